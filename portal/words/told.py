"""What each line of a dossier's journal tells its applicant, without names and without what is not yet decided."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from models.progress.journal_line import JournalLine

_Told = Callable[[Mapping[str, Any]], str]


def tell(line: JournalLine) -> str:
    """This will give the sentence; empty for what is no news to the applicant."""
    if line.line in _SILENT or line.kind == "marker":
        return ""
    told = _TOLD.get(line.line, f"{line.title}.")
    if isinstance(told, str):
        return told
    outcome = json.loads(line.outcome)
    return told(outcome if isinstance(outcome, dict) else {})


def _checked(outcome: Mapping[str, Any]) -> str:
    if outcome.get("verdict") == "complete":
        return "Bộ phận một cửa đã kiểm tra: hồ sơ đầy đủ."
    if outcome.get("verdict") == "incomplete":
        return "Bộ phận một cửa đã kiểm tra: hồ sơ còn nội dung cần bổ sung."
    return "Bộ phận một cửa đã kiểm tra và trình lãnh đạo xem xét."


def _supplemented(outcome: Mapping[str, Any]) -> str:
    if outcome.get("lapsed"):
        return "Hết thời hạn bổ sung mà chưa nhận được nội dung bổ sung."
    return "Đã nhận nội dung bổ sung; thời hạn giải quyết được tính lại từ đầu."


def _read(outcome: Mapping[str, Any]) -> str:
    if outcome.get("by_silence"):
        return "Hết thời gian kiểm tra bản thảo, không có ý kiến: coi là đồng ý."
    return "Ông/Bà cho biết bản thảo chưa đúng." if outcome.get("objects") else "Ông/Bà đồng ý với bản thảo."


def _decided(outcome: Mapping[str, Any]) -> str:
    decided = {"approved": "Lãnh đạo đã phê duyệt.", "refused": "Lãnh đạo đã quyết định từ chối giải quyết."}
    return decided.get(str(outcome.get("verdict")), "Lãnh đạo yêu cầu thẩm định lại.")


def _considered(outcome: Mapping[str, Any]) -> str:
    if outcome.get("agreed"):
        return "Lãnh đạo đồng ý từ chối tiếp nhận hồ sơ."
    return "Lãnh đạo yêu cầu tiếp tục tiếp nhận hồ sơ."


def _numbered(outcome: Mapping[str, Any]) -> str:
    if outcome.get("lapsed") or outcome.get("refused"):
        return "Số định danh cá nhân chưa được cấp; sẽ được ghi bổ sung sau."
    return "Cơ sở dữ liệu quốc gia về dân cư đã cấp số định danh cá nhân."


def _received(outcome: Mapping[str, Any]) -> str:
    if not outcome.get("received"):
        return "Bưu gửi chưa phát được và đã hoàn về."
    how = {"desk": "tại bộ phận một cửa", "post": "qua bưu điện", "online": "bản điện tử"}
    return f"Kết quả đã được nhận {how.get(str(outcome.get('how')), '')}".rstrip() + "."


def _apologised(outcome: Mapping[str, Any]) -> str:
    return "Đã gửi Phiếu xin lỗi và hẹn lại ngày trả kết quả." if outcome.get("until") else ""


_SILENT = frozenset(
    {
        "close",
        "draft_apology",
        "follows_up_number",
        "promises_new_date",
        "reaches_applicant",
        "settles_incident",
        "settles_message",
    }
)
_TOLD: dict[str, str | _Told] = {
    "checks_components": _checked,
    "request_supplement": "Đã gửi Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.",
    "supplements": _supplemented,
    "agrees_to_refuse_intake": _considered,
    "write_intake_refusal": "Đã gửi Phiếu từ chối tiếp nhận hồ sơ.",
    "accept": "Hồ sơ được tiếp nhận, đã gửi Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    "shows_notice": "Đã niêm yết đủ thời gian thông báo về trẻ bị bỏ rơi.",
    "ask_about_parents": "Đã gửi tra cứu về cha, mẹ đến Cơ sở dữ liệu quốc gia về dân cư.",
    "ask_about_child": "Đã gửi tra cứu xem trẻ đã đăng ký khai sinh chưa.",
    "answers_look_up": "Đã có kết quả tra cứu về cha, mẹ.",
    "finds_child": "Đã có kết quả tra cứu về trẻ.",
    "ask_other_commune": "Đã hỏi Ủy ban nhân dân nơi khác về tình trạng hôn nhân.",
    "promise_later": "Phải xác minh ở nơi khác, đã hẹn lại giờ trả kết quả.",
    "answers_query": "Ủy ban nhân dân nơi khác đã trả lời, hoặc đã hết thời hạn trả lời.",
    "appraises": "Công chức tư pháp – hộ tịch đã thẩm định hồ sơ.",
    "send_draft": "Đã gửi bản thảo kết quả để Ông/Bà kiểm tra.",
    "reads_draft": _read,
    "find_in_register": "Đã tra cứu cơ sở dữ liệu hộ tịch.",
    "decides": _decided,
    "write_refusal": "Đã ban hành văn bản từ chối giải quyết.",
    "enter_in_register": "Việc hộ tịch đã được ghi vào sổ.",
    "ask_for_number": "Đã đề nghị cấp số định danh cá nhân.",
    "gives_number": _numbered,
    "permits_without_number": "Lãnh đạo cho phép cấp giấy khi số định danh chưa về.",
    "draw_up_certificate": "Đã lập giấy kết quả.",
    "enter_copies": "Việc cấp bản sao đã được ghi sổ.",
    "draw_up_extract": "Đã lập bản sao trích lục.",
    "signs": "Lãnh đạo đã ký kết quả.",
    "seals": "Kết quả đã được đóng dấu.",
    "hand_over": "Kết quả đã sẵn sàng và được chuyển trả theo cách Ông/Bà chọn.",
    "receives": _received,
    "tell_of_return": "Đã báo Ông/Bà về bưu gửi hoàn.",
    "agrees_new_way": "Đã thống nhất cách trả kết quả khác.",
    "apologise_ahead": _apologised,
    "apologise_late": _apologised,
    "stop": "Đã dừng giải quyết hồ sơ và gửi thông báo.",
}

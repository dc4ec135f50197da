"""What each line of a dossier's journal tells its applicant, without names and without what is not yet decided."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from language.phrase import phrase
from models.acts.deaths.death_notice import SEALS_NOTICE, SIGNS_NOTICE
from models.clock.written_time import hour_and_day
from models.progress.journal_line import JournalLine
from portal.words.told_of_groups import GROUPS, LEG_SUPPLEMENTED, Told


def tell(line: JournalLine) -> str:
    """This will give the sentence; empty for what is no news to the applicant."""
    if line.line in _SILENT or line.line.startswith("alert_") or line.kind == "marker":
        return ""
    if line.line == "supplements" and line.leg:
        return LEG_SUPPLEMENTED
    told = _OF_NOTICE.get(line.title) or _TOLD.get(line.line, phrase("{title}.", title=line.title))
    words = told if isinstance(told, str) else told(_outcome(line))
    whose = _OF_TWO.get(line.leg)
    return phrase("{whose}: {words}", whose=whose, words=words) if whose and words else words


def _outcome(line: JournalLine) -> Mapping[str, Any]:
    outcome = json.loads(line.outcome)
    return outcome if isinstance(outcome, dict) else {}


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
        posted = outcome.get("how") == "post"
        return "Bưu gửi chưa phát được và đã hoàn về." if posted else "Ông/Bà đã đề nghị nhận kết quả theo cách khác."
    how = {
        "desk": "Kết quả đã được nhận tại bộ phận một cửa.",
        "post": "Kết quả đã được nhận qua bưu điện.",
        "online": "Kết quả bản điện tử đã được nhận.",
    }
    return how.get(str(outcome.get("how")), "Kết quả đã được nhận.")


def _apologised(outcome: Mapping[str, Any]) -> str:
    return "Đã gửi Phiếu xin lỗi và hẹn lại ngày trả kết quả." if outcome.get("until") else ""


def _verified(outcome: Mapping[str, Any]) -> str:
    return "Đã xác minh việc chết." if outcome.get("confirmed") else "Chưa xác nhận được việc chết."


def _locked(outcome: Mapping[str, Any]) -> str:
    return "Thông tin hộ tịch của người chết đã được khóa." if outcome.get("state") == "locked" else ""


def _home_told(outcome: Mapping[str, Any]) -> str:
    return "Đã báo Ủy ban nhân dân nơi thường trú của người chết." if outcome.get("state") == "told" else ""


def _noted(outcome: Mapping[str, Any]) -> str:
    return "Việc chết đã được ghi chú trong sổ đăng ký khai sinh." if outcome.get("entry_id") else ""


def _weighed(outcome: Mapping[str, Any]) -> str:
    weighed = {
        "wait": "Nơi cư trú cũ chưa trả lời trong thời hạn; tiếp tục chờ.",
        "pledge": "Nơi cư trú cũ chưa trả lời; hồ sơ đi tiếp theo văn bản cam đoan của Ông/Bà.",
    }
    return weighed.get(str(outcome.get("choice")), "Ủy ban nhân dân nơi cư trú cũ đã trả lời.")


def _confirmed(outcome: Mapping[str, Any]) -> str:
    if outcome.get("lapsed"):
        return "Hết thời hạn mà chủ hộ chưa có ý kiến."
    return "Chủ hộ đã đồng ý." if outcome.get("agreed") else "Chủ hộ không đồng ý."


def _residence_checked(outcome: Mapping[str, Any]) -> str:
    if outcome.get("must_be_verified"):
        return "Dữ liệu về chỗ ở chưa đủ, phải xác minh tại chỗ."
    return "Đã kiểm tra dữ liệu về chỗ ở."


def _appointed(outcome: Mapping[str, Any]) -> str:
    at = outcome.get("at")
    if not at:
        return "Không hẹn được ngày hai bên đến ký."
    return phrase("Đã hẹn hai bên đến ký lúc {at}.", at=hour_and_day(datetime.fromisoformat(at)))


def _met(outcome: Mapping[str, Any]) -> str:
    met = {"signed": "Hai bên đã có mặt và ký.", "absent": "Hai bên không đến đủ để ký; sẽ hẹn ngày khác."}
    return met.get(str(outcome.get("what")), "Chưa ký được; hồ sơ được thẩm định lại.")


# What is signed and sealed on the way to the result stands on the same lines as the result itself.
_OF_NOTICE = {
    SIGNS_NOTICE.title: "Lãnh đạo đã ký Giấy báo tử.",
    SEALS_NOTICE.title: "Giấy báo tử đã được vào số, đóng dấu.",
}
# Each of a couple is asked in a leg of his or her own.
_OF_TWO = {"husband": "Bên nam", "wife": "Bên nữ"}


def _proposed(outcome: Mapping[str, Any]) -> str:
    if outcome.get("proposed_as") == "apply_to_fees":
        return "Khoản tiền đã trả được dùng để nộp phí, lệ phí của hồ sơ."
    return "Đã đề xuất hoàn tiền; đang chờ lãnh đạo xem xét."


def _refund_decided(outcome: Mapping[str, Any]) -> str:
    return "Lãnh đạo đã duyệt hoàn tiền." if outcome.get("agreed") else "Lãnh đạo quyết định không hoàn tiền."


_SILENT = frozenset(
    {
        "answers_back",
        "close",
        "draft_apology",
        "follows_up_number",
        "gives_opinion",
        "promises_new_date",
        "name_former_communes",
        "reads_late_answer",
        "retells_agency",
        "reviews_after",
        "settles_incident",
        "settles_late_answer",
        "settles_message",
        "settles_silence",
        "reaches_applicant",
        "look_at_evidence",
        "locks_by_letter",
        "notifies_by_letter",
    }
)
_TOLD: dict[str, str | Told] = {
    **GROUPS,
    "proposes_refund": _proposed,
    "agrees_refund": _refund_decided,
    "pays_refund": "Đã trả lại tiền mặt tại quầy.",
    "checks_components": _checked,
    "request_supplement": "Đã gửi Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.",
    "supplements": _supplemented,
    "agrees_to_refuse_intake": _considered,
    "write_intake_refusal": "Đã gửi Phiếu từ chối tiếp nhận hồ sơ.",
    "accept": "Hồ sơ được tiếp nhận, đã gửi Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    "shows_notice": "Đã niêm yết đủ thời gian thông báo về trẻ bị bỏ rơi.",
    "ask_about_parents": "Đã gửi tra cứu về cha, mẹ đến Cơ sở dữ liệu quốc gia về dân cư.",
    "ask_about_child": "Đã gửi tra cứu xem trẻ đã đăng ký khai sinh chưa.",
    "ask_about_deceased": "Đã gửi tra cứu về người chết đến Cơ sở dữ liệu quốc gia về dân cư.",
    "ask_about_death": "Đã hỏi Ủy ban nhân dân nơi chết về Giấy báo tử.",
    "verifies_death": _verified,
    "issue_death_notice": "Đã lập Giấy báo tử.",
    "note_in_birth_entry": _noted,
    "lock_civil_record": _locked,
    "notify_permanent_residence": _home_told,
    "draw_up_death_extract": "Đã lập Trích lục khai tử.",
    "ask_about_guardianship": "Đã gửi tra cứu về hai bên giám hộ đến Cơ sở dữ liệu quốc gia về dân cư.",
    "answers_look_up": "Đã có kết quả tra cứu về dân cư, hộ tịch.",
    "ask_about_subject": "Đã gửi tra cứu dân cư đến Cơ sở dữ liệu quốc gia về dân cư.",
    "ask_about_person": "Đã gửi tra cứu tình trạng hôn nhân đến Cơ sở dữ liệu quốc gia về dân cư.",
    "ask_about_spouse": "Đã gửi tra cứu đến Cơ sở dữ liệu quốc gia về dân cư.",
    "ask_commune_of_spouse": "Đã hỏi Ủy ban nhân dân nơi thường trú về tình trạng hôn nhân.",
    "names_keeper": "Đã tìm được nơi giữ sổ đăng ký cũ.",
    "ask_keeper": "Đã hỏi nơi giữ sổ đăng ký cũ.",
    "agrees_appointment": _appointed,
    "invite_to_sign": "Đã gửi thư mời đến ký.",
    "appears": _met,
    "enter_birth_again": "Việc khai sinh đã được ghi lại vào sổ.",
    "enter_marriage": "Việc kết hôn đã được ghi vào sổ.",
    "draw_up_marriage_certificate": "Đã lập bản chính Giấy chứng nhận kết hôn.",
    "send_draft_to_spouse": "Đã gửi bản thảo để kiểm tra.",
    "stop_unsigned": "Hai bên không đến ký: đã dừng giải quyết hồ sơ và gửi thông báo.",
    "finds_child": "Đã có kết quả tra cứu về trẻ.",
    "ask_other_commune": "Đã hỏi Ủy ban nhân dân nơi khác về tình trạng hôn nhân.",
    "promise_later": "Phải xác minh ở nơi khác, đã hẹn lại giờ trả kết quả.",
    "answers_query": "Ủy ban nhân dân nơi khác đã trả lời, hoặc đã hết thời hạn trả lời.",
    "ask_former_commune": "Đã hỏi Ủy ban nhân dân nơi cư trú cũ về tình trạng hôn nhân.",
    "weighs_silence": _weighed,
    "promise_today": "Đã nhận đủ trả lời; kết quả được giải quyết ngay trong ngày.",
    "appraises": "Công chức tư pháp – hộ tịch đã thẩm định hồ sơ.",
    "send_draft": "Đã gửi bản thảo kết quả để Ông/Bà kiểm tra.",
    "reads_draft": _read,
    "find_in_register": "Đã tra cứu cơ sở dữ liệu hộ tịch.",
    "find_guardianship": "Đã tra cứu sổ giám hộ.",
    "decides": _decided,
    "write_refusal": "Đã ban hành văn bản từ chối giải quyết.",
    "enter_in_register": "Việc hộ tịch đã được ghi vào sổ.",
    "ask_for_number": "Đã đề nghị cấp số định danh cá nhân.",
    "gives_number": _numbered,
    "permits_without_number": "Lãnh đạo cho phép cấp giấy khi số định danh chưa về.",
    "draw_up_certificate": "Đã lập giấy kết quả.",
    "enter_copies": "Việc cấp bản sao đã được ghi sổ.",
    "draw_up_extract": "Đã lập bản sao trích lục.",
    "draw_up_marital_status": "Đã lập Giấy xác nhận tình trạng hôn nhân.",
    "draw_up_guardianship_extract": "Đã lập trích lục giám hộ.",
    "open_new_guardianship": "Giám hộ cũ đã chấm dứt; hồ sơ đăng ký giám hộ mới đã được mở.",
    "signs": "Lãnh đạo đã ký kết quả.",
    "seals": "Kết quả đã được đóng dấu.",
    "hand_over": "Kết quả đã sẵn sàng và được chuyển trả theo cách Ông/Bà chọn.",
    "receives": _received,
    "tell_of_return": lambda outcome: "Đã báo Ông/Bà về bưu gửi hoàn." if outcome.get("told") else "",
    "agrees_new_way": "Đã thống nhất cách trả kết quả khác.",
    "apologise_ahead": _apologised,
    "apologise_late": _apologised,
    "confirms": _confirmed,
    "checks_residence": _residence_checked,
    "verifies_residence": "Đã xác minh tại chỗ.",
    "draw_up_residence_notice": "Đã lập thông báo kết quả.",
    "draw_up_insurance_card": "Đã lập thẻ bảo hiểm y tế.",
    "return_to_agency": "Kết quả đã được trả cho cơ quan đã gửi hồ sơ.",
    "stop": "Đã dừng giải quyết hồ sơ và gửi thông báo.",
}

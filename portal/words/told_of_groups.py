"""What each line of a linked group tells the family: which agency has what, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Told = Callable[[Mapping[str, Any]], str]


def _leg_answered(outcome: Mapping[str, Any]) -> str:
    said = {
        "completed": "Cơ quan phối hợp đã giải quyết xong phần của mình.",
        "rejected": "Cơ quan phối hợp không giải quyết phần của mình; lý do nêu ở phần liên thông.",
        "supplement_requested": "Cơ quan phối hợp yêu cầu bổ sung.",
        "withdrawn": "Cơ quan phối hợp đã dừng giải quyết phần của mình.",
        "send_again": "Hồ sơ được chuyển lại cho cơ quan phối hợp.",
    }
    return said.get(str(outcome.get("verdict")), "Cơ quan phối hợp đã trả lời.")


def _leg_started(outcome: Mapping[str, Any]) -> str:
    if not outcome.get("wanted", True):
        return ""
    if not outcome.get("reference"):
        return "Chưa chuyển được hồ sơ cho cơ quan phối hợp, cán bộ đang xử lý."
    return "Đã chuyển hồ sơ cho cơ quan phối hợp."


def _residence_confirmed(outcome: Mapping[str, Any]) -> str:
    if outcome.get("agreed"):
        return "Chủ hộ đã đồng ý cho trẻ đăng ký thường trú."
    if outcome.get("lapsed"):
        return "Hết thời hạn mà chủ hộ chưa xác nhận, nên không chuyển phần đăng ký thường trú."
    return "Chủ hộ không đồng ý, nên không chuyển phần đăng ký thường trú."


def _householder(outcome: Mapping[str, Any]) -> str:
    return "Đã đề nghị chủ hộ xác nhận trên VNeID." if outcome.get("needed") else ""


def _benefit_confirmed(outcome: Mapping[str, Any]) -> str:
    if outcome.get("agreed"):
        return "Những người thân đã đồng ý người nhận trợ cấp."
    if outcome.get("lapsed"):
        return "Hết thời hạn mà người thân chưa xác nhận đủ, nên không chuyển phần trợ cấp."
    return "Có người thân không đồng ý, nên không chuyển phần trợ cấp."


def _relatives(outcome: Mapping[str, Any]) -> str:
    return "Đã đề nghị những người thân xác nhận trên VNeID." if outcome.get("needed") else ""


def _recalled(outcome: Mapping[str, Any]) -> str:
    return "Đã rút phần đang giải quyết ở cơ quan phối hợp." if outcome.get("recalled") else ""


GROUPS: Mapping[str, str | Told] = {
    "ask_householder": _householder,
    "confirms_residence": _residence_confirmed,
    "ask_relatives": _relatives,
    "confirms_benefit": _benefit_confirmed,
    "leave_leg_out": "",
    "start_leg": _leg_started,
    "answers_leg": _leg_answered,
    "pass_on_request": "Đã gửi Ông/Bà yêu cầu bổ sung của cơ quan phối hợp.",
    "pass_on_supplement": "Đã chuyển nội dung bổ sung cho cơ quan phối hợp.",
    "recall_leg": _recalled,
    "see_what_stands": "",
    "conclude_group": "Đã tổng hợp kết quả các phần liên thông và báo Ông/Bà.",
}
LEG_SUPPLEMENTED = "Đã nhận nội dung bổ sung cho cơ quan phối hợp, hoặc đã hết thời hạn bổ sung."

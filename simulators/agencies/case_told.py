"""What another agency tells of a case: thin news one by one, and everything to whoever asks with a token."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from simulators import moment
from simulators.deed import Deed
from simulators.planned_event import Happening

_TWO_DAYS = 2 * 86_400.0
_TITLES = {
    "1.004222": ("residence_notice", "Thông báo kết quả đăng ký thường trú"),
    "1.003197": ("residence_notice", "Thông báo kết quả xóa đăng ký thường trú"),
    "1.001667": ("funeral_benefit", "Quyết định hưởng trợ cấp mai táng, tử tuất"),
}
_CARD = ("insurance_card", "Thẻ bảo hiểm y tế")


@dataclass(frozen=True)
class Told:
    """A case: the other side's reference, our code, the procedure."""

    reference: str
    code: str
    procedure: str

    def news(self, state: str, sequence: int, reason: str | None = None) -> Happening:
        """One event of it."""
        data: dict[str, Any] = {
            "reference": self.reference,
            "code": self.code,
            "sequence": sequence,
            "state": state,
            "due_at": moment.written(moment.now() + _TWO_DAYS),
            "reason": reason,
        }
        return f"vn.gov.onestop.linked.{state}.v1", data


def tally(ids: list[str]) -> dict[str, Any]:
    """How many, and SHA-256 over the ids sorted as text, one a line."""
    return {"count": len(ids), "ids_hash": hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()}


def events_of(deeds: Iterable[Deed], by: float) -> list[dict[str, Any]]:
    """What has happened by that instant, in the order of its numbers."""
    told = [event.data for deed in deeds for event in deed.told(by)]
    return sorted(told, key=lambda data: int(data["sequence"]))


def about_result(procedure: str, state: str, code: str) -> dict[str, Any]:
    """Why, or with what, the case stands where it stands."""
    kind, title = _TITLES.get(procedure, _CARD)
    result = {
        "document_id": None,
        "kind": kind,
        "number": f"{code.rpartition('-')[2].lstrip('0')}/{moment.today()[:4]}",
        "issued_on": moment.today(),
        "title": title,
        "sha256": None,
    }
    wanted = {
        "component": "dwelling_proof",
        "field": None,
        "reason": "Chưa có giấy tờ chứng minh chỗ ở hợp pháp.",
        "what_to_do": "Gửi bản chụp giấy tờ về nhà ở.",
    }
    refused = {
        "component": None,
        "field": None,
        "reason": "Không đủ điều kiện giải quyết theo quy định.",
        "what_to_do": "Liên hệ cơ quan giải quyết để được hướng dẫn.",
    }
    reasons = {"supplement_requested": [wanted], "rejected": [refused]}
    return {"reasons": reasons.get(state, []), "results": [result] if state == "completed" else []}

"""The letters the tests read: every notice's example, and every other turn its templates can take."""

from __future__ import annotations

from typing import Any

from notifications.catalogue import CATALOGUE
from notifications.content import Content
from notifications.example_dossier import example_time
from procedures.civil_words import DeliveryWay

_TURNS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("filed", {"counted_from": None}),
    ("receipt", {"delivery": DeliveryWay.POST}),
    ("receipt", {"delivery": DeliveryWay.ONLINE}),
    ("receipt", {"delivery": DeliveryWay.ONLINE, "fee_due": 0, "originals_to_bring": ()}),
    ("supplement_request", {"clock": "resumes"}),
    ("intake_refusal", {"competent_office": None, "originals_to_collect": ()}),
    ("refusal", {"what_to_do": None, "originals_to_collect": ()}),
    ("result_ready", {"delivery": DeliveryWay.ONLINE}),
    ("result_ready", {"delivery": DeliveryWay.DESK, "fee_due": 0, "originals_to_bring": ()}),
    ("parcel_sent", {"cash_on_delivery": 0}),
    ("stopped", {"reason": None, "refund": 0}),
    ("stopped", {"asked_by_applicant": False, "originals_to_collect": ()}),
    ("lapsed", {"originals_to_collect": ()}),
    ("group_outcome", {"all_done": True, "status": "Hoàn thành"}),
    ("payment_received", {"still_owed": 8_000}),
    ("refund_decided", {"online": False}),
    ("refund_decided", {"given_back": False, "reason": "Sao kê không có giao dịch này."}),
    ("apology", {"already_late": True}),
    ("moved_appointment", {"new_due_at": example_time(25, 11, 17), "due_explained": ()}),
)


def with_facts(content: Content, **facts: object) -> Content:
    """The same letter with other facts, judged by its model like any letter."""
    return type(content).model_validate({**content.model_dump(), **facts})


def example(notice_id: str, **facts: object) -> Content:
    """The example of that notice, with other facts where given."""
    content: Content = CATALOGUE[notice_id].example
    return with_facts(content, **facts)


def _every_letter() -> dict[str, tuple[str, Content]]:
    letters = {notice_id: (notice_id, example(notice_id)) for notice_id in CATALOGUE}
    no_mail = example("filed").office.model_copy(update={"email": None}).model_dump()
    letters["filed without office e-mail"] = ("filed", example("filed", office=no_mail))
    for notice_id, facts in _TURNS:
        letters[f"{notice_id} {facts}"] = (notice_id, example(notice_id, **facts))
    return letters


EVERY_LETTER = _every_letter()

"""The ordinary way: filed at the desk, decided, signed, sealed, paid and handed over."""

from __future__ import annotations

from models.status import Ending
from tests.office.filings import at_the_desk
from tests.office.open_office import OpenOffice

ORDINARY = [
    "checks_components",
    "accept",
    "ask_about_parents",
    "ask_about_child",
    "answers_look_up",
    "finds_child",
    "appraises",
    "decides",
    "enter_in_register",
    "ask_for_number",
    "gives_number",
    "draw_up_certificate",
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]


def test_a_birth_is_registered_and_handed_over_at_the_desk(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    assert story.waits_for() == {"checks_components"}

    story.goes_on_to("receives")
    assert story.pays_at_the_desk() == 16_000
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    assert story.letters() == ["receipt", "result_ready"]
    assert story.documents() == ["receipt", "birth_certificate", "control_slip"]
    assert story.receipts() == [("cash", 16_000)]

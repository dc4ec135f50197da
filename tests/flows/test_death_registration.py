"""Deaths: proven by each kind of paper, certified by the ward itself, asked elsewhere, refused; and what follows."""

from __future__ import annotations

from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.death_filings import at_home, in_hospital
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ORDINARY = [
    "checks_components",
    "accept",
    "ask_about_deceased",
    "answers_look_up",
    "look_at_evidence",
    "appraises",
    "decides",
    "enter_in_register",
    "note_in_birth_entry",
    "lock_civil_record",
    "notify_permanent_residence",
    "draw_up_death_extract",
    "signs",
    "seals",
    "hand_over",
    "receives",
    "close",
]


def says(story: Story, words: str, kind: str = "death_extract") -> bool:
    """Whether the paper says so, wherever its lines break."""
    return squeezed(words) in squeezed(text_of(story.pdf(kind)))


def test_a_death_in_hospital_is_registered_and_the_extract_handed_over(office: OpenOffice) -> None:
    story = office.file(in_hospital)
    story.goes_on_to("receives")
    assert story.pays_at_the_desk() == 8_000
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")

    story.ends_as(Ending.DELIVERED)
    assert story.journal() == ORDINARY
    assert story.letters() == ["receipt", "result_ready"]
    assert story.documents() == ["receipt", "death_extract", "control_slip"]
    assert story.receipts() == [("cash", 8_000)]


def test_the_ward_issues_the_notice_first_when_nobody_else_can(office: OpenOffice) -> None:
    story = office.file(at_home)
    story.goes_on_to("verifies_death")
    story.answers("verifies_death", "confirm_death", seen="Đã gặp gia đình và tổ trưởng dân phố.")
    story.goes_on_to("receives")
    assert story.documents() == ["receipt", "apology", "death_notice", "death_extract"]

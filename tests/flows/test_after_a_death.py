"""What a registered death brings about: notes, locks and messages, each once, whatever the other offices do."""

from __future__ import annotations

from sqlalchemy import select

from models.register.entry_note import EntryNote
from models.role import Role
from models.status import Ending
from tests.documents.pdf_text import squeezed, text_of
from tests.office.death_filings import changed, of_somebody_at_home_elsewhere, of_the_child_in_our_book, without_copies
from tests.office.extract_filings import of_the_newborn
from tests.office.filings import without_copies as birth_without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

DATABASE, COMMUNE = "population-database", "other-commune"


def ends(story: Story) -> None:
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED)


def tried_until(office: OpenOffice, story: Story, line: str) -> None:
    """Time passes for partners that are out of order, until the dossier waits for that line."""

    def waits() -> bool:
        office.let_database_time_pass()
        office.go_on()
        return line in story.waits_for()

    office.until(waits)


def done_there(office: OpenOffice, partner: str, what: str) -> int:
    return len(office.town.ledger(partner, what))


def notes(office: OpenOffice) -> list[EntryNote]:
    found: list[EntryNote] = office.scalars(lambda session: list(session.scalars(select(EntryNote))))
    return found


def test_the_civil_record_is_locked_once_and_nobody_is_left_to_do_anything(office: OpenOffice) -> None:
    before = done_there(office, DATABASE, "record-locked")
    story = office.file(without_copies)
    ends(story)

    assert story.outcome("lock_civil_record") == {"state": "locked"}
    assert story.asides() == []
    assert done_there(office, DATABASE, "record-locked") == before + 1
    office.let_database_time_pass()
    office.poll_partners()
    office.go_on()
    assert story.asides() == []


def test_a_lock_whose_answer_was_lost_is_asked_about_and_not_set_twice(office: OpenOffice) -> None:
    before = done_there(office, DATABASE, "record-locked")
    office.town.force(DATABASE, {"operation": "lock"}, "error-after")
    story = office.file(without_copies)
    story.goes_on_to("decides")
    story.answers("decides", "approve")
    tried_until(office, story, "signs")

    assert story.outcome("lock_civil_record") == {"state": "locked"}
    assert done_there(office, DATABASE, "record-locked") == before + 1


def test_a_database_that_is_down_holds_no_family_up_and_the_record_is_locked_later(office: OpenOffice) -> None:
    before = done_there(office, DATABASE, "record-locked")
    story = office.file(without_copies)
    story.goes_on_to("decides")
    office.town.force(DATABASE, "*", "down", times=3)
    story.answers("decides", "approve")
    tried_until(office, story, "signs")
    assert story.outcome("lock_civil_record") == {"state": "open"}
    ends(story)
    assert [item.line for item in story.asides()] == ["locks_by_letter"]

    def locked() -> bool:
        office.let_database_time_pass()
        office.poll_partners()
        office.go_on()
        return story.asides() == []

    office.until(locked)
    assert done_there(office, DATABASE, "record-locked") == before + 1
    assert story.outcome("locks_by_letter", leg=_leg(story, "locks_by_letter")) == {"how": "partner"}


def test_a_lock_the_database_refuses_is_asked_for_by_letter(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"operation": "lock"}, "refuse", reason="already-locked")
    story = office.file(without_copies)
    ends(story)
    (aside,) = story.asides()
    story.answer_item(
        aside,
        "sent_by_letter",
        {"number": "15/UBND-TP", "how": "Đã gửi công văn kèm trích lục."},
        office.member(Role.JUSTICE_OFFICER),
    )

    assert story.asides() == []
    assert story.outcome("locks_by_letter", leg=aside.leg) == {"how": "letter"}


def test_somebody_without_a_record_needs_no_lock(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"operation": "lock"}, "refuse", reason="no-such-record")
    story = office.file(without_copies)
    ends(story)
    assert story.outcome("lock_civil_record") == {"state": "nothing_to_lock"}

    before = done_there(office, DATABASE, "record-locked")
    foreigner = office.file(lambda day: _foreign(without_copies(day)))
    ends(foreigner)
    assert foreigner.outcome("lock_civil_record") == {"state": "nothing_to_lock"}
    assert done_there(office, DATABASE, "record-locked") == before
    assert story.asides() + foreigner.asides() == []


def test_the_ward_of_permanent_residence_is_told_once(office: OpenOffice) -> None:
    before = done_there(office, COMMUNE, "notice-received")
    office.town.force(COMMUNE, {"operation": "notice"}, "error-after")
    story = office.file(of_somebody_at_home_elsewhere)
    story.goes_on_to("decides")
    story.answers("decides", "approve")
    tried_until(office, story, "signs")

    assert story.outcome("notify_permanent_residence") == {"state": "told"}
    told = office.town.ledger(COMMUNE, "notice-received")
    assert len(told) == before + 1
    request = told[-1]["request"]
    entry = story.book()
    assert (request["commune_code"], request["event"]) == ("09552", "death")
    assert request["register_entry"] == f"{entry.number}/{entry.year}"


def test_a_ward_that_cannot_be_reached_is_told_when_it_is_back(office: OpenOffice) -> None:
    story = office.file(of_somebody_at_home_elsewhere)
    story.goes_on_to("decides")
    office.town.force(COMMUNE, "*", "down", times=3)
    story.answers("decides", "approve")
    tried_until(office, story, "signs")
    assert [item.line for item in story.asides()] == ["notifies_by_letter"]

    def told() -> bool:
        office.let_database_time_pass()
        office.poll_partners()
        office.go_on()
        return story.asides() == []

    office.until(told)


def test_registered_at_home_nobody_need_be_told(office: OpenOffice) -> None:
    story = office.file(without_copies)
    ends(story)

    assert story.outcome("notify_permanent_residence") == {"state": "not_needed"}


def test_a_death_is_noted_beside_the_birth_in_our_own_book(office: OpenOffice) -> None:
    birth = office.file(birth_without_copies)
    birth.goes_on_to("receives")
    story = office.file(of_the_child_in_our_book)
    ends(story)

    (note,) = notes(office)
    assert note.entry_id == birth.book().id
    assert note.what == "Ngày 06/10/2026: ghi chú đã chết ngày 03/10/2026."
    assert note.basis == "Trích lục khai tử số 1/2026 của Ủy ban nhân dân phường Mẫu Đơn"
    assert story.outcome("note_in_birth_entry")["entry_id"] == str(birth.book().id)


def test_a_copy_of_the_birth_entry_shows_the_note(office: OpenOffice) -> None:
    birth = office.file(birth_without_copies)
    birth.goes_on_to("receives")
    ends(office.file(of_the_child_in_our_book))
    copies = office.file(of_the_newborn)
    copies.goes_on_to("appraises")
    copies.answers("appraises", "propose_copies", entry_id=str(birth.book().id))
    copies.goes_on_to("receives")

    paper = squeezed(text_of(copies.pdf("civil_status_extract")))
    assert squeezed("Ghi chú: Ngày 06/10/2026: ghi chú đã chết ngày 03/10/2026.") in paper
    assert squeezed("(Trích lục khai tử số 1/2026 của Ủy ban nhân dân phường Mẫu Đơn)") in paper


def test_a_birth_of_the_same_name_and_another_day_is_left_alone(office: OpenOffice) -> None:
    birth = office.file(birth_without_copies)
    birth.goes_on_to("receives")
    story = office.file(lambda day: _born_in(of_the_child_in_our_book(day), 2001))
    ends(story)

    assert notes(office) == []
    assert story.outcome("note_in_birth_entry")["entry_id"] is None


def test_a_second_registration_of_the_same_death_is_shown_to_the_officer(office: OpenOffice) -> None:
    ends(office.file(without_copies))
    story = office.file(without_copies)
    story.goes_on_to("appraises")

    assert story.outcome("look_at_evidence")["entries_alike"] == 1


def _foreign(body: dict[str, object]) -> dict[str, object]:
    declaration = body["declaration"]
    assert isinstance(declaration, dict)
    declaration["deceased"].update(nationality="LA", ethnicity=None)
    del declaration["deceased"]["personal_number"]
    return body


def _born_in(body: dict[str, object], year: int) -> dict[str, object]:
    declaration = body["declaration"]
    assert isinstance(declaration, dict)
    return changed(body, deceased={**declaration["deceased"], "birth_date": {"year": year}})


def _leg(story: Story, line: str) -> str:
    return next(item.leg for item in story.items() if item.line == line)

"""What other offices say, do not say, or say late."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import select

from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.keep_message import keep_message
from models.register.look_up import LookUp
from models.status import Ending
from tests.office.filings import of_a_foundling, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

DATABASE = "population-database"


def look_ups(story: Story) -> list[tuple[str, str]]:
    query = select(LookUp).where(LookUp.dossier_id == story.dossier_id).order_by(LookUp.kind)
    rows = story.office.scalars(lambda session: list(session.scalars(query)))
    return [(row.kind, row.source) for row in rows]


def test_parents_and_child_are_looked_up_and_the_answers_kept(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")

    assert look_ups(story) == [("birth_duplicate", "co-so-du-lieu"), ("marital", "co-so-du-lieu")]
    assert story.outcome("answers_look_up")["marital"] == "married"
    assert story.outcome("answers_look_up")["mismatch"] is False
    assert story.outcome("finds_child")["registered"] is False


def test_a_child_registered_before_is_shown_to_the_officer(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"kind": "birth_duplicate"}, "already-registered")
    story = office.file(without_copies)
    story.goes_on_to("appraises")

    assert story.outcome("finds_child")["registered"] is True


def test_without_marital_data_the_other_commune_is_asked_and_a_later_hour_promised(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"kind": "marital"}, "no-data")
    story = office.file(without_copies)
    story.goes_on_to("appraises")

    assert story.outcome("answers_look_up")["marital"] == "no_data"
    assert story.outcome("answers_query")["answer"] == "married"
    assert ("marital_query", "xa-khac") in look_ups(story)
    assert story.letters() == ["receipt", "apology"]
    assert story.documents() == ["receipt", "apology"]
    dossier = story.dossier()
    assert dossier.verified_longer
    assert dossier.due_at is not None
    assert dossier.due_at - dossier.received_at > timedelta(days=3)


def test_a_commune_that_stays_silent_holds_nobody_up_for_ever(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"kind": "marital"}, "no-data")
    office.town.force("other-commune", "*", "lost")
    story = office.file(without_copies)
    story.goes_on_to("answers_query")
    office.advance(timedelta(days=7))

    assert story.waits_for() == {"appraises"}
    assert story.outcome("answers_query")["lapsed"] is True


def test_a_database_that_is_down_is_replaced_by_paper(office: OpenOffice) -> None:
    office.town.force(DATABASE, "*", "down", times=20)
    story = office.file(without_copies)
    story.answers("checks_components", "complete")
    for _ in range(6):
        office.let_database_time_pass()
        office.go_on()

    assert story.waits_for() == {"answers_look_up"}
    story.answers("answers_look_up", "seen_on_paper", marital="married", seen="Đã xem Giấy chứng nhận kết hôn.")
    story.answers("finds_child", "book_checked", registered=False, seen="Đã tra sổ năm nay, không thấy.")
    assert story.waits_for() == {"appraises"}
    assert look_ups(story) == [("birth_duplicate", "giay-to"), ("population", "giay-to")]


def test_a_database_that_comes_back_answers_in_place_of_paper_after_all(office: OpenOffice) -> None:
    office.town.force(DATABASE, "*", "down", times=3)
    story = office.file(without_copies)
    story.answers("checks_components", "complete")

    def asked_until_it_answered() -> bool:
        office.let_database_time_pass()
        office.go_on()
        office.poll_partners()
        return "appraises" in story.waits_for()

    office.until(asked_until_it_answered)
    assert look_ups(story) == [("birth_duplicate", "co-so-du-lieu"), ("marital", "co-so-du-lieu")]


def test_an_answer_lost_on_the_way_is_fetched_by_asking(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"kind": "marital"}, "lost")
    story = office.file(without_copies)
    story.goes_on_to("answers_look_up")
    office.let_database_time_pass()
    assert office.poll_partners() > 0

    story.reaches("appraises")
    assert story.outcome("answers_look_up")["marital"] == "married"


def test_an_answer_that_comes_before_its_wait_is_parked_and_then_taken_up(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"kind": "marital"}, "held")
    story = office.file(without_copies)
    story.goes_on_to("answers_look_up")
    parked = select(InboxMessage).where(InboxMessage.state == InboxState.PARKED)
    office.until(lambda: bool(office.scalars(lambda session: session.scalars(parked).first())))
    office.town.release(DATABASE)

    story.reaches("appraises")
    assert office.scalars(lambda session: session.scalars(parked).first()) is None
    assert story.outcome("finds_child")["registered"] is False


def test_messages_twice_out_of_order_forged_or_garbled_do_nothing_twice(office: OpenOffice) -> None:
    for manner in ("doubled", "doubled-anew", "late", "forged-signature", "wrong-reference", "garbage"):
        office.town.force(DATABASE, {"operation": "look-up", "kind": "marital"}, manner, seconds=0.1)
        story = office.file(without_copies)
        story.reaches("checks_components")
        story.answers("checks_components", "complete")
        office.town.release(DATABASE)
        story.goes_on_to("receives")
        story.answers("receives", "handed_over", identity_seen="Căn cước")
        story.ends_as(Ending.DELIVERED)
        assert look_ups(story) == [("birth_duplicate", "co-so-du-lieu"), ("marital", "co-so-du-lieu")]


def test_an_answer_to_another_partners_question_is_quarantined(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    with office.database.transaction() as session:
        kept = session.scalars(select(InboxMessage)).first()
        assert kept is not None
        false = InboxMessage(
            source="post-office",
            event_id="evt-false",
            kind=kept.kind,
            reference=kept.reference,
            body=kept.body,
            received_at=kept.received_at,
        )
        session.add(false)
    office.go_on()

    query = select(InboxMessage.state).where(InboxMessage.event_id == "evt-false")
    assert office.scalars(lambda session: session.scalar(query)) == InboxState.QUARANTINED


def test_a_message_that_nobody_can_read_holds_no_other_up(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"kind": "marital"}, "lost")
    story = office.file(without_copies)
    story.goes_on_to("answers_look_up")
    with office.database.transaction() as session:
        keep_message(
            session,
            source=DATABASE,
            event_id="evt-no-persons",
            kind="lookup.answered",
            reference=story.open_item("answers_look_up").reference or "",
            body=json.dumps({"data": {"persons": 7}}),
            at=office.clock.now() - timedelta(hours=1),
        )
    office.let_database_time_pass()
    office.poll_partners()

    story.reaches("appraises")
    assert [item.line for item in story.asides()] == ["settles_message"]
    query = select(InboxMessage.state).where(InboxMessage.event_id == "evt-no-persons")
    assert office.scalars(lambda session: session.scalar(query)) == InboxState.QUARANTINED


def test_a_number_that_is_late_is_permitted_to_be_missing_and_then_added_by_a_note(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"operation": "number"}, "held")
    story = office.file(without_copies)
    story.goes_on_to("gives_number")
    office.advance(timedelta(days=1))
    assert story.waits_for() == {"permits_without_number"}
    story.answers("permits_without_number", "permit")
    story.goes_on_to("receives")
    assert story.document("birth_certificate").content["personal_number"] == ""
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)

    office.town.release(DATABASE)
    office.until(lambda: bool(story.asides()))
    story.answers("adds_number", "add_number")
    entry = story.book()
    assert entry.personal_number is not None
    assert "07/10/2026" in (entry.number_note or "")
    assert story.letters()[-1] == "number_added"
    assert story.letter_rows("number_added")[0].content["masked_number"].endswith(entry.personal_number[-3:])


def test_a_number_that_comes_before_the_certificate_is_drawn_still_stands_on_it(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"operation": "number"}, "held")
    story = office.file(without_copies)
    story.goes_on_to("gives_number")
    office.advance(timedelta(days=1))
    office.town.release(DATABASE)
    office.until(lambda: story.book().personal_number is not None)
    story.answers("permits_without_number", "permit")
    story.goes_on_to("signs")

    entry = story.book()
    assert story.document("birth_certificate").content["personal_number"] == entry.personal_number
    # The day that was waited for has broken the promise, which is all that is left to see to.
    assert [item.line for item in story.asides()] == ["promises_new_date"]


def test_a_number_that_could_not_be_asked_for_is_asked_for_again(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("decides")
    office.town.force(DATABASE, "*", "down", times=3)
    story.answers("decides", "approve")
    for _ in range(4):
        office.let_database_time_pass()
        office.go_on()
    assert story.outcome("ask_for_number")["reached"] is False
    assert story.waits_for() == {"gives_number"}

    def asked_until_it_came() -> bool:
        office.let_database_time_pass()
        office.poll_partners()
        return "signs" in story.waits_for()

    office.until(asked_until_it_came)
    assert story.book().personal_number is not None


def test_a_refused_number_is_for_the_chairman_to_decide(office: OpenOffice) -> None:
    office.town.force(DATABASE, {"operation": "number"}, "already-registered")
    story = office.file(without_copies)
    story.goes_on_to("permits_without_number")

    assert story.outcome("gives_number") == {"lapsed": False, "refused": True}


def test_a_foundling_is_announced_for_seven_days_first(office: OpenOffice) -> None:
    story = office.file(of_a_foundling)
    story.answers("checks_components", "complete")
    assert story.waits_for() == {"shows_notice"}
    office.advance(timedelta(days=6, hours=7))
    assert story.waits_for() == {"shows_notice"}
    office.advance(timedelta(days=1, hours=3))
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")

    story.ends_as(Ending.DELIVERED)
    assert story.outcome("ask_about_parents")["needed"] is False
    assert story.document("birth_certificate").content["mother"] is None
    assert look_ups(story) == [("birth_duplicate", "co-so-du-lieu")]

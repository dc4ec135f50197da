"""A line added while dossiers are under way: who has passed its place goes on without it, all others meet it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from engine.legs import together
from engine.procedure_flow import ProcedureFlow, procedure_flow
from engine.slip import Slip
from engine.wait import wait_for
from models.actor import Actor
from models.acts.answer import lock_dossier
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.incident import Incident
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.progress.journal_line import JournalLine
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.limits import WorkingDays
from tests.engine.conftest import Desk
from tests.engine.trial import LEFT, RIGHT, TRIES, ask_partner, finish, give_up, mark, marks

MARKER = "2027-01 thêm một dấu"
Story = Callable[[Slip], Ending]


def flow_of(story: Story) -> ProcedureFlow:
    return procedure_flow(BIRTH_REGISTRATION, if_interrupted=give_up)(story)


def ends(dossier: Slip) -> Ending:
    finish(dossier, Ending.DELIVERED)
    return Ending.DELIVERED


def lines(desk: Desk, dossier: UUID) -> list[str]:
    query = select(JournalLine).where(JournalLine.dossier_id == dossier).order_by(JournalLine.leg, JournalLine.sequence)
    with desk.database.transaction() as session:
        return [f"{row.leg}/{row.line}".lstrip("/") for row in session.scalars(query)]


def no_incident(desk: Desk) -> bool:
    with desk.database.transaction() as session:
        return session.scalars(select(Incident)).all() == []


def withdraw(desk: Desk, dossier: UUID) -> None:
    with desk.database.transaction() as session:
        locked = lock_dossier(session, dossier)
        interrupt(session, locked, Actor.applicant(), InterruptionKind.WITHDRAWAL, "đổi ý", desk.clock.now())


def test_a_new_dossier_and_one_that_waits_before_the_place_meet_the_added_line(desk: Desk) -> None:
    def old(dossier: Slip) -> Ending:
        wait_for(dossier, TRIES)
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        wait_for(dossier, TRIES)
        if dossier.has(MARKER):
            mark(dossier, "added")
        return ends(dossier)

    under_way, later = desk.file(), desk.file()
    desk.read(under_way, flow_of(old))
    for dossier in (under_way, later):
        desk.read(dossier, flow_of(new))
        desk.answer(dossier, "trial_tries", "enough")
        desk.read(dossier, flow_of(new))
        with desk.database.transaction() as session:
            assert marks(session, dossier) == ["added"]


def test_who_has_passed_the_place_goes_on_without_it_reading_after_reading(desk: Desk) -> None:
    def old(dossier: Slip) -> Ending:
        mark(dossier, "first")
        wait_for(dossier, TRIES)
        wait_for(dossier, LEFT)
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        mark(dossier, "first")
        if dossier.has(MARKER):
            mark(dossier, "added")
        wait_for(dossier, TRIES)
        wait_for(dossier, LEFT)
        return ends(dossier)

    dossier = desk.file()
    desk.read(dossier, flow_of(old))
    desk.answer(dossier, "trial_tries", "enough")
    desk.read(dossier, flow_of(old))
    for _ in range(3):
        desk.read(dossier, flow_of(new))
    desk.answer(dossier, "trial_left", "enough")
    desk.read(dossier, flow_of(new))

    assert lines(desk, dossier) == ["mark", "trial_tries", "trial_left", "finish"]
    assert no_incident(desk)


def test_an_answer_that_comes_while_the_marker_is_looked_at_has_passed_it(desk: Desk) -> None:
    """The reading has loaded its journal before the answer was there."""

    def old(dossier: Slip) -> Ending:
        wait_for(dossier, TRIES)
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        answer_once()
        if dossier.has(MARKER):
            mark(dossier, "added")
        wait_for(dossier, TRIES)
        return ends(dossier)

    dossier = desk.file()
    desk.read(dossier, flow_of(old))
    answers = [lambda: desk.answer(dossier, "trial_tries", "enough")]

    def answer_once() -> None:
        if answers:
            answers.pop()()

    desk.read(dossier, flow_of(new))

    assert lines(desk, dossier) == ["trial_tries", "finish"]
    assert no_incident(desk)


def test_whoever_is_awaited_beyond_the_marker_may_not_answer_before_the_way_comes_to_him(desk: Desk) -> None:
    def old(dossier: Slip) -> Ending:
        wait_for(dossier, LEFT)
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        if dossier.has(MARKER):
            nobody_but_the_first_is_awaited()
            wait_for(dossier, TRIES)
        wait_for(dossier, LEFT)
        return ends(dossier)

    def nobody_but_the_first_is_awaited() -> None:
        assert desk.open_lines(dossier) <= {"trial_tries"}

    dossier = desk.file()
    desk.read(dossier, flow_of(old))
    assert desk.open_lines(dossier) == {"trial_left"}
    desk.read(dossier, flow_of(new))
    assert desk.open_lines(dossier) == {"trial_tries"}
    desk.answer(dossier, "trial_tries", "enough")
    desk.read(dossier, flow_of(new))
    desk.answer(dossier, "trial_left", "enough")
    desk.read(dossier, flow_of(new))

    assert lines(desk, dossier) == [f"marker {MARKER}", "trial_tries", "trial_left", "finish"]


def test_who_is_in_the_legs_below_has_passed_what_was_added_before_them(desk: Desk) -> None:
    def old(dossier: Slip) -> Ending:
        together(left=lambda: left(dossier), right=lambda: wait_for(dossier, RIGHT))
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        if dossier.has(MARKER):
            wait_for(dossier, TRIES)
        return old(dossier)

    def left(dossier: Slip) -> None:
        mark(dossier, "left")
        wait_for(dossier, LEFT)

    dossier = desk.file()
    desk.read(dossier, flow_of(old))
    desk.read(dossier, flow_of(new))
    assert desk.open_lines(dossier) == {"trial_left", "trial_right"}

    # In the other order of events, when nothing is written below yet, the new line comes first.
    fresh = desk.file()
    desk.read(fresh, flow_of(new))
    assert desk.open_lines(fresh) == {"trial_tries"}


def test_who_has_gone_on_above_has_passed_what_was_added_in_a_leg(desk: Desk) -> None:
    def old(dossier: Slip) -> Ending:
        together(left=lambda: mark(dossier, "left"), right=lambda: None)
        mark(dossier, "beyond")
        wait_for(dossier, TRIES)
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        together(left=lambda: mark(dossier, "left"), right=lambda: right(dossier))
        mark(dossier, "beyond")
        wait_for(dossier, TRIES)
        return ends(dossier)

    def right(dossier: Slip) -> None:
        if dossier.has(MARKER):
            wait_for(dossier, RIGHT)

    dossier = desk.file()
    desk.read(dossier, flow_of(old))
    desk.read(dossier, flow_of(new))

    assert desk.open_lines(dossier) == {"trial_tries"}


def test_a_leg_beside_that_has_gone_further_does_not_count(desk: Desk) -> None:
    def story(dossier: Slip) -> Ending:
        together(left=lambda: left(dossier), right=lambda: mark(dossier, "right"))
        return ends(dossier)

    def left(dossier: Slip) -> None:
        wait_for(dossier, LEFT)
        if dossier.has(MARKER):
            mark(dossier, "added")

    dossier = desk.file()
    desk.read(dossier, flow_of(story))
    desk.answer(dossier, "trial_left", "enough")
    desk.read(dossier, flow_of(story))

    assert lines(desk, dossier) == [
        "finish",
        "left/trial_left",
        f"left/marker {MARKER}",
        "left/mark",
        "right/mark",
    ]


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_call_that_is_out_has_passed_the_marker_and_is_confirmed_first(desk: Desk, withdrawn: bool) -> None:
    def old(dossier: Slip) -> Ending:
        ask_partner(dossier)
        wait_for(dossier, TRIES)
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        if dossier.has(MARKER):
            wait_for(dossier, LEFT)
        return old(dossier)

    dossier = desk.file()
    desk.partner.forgets_answer = True
    assert desk.read(dossier, flow_of(old)) == "partner"
    if withdrawn:
        withdraw(desk, dossier)
    desk.read(dossier, flow_of(new))

    with desk.database.transaction() as session:
        assert session.scalars(select(Effect)).one().confirmed_at is not None
        assert session.get_one(Dossier, dossier).ending == (Ending.WITHDRAWN if withdrawn else None)
    assert len(desk.partner.ledger) == 1


def test_what_was_answered_aside_lies_on_nobodys_way(desk: Desk) -> None:
    """An incident that was settled stands in the journal, in a leg that no story meets."""

    def stumbles(dossier: Slip) -> Ending:
        wait_for(dossier, TRIES)
        raise RuntimeError

    def new(dossier: Slip) -> Ending:
        wait_for(dossier, TRIES)
        if dossier.has(MARKER):
            mark(dossier, "added")
        return ends(dossier)

    dossier = desk.file()
    desk.read(dossier, flow_of(stumbles))
    desk.answer(dossier, "trial_tries", "enough")
    for _ in range(5):
        desk.read(dossier, flow_of(stumbles))
        desk.patience_is_over()
    desk.answer(dossier, "settles_incident", "retry")
    desk.read(dossier, flow_of(new))

    assert lines(desk, dossier)[:4] == ["trial_tries", f"marker {MARKER}", "mark", "finish"]


def test_a_marker_in_a_loop_stands_in_each_turn_that_had_not_begun(desk: Desk) -> None:
    def old(dossier: Slip) -> Ending:
        while wait_for(dossier, TRIES).again:
            mark(dossier, "again")
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        while wait_for(dossier, TRIES).again:
            if dossier.has(MARKER):
                mark(dossier, "added")
            mark(dossier, "again")
        return ends(dossier)

    dossier = desk.file()
    desk.read(dossier, flow_of(old))
    for number, outcome in enumerate(("again", "again", "enough")):
        desk.answer(dossier, "trial_tries", outcome)
        desk.read(dossier, flow_of(old if number == 0 else new))

    marker = f"marker {MARKER}"
    assert lines(desk, dossier) == [
        "trial_tries",
        "mark",
        "trial_tries",
        marker,
        "mark",
        "mark",
        "trial_tries",
        "finish",
    ]
    assert no_incident(desk)


def test_who_is_awaited_again_has_his_whole_time_again(desk: Desk) -> None:
    """A line added before his place took him off the list for a while; that while is not counted against him."""

    def old(dossier: Slip) -> Ending:
        wait_for(dossier, RIGHT, within=WorkingDays(2))
        return ends(dossier)

    def new(dossier: Slip) -> Ending:
        if dossier.has(MARKER):
            wait_for(dossier, TRIES)
        wait_for(dossier, RIGHT, within=WorkingDays(2))
        return ends(dossier)

    dossier = desk.file()
    desk.read(dossier, flow_of(old))
    desk.read(dossier, flow_of(new))
    desk.clock.advance(timedelta(days=9))
    desk.answer(dossier, "trial_tries", "enough")
    desk.read(dossier, flow_of(new))
    assert lines(desk, dossier) == [f"marker {MARKER}", "trial_tries"]

    desk.answer(dossier, "trial_right", "enough")
    desk.read(dossier, flow_of(new))
    assert lines(desk, dossier) == [f"marker {MARKER}", "trial_tries", "trial_right", "finish"]

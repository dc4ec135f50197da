"""How a dossier advances: nothing lost, nothing done twice, everybody awaited exactly once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text, update

from engine.lease import claim
from models.actor import Actor
from models.acts.answer import answer, lock_dossier
from models.acts.refusal import Interrupted, ItemGone, TooLate
from models.dossier import Dossier
from models.progress.incident import Incident
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.progress.journal_line import JournalLine
from models.progress.reading import ReadingLease
from models.progress.wake_up import WakeUp, wake
from models.progress.work_item import WorkItem
from models.role import Role
from models.status import Ending
from tests.engine.conftest import Desk
from tests.engine.trial import marks, trial
from tests.schema import without_guards


def journal(desk: Desk, dossier_id: UUID) -> list[tuple[str, str, int, int]]:
    with desk.database.transaction() as session:
        rows = session.scalars(
            select(JournalLine)
            .where(JournalLine.dossier_id == dossier_id)
            .order_by(JournalLine.leg, JournalLine.sequence)
        )
        return [(row.leg, row.line, row.turn, row.sequence) for row in rows]


def drive_to_legs(desk: Desk) -> UUID:
    dossier = desk.file()
    desk.read_all()
    desk.answer(dossier, "trial_tries", "enough")
    desk.read_all()
    return dossier


def test_a_new_dossier_waits_for_the_first_person(desk: Desk) -> None:
    dossier = desk.file()

    assert desk.read_all() == ["waiting"]
    assert desk.open_lines(dossier) == {"trial_tries"}


def test_a_loop_counts_its_turns_and_does_each_only_once(desk: Desk) -> None:
    dossier = desk.file()
    desk.read_all()
    for _ in range(3):
        desk.answer(dossier, "trial_tries", "again")
        desk.read_all()

    with desk.database.transaction() as session:
        assert marks(session, dossier) == ["again"] * 3
    assert [line[1:3] for line in journal(desk, dossier)] == [
        (name, turn) for turn in (1, 2, 3) for name in ("trial_tries", "mark")
    ]


def test_two_legs_wait_side_by_side_and_end_in_any_order(desk: Desk) -> None:
    for order in (("trial_left", "trial_right"), ("trial_right", "trial_left")):
        dossier = drive_to_legs(desk)
        assert desk.open_lines(dossier) == {"trial_left", "trial_right"}

        for line in order:
            desk.answer(dossier, line, "enough")
            desk.read_all()

        with desk.database.transaction() as session:
            assert session.get_one(Dossier, dossier).ending is Ending.DELIVERED
            assert marks(session, dossier) == ["left"]
        assert [leg for leg, *_ in journal(desk, dossier)].count("right") == 1


def test_ten_wake_ups_do_no_more_than_one(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    before = journal(desk, dossier)

    for _ in range(10):
        with desk.database.transaction() as session:
            wake(session, dossier)
        desk.read(dossier)

    assert journal(desk, dossier) == before


def test_a_limit_that_runs_out_answers_by_itself(desk: Desk) -> None:
    dossier = drive_to_legs(desk)

    # The day after next is Thursday 3 September: the holidays of 31/8 to 2/9/2026 do not count.
    desk.clock.advance(timedelta(days=8))
    desk.read_all()

    assert desk.open_lines(dossier) == {"trial_left"}
    with desk.database.transaction() as session:
        line = session.get_one(JournalLine, (dossier, "right", "trial_right", 1))
        assert line.kind == "limit"
        assert '"lapsed":true' in line.outcome


def test_a_withdrawal_stops_new_lines_and_reads_the_way_out(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    with desk.database.transaction() as session:
        interrupt(
            session,
            lock_dossier(session, dossier),
            Actor.applicant(),
            InterruptionKind.WITHDRAWAL,
            "đổi ý",
            desk.clock.now(),
        )
    with pytest.raises(Interrupted):
        desk.answer(dossier, "trial_left", "enough")

    desk.read_all()

    with desk.database.transaction() as session:
        assert session.get_one(Dossier, dossier).ending is Ending.WITHDRAWN
        assert marks(session, dossier) == ["left", "undone"]
    assert desk.open_lines(dossier) == set()


def test_what_has_ended_cannot_be_withdrawn(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    for line in ("trial_left", "trial_right"):
        desk.answer(dossier, line, "enough")
    desk.read_all()

    with desk.database.transaction() as session, pytest.raises(TooLate):
        interrupt(
            session,
            lock_dossier(session, dossier),
            Actor.applicant(),
            InterruptionKind.WITHDRAWAL,
            "muộn",
            desk.clock.now(),
        )


def test_an_answer_given_twice_is_refused_the_second_time(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    with desk.database.transaction() as session:
        item = session.scalars(select(WorkItem).where(WorkItem.line == "trial_left")).one()
    desk.answer(dossier, "trial_left", "enough")

    actor = Actor("applicant", frozenset({Role.RECEIVER}))
    with desk.database.transaction() as session, pytest.raises(ItemGone):
        answer(session, item.id, actor, "enough", {}, desk.clock.now())


def test_a_call_whose_answer_was_lost_is_inquired_about_and_not_sent_again(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    desk.partner.forgets_answer = True
    for line in ("trial_left", "trial_right"):
        desk.answer(dossier, line, "enough")

    ends = desk.read_all()

    assert ends == ["partner", "ended"]
    assert len(desk.partner.ledger) == 1


def test_a_partner_that_is_away_is_no_failure_of_the_dossier(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    desk.partner.down = True
    for line in ("trial_left", "trial_right"):
        desk.answer(dossier, line, "enough")

    for _ in range(9):
        assert desk.read(dossier) == "partner"
    desk.partner.down = False

    assert desk.read_all() == ["ended"]
    with desk.database.transaction() as session:
        assert session.get_one(ReadingLease, dossier).failures == 0


def test_a_journal_in_another_order_stops_before_anything_is_done(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    with desk.database.transaction() as session, without_guards(session):
        session.execute(update(JournalLine).where(JournalLine.line == "trial_tries").values(line="trial_renamed"))
        wake(session, dossier)

    assert desk.read(dossier) == "failed"

    with desk.database.transaction() as session:
        assert session.scalars(select(Incident)).one().code.startswith("JournalDisagrees")
    assert "settles_incident" in desk.open_lines(dossier)


def test_a_reader_that_was_overtaken_writes_nothing(desk: Desk) -> None:
    dossier = drive_to_legs(desk)
    desk.answer(dossier, "trial_left", "enough")
    desk.answer(dossier, "trial_right", "enough")
    desk.partner.ledger.clear()
    with desk.database.transaction() as session:
        stale = claim(session, dossier, "slow", 30)
        session.execute(text("UPDATE reading_lease SET until = now()"))
    with desk.database.transaction() as session:
        fresh = claim(session, dossier, "quick", 30)
    assert stale is not None
    assert fresh is not None
    assert fresh.fence == stale.fence + 1

    assert desk.office.runner.read(trial, stale, desk.office).ended_as == "overtaken"
    assert desk.partner.ledger == []
    assert desk.office.runner.read(trial, fresh, desk.office).ended_as == "ended"


def test_a_well_ended_reading_leaves_no_wake_up_behind(desk: Desk) -> None:
    drive_to_legs(desk)

    with desk.database.transaction() as session:
        assert session.scalars(select(WakeUp)).all() == []

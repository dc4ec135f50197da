"""A withdrawal that comes at an awkward moment: nothing new goes out, and what is out is confirmed first."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from engine.legs import together
from engine.procedure_flow import ProcedureFlow, procedure_flow
from engine.slip import Slip
from engine.wait import wait_for
from models.actor import Actor
from models.acts.answer import lock_dossier
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION
from tests.engine.conftest import Desk
from tests.engine.trial import LEFT, TRIES, ask_partner, finish, give_up, marks


def withdraw(desk: Desk, dossier: UUID) -> None:
    with desk.database.transaction() as session:
        locked = lock_dossier(session, dossier)
        interrupt(session, locked, Actor.applicant(), InterruptionKind.WITHDRAWAL, "đổi ý", desk.clock.now())


def flow_of(story: Callable[[Slip], Ending], if_interrupted: Callable[[Slip], Ending] = give_up) -> ProcedureFlow:
    return procedure_flow(BIRTH_REGISTRATION, if_interrupted=if_interrupted)(story)


def references(desk: Desk) -> list[str]:
    with desk.database.transaction() as session:
        return list(session.scalars(select(Effect.reference)))


def ending(desk: Desk, dossier: UUID) -> Ending | None:
    with desk.database.transaction() as session:
        return session.get_one(Dossier, dossier).ending


def test_nobody_is_asked_anything_after_a_withdrawal_that_came_while_the_dossier_was_read(desk: Desk) -> None:
    def story(dossier: Slip) -> Ending:
        withdraw(desk, dossier.id)
        ask_partner(dossier)
        raise AssertionError("the reading went on")

    dossier = desk.file()

    assert desk.read(dossier, flow_of(story)) == "ended"
    assert desk.partner.ledger == []
    assert references(desk) == []
    assert ending(desk, dossier) is Ending.WITHDRAWN


def test_a_call_out_in_another_leg_is_confirmed_before_the_way_out_is_read(desk: Desk) -> None:
    def story(dossier: Slip) -> Ending:
        together(left=lambda: wait_for(dossier, LEFT), right=lambda: ask_partner(dossier))
        return Ending.DELIVERED

    flow, dossier = flow_of(story), desk.file()
    desk.partner.forgets_answer = True
    assert desk.read(dossier, flow) == "partner"
    withdraw(desk, dossier)

    assert desk.read(dossier, flow) == "ended"
    with desk.database.transaction() as session:
        assert session.scalars(select(Effect)).one().confirmed_at is not None
        assert marks(session, dossier) == ["undone"]
    assert len(desk.partner.ledger) == 1


def test_the_way_out_may_wait_for_somebody_too(desk: Desk) -> None:
    def way_out(dossier: Slip) -> Ending:
        wait_for(dossier, TRIES)
        finish(dossier, Ending.WITHDRAWN)
        return Ending.WITHDRAWN

    def story(dossier: Slip) -> Ending:
        wait_for(dossier, LEFT)
        return Ending.DELIVERED

    flow, dossier = flow_of(story, way_out), desk.file()
    assert desk.read(dossier, flow) == "waiting"
    withdraw(desk, dossier)

    assert desk.read(dossier, flow) == "waiting"
    assert desk.open_lines(dossier) == {"trial_tries"}
    desk.answer(dossier, "trial_tries", "enough")
    assert desk.read(dossier, flow) == "ended"
    assert ending(desk, dossier) is Ending.WITHDRAWN


def test_a_wait_met_just_before_the_withdrawal_does_not_stay_open(desk: Desk) -> None:
    def story(dossier: Slip) -> Ending:
        together(left=lambda: wait_for(dossier, LEFT), right=lambda: withdraw_and_wait(dossier))
        return Ending.DELIVERED

    def withdraw_and_wait(dossier: Slip) -> None:
        withdraw(desk, dossier.id)
        wait_for(dossier, TRIES)

    dossier = desk.file()

    assert desk.read(dossier, flow_of(story)) == "ended"
    assert desk.open_lines(dossier) == set()

"""An office that reads procedures made up by chance, several at once, and dies where it is told to."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, text

from engine.lease import claim, free_leases_of_the_dead, holder_here
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.running.find_work import look_at_timers, ready_dossiers
from engine.running.inbox import take_in_message
from models.database import Database
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage, InboxState
from tests.chance.adversary import Adversary
from tests.chance.outside import Outside, Partner, Run
from tests.chance.told import INBOX_RULES, flow_of, know_these_acts
from tests.crash.trial_of_everything import DUTIES

ROUNDS = 600
# Long enough for every limit there is.
SOME_DAYS = 9
# The database's own time, by which a reading that failed is not tried again at once, cannot be turned forward.
_NO_LONGER = text("UPDATE reading_lease SET not_before = now() WHERE dossier_id = ANY(:mine) AND not_before > now()")


def drive(run: Run) -> None:
    """This will lead every dossier of the run to its end, from wherever an earlier process left it."""
    know_these_acts()
    database = Database(run.url, pool_size=3)
    try:
        _Driver(run, database).until_quiet()
    finally:
        database.close()


class _Driver:
    def __init__(self, run: Run, database: Database) -> None:
        self.run = run
        self.database = database
        # Another life has another mischief, or an office that dies would die there again and again.
        lives = _note(run.folder / "lives", "x")
        self.chance = random.Random(f"{run.mischief}|{lives}")
        partner = Partner(run.ledger, self.chance, self._count)
        self.outside = Outside(run, database, self.chance, partner, self._count)
        self.flows = {dossier_id: self._flow(dossier_id) for dossier_id in run.fates}
        self.office = Office(
            database=database,
            clock=self.outside.clock,
            runner=Adversary(self.chance, self._interlude, self._count),
            equipment=partner,
            draw=lambda kind, content: f"{content['number']:064}",
            duties=DUTIES,
            inbox_rules=INBOX_RULES,
            holder=holder_here("chance"),
        )

    def until_quiet(self) -> None:
        for _ in range(ROUNDS):
            with self.database.transaction() as session:
                free_leases_of_the_dead(session)
                session.execute(_NO_LONGER, {"mine": list(self.run.fates)})
            moves = [*self._readings(), *self._arrivals(), *self.outside.moves()]
            if moves:
                self._some_of(moves)
            elif self._all_ended():
                return
            else:
                self.outside.let_time_pass(SOME_DAYS)
                with self.database.transaction() as session:
                    look_at_timers(session, self.outside.clock, DUTIES, 100)
        raise AssertionError(f"the office never came to rest: {self._where_it_stands()}")

    def _some_of(self, moves: list[Callable[[], object]]) -> None:
        """Out of order, and seldom all of them."""
        self.chance.shuffle(moves)
        for move in moves[: self.chance.randint(1, len(moves))]:
            move()
        if self.chance.random() < 0.2:
            self.outside.noise()

    def _interlude(self) -> None:
        """The world goes on while a dossier is read."""
        moves = [*self._arrivals(), *self.outside.moves()]
        if moves:
            self._count("interludes")
            self.chance.choice(moves)()

    def _readings(self) -> list[Callable[[], object]]:
        with self.database.transaction() as session:
            ready = [one.dossier_id for one in ready_dossiers(session, 1000) if one.dossier_id in self.run.fates]
        return [self._reading(dossier_id) for dossier_id in ready]

    def _reading(self, dossier_id: UUID) -> Callable[[], object]:
        def read() -> None:
            with self.database.transaction() as session:
                lease = claim(session, dossier_id, self.office.holder, self.office.lease_s)
            if lease is not None:
                self.office.runner.read(self.flows[dossier_id], lease, self.office)

        return read

    def _arrivals(self) -> list[Callable[[], object]]:
        """Messages that have come in and are not taken in yet; those of another office are its own business."""
        new = (
            select(InboxMessage.id)
            .join(Effect, Effect.reference == InboxMessage.reference)
            .where(InboxMessage.state == InboxState.NEW, Effect.dossier_id.in_(self.run.fates))
            .order_by(Effect.dossier_id, Effect.leg, Effect.line, Effect.turn, InboxMessage.event_id)
        )
        with self.database.transaction() as session:
            return [self._arrival(message) for message in session.scalars(new)]

    def _arrival(self, message: UUID) -> Callable[[], object]:
        return lambda: take_in_message(self.office, message)

    def _flow(self, dossier_id: UUID) -> ProcedureFlow:
        return flow_of(self.run.fates[dossier_id], lambda: self.outside.has_additions(dossier_id))

    def _all_ended(self) -> bool:
        with self.database.transaction() as session:
            still = select(Dossier.id).where(Dossier.id.in_(self.run.fates), Dossier.ending.is_(None))
            return session.scalars(still).first() is None

    def _where_it_stands(self) -> str:
        mine = {"mine": list(self.run.fates)}
        with self.database.transaction() as session:
            lines = session.execute(
                text("SELECT dossier_id, leg, line, turn, state FROM work_item WHERE dossier_id = ANY(:mine)"), mine
            )
            leases = session.execute(text("SELECT * FROM reading_lease WHERE dossier_id = ANY(:mine)"), mine)
            return f"{[tuple(row) for row in lines]} {[tuple(row) for row in leases]}"

    def _count(self, what: str) -> None:
        _note(self.run.folder / "mischief", f"{what}\n")


def _note(path: Path, text_: str) -> int:
    with path.open("a") as file:
        file.write(text_)
    return path.stat().st_size

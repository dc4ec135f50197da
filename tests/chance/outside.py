"""The world outside the office: people who answer, a partner who is away, late, twice or early, and the time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.signals import PartnerUnavailable
from engine.trouble import PartnerRefusal
from models.actor import Actor
from models.acts.answer import answer, lock_dossier
from models.acts.aside.settles_incident import SETTLES_INCIDENT
from models.acts.refusal import Interrupted, ItemGone, TooLate
from models.clock.clock import FixedClock
from models.database import Database
from models.failpoint import failpoint
from models.progress.effect import Effect
from models.progress.interrupt import interrupt
from models.progress.interruption import Interruption, InterruptionKind
from models.progress.journal_line import JournalLine
from models.progress.keep_message import keep_message
from models.progress.wake_up import wake
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from tests.chance.program import Fate
from tests.chance.told import PARTNER

MORNING = datetime(2026, 8, 27, 2, 0, tzinfo=UTC)
Move = Callable[[], None]
# Ids are made by chance; a run told again takes the same things in the same order.
IN_PLACE = (WorkItem.dossier_id, WorkItem.leg, WorkItem.line, WorkItem.turn)


@dataclass(frozen=True)
class Run:
    """One office with several dossiers, each with a fate of its own; the folder outlives its processes."""

    url: str
    folder: Path
    agency_id: UUID
    fates: dict[UUID, Fate]
    mischief: int

    @property
    def ledger(self) -> Path:
        return self.folder / "ledger"


class Partner:
    """A partner whose ledger outlives every process of the office; often away, before he has written or after."""

    def __init__(self, ledger: Path, chance: random.Random, count: Callable[[str], None]) -> None:
        self._ledger = ledger
        self._chance = chance
        self._count = count

    def take(self, reference: str, request: dict[str, Any]) -> dict[str, Any]:
        mood = self._chance.random()
        if mood < 0.12:
            raise self._away("calls lost")
        if request["refuse"]:
            raise PartnerRefusal(PARTNER, "no")
        with self._ledger.open("a") as file:
            file.write(f"{reference}\n")
        if mood > 0.85:
            raise self._away("receipts lost")
        return {"taken": True}

    def knows(self, reference: str) -> dict[str, Any] | None:
        if self._chance.random() < 0.1:
            raise self._away("inquiries lost")
        return {"taken": True} if reference in self.asked() else None

    def asked(self) -> list[str]:
        return self._ledger.read_text().split() if self._ledger.exists() else []

    def _away(self, what: str) -> PartnerUnavailable:
        self._count(what)
        return PartnerUnavailable(PARTNER, retry_after_s=0.0)


class Outside:
    """`moves` are what the world still has to do; `noise` is what it does for no good reason."""

    def __init__(
        self, run: Run, database: Database, chance: random.Random, partner: Partner, count: Callable[[str], None]
    ) -> None:
        self.run = run
        self.database = database
        self.clock = FixedClock(MORNING)
        self._chance = chance
        self._partner = partner
        self._count = count
        self._days = run.folder / "days"
        self.let_time_pass(0)

    def moves(self) -> list[Move]:
        """Everything that somebody outside would do by himself, now or later; time passes when there is nothing."""
        with self.database.transaction() as session:
            return [*self._answers(session), *self._messages(session), *self._withdrawals(session)]

    def noise(self) -> None:
        """An answer to what is over, a wake-up for nothing: neither may change anything."""
        with self.database.transaction() as session:
            wake(session, self._chance.choice(list(self.run.fates)))
            over = select(WorkItem.id).where(WorkItem.dossier_id.in_(self.run.fates), WorkItem.state != ItemState.OPEN)
            items = list(session.scalars(over.order_by(*IN_PLACE)))
        self._count("wake-ups doubled")
        if items:
            self._count("answers refused")
            self._answers_in_vain(self._chance.choice(items))

    def let_time_pass(self, days: int) -> None:
        passed = int(self._days.read_text()) if self._days.exists() else 0
        self._days.write_text(str(passed + days))
        self.clock.set(MORNING + timedelta(days=passed + days))

    def has_additions(self, dossier_id: UUID) -> bool:
        """Whether the office runs the procedure with what was added to it; once it does, it always does."""
        after = self.run.fates[dossier_id].deployed_after()
        deployed = self.run.folder / f"deployed-{dossier_id}"
        if after is None or deployed.exists():
            return True
        with self.database.transaction() as session:
            if self._written(session, dossier_id) < after:
                return False
        deployed.touch()
        return True

    # -- people -----------------------------------------------------------------------------------------------------

    def _answers(self, session: Session) -> list[Move]:
        open_items = select(WorkItem).where(
            WorkItem.dossier_id.in_(self.run.fates), WorkItem.state == ItemState.OPEN, WorkItem.role != Role.PARTNER
        )
        interrupted = set(session.scalars(select(Interruption.dossier_id)))
        moves: list[Move] = []
        for item in session.scalars(open_items.order_by(*IN_PLACE)):
            if item.line == SETTLES_INCIDENT.line:
                # What wore the engine out was chance; whoever is called has it tried again.
                moves.append(self._answer(item.id, Role(item.role), "retry", "incidents"))
                continue
            said = self.run.fates[item.dossier_id].says(item.leg, item.line, item.turn)
            on_the_way_out = item.leg.startswith("interrupted")
            if not said.silent and (on_the_way_out or item.dossier_id not in interrupted):
                moves.append(self._answer(item.id, Role(item.role), "again" if said.again else "enough"))
        return moves

    def _answer(self, item_id: UUID, role: Role, outcome: str, counted: str = "") -> Move:
        def move() -> None:
            try:
                with self.database.transaction() as session:
                    answer(session, item_id, self._actor(role), outcome, {}, self.clock.now())
            except (ItemGone, Interrupted):
                return
            if counted:
                self._count(counted)
            failpoint("chance.after_answer")

        return move

    def _answers_in_vain(self, item_id: UUID) -> None:
        with self.database.transaction() as session:
            item = session.get_one(WorkItem, item_id)
            try:
                answer(session, item_id, self._actor(Role(item.role)), "enough", {}, self.clock.now())
            except ItemGone:
                return
        raise AssertionError("an answer to what was over was taken")

    def _actor(self, role: Role) -> Actor:
        return Actor(f"chance:{role}", frozenset({role}), self.run.agency_id)

    # -- the family takes it back ---------------------------------------------------------------------------------

    def _withdrawals(self, session: Session) -> list[Move]:
        interrupted = set(session.scalars(select(Interruption.dossier_id)))
        moves = []
        for dossier_id, fate in self.run.fates.items():
            after = fate.withdrawn_after()
            if after is None or dossier_id in interrupted or (self.run.folder / f"kept-{dossier_id}").exists():
                continue
            if self._written(session, dossier_id) >= after:
                moves.append(self._withdrawal(dossier_id))
        return moves

    def _withdrawal(self, dossier_id: UUID) -> Move:
        def move() -> None:
            with self.database.transaction() as session:
                dossier = lock_dossier(session, dossier_id)
                kind = InterruptionKind.WITHDRAWAL
                try:
                    interrupt(session, dossier, Actor.applicant(), kind, "đổi ý", self.clock.now())
                except TooLate:
                    (self.run.folder / f"kept-{dossier_id}").touch()
                except Interrupted:
                    return
            failpoint("chance.after_withdrawal")

        return move

    def _written(self, session: Session, dossier_id: UUID) -> int:
        lines = select(func.count()).select_from(JournalLine).where(JournalLine.dossier_id == dossier_id)
        return session.scalar(lines) or 0

    # -- the partner's messages -----------------------------------------------------------------------------------

    def _messages(self, session: Session) -> list[Move]:
        """One for every question that was taken, unless he never answers: then once it is too late."""
        asked = [reference for reference in self._partner.asked() if reference.startswith("ask-")]
        moves: list[Move] = []
        effects = select(Effect).where(Effect.reference.in_(asked))
        for effect in session.scalars(effects.order_by(Effect.dossier_id, Effect.leg, Effect.line, Effect.turn)):
            said = self.run.fates[effect.dossier_id].says(effect.leg, "partner", effect.turn)
            told = self.run.folder / f"told-{effect.reference}"
            if not told.exists() and (not said.silent or self._is_too_late(session, effect.reference)):
                moves.append(self._message(effect.reference, said.number, told))
        return moves

    def _is_too_late(self, session: Session, reference: str) -> bool:
        over = select(WorkItem.id).where(WorkItem.reference == reference, WorkItem.state == ItemState.LAPSED)
        return session.scalars(over).first() is not None

    def _message(self, reference: str, number: int, told: Path) -> Move:
        def move() -> None:
            if self._chance.random() < 0.25:
                self._count("messages dropped")
                return
            ids = ["event"] * (1 + (self._chance.random() < 0.3)) + ["again"] * (self._chance.random() < 0.2)
            if len(ids) > 1:
                self._count("messages doubled")
            for name in ids:
                with self.database.transaction() as session:
                    keep_message(
                        session,
                        source=PARTNER,
                        event_id=f"{name}-{reference}",
                        kind="chance.answered",
                        reference=reference,
                        body=f'{{"data": {{"number": {number}}}}}',
                        at=self.clock.now(),
                    )
            failpoint("chance.after_message")
            told.touch()

        return move

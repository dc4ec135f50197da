"""One run of the trial of everything: an office that may die anywhere, and what moves it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from engine.lease import claim, free_leases_of_the_dead, holder_here
from engine.office import Office
from engine.running.find_work import look_at_timers, ready_dossiers
from engine.running.inbox import take_in_message
from engine.running.plain_runner import PlainRunner
from models.actor import Actor
from models.acts.answer import answer, lock_dossier
from models.acts.refusal import Interrupted, TooLate
from models.clock.clock import FixedClock
from models.database import Database
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.progress.keep_message import keep_message
from models.progress.reading import ReadingLease
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from tests.crash.trial_of_everything import DUTIES, INBOX_RULES, FilePartner, know_these_acts, trial_of_everything

MORNING = datetime(2026, 8, 27, 2, 0, tzinfo=UTC)
LOOPS = 2


@dataclass(frozen=True)
class Run:
    """Where one dossier of the trial is driven and how: by which story, from which folder."""

    url: str
    folder: Path
    dossier_id: UUID
    agency_id: UUID
    story: str

    @property
    def ledger(self) -> Path:
        return self.folder / "ledger"


def drive(run: Run) -> None:
    """This will look how things stand and do the next thing, until the dossier has ended and all is quiet."""
    _Driver(run).until_quiet()


class _Driver:
    def __init__(self, run: Run) -> None:
        know_these_acts()
        self.run = run
        self.database = Database(run.url, pool_size=3)
        self.clock = FixedClock(MORNING)
        self._restore_clock()
        self.office = Office(
            database=self.database,
            clock=self.clock,
            runner=PlainRunner(),
            equipment=FilePartner(run.ledger, self._partner_was_asked),
            draw=lambda kind, content: f"{content['number']:064}",
            duties=DUTIES,
            inbox_rules=INBOX_RULES,
            holder=holder_here("trial"),
        )

    def until_quiet(self) -> None:
        # Whoever withdraws does so at the first moment after the office has come up again.
        if self.run.story == "withdrawn at the kill" and self.run.ledger.with_name("restarted").exists():
            self._withdraw()
        for _ in range(60):
            moved = self._read_what_is_ready()
            if not moved and self._ended():
                return
            if not moved:
                self._next_thing_outside()
        raise AssertionError("the trial never came to rest")

    # -- the office -----------------------------------------------------------------------------------------------

    def _read_what_is_ready(self) -> bool:
        with self.database.transaction() as session:
            free_leases_of_the_dead(session)
        with self.database.transaction() as session:
            look_at_timers(session, self.clock, DUTIES, 10)
        self._take_in_messages()
        with self.database.transaction() as session:
            mine = [one for one in ready_dossiers(session, 10) if one.dossier_id == self.run.dossier_id]
        for one in mine:
            with self.database.transaction() as session:
                lease = claim(session, one.dossier_id, self.office.holder, self.office.lease_s)
            if lease is not None:
                self.office.runner.read(trial_of_everything, lease, self.office)
        return bool(mine)

    def _take_in_messages(self) -> None:
        """Those about this dossier only: another trial's are taken in by its own office."""
        effects = select(Effect.reference).where(Effect.dossier_id == self.run.dossier_id)
        new = select(InboxMessage.id).where(InboxMessage.state == InboxState.NEW, InboxMessage.reference.in_(effects))
        with self.database.transaction() as session:
            messages = list(session.scalars(new))
        for message in messages:
            take_in_message(self.office, message)

    def _ended(self) -> bool:
        with self.database.transaction() as session:
            return not session.get_one(Dossier, self.run.dossier_id).is_open

    # -- the world outside ----------------------------------------------------------------------------------------

    def _next_thing_outside(self) -> None:
        with self.database.transaction() as session:
            open_items = select(WorkItem).where(
                WorkItem.dossier_id == self.run.dossier_id, WorkItem.state == ItemState.OPEN
            )
            items = {item.line: item for item in session.scalars(open_items)}
        if "trial_partner_answers" in items:
            self._partner_tells(items["trial_partner_answers"].reference or "")
        elif "trial_tries" in items:
            self._answer(items["trial_tries"], "again" if items["trial_tries"].turn < LOOPS else "enough")
        elif "trial_left" in items and self.run.story == "withdrawn":
            self._withdraw()
        elif "trial_left" in items:
            self._answer(items["trial_left"], "enough")
        elif "trial_right" in items:
            self._let_time_pass()
        else:
            raise AssertionError(f"nobody is awaited: {sorted(items)}, {self._lease()}")

    def _answer(self, item: WorkItem, outcome: str) -> None:
        actor = Actor(f"trial:{item.role}", frozenset({Role(item.role)}), self.run.agency_id)
        with self.database.transaction() as session:
            answer(session, item.id, actor, outcome, {}, self.clock.now())
        failpoint("trial.after_answer")

    def _withdraw(self) -> None:
        with self.database.transaction() as session:
            dossier = lock_dossier(session, self.run.dossier_id)
            try:
                interrupt(session, dossier, Actor.applicant(), InterruptionKind.WITHDRAWAL, "đổi ý", self.clock.now())
            except (Interrupted, TooLate):
                return
        failpoint("trial.after_withdrawal")

    def _partner_was_asked(self, reference: str) -> None:
        """The quickest partner there is: his answer is here before his receipt, and other hands take it in."""
        if reference.startswith("trial-"):
            self._partner_tells(reference)
            self._take_in_messages()

    def _partner_tells(self, reference: str) -> None:
        with self.database.transaction() as session:
            keep_message(
                session,
                source="trial",
                event_id=f"event-{reference}",
                kind="trial.answered",
                reference=reference,
                body='{"data": {"number": 7}}',
                at=self.clock.now(),
            )
        failpoint("trial.after_message")

    def _let_time_pass(self) -> None:
        self.run.ledger.with_name("later").touch()
        self._restore_clock()

    def _restore_clock(self) -> None:
        if self.run.ledger.with_name("later").exists():
            self.clock.set(MORNING + timedelta(days=8))

    def _lease(self) -> str:
        with self.database.transaction() as session:
            lease = session.get(ReadingLease, self.run.dossier_id)
            return f"failures {lease.failures}, incident {lease.incident_at}" if lease else "never read"

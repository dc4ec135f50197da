"""One sample, driven by the legal path until it waits where it is wanted, or has come to its ending."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from operations.demo.dossier_file import SILENCE, WITHDRAWAL, DemoDossier, ForcedAnswer
from operations.demo.driving.choose_answer import Sample, choose_answer, tells, told_now
from operations.demo.driving.desk_client import NotDone, Waiting
from operations.demo.driving.drive import MONEY_LINES
from operations.demo.filing_client import NotFiled
from operations.demo.partner_story import tell_partners
from operations.demo.seed import username_of
from operations.demo.volume.pattern_office import PatternOffice
from operations.partners.simulator_town import simulators_file
from procedures.civil_words import PaymentWay

ANSWERS_AT_MOST = 60
REST_ROUNDS = 40
PARTNER_PATIENCE_S = 3.0
_PARTNERS = frozenset(
    ("post-office", "population-database", "other-commune", "police-post", "insurance-office", "payment-gateway")
)


class NotReached(Exception):
    """The sample did not come to where it was wanted; the text says where it stands instead."""


@dataclass(frozen=True)
class Aim:
    """Where a sample shall stand: `stop` is the line that is to be awaited, None the ending.

    It is filed at `begins`; between one answer and the next lies up to `pace` of working time; at `stands_at`, if
    given, the clock stands when the rows are taken. `partners` are further answers forced on partners.
    """

    sample: DemoDossier
    begins: datetime
    pace: timedelta
    stop: str | None = None
    stands_at: datetime | None = None
    partners: tuple[ForcedAnswer, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.sample.name}, {self.stop or self.sample.ending.value}"


def drive_pattern(office: PatternOffice, aim: Aim, chance: random.Random) -> None:
    """This will leave the office with just this dossier (and what it opened), at rest; or raise `NotReached`."""
    office.begin_anew(aim.begins)
    _release_partners(office)
    tell_partners(office.settings, aim.sample.model_copy(update={"partners": (*aim.sample.partners, *aim.partners)}))
    try:
        filed = office.filing.file(aim.sample, aim.begins.astimezone(VIETNAM).date())
    except NotFiled as refused:
        raise NotReached(str(refused)) from None
    under_way = _UnderWay(office, aim, Sample(aim.sample, filed.code), chance)
    under_way.go()
    if aim.stands_at is not None:
        if office.clock.now() > aim.stands_at:
            raise NotReached("it took longer than there was time")
        office.clock.set(aim.stands_at)
    under_way.rest()


def _release_partners(office: PatternOffice) -> None:
    for name, address in simulators_file(office.settings)["addresses"].items():
        if name in _PARTNERS:
            httpx.delete(f"{address}/force", timeout=5.0).raise_for_status()


@dataclass
class _UnderWay:
    office: PatternOffice
    aim: Aim
    sample: Sample
    chance: random.Random
    refused: str = ""

    def go(self) -> None:
        self.office.go_on()
        for _ in range(ANSWERS_AT_MOST):
            waiting = self._waiting()
            if self._is_there(waiting):
                return
            if not any(self._answer(work) for work in waiting) and not self._let_time_pass():
                break
            self.office.go_on()
        raise NotReached(f"waits for {[work.line for work in self._waiting()]}: {self.refused}")

    def rest(self) -> None:
        """This will let everything come in that is still on its way."""
        self.office.go_on()
        self.office.ask_partners()
        for _ in range(REST_ROUNDS):
            time.sleep(0.05)
            self.office.try_again_now()
            self.office.go_on()
            if not self.office.owes_letters():
                return

    def _is_there(self, waiting: list[Waiting]) -> bool:
        if self.aim.stop is not None:
            return self.aim.stop in {work.line for work in waiting}
        with self.office.database.transaction() as session:
            return session.scalars(select(Dossier.id).where(Dossier.ending.is_(None))).first() is None

    def _waiting(self) -> list[Waiting]:
        rows = (
            select(WorkItem, Dossier.code)
            .join(Dossier, Dossier.id == WorkItem.dossier_id)
            .where(WorkItem.state == ItemState.OPEN)
            .order_by(WorkItem.opened_at, WorkItem.id)
        )
        with self.office.database.transaction() as session:
            return [self._of(item, code) for item, code in session.execute(rows)]

    def _of(self, item: WorkItem, code: str) -> Waiting:
        role = Role(item.role)
        who = role if role.is_staff or item.also_role is None else Role(item.also_role)
        username = username_of((who if who.is_staff else Role.RECEIVER).value, self.aim.sample.ward)
        return Waiting(str(item.id), code, item.line, role.value, username)

    def _answer(self, work: Waiting) -> bool:
        told = told_now(self.sample, work.line)
        if told == SILENCE or (work.role == Role.PARTNER and not tells(self.sample, work.line)):
            return False
        self._advance()
        desk = self.office.desk
        try:
            if told == WITHDRAWAL:
                desk.withdraw(work)
            else:
                shown = desk.look_at(work)
                if not shown["outcomes"]:
                    return False
                if work.line in MONEY_LINES:
                    online = self.aim.sample.body["payment"]["way"] == PaymentWay.ONLINE.value
                    desk.take_what_is_owed(work, online=online)
                desk.answer(work, choose_answer(self.sample, shown))
        except NotDone as refusal:
            self.refused = f"{work.line}: {refusal}"
            return False
        self.sample.answered[work.line] += 1
        return True

    def _advance(self) -> None:
        """People work in working hours, sometimes at once and sometimes the day after."""
        with self.office.database.transaction() as session:
            calendar = _calendar(session)
        length = self.aim.pace * self.chance.uniform(0.05, 1.0)
        self.office.clock.set(calendar.add_working_hours(self.office.clock.now() + timedelta(seconds=7), length))

    def _let_time_pass(self) -> bool:
        """Partners are given a moment; then the clock goes to the next hour at which something happens by itself."""
        ends_at = time.monotonic() + PARTNER_PATIENCE_S
        before = self._lines()
        while time.monotonic() < ends_at and self._partner_is_awaited():
            self.office.ask_partners()
            self.office.go_on()
            if self._lines() != before:
                return True
            time.sleep(0.05)
        with self.office.database.transaction() as session:
            upcoming = session.scalars(select(Dossier.next_look_at).where(Dossier.ending.is_(None))).all()
        known = [at for at in upcoming if at is not None]
        if not known or min(known) <= self.office.clock.now():
            return False
        self.office.clock.set(min(known) + timedelta(seconds=1))
        return True

    def _partner_is_awaited(self) -> bool:
        held = {answer.outcome for answer in self.aim.partners}
        return not held and any(work.role == Role.PARTNER for work in self._waiting())

    def _lines(self) -> set[tuple[UUID, str, int]]:
        from_items = select(WorkItem.dossier_id, WorkItem.line, WorkItem.version)
        with self.office.database.transaction() as session:
            return {(row[0], row[1], row[2]) for row in session.execute(from_items)}


def _calendar(session: Session) -> WorkingCalendar:
    first: UUID = session.scalars(select(Agency.id).order_by(Agency.code)).all()[0]
    return load_calendar(session, first)

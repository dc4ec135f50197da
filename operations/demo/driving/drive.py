"""The loop: everybody answers what waits for him; when nothing waits for anybody, the business clock moves on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from models.database import Database
from models.dossier import Dossier
from models.intake.succession import Succession
from models.progress.journal_line import JournalLine
from models.role import Role
from operations.demo.dossier_file import SILENCE, WITHDRAWAL
from operations.demo.driving.choose_answer import Sample, choose_answer, follow_up, tells, told_now
from operations.demo.driving.desk_client import DeskClient, NotDone, Waiting
from operations.demo.timetable import DemoClock
from procedures.civil_words import PaymentWay

LOOK_EVERY = 0.2
# The machine's seconds without a line in any journal: partners have answered by then whatever they will answer.
STILL_S = 4.0
# Business time that passes while everybody does what lies before him.
ROUND = timedelta(minutes=10)
PATIENCE_S = 60.0
MONEY_LINES = frozenset({"receives"})


class Driver:
    """`tell` is called with a sentence for people whenever something is refused or the clock moves."""

    def __init__(
        self, client: DeskClient, database: Database, samples: Iterable[Sample], tell: Callable[[str], None]
    ) -> None:
        self._client = client
        self._database = database
        self._samples = {sample.code: sample for sample in samples}
        self._tell = tell
        self._refused: dict[str, str] = {}
        self._clock = DemoClock(database)

    @property
    def samples(self) -> list[Sample]:
        """The samples, and the dossiers they opened."""
        return list(self._samples.values())

    def drive(self) -> dict[str, str]:
        """This will go on until every sample has ended or nothing moves any more; gives what still stands, and why."""
        lines, since = -1, time.monotonic()
        while still := self._under_way():
            answered = self._answer_all()
            now_lines = self._lines()
            if answered:
                self._clock.move_on_to(self._clock.now() + ROUND)
            if answered or now_lines != lines:
                lines, since = now_lines, time.monotonic()
            still_for = time.monotonic() - since
            if still_for > STILL_S and not self._skip_to_what_comes() and still_for > PATIENCE_S:
                return {code: self._refused.get(code, "không có gì tiến triển") for code in still}
            time.sleep(LOOK_EVERY)
        return {}

    def _answer_all(self) -> int:
        return sum(self._answer(work) for work in self._client.waiting() if self._is_for_somebody(work))

    def _is_for_somebody(self, work: Waiting) -> bool:
        """What a partner or a limit answers by itself is left to them, unless the sample tells otherwise."""
        sample = self._samples.get(work.dossier)
        if sample is None or told_now(sample, work.line) == SILENCE:
            return False
        return work.role != Role.PARTNER or tells(sample, work.line)

    def _answer(self, work: Waiting) -> bool:
        try:
            done = self._do(work, self._samples[work.dossier])
        except NotDone as refusal:
            self._refuse(work, str(refusal))
            return False
        self._samples[work.dossier].answered[work.line] += done
        return done

    def _do(self, work: Waiting, sample: Sample) -> bool:
        if told_now(sample, work.line) == WITHDRAWAL:
            self._client.withdraw(work)
            return True
        shown = self._client.look_at(work)
        if not shown["outcomes"]:
            return False
        if work.line in MONEY_LINES:
            online = sample.dossier.body["payment"]["way"] == PaymentWay.ONLINE.value
            self._client.take_what_is_owed(work, online=online)
        self._client.answer(work, choose_answer(sample, shown))
        return True

    def _refuse(self, work: Waiting, why: str) -> None:
        told = f"{work.line}: {why}"
        if self._refused.get(work.dossier) != told:
            self._refused[work.dossier] = told
            self._tell(f"{work.dossier} {self._samples[work.dossier].dossier.name} – {told}")

    def _under_way(self) -> list[str]:
        self._take_up_what_was_opened()
        open_ones = select(Dossier.code).where(Dossier.code.in_(self._samples), Dossier.ended_at.is_(None))
        with self._database.transaction() as session:
            return list(session.scalars(open_ones))

    def _take_up_what_was_opened(self) -> None:
        earlier, later = aliased(Dossier), aliased(Dossier)
        opened = (
            select(earlier.code, later.code)
            .select_from(Succession)
            .join(earlier, earlier.id == Succession.earlier_id)
            .join(later, later.id == Succession.later_id)
            .where(earlier.code.in_(self._samples), later.code.not_in(self._samples))
        )
        with self._database.transaction() as session:
            for first, second in session.execute(opened):
                self._samples[second] = follow_up(self._samples[first], second)

    def _lines(self) -> int:
        with self._database.transaction() as session:
            return session.scalar(select(func.count()).select_from(JournalLine)) or 0

    def _skip_to_what_comes(self) -> bool:
        """To the next hour at which something happens by itself; False when there is none."""
        with self._database.transaction() as session:
            ours = Dossier.code.in_(self._samples) & Dossier.ended_at.is_(None)
            upcoming: datetime | None = session.scalar(select(func.min(Dossier.next_look_at)).where(ours))
        if upcoming is None or upcoming <= self._clock.now():
            return False
        self._tell(f"Đồng hồ thử nghiệm chuyển đến {upcoming.isoformat(timespec='minutes')}.")
        self._clock.move_on_to(upcoming + timedelta(seconds=1))
        return True

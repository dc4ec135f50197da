"""A runner that does to readings what a bad day does: drops them, doubles them, lets others in between."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import text

from engine.lease import Lease, claim
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.reading_end import EndedAs, ReadingEnd
from engine.running.plain_runner import PlainRunner
from models.progress.wake_up import wake

T = TypeVar("T")
# A dossier whose readings fail again and again is put before a person; the adversary stops short of that.
PATIENCE = 3
LOST = ReadingEnd(EndedAs.FAILED, "lost")
_EXPIRE = text("UPDATE reading_lease SET until = now() WHERE dossier_id = :dossier AND holder IS NOT NULL")


class AnswerLost(Exception):
    """A step was done and whoever had asked for it never learned of it."""


class Adversary(PlainRunner):
    """`interlude` is what happens in the world meanwhile; `count` tells how often each mischief was done."""

    def __init__(self, chance: random.Random, interlude: Callable[[], None], count: Callable[[str], None]) -> None:
        self._chance = chance
        self._interlude = interlude
        self._count = count
        self._reading: tuple[ProcedureFlow, Lease, Office] | None = None

    def read(self, flow: ProcedureFlow, lease: Lease, office: Office) -> ReadingEnd:
        mischief = self._chance.random()
        if mischief < 0.10 and lease.failures < PATIENCE:
            self._count("readings dropped")
            self._expire(lease, office)
            return LOST
        end = self._read(flow, lease, office)
        if mischief > 0.88:
            self._count("readings doubled")
            self._rival_reads(flow, lease, office)
        return end

    def run(self, name: str, body: Callable[[], T]) -> T:
        mischief = self._chance.random()
        if mischief < 0.15:
            self._interlude()
        elif mischief < 0.20 and self._reading is not None:
            self._count("readings overtaken")
            flow, lease, office = self._reading
            self._expire(lease, office)
            self._rival_reads(flow, lease, office)
        done = body()
        if mischief > 0.96 and self._reading is not None and self._reading[1].failures < PATIENCE:
            self._count("answers lost")
            raise AnswerLost
        if mischief > 0.90:
            self._count("steps doubled")
            again = body()
            if again is not None:
                assert _text(again) == _text(done), f"{name} was done twice and differently"
        return done

    def _read(self, flow: ProcedureFlow, lease: Lease, office: Office) -> ReadingEnd:
        before, self._reading = self._reading, (flow, lease, office)
        try:
            return super().read(flow, lease, office)
        finally:
            self._reading = before

    def _rival_reads(self, flow: ProcedureFlow, lease: Lease, office: Office) -> None:
        """Somebody else reads the same dossier to where it waits, if he can have it."""
        rival = replace(office, runner=PlainRunner(), holder=f"{office.holder}-rival")
        with office.database.transaction() as session:
            # Nobody reads what nobody called him to.
            wake(session, lease.dossier_id)
            taken = claim(session, lease.dossier_id, rival.holder, rival.lease_s)
        if taken is not None:
            rival.runner.read(flow, taken, rival)

    def _expire(self, lease: Lease, office: Office) -> None:
        with office.database.transaction() as session:
            session.execute(_EXPIRE, {"dossier": lease.dossier_id})


def _text(line: object) -> str:
    """What a line says; the line itself may be another object."""
    return str(getattr(line, "outcome", line))

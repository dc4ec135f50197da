"""Two working hours and nobody over there has acknowledged a leg: a person is told (NĐ 63/2024 Đ7.4)."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from engine.duty import Duty
from engine.step import Step, step
from engine.work import Work
from models.acts.aside.settles_silence import SETTLES_SILENCE
from models.acts.outcome import Outcome
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.linkage.leg_clock import acknowledge_by
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import find_leg
from models.progress.open_aside import open_aside
from procedures.catalogue import every_procedure, find


class SilenceNoted(Outcome):
    """`open` is false when the acknowledgement came at the last moment."""

    open: bool = True


def _alert(name: str) -> Step[[], SilenceNoted]:
    """The step that tells a person of this leg's silence, at most once a dossier; the work item then reminds."""

    @step(title="Báo cơ quan phối hợp chưa xác nhận hồ sơ", line=f"alert_silence_{name}")
    def alert(work: Work) -> SilenceNoted:
        leg = find_leg(work.session, work.dossier.id, name)
        if leg is None or leg.acknowledged_at is not None or leg.ended_at is not None:
            return SilenceNoted(open=False)
        open_aside(
            work.session, work.dossier, SETTLES_SILENCE, leg=f"silence/{name}", turn=1, at=work.now, about=leg.id
        )
        return SilenceNoted()

    return alert


def _unacknowledged(name: str, session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    if not find(dossier.procedure).edition(dossier.edition).has_leg(name):
        return None
    leg = find_leg(session, dossier.id, name)
    if leg is None or leg.owed_at is None or leg.acknowledged_at is not None or leg.ended_at is not None:
        return None
    # What was refused at the door, or has no door to go to, is a person's work from that moment.
    return leg.owed_at if leg.state is LegState.NOT_TAKEN else acknowledge_by(leg.owed_at, calendar)


def _names() -> list[str]:
    legs = (leg for procedure in every_procedure() for edition in procedure.editions for leg in edition.legs)
    return list(dict.fromkeys(leg.name for leg in legs))


def _duty(name: str) -> Duty:
    alert = _alert(name)
    return Duty(alert.line, partial(_unacknowledged, name), alert)


SILENCE_DUTIES = tuple(_duty(name) for name in _names())

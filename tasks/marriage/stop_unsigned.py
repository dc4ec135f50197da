"""Nobody came to sign, and no other day could be agreed on: the dossier is stopped with a written notice (Mẫu 05)."""

from __future__ import annotations

from engine.reserve import Drawing
from engine.step import step
from engine.work import Work
from models.status import Ending
from tasks.ending.stop import HandlingStopped, stop_notice, tell_of_stop

_REASON = "Hai bên không đến ký theo lịch hẹn và không hẹn được ngày khác. Khi cần, ông/bà nộp hồ sơ mới."


def _notice(work: Work) -> Drawing:
    return stop_notice(work, _REASON)


@step(title="Dừng giải quyết vì hai bên không đến ký", draws=_notice)
def stop_unsigned(work: Work) -> HandlingStopped:
    return tell_of_stop(work, Ending.STOPPED, _REASON)

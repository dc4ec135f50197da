"""Whoever had to agree did not: this part is left out, everything else goes on."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import find_leg
from models.progress.pause import end_pauses


class LegLeftOut(Outcome):
    left_out: bool = True


@step(title="Không chuyển phần liên thông vì chưa có người đồng ý")
def leave_leg_out(work: Work, name: str) -> LegLeftOut:
    row = find_leg(work.session, work.dossier.id, name)
    if row is None:
        raise LookupError(f"no leg {name} has been opened")
    row.end(LegState.DECLINED, work.now)
    end_pauses(work.session, work.dossier.id, work.now)
    return LegLeftOut()

"""The householder did not agree: the residence is left out, everything else goes on."""

from __future__ import annotations

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import find_leg


class LegLeftOut(Outcome):
    left_out: bool = True


@step(title="Không chuyển phần đăng ký thường trú vì chủ hộ chưa đồng ý")
def leave_leg_out(work: Work, name: str) -> LegLeftOut:
    row = find_leg(work.session, work.dossier.id, name)
    if row is None:
        raise LookupError(f"no leg {name} has been opened")
    row.end(LegState.DECLINED, work.now)
    return LegLeftOut()

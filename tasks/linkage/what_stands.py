"""After a withdrawal: has the first procedure been decided, and how far has its result come on its way?"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from models.progress.journal_line import JournalLine
from tasks.delivery.hand_over import Handed
from tasks.register.draw_up_extract import draw_up_extract
from tasks.register.result_drawn_up import ResultDrawnUp

# The leg of a linked group in which our own result is brought to the family.
RESULT_LEG = "result"
# Whatever the first procedure draws up as its result, its step is called so; the copies go with it.
_DRAWING_UP = "draw_up_%"


class WhatStands(Outcome):
    """`document_id` is the issued result; `handed` is set while it is on its way, `received` once it has arrived."""

    document_id: UUID | None = None
    sha256: str = ""
    handed: Handed | None = None
    received: bool = False

    @property
    def result(self) -> ResultDrawnUp | None:
        return ResultDrawnUp(document_id=self.document_id, sha256=self.sha256) if self.document_id else None


@step(title="Xem phần nào của hồ sơ liên thông đã có kết quả")
def see_what_stands(work: Work) -> WhatStands:
    """What was registered and issued stands; only what other agencies have not decided can be taken back."""
    drawn = _outcome(work, "", _DRAWING_UP)
    if drawn is None or work.dossier.issued_at is None:
        return WhatStands()
    handed = _outcome(work, RESULT_LEG, "hand_over")
    received = _outcome(work, RESULT_LEG, "receives")
    over = bool(received and received["received"])
    came_back = received is not None and not over and _turns(work, "hand_over") == _turns(work, "receives")
    return WhatStands(
        document_id=drawn["document_id"],
        sha256=drawn["sha256"],
        handed=None if handed is None or came_back else Handed.model_validate(handed),
        received=over,
    )


def _outcome(work: Work, leg: str, line: str) -> dict[str, Any] | None:
    newest = _lines(work, leg, line).order_by(JournalLine.turn.desc()).limit(1)
    found = work.session.scalars(newest).first()
    said: dict[str, Any] | None = json.loads(found.outcome) if found else None
    return said


def _turns(work: Work, line: str) -> int:
    return len(work.session.scalars(_lines(work, RESULT_LEG, line)).all())


def _lines(work: Work, leg: str, line: str) -> Any:
    return select(JournalLine).where(
        JournalLine.dossier_id == work.dossier.id,
        JournalLine.leg == leg,
        JournalLine.line.like(line),
        JournalLine.line != draw_up_extract.line,
    )

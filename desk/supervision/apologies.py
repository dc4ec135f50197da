"""Phiếu xin lỗi: which dossiers need one, where each stands, and whether what was sent has arrived."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from desk.supervision.board import Number
from desk.supervision.choice import Choice
from desk.supervision.look import Look
from language.phrase import one_after_another
from models.acts.promises_new_date import PROMISES_NEW_DATE
from models.delivery.letter import Letter, LetterState
from models.dossier import Dossier
from models.progress.reappointment import Reappointment
from models.progress.work_item import ItemState, WorkItem
from models.supervision.apology import ApologyStage, apology_is
from models.supervision.standing import deadline
from procedures.catalogue import find

MOST = 40
NOTICE = "apology"
_LETTERS = {
    LetterState.SENT: "đã gửi",
    LetterState.WAITING: "đang chờ gửi",
    LetterState.UNDELIVERABLE: "không gửi được",
}


@dataclass(frozen=True)
class ApologyRow:
    """`work` is the leader's open work; `until` the new hour once it is given; `letters` what became of them."""

    code: str
    procedure: str
    due_at: datetime
    until: datetime | None
    work: UUID | None
    letters: str


@dataclass(frozen=True)
class ApologyGroup:
    stage: ApologyStage
    number: Number
    rows: list[ApologyRow]


def apologies(look: Look) -> list[ApologyGroup]:
    return [_group(look, stage) for stage in ApologyStage]


def _group(look: Look, stage: ApologyStage) -> ApologyGroup:
    condition = apology_is(stage, look.moment)
    session = look.inside.session
    count = session.scalar(select(func.count()).select_from(Dossier).where(look.scope.dossiers, condition)) or 0
    first = (
        select(Dossier.id, Dossier.code, Dossier.procedure, deadline().label("due_at"), Reappointment)
        .outerjoin(Reappointment, Reappointment.dossier_id == Dossier.id)
        .where(look.scope.dossiers, condition)
        .order_by(deadline(), Dossier.id)
        .limit(MOST)
    )
    found = session.execute(first).all() if count else []
    work, letters = _work(look, [row.id for row in found]), _letters(look, [row.id for row in found])
    rows = [
        ApologyRow(
            row.code,
            find(row.procedure).title,
            row.Reappointment.instead_of if row.Reappointment else row.due_at,
            row.Reappointment.until if row.Reappointment else None,
            work.get(row.id),
            one_after_another(", ", dict.fromkeys(_LETTERS[state] for state in letters[row.id])),
        )
        for row in found
    ]
    return ApologyGroup(stage, Number(count, Choice(stage.value).address), rows)


def _work(look: Look, ids: list[UUID]) -> dict[UUID, UUID]:
    items = select(WorkItem.dossier_id, WorkItem.id).where(
        WorkItem.dossier_id.in_(ids), WorkItem.line == PROMISES_NEW_DATE.line, WorkItem.state == ItemState.OPEN
    )
    return dict(look.inside.session.execute(items).all()) if ids else {}


def _letters(look: Look, ids: list[UUID]) -> dict[UUID, list[LetterState]]:
    found: dict[UUID, list[LetterState]] = defaultdict(list)
    written = select(Letter.dossier_id, Letter.state).where(Letter.dossier_id.in_(ids), Letter.notice == NOTICE)
    for dossier_id, state in look.inside.session.execute(written) if ids else ():
        found[dossier_id].append(state)
    return found

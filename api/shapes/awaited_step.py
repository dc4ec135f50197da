"""What a dossier waits for, in words for its applicant."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from api.shapes.open_waits import open_waits
from models.acts.every_act import find_act
from models.clock.due import DueDate
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role


class AwaitedStep(BaseModel):
    """`yours` when the applicant himself is awaited; only then are the id and the hash told."""

    title: Annotated[str, Field(title="Đang chờ gì")]
    since: datetime
    due_at: datetime | None
    due_explained: Annotated[list[str], Field(title="Cách tính thời hạn, từng bước")]
    yours: Annotated[bool, Field(title="Chờ chính người nộp")]
    item: UUID | None = None
    name: str | None = None
    shown_hash: str | None = None


def awaited_steps(session: Session, dossier: Dossier, promise: DueDate | None, own: str = "") -> list[AwaitedStep]:
    """This will give whom and what the dossier waits for now; `own` is the leg of the one of a couple who asks.

    `promise` is the dossier's own due time; None before it was accepted.
    """
    return [_step(item, own, explained) for item, explained in open_waits(session, dossier, promise)]


def _step(item: WorkItem, own: str, explained: list[str]) -> AwaitedStep:
    title, yours = find_act(item.act).awaiting, item.role is Role.APPLICANT and own in ("", item.leg)
    step = AwaitedStep(title=title, since=item.opened_at, due_at=item.due_at, due_explained=explained, yours=yours)
    if not yours:
        return step
    return step.model_copy(update={"item": item.id, "name": item.line, "shown_hash": item.shown_hash})

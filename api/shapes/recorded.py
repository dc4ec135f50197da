"""What is answered when an act has been recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.standing_of_dossier import national_code_of
from models.status import Status
from web.machines.idempotency import Reply


class Recorded(BaseModel):
    dossier: Annotated[str, Field(title="Mã hồ sơ")]
    status: Status
    national_code: int
    line: Annotated[str, Field(title="Bước đã được trả lời")]
    turn: int
    recorded_at: datetime
    item: UUID | None = None


def recorded(session: Session, line: JournalLine, item: UUID | None = None) -> Reply:
    """This will tell which step was answered and where the dossier stands now."""
    dossier = session.get_one(Dossier, line.dossier_id)
    told = Recorded(
        dossier=dossier.code,
        status=Status(dossier.status),
        national_code=national_code_of(session, dossier),
        line=line.line,
        turn=line.turn,
        recorded_at=line.written_at,
        item=item,
    )
    return Reply(200, told.model_dump(mode="json"))

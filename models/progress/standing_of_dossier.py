"""Where a dossier stands towards the national portal: its code, from its rows."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.national_code import national_code
from models.progress.work_item import WorkItem
from models.role import Role
from models.status import Ending, Status


def national_code_of(session: Session, dossier: Dossier) -> int:
    """This will give the code 1 to 10; an accepted dossier is being handled once it has reached an officer."""
    status = Status(dossier.status)
    started = status is not Status.IN_REVIEW or _has_reached_officer(session, dossier)
    ending = Ending(dossier.ending) if dossier.ending else None
    return national_code(status, ending, issued=dossier.issued_at is not None, started=started)


def _has_reached_officer(session: Session, dossier: Dossier) -> bool:
    reached = exists().where(
        WorkItem.dossier_id == dossier.id, WorkItem.role == Role.JUSTICE_OFFICER, WorkItem.aside.is_(False)
    )
    return bool(session.scalar(select(reached)))

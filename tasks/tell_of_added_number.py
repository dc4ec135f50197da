"""A late number was added to the book by a dated note: the family learns of it, though the dossier has ended."""

from __future__ import annotations

from typing import cast
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from engine.office import Office
from engine.reading import Place
from models.acts.answer import lock_dossier
from models.dossier import Dossier
from models.register.register_entry import RegisterEntry
from notifications.clean_text import mask_identity_numbers
from notifications.notices.number_added import NUMBER_ADDED, NumberAdded
from tasks.equipment import Equipment
from tasks.wording.applicant import result_title
from tasks.wording.common_facts import common_facts_of
from tasks.write_letter import owe_letter

log = structlog.get_logger("notes")
LEG = "late_number"


def tell_of_added_numbers(office: Office, count: int = 20) -> int:
    """This will write the letters still owed for notes in the book; returns how many dossiers got theirs."""
    with office.database.transaction() as session:
        owed = list(session.scalars(select(RegisterEntry.dossier_id).where(_not_told()).limit(count)))
    return sum(_told(office, dossier_id) for dossier_id in owed)


def _told(office: Office, dossier_id: UUID) -> bool:
    """Trouble with one family's letter keeps no other family from getting theirs."""
    try:
        return _tell(office, dossier_id)
    except Exception as error:
        log.error("note not told", dossier=str(dossier_id), kind=type(error).__name__)
        return False


def _not_told() -> ColumnElement[bool]:
    return RegisterEntry.number_note.is_not(None) & RegisterEntry.number_told_at.is_(None)


def _tell(office: Office, dossier_id: UUID) -> bool:
    with office.database.transaction() as session:
        dossier = lock_dossier(session, dossier_id)
        owed = select(RegisterEntry).where(RegisterEntry.dossier_id == dossier_id, _not_told())
        entry = session.scalars(owed).first()
        if entry is not None:
            _write(session, office, dossier, entry)
    return entry is not None


def _write(session: Session, office: Office, dossier: Dossier, entry: RegisterEntry) -> None:
    now = office.clock.now()
    content = NumberAdded(
        **common_facts_of(session, dossier, cast(Equipment, office.equipment), now),
        result=result_title(dossier),
        masked_number=mask_identity_numbers(entry.personal_number or ""),
        added_at=entry.number_added_at or now,
    )
    owe_letter(session, dossier, Place(LEG, "adds_number", 1), NUMBER_ADDED.id, content.kept(), now)
    entry.number_told_at = now

"""The letters with codes for whom applicants send: owed by the desk, written here, outside of any reading."""

from __future__ import annotations

from typing import cast
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from engine.office import Office
from engine.reading import Place
from models.acts.answer import lock_dossier
from models.delivery.pickup_token import PickupToken
from models.dossier import Dossier
from notifications.notices.pickup_code import PICKUP_CODE, PickupCode
from tasks.equipment import Equipment
from tasks.wording.applicant import everything_handed_over
from tasks.wording.common_facts import common_facts_of
from tasks.write_letter import owe_letter

log = structlog.get_logger("pickup")


def send_codes(office: Office, count: int = 20) -> int:
    """This will write the letters still owed; returns how many. One that was withdrawn meanwhile is owed no more."""
    with office.database.transaction() as session:
        owed = list(
            session.scalars(select(PickupToken.id).where(_not_told()).order_by(PickupToken.asked_at).limit(count))
        )
    return sum(_told(office, token_id) for token_id in owed)


def _not_told() -> ColumnElement[bool]:
    return and_(PickupToken.told_at.is_(None), PickupToken.withdrawn_at.is_(None), PickupToken.used_at.is_(None))


def _told(office: Office, token_id: UUID) -> bool:
    """Trouble with one letter keeps no other from being written."""
    try:
        with office.database.transaction() as session:
            dossier_id = session.scalars(select(PickupToken.dossier_id).where(PickupToken.id == token_id)).one()
            dossier = lock_dossier(session, dossier_id)
            token = session.get_one(PickupToken, token_id, populate_existing=True)
            if token.told_at is not None or token.withdrawn_at is not None:
                return False
            _write(session, office, dossier, token)
            token.told_at = office.clock.now()
    except Exception as error:
        log.error("code not told", kind=type(error).__name__)
        return False
    return True


def _write(session: Session, office: Office, dossier: Dossier, token: PickupToken) -> None:
    now = office.clock.now()
    content = PickupCode(
        **common_facts_of(session, dossier, cast(Equipment, office.equipment), now),
        token=token.id,
        person=token.person,
        result=everything_handed_over(dossier),
        until=token.expires_at,
    )
    owe_letter(session, dossier, Place(f"pickup/{token.id}", "tells", 1), PICKUP_CODE.id, content.kept(), now)

"""The standing rule: whatever moves a dossier is owed to the city's portal, in the same transaction and in order.

No procedure says so in its flow. Every line of the journal is owed as a step (CapNhatTienDoHoSoMC); and whenever the
dossier stands elsewhere than was last told - by its national code, its ending, its due time, or how the result is to
be had - the whole of it is owed first (DongBoHoSoMC). The dossier's lock, which the caller holds, gives the numbers
their order.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.city_portal.dossier_shape import dossier_shape
from models.city_portal.portal_message import PortalMessage, Service, hash_of
from models.city_portal.portal_time import portal_time
from models.city_portal.progress_shape import progress_shape
from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.standing_of_dossier import national_code_of
from procedures.catalogue import UnknownProcedure, find
from procedures.procedure import UnknownEdition

# A marker only says which rules a dossier goes by, and duties are the clock's: neither is a step of the office. What
# colleagues think of a dossier stays between them.
NO_STEPS = frozenset({"marker"})
NO_LEGS = frozenset({"duty", "opinion"})


def tell_portal(session: Session, dossier_id: UUID, at: datetime) -> None:
    """This will owe the whole dossier if it stands elsewhere than the portal was told last."""
    dossier = session.get_one(Dossier, dossier_id)
    if not is_known_there(dossier):
        return
    status = national_code_of(session, dossier)
    standing = standing_of(dossier, status)
    if last_standing(session, dossier_id) != standing:
        owe_dossier(session, dossier, status, at)


def tell_portal_of_line(session: Session, line: JournalLine) -> None:
    """This will owe the step that was just written, after the dossier if that stands elsewhere by it."""
    session.flush()
    tell_portal(session, line.dossier_id, line.written_at)
    dossier = session.get_one(Dossier, line.dossier_id)
    if not is_told(line.kind, line.leg) or not is_known_there(dossier):
        return
    status = national_code_of(session, dossier)
    step = progress_shape(session, dossier, line, status)
    message = _message(session, dossier, Service.PROGRESS, step, status, line.written_at)
    message.updating, message.leg, message.line, message.turn = True, line.leg, line.line, line.turn
    session.flush()


def is_known_there(dossier: Dossier) -> bool:
    """Whether it is of a procedure the country has: a probe of the bench is not, nor another commune's question."""
    try:
        find(dossier.procedure).edition(dossier.edition)
    except (UnknownProcedure, UnknownEdition):
        return False
    return not find(dossier.procedure).for_agencies


def is_told(kind: str, leg: str) -> bool:
    """Whether a line of that kind in that leg is a step the portal hears of."""
    return kind not in NO_STEPS and leg.partition("/")[0] not in NO_LEGS


def owe_dossier(
    session: Session, dossier: Dossier, status: int, at: datetime, *, updating: bool | None = None
) -> PortalMessage:
    """This will owe the whole dossier as it stands now; `updating` is what the portal itself must be told about it."""
    known = last_standing(session, dossier.id) is not None
    message = _message(session, dossier, Service.DOSSIER, dossier_shape(session, dossier, status), status, at)
    message.updating = known if updating is None else updating
    message.standing = standing_of(dossier, status)
    session.flush()
    return message


def owe_again(session: Session, dossier: Dossier, refused: PortalMessage, at: datetime) -> PortalMessage:
    """This will owe a refused step once more, behind everything that is owed already."""
    message = _message(session, dossier, Service.PROGRESS, json.loads(refused.body), refused.national_status, at)
    message.updating, message.leg, message.line, message.turn = True, refused.leg, refused.line, refused.turn
    session.flush()
    return message


def standing_of(dossier: Dossier, status: int) -> str:
    """Everything whose change the portal must learn of, small enough to compare."""
    return f"{status}|{dossier.ending or ''}|{portal_time(dossier.due_at)}|{dossier.delivery_way}"


def last_standing(session: Session, dossier_id: UUID) -> str | None:
    told = select(PortalMessage.standing).where(
        PortalMessage.dossier_id == dossier_id, PortalMessage.service == Service.DOSSIER
    )
    return session.scalar(told.order_by(PortalMessage.sequence.desc()).limit(1))


def _message(
    session: Session, dossier: Dossier, service: Service, shape: dict[str, Any], status: int, at: datetime
) -> PortalMessage:
    last = select(func.max(PortalMessage.sequence)).where(PortalMessage.dossier_id == dossier.id)
    number = (session.scalar(last) or 0) + 1
    body = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
    identifier = uuid4()
    message = PortalMessage(
        id=identifier,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        sequence=number,
        reference=f"{dossier.code}:{number}:{identifier.hex[:8]}",
        service=service,
        updating=False,
        national_status=status,
        due_at=dossier.due_at,
        body=body,
        body_hash=hash_of(body),
        written_at=at,
    )
    session.add(message)
    return message

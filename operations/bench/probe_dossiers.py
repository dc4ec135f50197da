"""Dossiers for the probe, as many as wanted, each waiting to be read once."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.clock.clock import SystemClock
from models.dossier import Dossier
from models.progress.wake_up import WakeUp, ring
from procedures.birth_registration import BIRTH_REGISTRATION

AGENCY = "H26.99.99"


def file_probes(session: Session, count: int, *, awake: bool = True) -> list[UUID]:
    """This will write the dossiers and, if they are to be found by workers, one wake-up for each."""
    agency_id = _agency(session)
    ids = [uuid4() for _ in range(count)]
    session.execute(insert(Dossier), [_dossier(dossier_id, agency_id) for dossier_id in ids])
    if awake:
        session.execute(insert(WakeUp), [{"dossier_id": dossier_id} for dossier_id in ids])
        ring(session)
    return ids


def put_away_probes(session: Session) -> None:
    """This will let nobody read those that are left: the procedures of the real office would take them for births."""
    probes = select(Dossier.id).join(Agency, Agency.id == Dossier.agency_id).where(Agency.code.startswith(AGENCY))
    session.execute(delete(WakeUp).where(WakeUp.dossier_id.in_(probes)))


def _agency(session: Session) -> UUID:
    agency = Agency(
        id=uuid4(),
        code=f"{AGENCY}.{uuid4().hex[:8]}",
        name="UBND phường Đo",
        place="Đo",
        province_code="01",
        ward_code="00000",
        address="1 phố Đo",
        phone="02400000001",
        one_stop_name="Trung tâm Phục vụ hành chính công",
    )
    session.add(agency)
    session.flush()
    return agency.id


def _dossier(dossier_id: UUID, agency_id: UUID) -> dict[str, object]:
    now = SystemClock().now()
    return {
        "id": dossier_id,
        "code": f"{AGENCY}-{dossier_id.hex}",
        "agency_id": agency_id,
        "procedure": BIRTH_REGISTRATION.code,
        "edition": BIRTH_REGISTRATION.edition_on(now.date()).id,
        "channel": "desk",
        "filed_by": "system",
        "tracking_secret": "-",
        "applicant_name": "-",
        "subject_name": "-",
        "subject_sort": "-",
        "search_text": "-",
        "applicant": {},
        "declaration": {},
        "delivery": {},
        "delivery_way": "desk",
        "payment_way": "none",
        "filing_facts": {},
        "received_at": now,
        "counted_from": now,
        "react_by": now,
    }

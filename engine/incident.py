"""An incident: put on the desk, with a code to quote and two ways out."""

from __future__ import annotations

from uuid import UUID, uuid4

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from engine.lease import Lease
from engine.office import Office
from engine.reading import Place
from models.actor import SYSTEM
from models.acts.aside.settles_incident import SETTLES_INCIDENT
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.progress.incident import Incident
from models.progress.open_aside import open_aside


def open_incident(session: Session, office: Office, lease: Lease, code: str, place: Place | None) -> UUID:
    """This will write the incident and its work item; the dossier is not read again until somebody settles it."""
    dossier = session.get_one(Dossier, lease.dossier_id)
    now = office.clock.now()
    count = session.scalar(select(func.count()).select_from(Incident).where(Incident.dossier_id == dossier.id)) or 0
    item = open_aside(session, dossier, SETTLES_INCIDENT, leg="incident", turn=count + 1, at=now)
    incident = Incident(
        id=uuid4(),
        dossier_id=dossier.id,
        code=f"{code}-{str(dossier.id)[:4]}",
        place=place.words[-120:] if place else "main",
        happened_at=now,
        work_item_id=item.id,
    )
    session.add(incident)
    session.execute(
        text("UPDATE reading_lease SET incident_at = now() WHERE dossier_id = :dossier"), {"dossier": dossier.id}
    )
    record(session, SYSTEM, "incident.opened", now, dossier_id=dossier.id, agency_id=dossier.agency_id, code=code)
    return incident.id

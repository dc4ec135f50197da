"""What every letter to an applicant knows of his dossier."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.work import Work
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.clock.office_hours import ORDINARY_HOURS
from models.dossier import Dossier
from models.working_hours import WorkingHours
from notifications.office import Office
from notifications.opening_hours import in_words
from notifications.words_of_office import own_words_of
from procedures.catalogue import find
from tasks.equipment import Equipment, equipment_of
from tasks.wording.letterhead import agency_of
from tasks.wording.tracking import tracking_url


class CommonFacts(TypedDict):
    """The fields all contents of `notifications` share."""

    code: str
    procedure: str
    addressee: str
    office: Office
    tracking_url: str


def common_facts(work: Work) -> CommonFacts:
    return common_facts_of(work.session, work.dossier, equipment_of(work), work.now)


def common_facts_of(session: Session, dossier: Dossier, equipment: Equipment, now: datetime) -> CommonFacts:
    return CommonFacts(
        code=dossier.code,
        procedure=find(dossier.procedure).title,
        addressee=dossier.applicant_name,
        office=_office(session, agency_of(session, dossier), now),
        tracking_url=tracking_url(equipment, dossier),
    )


def _office(session: Session, agency: Agency, now: datetime) -> Office:
    own = select(WorkingHours).where(WorkingHours.agency_id == agency.id)
    rows = session.scalars(own.order_by(WorkingHours.valid_from, WorkingHours.entered_at, WorkingHours.id))
    hours = [ORDINARY_HOURS, *(row.as_office_hours() for row in rows)]
    return Office(
        name=agency.one_stop_name,
        address=agency.address,
        phone=agency.phone,
        opening_hours=in_words(hours, now.astimezone(VIETNAM).date()),
        own=own_words_of(session, agency.id),
    )

"""The acknowledgement owed to whoever filed online: a letter in the outbox, in the transaction of the filing."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import func
from sqlalchemy.orm import Session

from models.agency import Agency
from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.delivery.letter import Letter
from models.dossier import Dossier
from notifications.channels import NoWayToReach, route
from notifications.contact import Contact
from notifications.notices.filed import FILED, Filed
from notifications.office import Office
from notifications.opening_hours import in_words
from notifications.words_of_office import own_words_of
from procedures.catalogue import find
from procedures.filing import Filing


def owe_filed_letter(
    session: Session, base_url: str, dossier: Dossier, agency: Agency, filing: Filing, now: datetime
) -> None:
    """This will put the letter into the outbox, one for each channel the notice takes.

    Somebody who left no usable address has the answer of the page itself, and is reached by the letters to come.
    """
    addresses = route(FILED.id, _contact(filing))
    if isinstance(addresses, NoWayToReach):
        return
    content = _content(session, base_url, dossier, agency, now).kept()
    for address in addresses:
        session.add(
            Letter(
                id=uuid4(),
                dossier_id=dossier.id,
                leg="",
                line="filed",
                turn=1,
                notice=FILED.id,
                channel=address.channel.value,
                to=address.to,
                content=content,
                reference=f"{address.channel.value}-{uuid4()}",
                written_at=now,
                not_before=func.now(),
            )
        )


def _contact(filing: Filing) -> Contact:
    """The applicant's own, or where he gave none that of whoever filed for him."""
    email, phone = filing.applicant.email, filing.applicant.phone
    if filing.applicant.proxy is not None:
        email, phone = email or filing.applicant.proxy.email, phone or filing.applicant.proxy.phone
    return Contact(email=email, phone=phone)


def _content(session: Session, base_url: str, dossier: Dossier, agency: Agency, now: datetime) -> Filed:
    hours = load_calendar(session, agency.id).hours
    return Filed(
        code=dossier.code,
        procedure=find(dossier.procedure).title,
        addressee=dossier.applicant_name,
        office=Office(
            name=agency.one_stop_name,
            address=agency.address,
            phone=agency.phone,
            opening_hours=in_words(hours, now.astimezone(VIETNAM).date()),
            own=own_words_of(session, agency.id),
        ),
        tracking_url=f"{base_url}/tra-cuu/{dossier.code}",
        tracking_secret=dossier.tracking_secret,
        submitted_at=dossier.received_at,
        counted_from=dossier.counted_from if dossier.counted_from != dossier.received_at else None,
        react_by=dossier.react_by,
    )

"""Which agency carries a leg out, and how it is reached: read anew each time, so that a change counts at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.database import Database
from models.linkage.partner_agency import PartnerAgency
from models.linkage.partner_key import KeyState, PartnerKey
from models.progress.effect import Effect
from procedures.linked.commune_question import COMMUNE_QUESTION

# Whoever answers for every commune that has no installation of its own here, such as a province's hub.
ANY_COMMUNE = "*"


@dataclass(frozen=True)
class AgencyDoor:
    """Where an agency is reached and who we are at its door."""

    code: str
    base_url: str
    our_client_id: str
    networks: tuple[str, ...] = ()


def agency_for(session: Session, procedure: str, named: str | None) -> str | None:
    """The agency a case of this procedure goes to: the one the family named, else the only one there is.

    One that calls us too, as real installations do, goes before one that is only known by its address. None when
    nobody is known, or when several are and nobody has said which: a person then finds out.
    """
    active = select(PartnerAgency).where(PartnerAgency.active).order_by(PartnerAgency.code)
    able = [row for row in session.scalars(active) if procedure in row.files_there]
    if named is not None:
        return named if named in {row.code for row in able} else None
    able = [row for row in able if row.client_id is not None] or able
    return able[0].code if len(able) == 1 else None


def agency_answering_for(session: Session, commune: str) -> str | None:
    """The agency that answers out of the books of this commune, by its unit code: its own, else the hub.

    None when there is neither; the question then goes by letter.
    """
    active = select(PartnerAgency).where(PartnerAgency.active).order_by(PartnerAgency.code)
    able = [row for row in session.scalars(active) if COMMUNE_QUESTION.code in row.files_there]
    for wanted in (commune, ANY_COMMUNE):
        found = next((row.code for row in able if wanted in row.answers_for), None)
        if found is not None:
            return found
    return None


def door_of(database: Database, code: str) -> AgencyDoor | None:
    """Where the agency is reached; nowhere while it is suspended, so that what we owe it is tried again later."""
    with database.transaction() as session:
        wanted = select(PartnerAgency).where(PartnerAgency.code == code, PartnerAgency.active)
        wanted = wanted.where(PartnerAgency.suspended_at.is_(None))
        found = session.scalars(wanted).one_or_none()
        return _door(found) if found else None


def _door(row: PartnerAgency) -> AgencyDoor:
    return AgencyDoor(row.code, row.base_url, row.our_client_id, tuple(row.networks))


def addressee_of(database: Database, reference: str) -> str | None:
    """The agency to which something went out under this reference of ours."""
    with database.transaction() as session:
        return session.scalar(select(Effect.partner).where(Effect.reference == reference))


def keys_of_agencies(session: Session, now: datetime) -> dict[str, tuple[str, ...]]:
    """The keys each agency's messages may be signed with, by its code; `now` ends the overlap of an old key."""
    active = select(PartnerAgency.id, PartnerAgency.code, PartnerAgency.event_keys).where(
        PartnerAgency.active, PartnerAgency.suspended_at.is_(None)
    )
    over = select(PartnerKey.partner_id, PartnerKey.public).where(
        PartnerKey.valid_to <= now, PartnerKey.state == KeyState.IN_FORCE
    )
    ended = {(partner_id, public) for partner_id, public in session.execute(over)}
    return {
        code: tuple(key for key in keys if (partner_id, key) not in ended)
        for partner_id, code, keys in session.execute(active)
    }

"""A family's dossiers seen together: those that name the same people, as far as this reader may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desk.folder.declared import declared_form
from desk.folder.folder import Folder
from models.dossier import Dossier
from models.folder.person_named import PersonNamed
from models.status import Ending, Status
from procedures.catalogue import find
from web.access import visible_dossiers
from web.visit import Inside

# A family has few dossiers; whoever files for strangers every day is no family.
MOST = 12


@dataclass(frozen=True)
class Relative:
    """Another dossier about one of these people; `because` says whom both name, by his place in this dossier."""

    code: str
    subject: str
    procedure: str
    stands: str
    received_at: datetime
    because: str


def family_of(inside: Inside, folder: Folder) -> list[Relative]:
    """The latest first, at most one more than `MOST`, which tells that there are others still.

    Dossiers filed before people were noted are found by their applicant's number alone.
    """
    session = inside.session
    parts = _parts(session, folder.dossier)
    if not parts:
        return []
    others = _others(inside, folder.dossier, list(parts))
    named = _named(session, others, parts)
    return [_relative(folder, dossier, parts, named.get(dossier.id, "")) for dossier in others]


def _parts(session: Session, dossier: Dossier) -> dict[str, str]:
    """For each person's key his place in this dossier, a place in the declaration before that of the applicant."""
    rows = session.scalars(select(PersonNamed).where(PersonNamed.dossier_id == dossier.id).order_by(PersonNamed.part))
    return {row.number_key: row.part for row in rows.all()}


def _others(inside: Inside, dossier: Dossier, keys: Sequence[str]) -> list[Dossier]:
    naming = select(PersonNamed.dossier_id).where(PersonNamed.number_key.in_(keys))
    wanted = select(Dossier).where(
        visible_dossiers(inside.caller),
        Dossier.id != dossier.id,
        or_(Dossier.id.in_(naming), Dossier.subject_number_key.in_(keys)),
    )
    return list(inside.session.scalars(wanted.order_by(Dossier.received_at.desc(), Dossier.id).limit(MOST + 1)))


def _named(session: Session, others: Sequence[Dossier], parts: Mapping[str, str]) -> dict[UUID, str]:
    """For each other dossier the key of one person it shares with this one."""
    if not others:
        return {}
    rows = select(PersonNamed).where(
        PersonNamed.dossier_id.in_([dossier.id for dossier in others]), PersonNamed.number_key.in_(list(parts))
    )
    return {row.dossier_id: row.number_key for row in session.scalars(rows.order_by(PersonNamed.part.desc()))}


def _relative(folder: Folder, dossier: Dossier, parts: Mapping[str, str], key: str) -> Relative:
    key = key or (dossier.subject_number_key or "")
    return Relative(
        code=dossier.code,
        subject=dossier.subject_name,
        procedure=find(dossier.procedure).title,
        stands=Ending(dossier.ending).words if dossier.ending else Status(dossier.status).words,
        received_at=dossier.received_at,
        because=_title(folder, parts.get(key, "")),
    )


def _title(folder: Folder, part: str) -> str:
    try:
        return declared_form(folder).child(part).title if part else ""
    except KeyError:
        return ""

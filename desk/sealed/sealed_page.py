"""What the pages about sealed dossiers show: who may see one, which there are, and where the glass was broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from desk.folder.who import names_of
from desk.member import member
from language.phrase import one_after_another
from models.dossier import Dossier
from models.role import Role
from models.staff.dossier_seal import DossierSeal, PassKind, SealPass
from models.staff.seal_dossier import named_people
from models.staff_member import StaffMember
from web.access import visible_among, visible_dossiers
from web.open_to import OFFICE
from web.visit import Inside

MOST = 100


@dataclass(frozen=True)
class Colleague:
    """Somebody of the office whom a sealed dossier may be opened to; `named` when it is open to him now."""

    id: UUID
    name: str
    roles: str
    named: bool


@dataclass(frozen=True)
class SealedRow:
    code: str
    subject: str
    sealed_at: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class BrokenRow:
    """`code` is empty for a reader to whom the dossier itself is closed; `seen_by` once a supervisor took note."""

    id: UUID
    code: str
    who: str
    reason: str
    at: datetime
    until: datetime | None
    seen_by: str
    is_mine: bool


def colleagues(inside: Inside, dossier: Dossier) -> list[Colleague]:
    """Everybody of the office with a role there, by name."""
    named = {one.staff_id for one in named_people(inside.session, dossier)} if dossier.sealed else set()
    here = select(StaffMember).where(StaffMember.agency_id == dossier.agency_id, StaffMember.active)
    return [
        Colleague(
            one.id, one.full_name, one_after_another(", ", (Role(role).words for role in one.roles)), one.id in named
        )
        for one in inside.session.scalars(here.order_by(StaffMember.full_name, StaffMember.id))
        if OFFICE & {Role(role) for role in one.roles}
    ]


def seal_of(inside: Inside, dossier: Dossier) -> DossierSeal | None:
    in_force = select(DossierSeal).where(DossierSeal.dossier_id == dossier.id, DossierSeal.lifted_at.is_(None))
    return inside.session.scalars(in_force).one_or_none()


def sealed_dossiers(inside: Inside) -> list[SealedRow]:
    """The sealed dossiers that are open to the reader, the latest first."""
    wanted = (
        select(Dossier.code, Dossier.subject_name, DossierSeal)
        .join(DossierSeal, DossierSeal.dossier_id == Dossier.id)
        .where(visible_dossiers(inside.caller), Dossier.id.in_(inside.caller.reach.opened))
        .where(DossierSeal.lifted_at.is_(None))
        .order_by(DossierSeal.sealed_at.desc(), DossierSeal.id)
    )
    rows = inside.session.execute(wanted.limit(MOST)).all()
    names = names_of(inside.session, [f"staff:{row.DossierSeal.sealed_by}" for row in rows])
    return [
        SealedRow(code, subject, seal.sealed_at, names[f"staff:{seal.sealed_by}"], seal.reason)
        for code, subject, seal in rows
    ]


def broken_glass(inside: Inside) -> list[BrokenRow]:
    """Where somebody opened a sealed dossier without being named, what nobody took note of first."""
    wanted = (
        select(SealPass, Dossier.id, Dossier.code)
        .join(Dossier, Dossier.id == SealPass.dossier_id)
        .where(SealPass.agency_id == member(inside).agency_id, SealPass.kind == PassKind.BROKEN)
        .order_by(SealPass.seen_at.is_not(None), SealPass.given_at.desc(), SealPass.id)
    )
    rows = inside.session.execute(wanted.limit(MOST)).all()
    seen = visible_among(inside.session, inside.caller, [row.id for row in rows])
    names = names_of(inside.session, _keys([row.SealPass for row in rows]))
    return [
        BrokenRow(
            id=row.SealPass.id,
            code=row.code if row.id in seen else "",
            who=names[f"staff:{row.SealPass.staff_id}"],
            reason=row.SealPass.reason,
            at=row.SealPass.given_at,
            until=row.SealPass.until,
            seen_by=names[f"staff:{row.SealPass.seen_by}"] if row.SealPass.seen_by else "",
            is_mine=row.SealPass.staff_id == member(inside).id,
        )
        for row in rows
    ]


def _keys(passes: Sequence[SealPass]) -> list[str]:
    return [f"staff:{who}" for one in passes for who in (one.staff_id, one.seen_by) if who]

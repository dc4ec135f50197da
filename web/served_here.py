"""Which procedures are this installation's own: those of the kinds of its agencies."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.rules.edition_start import edition_in_force
from procedures.catalogue import search
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Edition, Procedure


def sole_agency(session: Session, procedure: Procedure) -> UUID | None:
    """This will give the one agency here that handles the procedure; None where there are several, or none."""
    handling = select(Agency.id).where(Agency.kind == procedure.handled_by).limit(2)
    found = session.scalars(handling).all()
    return found[0] if len(found) == 1 else None


def edition_shown(session: Session, procedure: Procedure, on: date) -> Edition:
    """This will give the edition that a page for everybody tells of: the agency's, where there is one alone."""
    agency_id = sole_agency(session, procedure)
    return edition_in_force(session, agency_id, procedure, on) if agency_id else procedure.edition_on(on)


def served_here(session: Session, typed: str = "") -> tuple[Procedure, ...]:
    """This will give the procedures that an agency of this installation handles, narrowed to what was typed."""
    kinds = {OfficeKind.read(kind) for kind in session.scalars(select(Agency.kind).distinct())}
    return tuple(procedure for procedure in search(typed) if procedure.handled_by in kinds)

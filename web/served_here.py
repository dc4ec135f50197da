"""Which procedures are this installation's own: those of the kinds of its agencies."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from procedures.catalogue import search
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Procedure


def served_here(session: Session, typed: str = "") -> tuple[Procedure, ...]:
    """This will give the procedures that an agency of this installation handles, narrowed to what was typed."""
    kinds = {OfficeKind.read(kind) for kind in session.scalars(select(Agency.kind).distinct())}
    return tuple(procedure for procedure in search(typed) if procedure.handled_by in kinds)

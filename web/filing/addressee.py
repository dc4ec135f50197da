"""The agency of this installation that something is sent to."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from web.front_door import FrontDoor


def addressee(session: Session, front: FrontDoor, code: str | None) -> Agency | None:
    """This will give the one of that code, or without one the agency meant when nobody is named; None if in doubt."""
    code = code or front.default_agency
    wanted = select(Agency) if code is None else select(Agency).where(Agency.code == code)
    candidates = session.scalars(wanted.limit(2)).all()
    return candidates[0] if len(candidates) == 1 else None

"""What a supervisor must know on whatever page he is: that somebody has broken the glass of a sealed dossier."""

from __future__ import annotations

from sqlalchemy import func, select

from desk.member import member
from models.role import Role
from models.staff.dossier_seal import PassKind, SealPass
from web.visit import Inside

WATCHERS = frozenset({Role.SUPERVISOR})


def glass_alerts(inside: Inside) -> int:
    """How many openings nobody has taken note of; asked for supervisors only, and answered out of an index."""
    if not inside.caller.roles & WATCHERS:
        return 0
    unseen = select(func.count()).where(
        SealPass.agency_id == member(inside).agency_id, SealPass.kind == PassKind.BROKEN, SealPass.seen_at.is_(None)
    )
    return inside.session.scalar(unseen) or 0

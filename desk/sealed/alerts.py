"""What supervisor and chairman must know on every page: that somebody has broken the glass of a sealed dossier."""

from __future__ import annotations

from sqlalchemy import func, select

from desk.member import member
from models.staff.dossier_seal import PassKind, SealPass
from models.staff.seal_dossier import SEALERS
from web.visit import Inside


def glass_alerts(inside: Inside) -> int:
    """How many openings of others nobody has taken note of; asked for few roles only, and answered out of an index."""
    if not inside.caller.roles & SEALERS:
        return 0
    me = member(inside)
    unseen = select(func.count()).where(
        SealPass.agency_id == me.agency_id,
        SealPass.kind == PassKind.BROKEN,
        SealPass.seen_at.is_(None),
        SealPass.staff_id != me.id,
    )
    return inside.session.scalar(unseen) or 0

"""The parcel as we keep it: known by our reference, whichever is earlier, the booking's answer or the post's news."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.delivery.parcel import Parcel
from models.progress.effect import Effect


def keep_parcel(session: Session, reference: str, tracking_code: str, at: datetime) -> Parcel:
    """This will give the parcel of that reference, made if nobody has made it; the dossier must be locked."""
    parcel = session.scalars(select(Parcel).where(Parcel.reference == reference)).first()
    if parcel is None:
        parcel = _new(session, reference, tracking_code, at)
    return parcel


def _new(session: Session, reference: str, tracking_code: str, at: datetime) -> Parcel:
    effect = session.scalars(select(Effect).where(Effect.reference == reference)).one()
    earlier = session.scalar(select(func.count()).select_from(Parcel).where(Parcel.dossier_id == effect.dossier_id))
    parcel = Parcel(
        id=uuid4(),
        dossier_id=effect.dossier_id,
        turn=(earlier or 0) + 1,
        reference=reference,
        tracking_code=tracking_code,
        cod_amount=int(effect.request["cod_amount"]),
        booked_at=at,
    )
    session.add(parcel)
    session.flush()
    return parcel

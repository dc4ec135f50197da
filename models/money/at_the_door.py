"""Whether the post has been told to collect what is owed: nobody else may take it then, or it is paid twice."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.delivery.parcel import Parcel
from models.progress.effect import Effect


def collected_at_the_door(session: Session, dossier_id: UUID) -> bool:
    """This will tell whether a parcel that asks for money is ordered or on its way, and not yet delivered or returned.

    An order that is out and not yet confirmed counts, one that the post refused does not. Once the parcel has been
    delivered, what the post failed to collect may be paid at the desk.
    """
    orders = (
        select(Effect, Parcel)
        .outerjoin(Parcel, Parcel.reference == Effect.reference)
        .where(Effect.dossier_id == dossier_id, Effect.kind == "parcel")
    )
    return any(_collects(order, parcel) for order, parcel in session.execute(orders))


def _collects(order: Effect, parcel: Parcel | None) -> bool:
    if int(order.request["cod_amount"]) == 0:
        return False
    if parcel is None:
        return order.settled_at is None
    return parcel.returned_at is None and parcel.delivered_at is None and parcel.cod_collected_at is None

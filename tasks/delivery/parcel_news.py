"""What the post says of a parcel on its way, kept once each however often and in whatever order it is said."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.delivery.parcel import Parcel, ParcelEvent
from models.dossier import Dossier
from models.money.take_cash import take_cash
from models.progress.inbox_message import InboxMessage
from tasks.delivery.keep_parcel import keep_parcel


def note_event(session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime) -> None:
    """This will add the event to the parcel's way. Raises `FormFaults` when it is about another parcel than ours."""
    _noted(session, message, data, now)


def note_delivered(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    parcel = _noted(session, message, data, now)
    parcel.delivered_at = parcel.delivered_at or now


def note_returned(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    parcel = _noted(session, message, data, now)
    parcel.returned_at = parcel.returned_at or now


def book_collected(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    """What the post took at the door is a receipt like any other; another sum than ours is for a person to look at."""
    parcel = _noted(session, message, data, now)
    if parcel.cod_collected_at is not None:
        return
    if data.get("cod_amount") != parcel.cod_amount:
        raise FormFaults([FormFault("/cod_amount", "Số tiền bưu điện thu khác số tiền phải thu.")])
    take_cash(session, dossier, parcel.cod_amount, Actor.partner(message.source), now, way="cod")
    parcel.cod_collected_at = now


def note_remitted(
    session: Session, dossier: Dossier, message: InboxMessage, data: dict[str, Any], now: datetime
) -> None:
    parcel = _noted(session, message, data, now)
    parcel.cod_remitted_at = parcel.cod_remitted_at or now


def _noted(session: Session, message: InboxMessage, data: dict[str, Any], now: datetime) -> Parcel:
    code = str(data.get("tracking_code", ""))
    parcel = keep_parcel(session, message.reference, code, now)
    if code != parcel.tracking_code:
        raise FormFaults([FormFault("/tracking_code", "Mã bưu gửi không phải của hồ sơ này.")])
    happened_at = _happened_at(message, now)
    same = select(ParcelEvent.id).where(
        ParcelEvent.parcel_id == parcel.id, ParcelEvent.kind == message.kind, ParcelEvent.happened_at == happened_at
    )
    if session.scalars(same).first() is None:
        session.add(_event(parcel, message, data, happened_at))
        session.flush()
    return parcel


def _event(parcel: Parcel, message: InboxMessage, data: dict[str, Any], happened_at: datetime) -> ParcelEvent:
    note, proof, amount = data.get("reason") or data.get("handed_to"), data.get("proof"), data.get("cod_amount")
    return ParcelEvent(
        parcel_id=parcel.id,
        event_id=message.event_id[:80],
        kind=message.kind,
        happened_at=happened_at,
        note=str(note)[:200] if note else None,
        proof=str(proof)[:60] if proof else None,
        amount=amount if isinstance(amount, int) and not isinstance(amount, bool) else None,
    )


def _happened_at(message: InboxMessage, now: datetime) -> datetime:
    """When it happened there, as the envelope says."""
    try:
        return datetime.fromisoformat(str(json.loads(message.body)["time"]))
    except (ValueError, KeyError, TypeError):
        return now

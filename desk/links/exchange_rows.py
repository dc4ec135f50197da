"""The evidence of what passed with one agency: a list, and one exchange with what can be shown of its message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desk.links.dossier_codes import blots_out
from desk.links.fault_words import status_words
from desk.links.message_body import Body, masked_body
from gateways.outgoing.event_post import PATH
from language.phrase import phrase
from models.dossier import Dossier
from models.linkage.exchange import Direction, Exchange, ExchangeSeal
from models.linkage.outgoing_event import OutgoingEvent
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage
from web.access import visible_dossiers
from web.problem import Problem
from web.visit import Inside

PAGE = 40
WAYS = {"": "Hai chiều", "den": "Họ gọi ta", "di": "Ta gọi họ", "hong": "Không thành"}


@dataclass(frozen=True)
class ExchangeRow:
    id: int
    at: datetime
    way: str
    method: str
    target: str
    reference: str
    said: str
    well: bool


@dataclass(frozen=True)
class ShownExchange:
    """`seal` is the place in the agency's chain, None until the sealer has come by. `dossier_id` is whose message it
    is; `may_reveal` when the reader may see that dossier."""

    row: ExchangeRow
    entry: Exchange
    seal: ExchangeSeal | None
    body: Body | None
    dossier_id: UUID | None
    may_reveal: bool


def exchange_rows(inside: Inside, code: str, way: str, after: int) -> tuple[list[ExchangeRow], int]:
    """One page, the newest first, and the number from which the next goes on; 0 after the last."""
    wanted = select(Exchange).where(Exchange.partner == code)
    if way in ("den", "di"):
        wanted = wanted.where(Exchange.direction == (Direction.IN if way == "den" else Direction.OUT))
    elif way == "hong":
        wanted = wanted.where(or_(Exchange.status < 200, Exchange.status > 299))
    if after:
        # Instants of several machines are not in the order of the numbers: the page goes on where the last row stood.
        last = select(Exchange.at).where(Exchange.id == after, Exchange.partner == code).scalar_subquery()
        wanted = wanted.where(or_(Exchange.at < last, (Exchange.at == last) & (Exchange.id < after)))
    newest = wanted.order_by(Exchange.at.desc(), Exchange.id.desc()).limit(PAGE + 1)
    found = inside.session.scalars(newest).all()
    blot = blots_out(inside, (text for entry in found for text in (entry.target, entry.reference)))
    rows = [_row(entry, blot) for entry in found]
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else 0


def show_exchange(inside: Inside, code: str, number: int) -> ShownExchange:
    """One exchange; its message masked where we still have it. Raises `not-found`."""
    session = inside.session
    entry = session.get(Exchange, number)
    if entry is None or entry.partner != code:
        raise Problem("not-found")
    seal = session.scalars(select(ExchangeSeal).where(ExchangeSeal.exchange_id == number)).one_or_none()
    text, dossier_id = _message(session, entry)
    body = masked_body(text) if text is not None else None
    blot = blots_out(inside, (entry.target, entry.reference, body.text if body else ""))
    body = replace(body, text=blot(body.text)) if body else None
    return ShownExchange(_row(entry, blot), entry, seal, body, dossier_id, _sees(inside, dossier_id))


def whole_message(inside: Inside, shown: ShownExchange) -> str:
    """The message unmasked, for a reader who may see its dossier; the caller writes down that he did."""
    text, _ = _message(inside.session, shown.entry)
    if text is None or not shown.may_reveal:
        raise Problem("not-found")
    return text


def _sees(inside: Inside, dossier_id: UUID | None) -> bool:
    if dossier_id is None:
        return False
    seen = select(Dossier.id).where(Dossier.id == dossier_id, visible_dossiers(inside.caller))
    return inside.session.scalar(seen) is not None


def _message(session: Session, entry: Exchange) -> tuple[str | None, UUID | None]:
    """What was said, where it is kept: our events in the outbox, theirs in the inbox, all else in a dossier."""
    if entry.target != PATH:
        return None, None
    if entry.direction is Direction.OUT:
        event = session.get(OutgoingEvent, _uuid(entry.reference)) if _uuid(entry.reference) else None
        return (event.body, event.dossier_id) if event else (None, None)
    heard = select(InboxMessage.body, Effect.dossier_id).outerjoin(Effect, Effect.reference == InboxMessage.reference)
    heard = heard.where(InboxMessage.source == entry.partner, InboxMessage.event_id == entry.reference)
    found = session.execute(heard).first()
    return (found[0], found[1]) if found else (None, None)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _row(entry: Exchange, blot: Callable[[str], str]) -> ExchangeRow:
    way = "Họ gọi ta" if entry.direction is Direction.IN else "Ta gọi họ"
    # What we answered is ours to name; what they answered is theirs.
    said = (
        phrase("ta trả lời {status}", status=entry.status)
        if entry.direction is Direction.IN
        else status_words(entry.status)
    )
    well = 200 <= entry.status < 300
    target, reference = blot(entry.target), blot(entry.reference)
    return ExchangeRow(entry.id, entry.at, way, entry.method, target, reference, said, well)

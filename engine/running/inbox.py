"""Taking in what partners said: applied, ignored with a reason, parked until it fits, or shown to a person."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from engine.inbox_rule import InboxRule
from engine.office import Office
from engine.work import may_be_tried_again
from models.actor import Actor
from models.acts.answer import answer, lock_dossier
from models.acts.aside.settles_message import SETTLES_MESSAGE
from models.acts.refusal import FormFaults, Interrupted, ItemGone, Refused
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.open_aside import open_aside
from models.progress.work_item import ItemState, WorkItem

log = structlog.get_logger("inbox")


class NotUnderstood(Refused):
    """Thông điệp có nội dung không xử lý được."""

    slug = "not-understood"


def take_in_messages(office: Office, count: int = 20) -> int:
    """This will take in the oldest new messages, each in a transaction of its own."""
    with office.database.transaction() as session:
        oldest = select(InboxMessage.id).where(InboxMessage.state == InboxState.NEW)
        waiting = list(session.scalars(oldest.order_by(InboxMessage.received_at).limit(count)))
    return sum(take_in_message(office, message_id) for message_id in waiting)


def take_in_message(office: Office, message_id: UUID) -> bool:
    """This will settle one message; what cannot be read is quarantined, never dropped, and holds no other up.

    False when the database was too busy for it; it is then taken in the next time.
    """
    try:
        with office.database.transaction() as session:
            message = _claim(session, message_id)
            if message is not None:
                _settle(session, office, message)
                session.flush()
                failpoint("inbox.before_commit")
    except Refused as refused:
        _give_up(office, message_id, refused)
    except Exception as error:  # Whatever a partner sends, the messages behind it must not wait for ever.
        if isinstance(error, DBAPIError) and may_be_tried_again(error):
            return False
        log.error("message not understood", kind=type(error).__name__)
        _give_up(office, message_id, NotUnderstood())
    return True


def _claim(session: Session, message_id: UUID) -> InboxMessage | None:
    message = session.scalars(
        select(InboxMessage).where(InboxMessage.id == message_id).with_for_update(skip_locked=True)
    ).first()
    return message if message is not None and message.state is InboxState.NEW else None


def _settle(session: Session, office: Office, message: InboxMessage) -> None:
    rule = office.inbox_rules.get(message.kind)
    effect = session.scalars(select(Effect).where(Effect.reference == message.reference)).first()
    if rule is None or effect is None or effect.partner != message.source:
        # A reference of ours that this partner was never given is not his to answer.
        _mark(office, message, InboxState.QUARANTINED, "không khớp yêu cầu nào đã gửi")
        return
    dossier = lock_dossier(session, effect.dossier_id)
    data = _data(message)
    item = _newest_wait(session, message.reference)
    if rule.outcome is not None and not dossier.is_open and (item is None or rule.repeats):
        _mark(office, message, InboxState.IGNORED, "hồ sơ đã kết thúc")
        return
    if rule.outcome is not None and (item is None or (rule.repeats and item.state is not ItemState.OPEN)):
        _park(session, office, message, rule, dossier, data)
        return
    _apply(session, office, message, rule, dossier, item, data)


def _park(
    session: Session,
    office: Office,
    message: InboxMessage,
    rule: InboxRule,
    dossier: Dossier,
    data: dict[str, Any],
) -> None:
    if rule.repeats and rule.note is not None:
        rule.note(session, dossier, message, data, office.clock.now())
    _mark(office, message, InboxState.PARKED, "chưa đến bước chờ câu trả lời này")


def _apply(
    session: Session,
    office: Office,
    message: InboxMessage,
    rule: InboxRule,
    dossier: Dossier,
    item: WorkItem | None,
    data: dict[str, Any],
) -> None:
    now = office.clock.now()
    if rule.note is not None:
        rule.note(session, dossier, message, data, now)
    if rule.outcome is None or item is None:
        _mark(office, message, InboxState.APPLIED, "đã ghi nhận")
    elif item.state is ItemState.OPEN:
        answer(session, item.id, Actor.partner(message.source), rule.outcome, {"data": data}, now)
        _mark(office, message, InboxState.APPLIED, "đã trả lời bước chờ")
    elif item.state is ItemState.LAPSED and rule.late is not None:
        rule.late(session, dossier, message, data, now)
        _mark(office, message, InboxState.APPLIED, "đến muộn, đã chuyển người xử lý")
    else:
        _mark(office, message, InboxState.IGNORED, "bước chờ đã kết thúc")


def _newest_wait(session: Session, reference: str) -> WorkItem | None:
    newest = (
        select(WorkItem)
        .where(WorkItem.reference == reference)
        .order_by(WorkItem.opened_at.desc(), WorkItem.turn.desc())
    )
    return session.scalars(newest).first()


def _data(message: InboxMessage) -> dict[str, Any]:
    try:
        body = json.loads(message.body)
    except ValueError:
        return {}
    data = body.get("data") if isinstance(body, dict) else None
    return data if isinstance(data, dict) else {}


def _mark(office: Office, message: InboxMessage, state: InboxState, note: str) -> None:
    message.state = state
    message.note = note
    message.settled_at = office.clock.now()


def _give_up(office: Office, message_id: UUID, refused: Refused) -> None:
    """A refused answer is not lost: overtaken ones are ignored, unreadable ones wait for a person."""
    gone = isinstance(refused, ItemGone | Interrupted)
    if not gone and not isinstance(refused, FormFaults):
        log.warning("message refused", slug=refused.slug)
    with office.database.transaction() as session:
        message = _claim(session, message_id)
        if message is None:
            return
        _mark(office, message, InboxState.IGNORED if gone else InboxState.QUARANTINED, refused.slug)
        if not gone:
            _show_to_a_person(session, office, message)


def _show_to_a_person(session: Session, office: Office, message: InboxMessage) -> None:
    """What a partner meant and we could not take becomes work on the dossier it was about."""
    effect = session.scalars(select(Effect).where(Effect.reference == message.reference)).first()
    if effect is not None:
        dossier = lock_dossier(session, effect.dossier_id)
        open_aside(
            session,
            dossier,
            SETTLES_MESSAGE,
            leg=f"message/{message.id}",
            turn=1,
            at=office.clock.now(),
            about=message.id,
        )

"""How things stand with each partner agency: what last went well each way, what waits, what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from desk.links.fault_words import fault_words, status_words
from language.phrase import one_after_another, phrase
from models.clock.written_time import hour_and_day
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.linkage.partner_agency import PartnerAgency
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage, InboxState

# So many calls in a row, all in vain, are more than a hiccup; a worker's own circuit opens at as many.
OUT_OF_REACH = 5
SLOW = timedelta(hours=2)
_PASSED = text("""
SELECT c.code,
       (SELECT max(e.at) FROM exchange e
         WHERE e.partner = c.code AND e.direction = 'in' AND e.status BETWEEN 200 AND 299) AS last_in,
       (SELECT max(e.at) FROM exchange e
         WHERE e.partner = c.code AND e.direction = 'out' AND e.status BETWEEN 200 AND 299) AS last_out,
       ARRAY(SELECT e.status FROM exchange e WHERE e.partner = c.code AND e.direction = 'out'
              ORDER BY e.at DESC, e.id DESC LIMIT 5) AS newest
  FROM unnest(CAST(:codes AS text[])) AS c(code)
""")


@dataclass(frozen=True)
class Queue:
    """`waiting` go out by themselves, `paused` when somebody says so; `oldest` of both; `fault` of the oldest."""

    waiting: int = 0
    paused: int = 0
    oldest: datetime | None = None
    fault: str = ""


@dataclass(frozen=True)
class Standing:
    """`word` and `tone` are the state at a glance, `said` the whole of it in words."""

    word: str
    tone: str
    said: str
    last_in: datetime | None
    last_out: datetime | None
    queue: Queue
    unanswered: int
    unanswered_since: datetime | None
    aside: int


@dataclass(frozen=True)
class _Known:
    last_in: datetime | None
    last_out: datetime | None
    newest: Sequence[int]
    queue: Queue
    unanswered: int
    since: datetime | None
    aside: int


def standings(session: Session, partners: Sequence[PartnerAgency], now: datetime) -> dict[str, Standing]:
    """By the partner's code; five questions to the database, however many partners there are."""
    codes = [one.code for one in partners]
    passed = {row.code: row for row in session.execute(_PASSED, {"codes": codes})}
    queues = _queues(session, [one.client_id for one in partners if one.client_id])
    unanswered = _unanswered(session, codes)
    aside = _aside(session, codes)
    found = {}
    for one in partners:
        row = passed[one.code]
        count, since = unanswered.get(one.code, (0, None))
        queue = queues.get(one.client_id, Queue()) if one.client_id else Queue()
        known = _Known(row.last_in, row.last_out, row.newest, queue, count, since, aside.get(one.code, 0))
        found[one.code] = _standing(one, known, now)
    return found


def _queues(session: Session, clients: Sequence[UUID]) -> Mapping[UUID, Queue]:
    untaken = (
        select(
            OutgoingEvent.client_id,
            func.count().filter(OutgoingEvent.state == EventState.WAITING),
            func.count().filter(OutgoingEvent.state == EventState.PAUSED),
            func.min(OutgoingEvent.written_at),
        )
        .where(OutgoingEvent.client_id.in_(clients), OutgoingEvent.state != EventState.SENT)
        .group_by(OutgoingEvent.client_id)
    )
    oldest = (
        select(OutgoingEvent.client_id, OutgoingEvent.fault)
        .where(OutgoingEvent.client_id.in_(clients), OutgoingEvent.state != EventState.SENT)
        .order_by(OutgoingEvent.client_id, OutgoingEvent.written_at, OutgoingEvent.id)
        .ext(distinct_on(OutgoingEvent.client_id))
    )
    faults = {client: fault_words(fault) for client, fault in session.execute(oldest)}
    return {
        client: Queue(waiting, paused, at, faults.get(client, ""))
        for client, waiting, paused, at in session.execute(untaken)
    }


def _unanswered(session: Session, codes: Sequence[str]) -> Mapping[str, tuple[int, datetime]]:
    waiting = select(Effect.partner, func.count(), func.min(Effect.intended_at))
    waiting = waiting.where(Effect.partner.in_(codes), Effect.settled_at.is_(None)).group_by(Effect.partner)
    return {code: (count, since) for code, count, since in session.execute(waiting)}


def _aside(session: Session, codes: Sequence[str]) -> Mapping[str, int]:
    kept = select(InboxMessage.source, func.count()).where(
        InboxMessage.source.in_(codes), InboxMessage.state == InboxState.QUARANTINED
    )
    return dict(session.execute(kept.group_by(InboxMessage.source)).all())


def _standing(partner: PartnerAgency, known: _Known, now: datetime) -> Standing:
    word, tone, said = _words(partner, known, now)
    return Standing(
        word,
        tone,
        said,
        known.last_in,
        known.last_out,
        known.queue,
        known.unanswered,
        known.since,
        known.aside,
    )


def _words(partner: PartnerAgency, known: _Known, now: datetime) -> tuple[str, str, str]:
    if not partner.active:
        return _not_running(partner)
    if partner.suspended_at is not None:
        return (
            "tạm dừng",
            "soon",
            phrase("{reason}. Mọi thông báo, hồ sơ gửi đi đang chờ, không mất.", reason=partner.suspend_reason),
        )
    return _in_trouble(known) or _in_arrears(known, now) or _running(known)


def _in_trouble(known: _Known) -> tuple[str, str, str] | None:
    failed = _failed_in_a_row(known.newest)
    if not failed:
        return None
    why = status_words(known.newest[0])
    if failed >= OUT_OF_REACH:
        return "mất liên lạc", "late", phrase("{failed} lần gọi gần nhất đều hỏng: {why}.", failed=failed, why=why)
    return "trục trặc", "soon", phrase("Lần gọi gần nhất hỏng: {why}; sẽ tự gọi lại.", why=why)


def _in_arrears(known: _Known, now: datetime) -> tuple[str, str, str] | None:
    heard_since = known.since is not None and known.last_in is not None and known.last_in >= known.since
    if known.since is not None and now - known.since > SLOW and not heard_since:
        since = hour_and_day(known.since)
        said = phrase("{count} yêu cầu chưa có trả lời, từ {since}.", count=known.unanswered, since=since)
        return "im lặng", "late", said
    if known.queue.oldest is not None and now - known.queue.oldest > SLOW:
        said = phrase("Thông báo cũ nhất họ chưa nhận từ {oldest}", oldest=hour_and_day(known.queue.oldest))
        fault = (phrase(": {fault}", fault=known.queue.fault),) if known.queue.fault else ()
        return "chậm", "soon", one_after_another("", (said, *fault, "."))
    return None


def _running(known: _Known) -> tuple[str, str, str]:
    if known.last_in is None and known.last_out is None:
        return "chưa trao đổi", "", "Chưa có gì qua lại."
    return "thông", "well", "Trao đổi bình thường."


def _not_running(partner: PartnerAgency) -> tuple[str, str, str]:
    if partner.proposed_by is not None and partner.activated_at is None:
        return "chờ kích hoạt", "soon", "Chưa có gì qua lại cho đến khi người thứ hai kích hoạt."
    return "đã ngừng", "", "Đã thôi liên thông; chứng cứ được giữ."


def _failed_in_a_row(newest: Sequence[int]) -> int:
    """How many of the newest calls were in vain: no answer, or a breakdown over there."""
    for place, status in enumerate(newest):
        if 0 < status < 500:
            return place
    return len(newest)

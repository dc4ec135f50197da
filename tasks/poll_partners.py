"""Asking after answers that have not come: a lost message must not hold a family up.

What a partner says when asked goes through the same inbox as what it says by itself, under an event id that stays the
same however often one asks; so nothing happens twice when the lost message turns up after all. What a partner says
differently the next time is news. A question that never arrived is sent again under its old reference.

Asking goes on ever more seldom, down to twice a day. A personal number that has not come by then is given to a person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

import structlog
from sqlalchemy import text
from sqlalchemy.orm import Session

from engine.office import Office
from engine.signals import PartnerUnavailable
from engine.trouble import PartnerRefusal
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.effect import Effect
from models.progress.keep_message import keep_message
from tasks.death.lock_civil_record import lock_civil_record
from tasks.death.notify_permanent_residence import notify_permanent_residence
from tasks.delivery.hand_over import hand_over
from tasks.equipment import Equipment
from tasks.linkage.start_leg import start_leg
from tasks.money import send_refunds
from tasks.news_on_inquiry import News, inquire_news
from tasks.reaching_out import reaching_out
from tasks.register.ask_for_number import ask_for_number
from tasks.register.late_number import number_is_missing
from tasks.verification.ask_other_commune import ask_other_commune
from tasks.verification.ask_population_database import ask_about_child, ask_about_parents

log = structlog.get_logger("inquiries")
PATIENCE_S = 600.0
# Of the patience: ten minutes become twelve hours at most.
LONGEST_FACTOR = 72
# After two days in vain, and after some five days more each time, a person is asked to look into it.
INQUIRIES_BEFORE_A_PERSON = 10
_ASKING = (
    ask_about_parents,
    ask_about_child,
    ask_other_commune,
    ask_for_number,
    hand_over,
    lock_civil_record,
    notify_permanent_residence,
    start_leg,
)
_SEND_AGAIN: Mapping[str, Callable[[Equipment, str, Any], object]] = {
    **{step.kind: step.send for step in _ASKING},
    send_refunds.KIND: send_refunds.send_again,
}

_DUE = text("""
SELECT id FROM effect
 WHERE settled_at IS NULL AND confirmed_at IS NOT NULL
   AND asked_at < now() - make_interval(secs => :patience * least(power(2, inquiries), :longest))
 ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED
""")
# Open waits; a case whose answer has not come, even while the family is asked for something; a number whose wait is
# over but which has not come; money the post has not handed on, or the gateway not back; an answer to our question that
# is there, were it late.
_AWAITED = text("""
SELECT EXISTS (SELECT FROM work_item w WHERE w.reference = :reference AND w.state = 'open')
    OR (EXISTS (SELECT FROM work_item w
                 WHERE w.reference = :reference AND w.act = 'gives_number' AND w.state = 'lapsed')
        AND EXISTS (SELECT FROM register_entry e WHERE e.dossier_id = :dossier AND e.book = 'khai-sinh'
                       AND e.personal_number_key IS NULL)
        AND NOT EXISTS (SELECT FROM work_item i WHERE i.dossier_id = :dossier AND i.line = 'adds_number'
                           AND i.state = 'open'))
    OR EXISTS (SELECT FROM parcel p WHERE p.reference = :reference AND p.delivered_at IS NOT NULL
                AND p.cod_amount > 0 AND p.cod_remitted_at IS NULL)
    OR (EXISTS (SELECT FROM inbox_message m
                 WHERE m.reference = :reference AND :kind = 'query'
                   AND m.kind IN ('vn.gov.onestop.linked.completed.v1', 'vn.gov.onestop.linked.rejected.v1'))
        AND NOT EXISTS (SELECT FROM inbox_message m WHERE m.reference = :reference AND m.kind = 'query.answered'))
    OR EXISTS (SELECT FROM linked_leg g WHERE g.reference = :reference AND g.ended_at IS NULL)
    OR EXISTS (SELECT FROM refund r WHERE r.reference = :reference AND r.state = 'sent')
    OR (:ahead AND NOT EXISTS (SELECT FROM work_item w WHERE w.reference = :reference))
""")


_SPOKE = text("UPDATE effect SET inquiries = 0 WHERE reference = :reference")


class _Asked(NamedTuple):
    kind: str
    partner: str
    reference: str
    request: Any


def poll_partners(office: Office, *, patience_s: float = PATIENCE_S, count: int = 10) -> int:
    """This will ask about at most `count` things waited for longer than `patience_s` of the database's time."""
    for done in range(count):
        with office.database.transaction() as session:
            effect = _claim(session, patience_s)
            awaited = effect is not None and _is_awaited(session, effect, office)
        if effect is None:
            return done
        if awaited:
            failpoint(f"poll.after_claim:{effect.kind}")
            _ask_a_person(office, effect)
            asked = _Asked(effect.kind, effect.partner, effect.reference, effect.request)
            for news in _ask(cast(Equipment, office.equipment), asked):
                _keep(office, asked, news)
    return count


def _claim(session: Session, patience_s: float) -> Effect | None:
    """Whoever asks notes it first, so that nobody else asks the same soon."""
    effect_id = session.scalar(_DUE, {"patience": patience_s, "longest": LONGEST_FACTOR})
    if effect_id is None:
        return None
    again = text("UPDATE effect SET asked_at = now(), inquiries = inquiries + 1 WHERE id = :id")
    session.execute(again, {"id": effect_id})
    return session.get_one(Effect, effect_id)


def _is_awaited(session: Session, effect: Effect, office: Office) -> bool:
    """What nobody awaits any more is settled and never looked at again; a wait may still lie ahead while it is open."""
    dossier = session.get_one(Dossier, effect.dossier_id)
    said = {"reference": effect.reference, "dossier": dossier.id, "ahead": dossier.is_open, "kind": effect.kind}
    awaited = bool(session.scalar(_AWAITED, said))
    if not awaited:
        effect.settled_at = office.clock.now()
    return awaited


def _ask_a_person(office: Office, effect: Effect) -> None:
    """Machines alone have waited long enough for a number: an officer looks into it while the asking goes on."""
    if effect.kind == ask_for_number.kind and effect.inquiries % INQUIRIES_BEFORE_A_PERSON == 0:
        with office.database.transaction() as session:
            number_is_missing(session, effect.dossier_id, office.clock.now())


def _ask(equipment: Equipment, asked: _Asked) -> list[News]:
    try:
        with reaching_out():
            news = inquire_news(equipment, asked.kind, asked.reference)
        if news is None:
            _SEND_AGAIN[asked.kind](equipment, asked.reference, asked.request)
        return news or []
    except (PartnerUnavailable, PartnerRefusal) as trouble:
        log.info("inquiry in vain", partner=asked.partner, trouble=type(trouble).__name__)
        return []


def _keep(office: Office, asked: _Asked, news: News) -> None:
    at = office.clock.now()
    body = {
        "type": news.kind,
        "subject": asked.reference,
        "time": (news.happened_at or at).isoformat(),
        "data": news.data,
    }
    failpoint("poll.before_keeping")
    with office.database.transaction() as session:
        kept = keep_message(
            session,
            source=asked.partner,
            event_id=f"poll:{asked.reference}:{news.kind}{news.mark or _digest(news)}",
            kind=news.kind,
            reference=asked.reference,
            body=json.dumps(body, ensure_ascii=False),
            at=at,
        )
        if kept:
            session.execute(_SPOKE, {"reference": asked.reference})


def _digest(news: News) -> str:
    return ":" + hashlib.sha256(json.dumps(news.data, sort_keys=True).encode()).hexdigest()[:12]

"""Asking the gateway about every payment that was begun: whoever pays once must not be asked to pay again.

What it says goes through the inbox like its own messages. An order is closed only when the gateway takes no money for
it any more and, asked after that, says that none was paid.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NamedTuple, cast

import structlog
from sqlalchemy import text
from sqlalchemy.orm import Session

from engine.office import Office
from engine.signals import PartnerUnavailable
from engine.trouble import PartnerRefusal
from gateways.payment import payment_gateway
from gateways.payment.standing import PaymentStanding
from models.failpoint import failpoint
from models.progress.keep_message import keep_message
from tasks.equipment import Equipment
from tasks.reaching_out import reaching_out

log = structlog.get_logger("payments")
# Seconds of the database's time until the next look; a family at the gateway's page is not kept waiting long.
_CLAIM = text("""
UPDATE payment_intent i
   SET look_at = now() + make_interval(secs => least(30 * (i.looks + 1), 600)), looks = i.looks + 1
 WHERE id = (SELECT id FROM payment_intent WHERE state = 'open' AND look_at <= now()
              ORDER BY look_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING i.reference, i.expires_at <= now() AS over
""")


class _Asked(NamedTuple):
    reference: str
    over: bool


def ask_about_payments(office: Office, count: int = 10) -> int:
    """This will ask about at most `count` open payments whose time has come; returns how many."""
    for done in range(count):
        with office.database.transaction() as session:
            asked = _claim(session)
        if asked is None:
            return done
        failpoint("payment.after_claim")
        _ask(office, asked)
    return count


def _claim(session: Session) -> _Asked | None:
    row = session.execute(_CLAIM).first()
    return None if row is None else _Asked(row[0], row[1])


def _ask(office: Office, asked: _Asked) -> None:
    try:
        with reaching_out():
            standing = cast(Equipment, office.equipment).partners.payment_gateway.inquire_payment(asked.reference)
    except (PartnerUnavailable, PartnerRefusal) as trouble:
        log.info("inquiry in vain", trouble=type(trouble).__name__)
        return
    keep_standing(office, asked.reference, standing, over=asked.over)


def keep_standing(office: Office, reference: str, standing: PaymentStanding | None, *, over: bool) -> None:
    """This will put into the inbox what the gateway would have told, each piece of news once however often one asks."""
    for payment in standing.payments if standing else ():
        _keep(office, reference, "payment.paid", payment.gateway_ref, payment.model_dump(mode="json"), payment.paid_at)
    if standing is not None and standing.payments:
        return
    if standing is None or standing.state in ("open", "expired"):
        if over:
            _keep(office, reference, "payment.over", "", {"reference": reference})
    elif standing.state == "declined":
        merchant = cast(Equipment, office.equipment).payment_merchant
        failed = {"reference": reference, "merchant": merchant, "reason": standing.reason or "declined"}
        _keep(office, reference, "payment.failed", "", failed)


def _keep(
    office: Office, reference: str, kind: str, which: str, data: dict[str, Any], at: datetime | None = None
) -> None:
    now = office.clock.now()
    body = {"type": kind, "subject": reference, "time": (at or now).isoformat(), "data": data}
    failpoint("payment.before_keeping")
    with office.database.transaction() as session:
        keep_message(
            session,
            source=payment_gateway.NAME,
            event_id=f"poll:{reference}:{kind}:{which}"[:120],
            kind=kind,
            reference=reference,
            body=json.dumps(body, ensure_ascii=False),
            at=now,
        )

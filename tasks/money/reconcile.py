"""The daily comparison: our books of a day against the partner's statement, to the đồng and entry by entry.

What the partner has and we never heard of is taken in through the inbox, as if it had been told (a lost message);
the next comparison finds it. Whatever still differs stands on a list until a person has settled it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID, uuid4

import structlog
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from engine.office import Office
from engine.signals import PartnerUnavailable
from engine.trouble import PartnerRefusal
from gateways.payment.standing import Statement, StatementLine
from models.clock.clock import SystemClock
from models.failpoint import failpoint
from models.money.day_entries import Entry, our_entries
from models.money.reconciliation import Channel, Difference, Reconciliation, ReconciliationDifference
from models.money.want_reconciliation import put_down_due
from models.progress.effect import Effect
from tasks.equipment import Equipment
from tasks.money.ask_about_payments import keep_standing
from tasks.reaching_out import reaching_out

log = structlog.get_logger("reconciliation")
# What was lost is taken in meanwhile; thereafter a person is better at it.
LOOKS = 3
_CLAIM = text("""
UPDATE reconciliation SET look_at = now() + interval '10 minutes', looks = looks + 1
 WHERE id = (SELECT id FROM reconciliation WHERE look_at <= now() ORDER BY look_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
""")


def reconcile_due(office: Office, count: int = 10) -> int:
    """This will compare at most `count` days that are due; returns how many."""
    with office.database.transaction() as session:
        put_down_due(session, SystemClock().now())
    for done in range(count):
        with office.database.transaction() as session:
            row = session.execute(_CLAIM).first()
        if row is None:
            return done
        failpoint("reconciliation.after_claim")
        _compare(office, row[0])
    return count


def _compare(office: Office, reconciliation_id: UUID) -> None:
    with office.database.transaction() as session:
        due = session.get_one(Reconciliation, reconciliation_id)
    statement = _statement(cast(Equipment, office.equipment), due)
    if statement is None:
        return
    failpoint("reconciliation.after_statement")
    with office.database.transaction() as session:
        of = session.get_one(Reconciliation, reconciliation_id, with_for_update=True)
        lost = _write_down(session, of, statement, office.clock.now())
        session.flush()
        failpoint("reconciliation.before_commit")
    for line in lost:
        failpoint("reconciliation.before_taking_in")
        _take_in(office, line)


def _statement(equipment: Equipment, due: Reconciliation) -> Statement | None:
    """None when the partner is away; the claim makes somebody ask again in ten minutes."""
    partners = equipment.partners
    try:
        with reaching_out():
            if due.channel is Channel.GATEWAY:
                return partners.payment_gateway.statement(due.account, due.day)
            return partners.post_office.statement(due.account, due.day)
    except (PartnerUnavailable, PartnerRefusal) as trouble:
        log.info("statement in vain", channel=due.channel.value, trouble=type(trouble).__name__)
        return None


def _write_down(session: Session, of: Reconciliation, statement: Statement, now: datetime) -> list[StatementLine]:
    """The sums and the list of differences; gives what the partner has and we do not."""
    ours = {entry.entry: entry for entry in our_entries(session, of)}
    theirs = {line.entry: _entry(session, line) for line in statement.lines}
    of.ours, of.theirs = _sum(ours.values()), _sum(theirs.values())
    of.entries, of.done_at = len(theirs), now
    differing = [name for name in {**ours, **theirs} if _amount(ours.get(name)) != _amount(theirs.get(name))]
    _list_differences(session, of, [(name, ours.get(name), theirs.get(name)) for name in differing], now)
    lost = [line for line in statement.lines if line.entry not in ours]
    again = bool(lost) and of.looks < LOOKS
    of.look_at = session.scalar(select(func.now() + text("interval '2 minutes'"))) if again else None
    return lost


def _entry(session: Session, line: StatementLine) -> Entry:
    known = select(Effect.dossier_id).where(Effect.reference == line.reference)
    amount = -line.amount if line.kind == "refund" else line.amount
    return Entry(line.entry, line.reference, amount, session.scalars(known).first())


def _list_differences(
    session: Session, of: Reconciliation, found: Iterable[tuple[str, Entry | None, Entry | None]], now: datetime
) -> None:
    """A new difference joins the list, a known one is kept as a person left it, and one that is gone is settled."""
    session.flush()
    known = select(ReconciliationDifference).where(ReconciliationDifference.reconciliation_id == of.id)
    before = {row.entry: row for row in session.scalars(known)}
    for name, ours, theirs in found:
        row = before.pop(name, None)
        if row is None:
            row = ReconciliationDifference(id=uuid4(), reconciliation_id=of.id, entry=name, found_at=now)
            session.add(row)
        row.kind = _kind(ours, theirs)
        row.reference = (theirs or ours or Entry(name, name, 0)).reference
        row.dossier_id = next((one.dossier_id for one in (ours, theirs) if one and one.dossier_id), None)
        row.ours, row.theirs = _amount(ours), _amount(theirs)
    for gone in before.values():
        gone.ours = gone.theirs
        if gone.settled_at is None:
            gone.settled_by, gone.settled_at, gone.note = "system", now, "Khớp ở lần đối soát sau."


def _kind(ours: Entry | None, theirs: Entry | None) -> Difference:
    if ours is None:
        return Difference.MISSING_HERE
    return Difference.OTHER_SUM if theirs is not None else Difference.MISSING_THERE


def _amount(entry: Entry | None) -> int:
    return entry.amount if entry else 0


def _sum(entries: Iterable[Entry]) -> int:
    return sum(entry.amount for entry in entries)


def _take_in(office: Office, line: StatementLine) -> None:
    """A lost message is made good by asking once more about that very reference."""
    partners = cast(Equipment, office.equipment).partners
    try:
        with reaching_out():
            if line.kind == "payment":
                keep_standing(
                    office, line.reference, partners.payment_gateway.inquire_payment(line.reference), over=False
                )
                return
    except (PartnerUnavailable, PartnerRefusal):
        return
    with office.database.transaction() as session:
        session.execute(
            text("UPDATE effect SET asked_at = now() - interval '1 day' WHERE reference = :reference"),
            {"reference": line.reference},
        )

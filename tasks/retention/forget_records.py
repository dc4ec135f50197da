"""What the office may not, or need not, keep any longer: forgotten a little at a time, so that nobody has to wait."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from engine.office import Office
from models.actor import SYSTEM
from models.audit.audit_entry import record

# A request that was sent is told from a repeated one for 72 hours (`web/machines/idempotency.py` writes the hour).
# The others are the house's own choices: long enough for who was interrupted, no longer.
READINGS_KEPT = timedelta(days=90)
DRAFTS_KEPT = timedelta(days=30)
COMMON_WORK_KEPT = timedelta(days=90)
DRY_RUNS_KEPT = timedelta(days=365)
AT_ONCE = 1000

# Machines' proofs live by the clock of machines, which is the database's.
_KEYS = """
DELETE FROM idempotency_key WHERE (client, route, key) IN
    (SELECT client, route, key FROM idempotency_key WHERE keep_until < now() LIMIT :count FOR UPDATE SKIP LOCKED)
"""
_TOKENS = """
DELETE FROM client_token WHERE token_hash IN
    (SELECT token_hash FROM client_token WHERE expires_at < now() - interval '1 day'
      LIMIT :count FOR UPDATE SKIP LOCKED)
"""
_LOG_INS = """
DELETE FROM staff_session WHERE token_hash IN
    (SELECT token_hash FROM staff_session WHERE expires_at < now() - interval '30 days'
      LIMIT :count FOR UPDATE SKIP LOCKED)
"""
_PROOFS = """
DELETE FROM used_assertion WHERE (client_id, jti) IN
    (SELECT client_id, jti FROM used_assertion WHERE until < now() LIMIT :count FOR UPDATE SKIP LOCKED)
"""
# How a dossier was read is of use while somebody may ask why; what was done stands in its journal for ever.
_READINGS = """
DELETE FROM reading WHERE id IN
    (SELECT id FROM reading WHERE ended_at < :before LIMIT :count FOR UPDATE SKIP LOCKED)
"""
# What somebody began to type: for a wait that is over, or so long ago that nobody will come back to it.
_DRAFTS = """
DELETE FROM form_draft WHERE (place, staff_id) IN
    (SELECT d.place, d.staff_id FROM form_draft d
      WHERE d.saved_at < :before
         OR EXISTS (SELECT FROM work_item w WHERE 'item:' || w.id = split_part(d.place, '/', 1) AND w.state <> 'open')
      LIMIT :count FOR UPDATE SKIP LOCKED)
"""
_SUPPLEMENTS = """
DELETE FROM supplement_draft WHERE item_id IN
    (SELECT d.item_id FROM supplement_draft d JOIN work_item w ON w.id = d.item_id
      WHERE w.state <> 'open' LIMIT :count FOR UPDATE OF d SKIP LOCKED)
"""

# What colleagues told each other, and which pieces one act was done on; what was done stands in the audit for ever.
_NOTICES = """
DELETE FROM staff_notice WHERE id IN
    (SELECT id FROM staff_notice WHERE at < :before LIMIT :count FOR UPDATE SKIP LOCKED)
"""
_PIECES = """
DELETE FROM bulk_piece WHERE (run_id, place) IN
    (SELECT p.run_id, p.place FROM bulk_piece p JOIN bulk_run r ON r.id = p.run_id
      WHERE r.made_at < :before LIMIT :count FOR UPDATE OF p SKIP LOCKED)
"""
_RUNS = """
DELETE FROM bulk_run WHERE id IN
    (SELECT r.id FROM bulk_run r
      WHERE r.made_at < :before AND NOT EXISTS (SELECT FROM bulk_piece p WHERE p.run_id = r.id)
        AND NOT EXISTS (SELECT FROM staff_notice n WHERE n.run_id = r.id)
      LIMIT :count FOR UPDATE OF r SKIP LOCKED)
"""

# What other rules would have done to past dossiers is of use until they are law, or given up.
_TRIED = """
DELETE FROM dry_run_row WHERE (run_id, dossier_id) IN
    (SELECT t.run_id, t.dossier_id FROM dry_run_row t JOIN dry_run r ON r.id = t.run_id
      WHERE r.ended_at < :before LIMIT :count FOR UPDATE OF t SKIP LOCKED)
"""
_TRIALS = """
DELETE FROM dry_run WHERE id IN
    (SELECT r.id FROM dry_run r
      WHERE r.ended_at < :before AND NOT EXISTS (SELECT FROM dry_run_row t WHERE t.run_id = r.id)
      LIMIT :count FOR UPDATE OF r SKIP LOCKED)
"""


def forget_keys(office: Office, *, at_once: int = AT_ONCE) -> int:
    """This will forget the answers kept for requests that are no longer repeated; those of dossiers stay for ever."""
    return _forget(office, "idempotency_keys", _KEYS, at_once=at_once)


def forget_tokens(office: Office) -> int:
    """This will forget what let machines and staff in once and does so no more."""
    machines = _forget(office, "client_tokens", _TOKENS) + _forget(office, "used_assertions", _PROOFS)
    return machines + _forget(office, "staff_sessions", _LOG_INS)


def forget_readings(office: Office) -> int:
    """This will forget how dossiers were read a quarter of a year ago."""
    return _forget(office, "readings", _READINGS, READINGS_KEPT)


def forget_drafts(office: Office) -> int:
    """This will forget what was typed and never sent."""
    drafts = _forget(office, "form_drafts", _DRAFTS, DRAFTS_KEPT)
    return drafts + _forget(office, "supplement_drafts", _SUPPLEMENTS)


def forget_common_work(office: Office) -> int:
    """This will forget notices between colleagues and what one act was done on, a quarter of a year afterwards."""
    told = _forget(office, "staff_notices", _NOTICES, COMMON_WORK_KEPT)
    pieces = _forget(office, "bulk_pieces", _PIECES, COMMON_WORK_KEPT)
    return told + pieces + _forget(office, "bulk_runs", _RUNS, COMMON_WORK_KEPT)


def forget_dry_runs(office: Office) -> int:
    """This will forget what dry runs found, a year after they ended; that they were asked for stands in the audit."""
    tried = _forget(office, "dry_run_rows", _TRIED, DRY_RUNS_KEPT)
    return tried + _forget(office, "dry_runs", _TRIALS, DRY_RUNS_KEPT)


def _forget(office: Office, what: str, sql: str, kept: timedelta | None = None, *, at_once: int = AT_ONCE) -> int:
    """So many rows in a transaction, until there are none; what somebody has in hand is left for the next time."""
    values = {"count": at_once, **({} if kept is None else {"before": office.clock.now() - kept})}
    forgotten = 0
    while True:
        with office.database.transaction() as session:
            gone: int = session.execute(text(sql), values).rowcount  # type: ignore[attr-defined]
            if gone:
                record(session, SYSTEM, "retention.forgotten", office.clock.now(), what=what, count=gone)
        forgotten += gone
        if gone < at_once:
            return forgotten

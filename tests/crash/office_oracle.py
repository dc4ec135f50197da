"""What a story left behind in the records and at the partners, to compare with how it goes when nobody dies."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from documents.file_store import FileStore
from models.clock.clock_offset import demonstration_clock
from operations.doctor.every_check import examine
from operations.doctor.finding import Finding, Patient
from tests.crash.office import Office
from tests.crash.scenarios import Telling
from tests.office.payer import GATEWAY

# What a partner writes down beside what it does.
TALK = {"received", "refused", "callback", "callback-given-up", "token"}
TALK |= {"forced", "forgotten", "released", "configured"}

_LEFT = """
SELECT 'a dossier that has not ended' FROM dossier WHERE id = :d AND ending IS NULL
UNION ALL SELECT 'a wake-up' FROM wake_up WHERE dossier_id = :d
UNION ALL SELECT 'open work ' || line FROM work_item WHERE dossier_id = :d AND state = 'open'
UNION ALL SELECT 'a letter ' || notice || ' ' || channel FROM letter WHERE dossier_id = :d AND state = 'waiting'
UNION ALL SELECT 'a message to the portal' FROM portal_message WHERE dossier_id = :d AND state <> 'sent'
UNION ALL SELECT 'a lease' FROM reading_lease WHERE dossier_id = :d AND (holder IS NOT NULL OR failures > 0)
UNION ALL SELECT 'an incident' FROM incident WHERE dossier_id = :d
UNION ALL SELECT 'a message ' || m.kind FROM inbox_message m JOIN effect f ON f.reference = m.reference
           WHERE f.dossier_id = :d AND m.state IN ('new', 'parked')
UNION ALL SELECT 'a note nobody was told of' FROM register_entry
           WHERE dossier_id = :d AND number_note IS NOT NULL AND number_told_at IS NULL
UNION ALL SELECT 'an effect in doubt' FROM effect WHERE dossier_id = :d AND confirmed_at IS NULL AND kind <> 'payment'
UNION ALL SELECT 'a payment in doubt' FROM payment_intent WHERE dossier_id = :d AND state = 'open'
UNION ALL SELECT 'a refund ' || state FROM refund WHERE dossier_id = :d AND told_at IS NULL
UNION ALL SELECT 'a payment nobody was told of' FROM online_payment
           WHERE dossier_id = :d AND receipt_id IS NOT NULL AND told_at IS NULL
UNION ALL SELECT 'a part ' || name || ' ' || state FROM linked_leg WHERE dossier_id = :d AND ended_at IS NULL
UNION ALL SELECT 'an event ' || kind FROM outgoing_event WHERE dossier_id = :d AND state <> 'sent'
"""
_FACTS = {
    "ended": "SELECT status, ending FROM dossier WHERE id = :d",
    "journal": """SELECT split_part(leg, '/', 1), line, turn, sequence, kind FROM journal_line WHERE dossier_id = :d
                   ORDER BY 1, 4""",
    "letters": "SELECT notice, channel, state FROM letter WHERE dossier_id = :d ORDER BY 1, 2, 3",
    "portal": "SELECT line, turn FROM portal_message WHERE dossier_id = :d AND line IS NOT NULL ORDER BY sequence",
    "standings told": "SELECT DISTINCT national_status FROM portal_message WHERE dossier_id = :d AND line IS NULL",
    "documents": """SELECT kind, sha256 IS NOT NULL, signed_at IS NOT NULL, sealed_at IS NOT NULL FROM document
                     WHERE dossier_id = :d ORDER BY 1""",
    "receipts": "SELECT way, amount FROM cash_receipt WHERE dossier_id = :d ORDER BY 1, 2",
    "payments": """SELECT amount, receipt_id IS NOT NULL, surplus_because FROM online_payment WHERE dossier_id = :d
                    ORDER BY 1, 2""",
    "refunds": "SELECT amount, cause, way, state FROM refund WHERE dossier_id = :d ORDER BY 1, 2",
    "orders": "SELECT amount, state FROM payment_intent WHERE dossier_id = :d ORDER BY 1, 2",
    "book": "SELECT book, personal_number IS NOT NULL FROM register_entry WHERE dossier_id = :d",
    "legs": """SELECT name, partner, state, reference IS NOT NULL, acknowledged_at IS NOT NULL, sequence, answered
                 FROM linked_leg WHERE dossier_id = :d ORDER BY 1""",
    "asked": """SELECT split_part(leg, '/', 1), line, kind, partner, confirmed_at IS NOT NULL FROM effect
                 WHERE dossier_id = :d""",
    "pauses": "SELECT cause, until IS NOT NULL FROM pause WHERE dossier_id = :d ORDER BY 1",
    "told": "SELECT sequence, kind, state FROM outgoing_event WHERE dossier_id = :d ORDER BY 1",
    "opened": """SELECT l.procedure, l.status, l.ending FROM succession s JOIN dossier l ON l.id = s.later_id
                   WHERE s.earlier_id = :d""",
    "parcels": """SELECT e.kind FROM parcel p JOIN parcel_event e ON e.parcel_id = p.id
                   WHERE p.dossier_id = :d ORDER BY 1""",
    "answers": """SELECT action, count(*) FROM audit_entry WHERE dossier_id = :d AND action NOT LIKE '%read%'
                     AND action NOT LIKE '%viewed%' GROUP BY 1 ORDER BY 1""",
}


_HELD = """
SELECT (SELECT coalesce(sum(amount), 0) FROM online_payment WHERE dossier_id = :d)
     - (SELECT coalesce(sum(amount), 0) FROM refund WHERE dossier_id = :d AND gateway_ref IS NOT NULL)
"""


@dataclass(frozen=True)
class Trace:
    """`facts` of the records by what they are about, `deeds` of the partners by who did what how often."""

    facts: Mapping[str, tuple[tuple[Any, ...], ...]]
    deeds: Counter[tuple[str, str]]


class Ledgers:
    """What the partners of an office have done since this was made."""

    def __init__(self, office: Office) -> None:
        self._paths = office.partners.ledgers
        self._from = {name: path.stat().st_size for name, path in self._paths.items()}

    def deeds(self) -> Counter[tuple[str, str]]:
        """How often each did what. A file handed over again under its key is the one that is there already."""
        done: Counter[tuple[str, str]] = Counter()
        for name in self._paths:
            lines = [line for line in self._lines(name) if line["what"] not in TALK]
            done.update((name, line["what"]) for line in lines if line["what"] != "file")
            done[name, "file"] += len({line["file_id"] for line in lines if line["what"] == "file"})
        return +done

    def money(self) -> int:
        """What the payment gateway took and has not given back, in đồng; a sum it says twice was paid once."""
        lines = [line for line in self._lines(GATEWAY) if line["what"] in ("paid", "refunded")]
        events = [event for line in lines for event in line["events"] if not (event["decoy"] or event["echo"])]
        signs = {"payment.paid": 1, "refund.paid": -1}
        return sum(signs.get(event["type"], 0) * int(event["data"].get("amount", 0)) for event in events)

    def _lines(self, name: str) -> list[dict[str, Any]]:
        with self._paths[name].open("rb") as file:
            file.seek(self._from[name])
            return [json.loads(line) for line in file]


def left_lying(story: Telling) -> list[str]:
    with story.office.database.transaction() as session:
        return [row[0] for row in session.execute(text(_LEFT), {"d": story.dossier_id})]


def miscounted(story: Telling, ledgers: Ledgers) -> list[str]:
    """Our books of what went through the gateway against its own, to the đồng."""
    with story.office.database.transaction() as session:
        held = session.scalar(text(_HELD), {"d": story.dossier_id})
    there = ledgers.money()
    return [] if held == there else [f"money: {held} đồng in our books, {there} at the gateway"]


def trace_of(story: Telling, ledgers: Ledgers) -> Trace:
    with story.office.database.transaction() as session:
        facts = {
            about: tuple(tuple(row) for row in session.execute(text(query), {"d": story.dossier_id}))
            for about, query in _FACTS.items()
        }
    return Trace(facts, ledgers.deeds())


# Where a dossier stands is told as often as it changes, and a death between two changes shows one more of them; that
# each is owed once and none twice in the same words is what the doctor looks at (I21).
_STANDING_TOLD = ("city-portal", "dossier-told")


def differences(trace: Trace, usual: Trace) -> list[str]:
    """Everything that was lost or doubled."""
    found = []
    for about, rows in trace.facts.items():
        here, there = Counter(rows), Counter(usual.facts[about])
        found += [f"{about}: too much {row}" for row in here - there]
        found += [f"{about}: lost {row}" for row in there - here]
    found += [f"partners: doubled {deed}" for deed in trace.deeds - usual.deeds if deed != _STANDING_TOLD]
    found += [f"partners: lost {deed}" for deed in usual.deeds - trace.deeds]
    return found


def doctor_of(office: Office, *, full: bool) -> list[Finding]:
    with office.database.transaction() as session:
        patient = Patient(
            session=session,
            now=demonstration_clock(office.database).now(),
            files=FileStore(office.settings.folder / "files"),
            full=full,
            folder=str(office.settings.folder),
        )
        return examine(patient)

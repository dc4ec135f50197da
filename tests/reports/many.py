"""Many dossiers at once, made up by chance but never contradicting themselves, written without an office."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models.clock.promise import Promise
from models.dossier import Dossier
from models.progress.pause import Pause
from models.status import STATUS_AT, Ending, Status
from tests.reports.recount import Known

CODES = ("1.001193", "1.000656", "1.000894", "1.004837", "1.004873", "2.000635", "3.000722")
_HOUR = timedelta(hours=1)
AT_ONCE = 5000


def made_up(chance: random.Random, since: datetime, until: datetime) -> Known:
    """A dossier that came in between the two, and went some way or other."""
    received = since + (until - since) * chance.random()
    known = Known(chance.choice(CODES), chance.choice(("desk", "desk", "online", "post", "linked")))
    if chance.random() < 0.06:
        # Never taken in: refused at once, or taken back before.
        known.ended_at = received + chance.randint(1, 30) * _HOUR
        known.ending = chance.choice((Ending.INTAKE_REFUSED, Ending.WITHDRAWN, Ending.LAPSED)).value
        return known
    known.accepted_at = received + chance.randint(0, 8) * _HOUR
    due = known.accepted_at + chance.randint(2, 24 * 6) * _HOUR
    known.promises.append((known.accepted_at, due))
    if chance.random() < 0.3:
        since_when = known.accepted_at + chance.randint(1, 100) * _HOUR
        stood = chance.randint(1, 90) * _HOUR
        open_still = chance.random() < 0.3
        known.pauses.append((since_when, None if open_still else since_when + stood))
        if open_still:
            return known
        known.promises.append((since_when + stood, due + stood))
    after = max(at for at, _ in known.promises)
    _end(known, chance, after)
    return known


def _end(known: Known, chance: random.Random, after: datetime) -> None:
    fate = chance.random()
    done = after + chance.choice((0, 1, 5, 24, 60, 200)) * _HOUR + timedelta(minutes=chance.randint(1, 59))
    if fate < 0.12:
        return
    if fate < 0.2:
        known.ended_at, known.ending = done, chance.choice((Ending.WITHDRAWN, Ending.STOPPED)).value
        return
    known.issued_at = done
    if fate < 0.85:
        known.ended_at = done + chance.randint(0, 90) * _HOUR
        known.ending = chance.choice((Ending.DELIVERED, Ending.DELIVERED, Ending.REFUSED)).value


def write_many(session: Session, agency_id: UUID, dossiers: Iterable[Known]) -> None:
    """This will write them with what was promised and when their clocks stood still."""
    numbered = list(enumerate(dossiers))
    for begin in range(0, len(numbered), AT_ONCE):
        some = numbered[begin : begin + AT_ONCE]
        rows = [_row(agency_id, number, known) for number, known in some]
        session.execute(insert(Dossier), rows)
        session.execute(
            insert(Promise),
            [
                {"dossier_id": row["id"], "said_at": said, "due_at": due}
                for row, (_, known) in zip(rows, some, strict=True)
                for said, due in known.promises
            ],
        )
        pauses = [
            {"id": uuid4(), "dossier_id": row["id"], "cause": "draft_check", "since": since, "until": until}
            | {"restarts": False}
            for row, (_, known) in zip(rows, some, strict=True)
            for since, until in known.pauses
        ]
        if pauses:
            session.execute(insert(Pause), pauses)


def _row(agency_id: UUID, number: int, known: Known) -> dict[str, object]:
    known.code = f"H26.99.01-260101-{number:06d}"
    moments = [at for at in (known.accepted_at, known.ended_at) if at is not None]
    received = min(moments) - _HOUR
    status = (
        STATUS_AT[Ending(known.ending)] if known.ending else Status.APPROVED if known.issued_at else Status.IN_REVIEW
    )
    person = {"full_name": "Người Nộp Thử"}
    return {
        "id": uuid4(),
        "code": known.code,
        "agency_id": agency_id,
        "procedure": known.procedure,
        "edition": "2026-01",
        "channel": known.channel,
        "filed_by": "applicant",
        "tracking_secret": "THUTHUTHUTHU",
        "applicant_name": "Người Nộp Thử",
        "subject_name": "Người Nộp Thử",
        "subject_sort": "thu",
        "search_text": known.code.lower(),
        "applicant": person,
        "declaration": {},
        "delivery": {"way": "desk"},
        "delivery_way": "desk",
        "payment_way": "cash",
        "copies": 0,
        "filing_facts": {},
        "status": status,
        "ending": Ending(known.ending) if known.ending else None,
        "received_at": received,
        "counted_from": received,
        "react_by": received,
        "accepted_at": known.accepted_at,
        "due_at": known.promises[-1][1] if known.promises else None,
        "issued_at": known.issued_at,
        "ended_at": known.ended_at,
        "verified_longer": False,
        "version": 1,
    }

"""The outbox: claimed, sent outside of any transaction, then recorded. No letter holds a procedure up or gets lost."""

from __future__ import annotations

from typing import NamedTuple, cast
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.office import Office
from engine.reading import Place
from models.acts.answer import lock_dossier
from models.agency import Agency
from models.delivery.document import Document
from models.delivery.letter import Letter, LetterState
from models.dossier import Dossier
from models.failpoint import failpoint
from notifications.message import Channel
from tasks.equipment import Equipment
from tasks.outbox.carry import Carried, carry
from tasks.outbox.claim import claim_next, is_given_up, is_ours, try_later
from tasks.outbox.fate import Attempt, Fate
from tasks.write_letter import ask_a_person, put_letters

# Seconds of the database's time before the next attempt; the last one goes on until the letter is given up.
PAUSES_S = (5, 30, 60, 300, 1800, 7200)


class _Claim(NamedTuple):
    letter_id: UUID
    attempts: int
    carried: Carried


def send_due_letters(office: Office, count: int = 20) -> int:
    """This will send the letters whose time has come, at most `count`; returns how many were tried."""
    for done in range(count):
        with office.database.transaction() as session:
            claim = _claim(session)
        if claim is None:
            return done
        failpoint("letter.after_claim")
        attempt = carry(cast(Equipment, office.equipment), claim.carried)
        failpoint("letter.after_send")
        with office.database.transaction() as session:
            _record(session, office, claim, attempt)
            session.flush()
            failpoint("letter.before_commit")
    return count


def _claim(session: Session) -> _Claim | None:
    letter = claim_next(session, Letter)
    return _Claim(letter.id, letter.attempts, _carried(session, letter)) if letter else None


def _carried(session: Session, letter: Letter) -> Carried:
    dossier = session.get_one(Dossier, letter.dossier_id)
    document = session.get(Document, letter.document_id) if letter.document_id else None
    return Carried(
        notice=letter.notice,
        channel=letter.channel,
        to=letter.to,
        content=letter.content,
        reference=letter.reference,
        sender_name=session.get_one(Agency, dossier.agency_id).one_stop_name,
        written_at=letter.written_at,
        in_doubt=letter.in_doubt,
        attachment=(document.title, document.sha256) if document and document.sha256 else None,
    )


def _record(session: Session, office: Office, claim: _Claim, attempt: Attempt) -> None:
    dossier_id = session.scalars(select(Letter.dossier_id).where(Letter.id == claim.letter_id)).one()
    dossier = lock_dossier(session, dossier_id)
    letter = session.get_one(Letter, claim.letter_id, with_for_update=True, populate_existing=True)
    if not is_ours(letter, claim.attempts):
        return
    letter.claimed_until = None
    letter.in_doubt = attempt.in_doubt
    if attempt.fate in (Fate.ARRIVED, Fate.UNDER_WAY):
        letter.sent_at = letter.sent_at or office.clock.now()
    if attempt.fate is Fate.ARRIVED:
        letter.state = LetterState.SENT
    elif attempt.fate is Fate.FAILED or is_given_up(session, letter):
        _fail(session, office, dossier, letter, attempt.fault or "gave-up")
    else:
        if attempt.anew:
            letter.reference = f"{letter.channel}-{uuid4()}"
        try_later(letter, PAUSES_S, attempt)


def _fail(session: Session, office: Office, dossier: Dossier, letter: Letter, fault: str) -> None:
    """A letter that reached nobody tries the next channel; a person is asked only when none of the notice arrived."""
    now = office.clock.now()
    letter.state = LetterState.UNDELIVERABLE
    letter.fault = fault[:60]
    session.flush()
    same_notice = _of_same_notice(session, letter)
    if any(other.state is not LetterState.UNDELIVERABLE for other in same_notice):
        return
    tried = frozenset(Channel(other.channel) for other in same_notice if other.channel in list(Channel))
    place = Place(letter.leg, letter.line, letter.turn)
    if not put_letters(
        session, dossier, place, letter.notice, letter.content, now, about=letter.document_id, tried=tried
    ):
        ask_a_person(session, dossier, letter, now)


def _of_same_notice(session: Session, letter: Letter) -> list[Letter]:
    same = select(Letter).where(
        Letter.dossier_id == letter.dossier_id,
        Letter.leg == letter.leg,
        Letter.line == letter.line,
        Letter.turn == letter.turn,
        Letter.notice == letter.notice,
    )
    return list(session.scalars(same))

"""Proposing, publishing and declining an office's own words; what they say is checked by whoever can render them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.agency import Agency
from models.audit.audit_entry import record
from models.wording.office_words import OfficeWords, WordsPart, WordsState

Current = dict[tuple[str, WordsPart], OfficeWords]


def current_words(session: Session, agency_id: UUID) -> Current:
    """The version in force of every part that was ever published, by place and part."""
    published = (
        select(OfficeWords)
        .where(OfficeWords.agency_id == agency_id, OfficeWords.state == WordsState.PUBLISHED)
        .order_by(OfficeWords.place, OfficeWords.part, OfficeWords.version.desc())
        .ext(distinct_on(OfficeWords.place, OfficeWords.part))
    )
    return {(row.place, row.part): row for row in session.scalars(published)}


def propose_words(
    session: Session, agency_id: UUID, place: str, part: WordsPart, text: str, by: Actor, at: datetime
) -> OfficeWords:
    """This will put the next version up for a second person. Raises `FormFaults` while another one waits."""
    # Of a part that has no version yet there is no row to lock: two who propose the first one wait here.
    session.get_one(Agency, agency_id, with_for_update={"key_share": True})
    rows = versions_of(session, agency_id, place, part, 1)
    if rows and rows[0].state is WordsState.PROPOSED:
        raise FormFaults([FormFault("/text", "Đã có bản đề nghị đang chờ; hãy ban hành hoặc bỏ bản đó trước.")])
    new = OfficeWords(
        agency_id=agency_id,
        place=place,
        part=part,
        version=rows[0].version + 1 if rows else 1,
        text=text,
        state=WordsState.PROPOSED,
        proposed_by=by.key,
        proposed_at=at,
    )
    session.add(new)
    session.flush()
    record(session, by, "words.proposed", at, place=place, part=part, version=new.version)
    return new


def publish_words(session: Session, words: OfficeWords, by: Actor, at: datetime) -> None:
    """This will put the version in force; letters owed from now on say it. Raises `FormFaults` for its author."""
    _still_proposed(words)
    if words.proposed_by == by.key:
        raise FormFaults([FormFault("/words", "Người soạn không tự ban hành; cần người thứ hai.")])
    words.state, words.decided_by, words.decided_at = WordsState.PUBLISHED, by.key, at
    record(session, by, "words.published", at, place=words.place, part=words.part, version=words.version)


def decline_words(session: Session, words: OfficeWords, by: Actor, at: datetime) -> None:
    """This will put the version away; its author may do so too."""
    _still_proposed(words)
    words.state, words.decided_by, words.decided_at = WordsState.DECLINED, by.key, at
    record(session, by, "words.declined", at, place=words.place, part=words.part, version=words.version)


def waiting_words(session: Session, agency_id: UUID) -> list[OfficeWords]:
    """What waits for a second person, the oldest first."""
    waiting = select(OfficeWords).where(OfficeWords.agency_id == agency_id, OfficeWords.state == WordsState.PROPOSED)
    return list(session.scalars(waiting.order_by(OfficeWords.proposed_at, OfficeWords.id)))


def versions_of(session: Session, agency_id: UUID, place: str, part: WordsPart, most: int) -> list[OfficeWords]:
    """The versions of one part, the newest first, at most so many."""
    own = select(OfficeWords).where(
        OfficeWords.agency_id == agency_id, OfficeWords.place == place, OfficeWords.part == part
    )
    return list(session.scalars(own.order_by(OfficeWords.version.desc()).limit(most)))


def _still_proposed(words: OfficeWords) -> None:
    if words.state is not WordsState.PROPOSED:
        raise FormFaults([FormFault("/words", "Bản này đã được quyết định rồi; hãy tải lại trang.")])

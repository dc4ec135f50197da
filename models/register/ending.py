"""An entry that ends an earlier one: by which key, whether that one is ended already, and what stands against it.

The key of an entry of ours is its id. An entry known from a book on paper alone has no id; its key is made of the
agency, number, year, day and the ward's name, all as they were copied out of the book.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from language.phrase import phrase
from models.agency import Agency
from models.clock.written_time import day
from models.dossier import Dossier
from models.register.books.guardianships import GUARDIANSHIPS
from models.register.draft import Draft
from models.register.register_entry import RegisterEntry
from models.sealed import find_key
from models.status import Status
from models.vietnamese_text import fold

Record = Mapping[str, str]
Fault = tuple[str, str]
_NUMBER = re.compile(r"\s*0*([0-9]{1,6})\s*(?:/\s*([0-9]{4})\s*)?")
_TAKEN = (Status.APPROVED, Status.DELIVERED)
_OTHER_PEOPLE = "Số này trong sổ giám hộ điện tử là việc của người khác; hãy xem lại số và ngày đăng ký."
_OTHER_DAY = "Việc giám hộ số này được ghi sổ ngày {}; hãy ghi đúng ngày."
_ENDED = "Việc giám hộ này đã được chấm dứt ở hồ sơ {}; không thể chấm dứt lần nữa."


def key_of_entry(entry_id: UUID) -> str:
    return f"entry:{entry_id}"


def ends(session: Session, dossier: Dossier, record: Record) -> str:
    """The key of the guardianship this record ends."""
    entry = _same_number(session, dossier.agency_id, record)
    if entry is not None and _same_people(entry, record):
        return key_of_entry(entry.id)
    number, year = _number(record)
    ward = fold(record["ward_name"])
    return f"paper:{find_key('|'.join((str(dossier.agency_id), number, year, record['old_registered_on'], ward)))}"


def against_ending(session: Session, dossier: Dossier, record: Record) -> Iterator[Fault]:
    """What keeps this record from being written, each with the field to look at.

    Until the caller's transaction is over nobody else can look whether the same guardianship is ended: of two
    decisions made at once the second finds the first.
    """
    entry = _same_number(session, dossier.agency_id, record)
    same_day = entry is not None and entry.entered_on.isoformat() == record["old_registered_on"]
    if entry is not None and _same_people(entry, record) and not same_day:
        yield "old_registered_on", _OTHER_DAY.format(day(entry.entered_on))
    elif entry is not None and not _same_people(entry, record) and same_day:
        yield "old_number", _OTHER_PEOPLE
    else:
        key = ends(session, dossier, record)
        _lock(session, key)
        other = ended_by(session, key, but=dossier.id)
        if other is not None:
            yield "old_number", _ENDED.format(other.code)


def ended_by(session: Session, key: str, *, but: UUID | None = None) -> Dossier | None:
    """The dossier by which the entry of this key is ended: entered already, or approved and about to be."""
    # What a decision was about is the last draft of its dossier; earlier ones were sent back.
    any_draft = aliased(Draft)
    newest = select(func.max(any_draft.drafted_at)).where(any_draft.dossier_id == Draft.dossier_id).scalar_subquery()
    entered = select(RegisterEntry.dossier_id).where(RegisterEntry.ends == key)
    decided = (
        select(Draft.dossier_id)
        .join(Dossier, Dossier.id == Draft.dossier_id)
        .where(Draft.ends == key, Dossier.status.in_(_TAKEN), Draft.drafted_at == newest)
    )
    found = select(Dossier).where(or_(Dossier.id.in_(entered), Dossier.id.in_(decided)), Dossier.id != but)
    return session.scalars(found).first()


def entry_that_ended(session: Session, entry: RegisterEntry) -> RegisterEntry | None:
    """The entry that ended this one; None while it is in force."""
    return session.scalars(select(RegisterEntry).where(RegisterEntry.ends == key_of_entry(entry.id))).one_or_none()


def later_notes(session: Session, entry: RegisterEntry) -> dict[str, str]:
    """What was entered about an entry afterwards, by the field of the extract that tells of it."""
    later = entry_that_ended(session, entry)
    if later is None:
        return {}
    office = session.get_one(Agency, later.agency_id).name
    return {
        "ended": phrase(
            "Đã chấm dứt, số {later}/{year} ngày {day}, {office}",
            later=later.number,
            year=later.year,
            day=day(later.entered_on),
            office=office,
        )
    }


def _same_number(session: Session, agency_id: UUID, record: Record) -> RegisterEntry | None:
    number, year = _number(record)
    if not number.isdecimal() or not year.isdecimal():
        return None
    wanted = select(RegisterEntry).where(
        RegisterEntry.agency_id == agency_id,
        RegisterEntry.book == GUARDIANSHIPS.code,
        RegisterEntry.year == int(year),
        RegisterEntry.number == int(number),
    )
    return session.scalars(wanted).one_or_none()


def _number(record: Record) -> tuple[str, str]:
    """Number and year; where the year is not written it is that of the day."""
    found = _NUMBER.fullmatch(record["old_number"])
    year = record["old_registered_on"][:4]
    return (found[1], found[2] or year) if found else (fold(record["old_number"]), year)


def _same_people(entry: RegisterEntry, record: Record) -> bool:
    return all(fold(str(entry.content.get(field, ""))) == fold(record[field]) for field in GUARDIANSHIPS.people)


def _lock(session: Session, key: str) -> None:
    digest = hashlib.sha256(key.encode()).digest()
    session.execute(select(func.pg_advisory_xact_lock(int.from_bytes(digest[:8], signed=True))))

"""Trao đổi: the notes, contacts and opinions of a dossier, the latest first, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from desk.folder.folder import Folder
from desk.words.remaining import working_time
from language.phrase import phrase
from models.acts.aside.reaches_applicant import REACHES_APPLICANT
from models.acts.opinions.gives_opinion import GIVES_OPINION
from models.delivery.letter import Letter
from models.folder.ask_opinion import limits_for
from models.folder.contact import Contact
from models.folder.note import Note
from models.folder.opinion import Opinion
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.absence import Absence, stands_at
from models.staff_member import StaffMember
from notifications.catalogue import notice_called
from procedures.limits import in_words, parse_limit
from web.open_to import OFFICE

_SAYS = {form.name: form.title for form in GIVES_OPINION.forms}


@dataclass(frozen=True)
class NoteRow:
    note: Note
    who: str
    is_mine: bool


@dataclass(frozen=True)
class ContactRow:
    contact: Contact
    who: str

    @property
    def how(self) -> str:
        return phrase("{way}: {reached}", way=self.contact.way.words, reached=self.contact.reached.words.lower())


@dataclass(frozen=True)
class OpinionRow:
    """`late` is the working time since the limit, in words; `says` and `words` are the answer, once there is one."""

    opinion: Opinion
    asked_by: str
    whom: str
    state: str
    late: str
    says: str
    words: str
    answered_by: str
    answered_at: datetime | None
    may_take_back: bool


@dataclass(frozen=True)
class Undelivered:
    """The open work about a letter that did not arrive, which a contact may stand for."""

    item: WorkItem
    title: str


@dataclass(frozen=True)
class Talks:
    notes: list[NoteRow]
    contacts: list[ContactRow]
    opinions: list[OpinionRow]
    undelivered: list[Undelivered]
    whom: list[tuple[str, str]]
    limits: list[tuple[str, str]]


def talks_of(folder: Folder) -> Talks:
    names = folder.names
    me = folder.reader.as_actor().key
    notes = [NoteRow(row, names[row.written_by], row.written_by == me) for row in reversed(folder.notes)]
    return Talks(
        notes=notes,
        contacts=[ContactRow(row, names[row.made_by]) for row in reversed(folder.contacts)],
        opinions=_opinions(folder),
        undelivered=_undelivered(folder),
        whom=_whom(folder),
        limits=[(limit, in_words(parse_limit(limit))) for limit in _limits(folder)],
    )


def _limits(folder: Folder) -> tuple[str, ...]:
    return limits_for(folder.dossier, folder.calendar, folder.now)


def _opinions(folder: Folder) -> list[OpinionRow]:
    if not folder.opinions:
        return []
    wanted = [row.item_id for row in folder.opinions]
    items = {row.id: row for row in folder.session.scalars(select(WorkItem).where(WorkItem.id.in_(wanted)))}
    return [_opinion(folder, row, items[row.item_id]) for row in reversed(folder.opinions)]


def _opinion(folder: Folder, row: Opinion, item: WorkItem) -> OpinionRow:
    open_still = item.state is ItemState.OPEN
    late = open_still and folder.now > row.due_at
    said = folder.answers.get(item.id)
    me = folder.reader
    mine = row.asked_by == me.as_actor().key or Role.SUPERVISOR in me.as_actor().roles
    return OpinionRow(
        opinion=row,
        asked_by=folder.names[row.asked_by],
        whom=folder.names[f"staff:{row.asked_staff_id}"] if row.asked_staff_id else row.asked_role.words,
        state=_state(row, item, late=late),
        late=working_time(folder.calendar.working_time_between(row.due_at, folder.now)) if late else "",
        says=_SAYS.get(said.outcome, "") if said else "",
        words=str(said.fields.get("words", "")) if said else "",
        answered_by=folder.names.get(item.ended_by or "", "") if said else "",
        answered_at=item.ended_at if item.state is ItemState.ANSWERED else None,
        may_take_back=open_still and mine,
    )


def _state(row: Opinion, item: WorkItem, *, late: bool) -> str:
    if row.taken_back_at is not None:
        return "Đã thôi hỏi"
    if item.state is ItemState.ANSWERED:
        return "Đã trả lời"
    if item.state is not ItemState.OPEN:
        return "Hồ sơ kết thúc trước khi có ý kiến"
    return "Quá hạn, chưa trả lời" if late else "Chờ trả lời"


def _undelivered(folder: Folder) -> list[Undelivered]:
    letters: dict[UUID | None, Letter] = {letter.id: letter for letter in folder.letters}
    found = [item for item in folder.items if item.line == REACHES_APPLICANT.line]
    mine = [item for item in found if item.role in folder.reader.as_actor().roles]
    return [Undelivered(item, _title(letters.get(item.subject_id))) for item in mine]


def _title(letter: Letter | None) -> str:
    return notice_called(letter.notice).title if letter else "Thông báo"


def _whom(folder: Folder) -> list[tuple[str, str]]:
    """Units by their role first, then colleagues at work by name, without oneself."""
    units = [(role.value, phrase("Cả bộ phận: {role}", role=role.words)) for role in Role if role in OFFICE]
    colleagues = select(StaffMember).where(
        StaffMember.agency_id == folder.dossier.agency_id,
        StaffMember.active,
        StaffMember.id != folder.reader.id,
        StaffMember.id.not_in(select(Absence.staff_id).where(stands_at(folder.now))),
    )
    people = folder.session.scalars(colleagues.order_by(StaffMember.full_name)).all()
    asked = [
        (str(one.id), phrase("{name} – {title}", name=one.full_name, title=one.title))
        for one in people
        if set(one.roles) & OFFICE
    ]
    return [*units, *asked]

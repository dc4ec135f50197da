"""What a list is about, in words: the group, and each condition that narrows it with the way to take it off."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from desk.supervision.choice import NOBODY, Choice
from desk.supervision.look import Look
from desk.words.partner_words import partner as partner_words
from language.phrase import phrase
from models.acts.every_act import titles_by_line
from models.clock.written_time import day
from models.linkage.partner_agency import PartnerAgency
from models.staff_member import StaffMember
from models.supervision.groups import GROUPS
from models.supervision.supplement_watch import Way
from procedures.catalogue import find

_TITLES = titles_by_line()


@dataclass(frozen=True)
class Narrowing:
    """One condition in words; `without` is the address of the list without it."""

    words: str
    without: str


@dataclass(frozen=True)
class Heading:
    title: str
    narrowed: list[Narrowing]


def heading(look: Look, choice: Choice) -> Heading:
    """The words of the choice; the person's name only where he is of the caller's own agency."""
    title = Way(choice.group).words if choice.group in set(Way) else _title(choice)
    told = [
        ("procedure", _procedure(choice.procedure)),
        ("step", phrase("Bước: {titles}", titles=_TITLES.get(choice.step, choice.step)) if choice.step else ""),
        ("person", phrase("Đang giữ: {person}", person=_person(look, choice.person)) if choice.person else ""),
        ("partner", phrase("Đơn vị: {partner}", partner=_partner(look, choice.partner)) if choice.partner else ""),
        ("agency", phrase("Cơ quan: {agency}", agency=choice.agency) if choice.agency else ""),
        ("drafter", phrase("Người yêu cầu: {person}", person=_person(look, choice.drafter)) if choice.drafter else ""),
    ]
    narrowed = [Narrowing(words, choice.with_(**{field: ""}).address) for field, words in told if words]
    return Heading(title, narrowed)


def _title(choice: Choice) -> str:
    group = GROUPS.get(choice.group)
    if group is None:
        return "Không có nhóm hồ sơ này"
    return (
        phrase("{group}: {day}", group=group.title, day=day(choice.day))
        if group.of_a_day and choice.day
        else group.title
    )


def _procedure(code: str) -> str:
    if not code:
        return ""
    try:
        return phrase("Thủ tục: {title}", title=find(code).title)
    except LookupError:
        return "Thủ tục: không có trong danh mục"


def _person(look: Look, key: str) -> str:
    if key == NOBODY:
        return "chưa ai nhận"
    try:
        person = UUID(key)
    except ValueError:
        return "không rõ"
    agency = look.inside.caller.actor.agency_id
    named = select(StaffMember.full_name).where(StaffMember.id == person, StaffMember.agency_id == agency)
    return look.inside.session.scalar(named) or "không rõ"


def _partner(look: Look, code: str) -> str:
    known = select(PartnerAgency.name).where(PartnerAgency.code == code)
    return look.inside.session.scalar(known) or partner_words(code)

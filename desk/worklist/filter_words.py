"""A filter in words: what it means is printed, so that a list or a saved view need not be guessed at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from desk.lists.work_filter import WorkFilter
from desk.member import member
from desk.words.remaining import Urgency
from language.phrase import one_after_another, phrase
from models.acts.every_act import titles_by_line
from models.role import Role
from models.staff_member import StaffMember
from procedures.catalogue import UnknownProcedure, find
from procedures.civil_words import Channel
from web.visit import Inside

_HELD = {"mine": "tôi đang giữ", "free": "chưa ai nhận", "others": "đồng nghiệp đang giữ"}
_TITLES = titles_by_line()
_NOBODY = "không rõ"


@dataclass(frozen=True)
class InForce:
    """One condition of a filter in words, and the address of the list without it."""

    words: str
    without: str


def in_force(inside: Inside, wanted: WorkFilter) -> list[InForce]:
    """The narrowing conditions, each with the way to take it off."""
    words = {name: _words(inside, name, value) for name, value in wanted.chosen.items()}
    return [InForce(told, wanted.address(**{name: ""})) for name, told in words.items()]


def sentence(inside: Inside, wanted: WorkFilter) -> str:
    """`Hàng đợi chung: hạn quá hạn và bước “Thẩm định” và chưa ai nhận`; all conditions hold together."""
    conditions = [one.words for one in in_force(inside, wanted)]
    if wanted.elsewhere:
        conditions.insert(0, "đang chờ nơi khác trả lời")
    return phrase(
        "{place}: {conditions}",
        place=wanted.place.title,
        conditions=one_after_another(" và ", conditions) if conditions else "mọi việc",
    )


def _words(inside: Inside, name: str, value: str) -> str:
    told: dict[str, Callable[[], str]] = {
        "urgency": lambda: phrase("nhóm hạn “{words}”", words=Urgency(value).words),
        "held": lambda: _HELD[value],
        "holder": lambda: phrase("do {name_of} giữ", name_of=_name_of(inside, value)),
        "role": lambda: phrase("vai trò {words}", words=Role(value).words) if value in set(Role) else _NOBODY,
        "step": lambda: phrase("bước “{titles}”", titles=_TITLES.get(value, _NOBODY)),
        "procedure": lambda: phrase("thủ tục “{procedure}”", procedure=_procedure(value)),
        "channel": lambda: phrase("nộp {channel}", channel=_channel(value)),
        "words": lambda: phrase("tên hoặc mã có “{value}”", value=value),
    }
    return told[name]()


def _name_of(inside: Inside, value: str) -> str:
    try:
        wanted = UUID(value)
    except ValueError:
        return _NOBODY
    own = select(StaffMember.full_name).where(
        StaffMember.id == wanted, StaffMember.agency_id == member(inside).agency_id
    )
    return inside.session.scalar(own) or _NOBODY


def _procedure(code: str) -> str:
    try:
        return find(code).title
    except UnknownProcedure:
        return _NOBODY


def _channel(value: str) -> str:
    try:
        return Channel.read(value).words.lower()
    except ValueError:
        return _NOBODY

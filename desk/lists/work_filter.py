"""Which work a list shows. Every choice stands in the address, so that a list can be shared and Back works."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, not_, or_, text

from desk.lists.agency_time import gone_from, horizon_of
from desk.member import member
from desk.words.remaining import Urgency
from models.dossier import Dossier, has_word
from models.progress.work_item import WorkItem
from models.role import Role
from models.vietnamese_text import fold
from web.access import visible_items
from web.open_to import OFFICE
from web.visit import Inside

_LONGEST_WORDS = 100
_OUTSIDE = tuple(role for role in Role if not role.is_staff)
# The choices by which a list is narrowed, and their names in the address.
NAMES = {
    "urgency": "han",
    "held": "giu",
    "holder": "nguoi",
    "role": "vai",
    "step": "buoc",
    "procedure": "thu-tuc",
    "channel": "kenh",
    "words": "q",
}


# A word that is none of these was typed by hand and narrows nothing.
_KNOWN = {"urgency": frozenset(Urgency), "held": frozenset({"mine", "free", "others"})}


@dataclass(frozen=True)
class ListPlace:
    """A page with a list of work. `lines` and `role` are what it is for; `shared` shows what colleagues hold, too."""

    path: str
    title: str
    lines: tuple[str, ...] = ()
    role: str = ""
    shared: bool = False


MY_WORK = ListPlace("/viec", "Việc của tôi")
QUEUE = ListPlace("/hang-doi", "Hàng đợi chung", shared=True)
_TROUBLES = ("settles_incident", "reaches_applicant", "settles_message")
TROUBLES = ListPlace("/su-co", "Sự cố, thư không đến, tin không khớp", _TROUBLES, shared=True)
RETURNS = ListPlace("/tra-ket-qua/danh-sach", "Việc trả kết quả", ("receives", "agrees_new_way"))
PLACES = {place.path: place for place in (MY_WORK, QUEUE, TROUBLES, RETURNS)}


@dataclass(frozen=True)
class WorkFilter:
    """`step` is the name of a wait, `held` is mine, free or others, `holder` a colleague's id, `channel` how it was
    filed; `elsewhere` shows what others owe us. All that are given hold together."""

    place: ListPlace = MY_WORK
    step: str = ""
    procedure: str = ""
    words: str = ""
    held: str = ""
    elsewhere: bool = False
    role: str = ""
    urgency: str = ""
    holder: str = ""
    channel: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], place: ListPlace) -> WorkFilter:
        chosen = {name: query.get(param, "") for name, param in NAMES.items()}
        chosen["words"] = chosen["words"][:_LONGEST_WORDS].strip()
        chosen |= {name: "" for name, known in _KNOWN.items() if chosen[name] not in known}
        return cls(place, elsewhere=query.get("cho") == "noi-khac", **chosen)

    @property
    def chosen(self) -> dict[str, str]:
        """The narrowing choices that are in force, in the order in which a page tells them."""
        return {name: value for name in NAMES if (value := getattr(self, name))}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def params(self) -> dict[str, str]:
        """What the address says of this filter."""
        told = {NAMES[name]: value for name, value in self.chosen.items()}
        return {**told, "cho": "noi-khac"} if self.elsewhere else told

    @property
    def query(self) -> str:
        return urlencode(self.params)

    def address(self, **changes: str | bool) -> str:
        """The address of this list with some of its choices changed; a page further on begins with the first again."""
        query = replace(self, **changes).query  # type: ignore[arg-type]
        return f"{self.place.path}?{query}" if query else self.place.path

    def page_after(self, mark: str) -> str:
        address = self.address()
        return f"{address}{'&' if '?' in address else '?'}sau={mark}"


def branches(inside: Inside, wanted: WorkFilter, *, only_lists: bool = False) -> list[ColumnElement[bool]]:
    """Which open items belong to the list, each of them in exactly one branch.

    A branch asks for one role, so that the index gives its rows in the order of the list; rows of several branches
    are merged. `only_lists` leaves all narrowing choices but the typed words out, to count by each of them.
    """
    narrowing = _words(wanted) if only_lists else [*_words(wanted), *_narrowed(inside, wanted)]
    shared = [*_shared(inside, wanted), *narrowing]
    reaches = _reaches(inside.caller.roles, wanted, narrowed=not only_lists)
    return [and_(_OPEN, visible_items(inside.caller), reach, *shared) for reach in reaches]


def chosen(inside: Inside, wanted: WorkFilter) -> ColumnElement[bool]:
    """The same as one condition, for single items."""
    return or_(false(), *branches(inside, wanted))


# Written out, so that the database knows at planning that the index of open items holds all of them.
_OPEN = text("work_item.state = 'open'")


def _held(inside: Inside) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """In one's own hands, and in nobody's: what somebody has who is no longer at work is free."""
    holder, until = WorkItem.assignee_id, WorkItem.claimed_until
    free = or_(holder.is_(None), until <= inside.now)
    gone = gone_from(inside)
    return and_(holder == member(inside).id, until > inside.now), or_(free, holder.in_(gone)) if gone else free


def _shared(inside: Inside, wanted: WorkFilter) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.place.lines:
        parts.append(WorkItem.line.in_(wanted.place.lines))
    if not wanted.place.shared:
        parts.append(or_(*_held(inside)))
    return parts


def _words(wanted: WorkFilter) -> list[ColumnElement[bool]]:
    """Every word must stand somewhere in code or names; accents, dashes and the order of the words do not matter."""
    parts: list[ColumnElement[bool]] = []
    for word in fold(wanted.words).split():
        bare = word.translate(_MARKS)
        if word.isalpha():
            parts.append(has_word(word))
        elif bare:
            parts.append(func.translate(Dossier.search_text, _MARKED, "").contains(bare, autoescape=True))
    return parts


_MARKED = "-.,/'’"
_MARKS = str.maketrans("", "", _MARKED)


def _narrowed(inside: Inside, wanted: WorkFilter) -> list[ColumnElement[bool]]:
    mine, free = _held(inside)
    parts: list[ColumnElement[bool]] = []
    if wanted.held:
        parts.append({"mine": mine, "free": free, "others": and_(not_(free), not_(mine))}[wanted.held])
    if wanted.holder:
        held_by = WorkItem.assignee_id == _uuid(wanted.holder) if _uuid(wanted.holder) else false()
        parts.append(and_(held_by, not_(free)))
    if wanted.step:
        parts.append(WorkItem.line == wanted.step)
    if wanted.procedure:
        parts.append(Dossier.procedure == wanted.procedure)
    if wanted.channel:
        parts.append(Dossier.channel == wanted.channel)
    if wanted.urgency:
        parts.append(_urgent(inside, Urgency(wanted.urgency)))
    return parts


def _urgent(inside: Inside, urgency: Urgency) -> ColumnElement[bool]:
    """The same bounds as `Horizon.urgency` has, as a condition."""
    horizon, due = horizon_of(inside), WorkItem.due_at
    late = or_(due.is_(None), due < horizon.now)
    today = and_(due >= horizon.now, due < horizon.end_of_today)
    soon = and_(due >= horizon.end_of_today, due >= horizon.now, due <= horizon.end_of_soon)
    later = and_(due >= horizon.end_of_today, due > horizon.end_of_soon)
    return {Urgency.LATE: late, Urgency.TODAY: today, Urgency.SOON: soon, Urgency.LATER: later}[urgency]


def _uuid(text_id: str) -> UUID | None:
    try:
        return UUID(text_id)
    except ValueError:
        return None


def _reaches(roles: AbstractSet[Role], wanted: WorkFilter, *, narrowed: bool) -> list[ColumnElement[bool]]:
    """A supervisor watches what the whole office has to do; everybody else sees the work of his roles."""
    watched = watched_roles(roles, wanted)
    if wanted.role and narrowed:
        watched = {role for role in watched if role == wanted.role}
    mine = sorted(watched)
    if wanted.elsewhere:
        return [and_(WorkItem.role == role, WorkItem.also_role.in_(mine)) for role in _OUTSIDE]
    others_work = and_(WorkItem.aside, WorkItem.also_role.in_(mine), WorkItem.role.not_in(mine))
    return [*(WorkItem.role == role for role in mine), others_work]


def watched_roles(roles: AbstractSet[Role], wanted: WorkFilter) -> set[Role]:
    watched = OFFICE if Role.SUPERVISOR in roles and wanted.place.shared else roles
    return {role for role in watched if not wanted.place.role or role == wanted.place.role}

"""Which work a list shows. Every choice stands in the address, so that a list can be shared and Back works."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, and_, false, not_, or_, text

from desk.member import member
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from models.vietnamese_text import fold
from web.access import visible_items
from web.open_to import OFFICE
from web.visit import Inside

_LONGEST_WORDS = 100
_OUTSIDE = tuple(role for role in Role if not role.is_staff)


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
RETURNS = ListPlace("/tra-ket-qua", "Trả kết quả", ("receives", "agrees_new_way"))


@dataclass(frozen=True)
class WorkFilter:
    """`step` is the name of a wait, `held` is mine, free or others, `elsewhere` shows what others owe us."""

    place: ListPlace = MY_WORK
    step: str = ""
    procedure: str = ""
    words: str = ""
    held: str = ""
    elsewhere: bool = False
    role: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], place: ListPlace) -> WorkFilter:
        return cls(
            place,
            query.get("buoc", ""),
            query.get("thu-tuc", ""),
            query.get("q", "")[:_LONGEST_WORDS].strip(),
            query.get("giu", ""),
            query.get("cho") == "noi-khac",
            query.get("vai", ""),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.step or self.procedure or self.words or self.held or self.role)

    def address(self, **changes: str | bool) -> str:
        """The address of this list with some of its choices changed; a page further on begins with the first again."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        told = {
            "buoc": changed.step,
            "thu-tuc": changed.procedure,
            "q": changed.words,
            "giu": changed.held,
            "cho": "noi-khac" if changed.elsewhere else "",
            "vai": changed.role,
        }
        query = urlencode({key: value for key, value in told.items() if value})
        return f"{self.place.path}?{query}" if query else self.place.path

    def page_after(self, mark: str) -> str:
        address = self.address()
        return f"{address}{'&' if '?' in address else '?'}sau={mark}"


def branches(inside: Inside, wanted: WorkFilter, *, only_lists: bool = False) -> list[ColumnElement[bool]]:
    """Which open items belong to the list, each of them in exactly one branch.

    A branch asks for one role, so that the index gives its rows in the order of the list; rows of several branches
    are merged. `only_lists` leaves the narrowing choices out, to count by each of them.
    """
    shared = _shared(inside, wanted) if only_lists else [*_shared(inside, wanted), *_narrowed(inside, wanted)]
    reaches = _reaches(inside.caller.roles, wanted, narrowed=not only_lists)
    return [and_(_OPEN, visible_items(inside.caller), reach, *shared) for reach in reaches]


def chosen(inside: Inside, wanted: WorkFilter) -> ColumnElement[bool]:
    """The same as one condition, for single items."""
    return or_(false(), *branches(inside, wanted))


# Written out, so that the database knows at planning that the index of open items holds all of them.
_OPEN = text("work_item.state = 'open'")


def _held(inside: Inside) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """In one's own hands, and in nobody's."""
    holder, until = WorkItem.assignee_id, WorkItem.claimed_until
    free = or_(holder.is_(None), until <= inside.now)
    return and_(holder == member(inside).id, until > inside.now), free


def _shared(inside: Inside, wanted: WorkFilter) -> list[ColumnElement[bool]]:
    parts: list[ColumnElement[bool]] = []
    if wanted.place.lines:
        parts.append(WorkItem.line.in_(wanted.place.lines))
    if not wanted.place.shared:
        parts.append(or_(*_held(inside)))
    return parts


def _narrowed(inside: Inside, wanted: WorkFilter) -> list[ColumnElement[bool]]:
    mine, free = _held(inside)
    parts = [Dossier.search_text.contains(word, autoescape=True) for word in fold(wanted.words).split()]
    if wanted.held:
        parts.append({"mine": mine, "free": free}.get(wanted.held, and_(not_(free), not_(mine))))
    if wanted.step:
        parts.append(WorkItem.line == wanted.step)
    if wanted.procedure:
        parts.append(Dossier.procedure == wanted.procedure)
    return parts


def _reaches(roles: AbstractSet[Role], wanted: WorkFilter, *, narrowed: bool) -> list[ColumnElement[bool]]:
    """A supervisor watches what the whole office has to do; everybody else sees the work of his roles."""
    watched = OFFICE if Role.SUPERVISOR in roles and wanted.place.shared else roles
    if wanted.place.role:
        watched = {role for role in watched if role == wanted.place.role}
    if wanted.role and narrowed:
        watched = {role for role in watched if role == wanted.role}
    mine = sorted(watched)
    if wanted.elsewhere:
        return [and_(WorkItem.role == role, WorkItem.also_role.in_(mine)) for role in _OUTSIDE]
    others_work = and_(WorkItem.aside, WorkItem.also_role.in_(mine), WorkItem.role.not_in(mine))
    return [*(WorkItem.role == role for role in mine), others_work]

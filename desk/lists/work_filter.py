"""Which work a list shows. Every choice stands in the address, so that a list can be shared and Back works."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from sqlalchemy import ColumnElement, and_, not_, or_

from desk.member import member
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
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
APPROVALS = ListPlace("/duyet", "Chờ duyệt", role=Role.CHAIRMAN.value)
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


def chosen(inside: Inside, wanted: WorkFilter, *, only_lists: bool = False) -> ColumnElement[bool]:
    """Which open items belong to the list; `only_lists` leaves the narrowing choices out, to count by each of them."""
    holder, until = WorkItem.assignee_id, WorkItem.claimed_until
    mine, free = holder == member(inside).id, or_(holder.is_(None), until <= inside.now)
    parts = [
        WorkItem.state == ItemState.OPEN,
        visible_items(inside.caller),
        _reach(inside.caller.roles, wanted, narrowed=not only_lists),
    ]
    if wanted.place.lines:
        parts.append(WorkItem.line.in_(wanted.place.lines))
    if not wanted.place.shared:
        parts.append(or_(mine, free))
    if only_lists:
        return and_(*parts)
    if wanted.held:
        parts.append({"mine": and_(mine, not_(free)), "free": free}.get(wanted.held, and_(not_(free), not_(mine))))
    if wanted.step:
        parts.append(WorkItem.line == wanted.step)
    if wanted.procedure:
        parts.append(Dossier.procedure == wanted.procedure)
    parts += [Dossier.search_text.contains(word, autoescape=True) for word in fold(wanted.words).split()]
    return and_(*parts)


def _reach(roles: AbstractSet[Role], wanted: WorkFilter, *, narrowed: bool) -> ColumnElement[bool]:
    """A supervisor watches what the whole office has to do; everybody else sees the work of his roles."""
    watched = OFFICE if Role.SUPERVISOR in roles and wanted.place.shared else roles
    if wanted.place.role:
        watched = {role for role in watched if role == wanted.place.role}
    if wanted.role and narrowed:
        watched = {role for role in watched if role == wanted.role}
    mine = sorted(watched)
    if wanted.elsewhere:
        return and_(WorkItem.role.in_(_OUTSIDE), WorkItem.also_role.in_(mine))
    return or_(WorkItem.role.in_(mine), and_(WorkItem.aside, WorkItem.also_role.in_(mine)))

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
class WorkFilter:
    """`queue` is the shared queue with what colleagues hold; otherwise one's own work: held by oneself or by nobody.

    `step` is the name of a wait, `held` is mine, free or others, `elsewhere` shows what others owe us, `role` narrows
    a supervisor's view.
    """

    queue: bool = False
    step: str = ""
    procedure: str = ""
    words: str = ""
    held: str = ""
    elsewhere: bool = False
    role: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str], *, queue: bool) -> WorkFilter:
        return cls(
            queue,
            query.get("buoc", ""),
            query.get("thu-tuc", ""),
            query.get("q", "")[:_LONGEST_WORDS].strip(),
            query.get("giu", ""),
            query.get("cho") == "noi-khac",
            query.get("vai", ""),
        )

    @property
    def path(self) -> str:
        return "/hang-doi" if self.queue else "/viec"

    def address(self, **changes: str | bool) -> str:
        """The address of this list with some of its choices changed."""
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
        return f"{self.path}?{query}" if query else self.path

    @property
    def needs_dossier(self) -> bool:
        """Whether the rows of the dossiers must be looked at to choose."""
        return bool(self.procedure or self.words)


def chosen(inside: Inside, wanted: WorkFilter, *, only_lists: bool = False) -> ColumnElement[bool]:
    """Which open items belong to the list; `only_lists` leaves the narrowing choices out, to count by each of them."""
    caller = inside.caller
    parts = [WorkItem.state == ItemState.OPEN, visible_items(caller), _reach(caller.roles, wanted)]
    holder, until = WorkItem.assignee_id, WorkItem.claimed_until
    mine, free = holder == member(inside).id, or_(holder.is_(None), until <= inside.now)
    if not wanted.queue:
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


def _reach(roles: AbstractSet[Role], wanted: WorkFilter) -> ColumnElement[bool]:
    watched = roles if Role.SUPERVISOR not in roles or not wanted.queue else OFFICE
    if wanted.role:
        watched = {role for role in watched if role == wanted.role}
    mine = sorted(watched)
    if wanted.elsewhere:
        return and_(WorkItem.role.in_(_OUTSIDE), WorkItem.also_role.in_(mine))
    return or_(WorkItem.role.in_(mine), and_(WorkItem.aside, WorkItem.also_role.in_(mine)))

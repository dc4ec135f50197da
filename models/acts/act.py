"""What somebody may do about a dossier: who, by which forms, and what it causes. Page, API and flow go by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.outcome import Form, Outcome
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role

O_co = TypeVar("O_co", bound=Outcome, covariant=True)


@dataclass(frozen=True)
class Signature:
    """A signed version of a document, made before the transaction that records it.

    `along` are those of the other papers that are signed in the same act.
    """

    document_id: UUID
    signed_over: str
    sha256: str
    along: tuple[Signature, ...] = ()


@dataclass(frozen=True)
class Deed:
    """An answer being given: the locked dossier, the open wait, who gives it and when."""

    session: Session
    dossier: Dossier
    item: WorkItem
    actor: Actor
    now: datetime
    calendar: WorkingCalendar
    signature: Signature | None = None


@dataclass(frozen=True)
class Act(Generic[O_co]):
    """One wait of a procedure. `line` is its name in the journal and the same in every procedure.

    `record` writes what the form says into the tables and gives the journal's outcome; it is called once, inside
    the transaction that closes the wait. `on_limit` is the outcome when the limit runs out; without it a limit
    only shows as a due time. `never_by_author_of` names the line whose author may not give this answer.
    `variant` tells apart acts that stand for the same line (a result is received at the desk, by post or online).
    """

    line: str
    title: str
    awaiting: str
    role: Role
    forms: tuple[type[Form], ...]
    outcome: type[O_co]
    record: Callable[[Deed, Any], O_co]
    also_role: Role | None = None
    also_forms: tuple[type[Form], ...] = ()
    on_limit: O_co | None = None
    bound_to_hash: bool = False
    signs: str | None = None
    never_by_author_of: str | None = None
    variant: str = ""
    offers: Callable[[WorkItem, tuple[type[Form], ...]], tuple[type[Form], ...]] | None = None

    @property
    def key(self) -> str:
        """The name by which an open wait remembers its act."""
        return f"{self.line}:{self.variant}" if self.variant else self.line

    def forms_for(self, item: WorkItem, roles: frozenset[Role]) -> tuple[type[Form], ...]:
        """This will give the forms that somebody with these roles may fill in for this wait, the usual one first."""
        mine: tuple[type[Form], ...] = ()
        if item.role in roles:
            mine = self.forms
        if item.also_role and item.also_role in roles:
            mine = (*mine, *(form for form in self.also_forms or self.forms if form not in mine))
        return self.offers(item, mine) if self.offers else mine

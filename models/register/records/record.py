"""How a declaration becomes an entry of a civil status book: its fields, what they must hold, how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.delivery.document import Document
from models.dossier import Dossier
from models.register.look_up import LookUp

# What the office itself has found out or drawn up, as fields of the record.
Found = Callable[[Dossier, Sequence[Document], Sequence[LookUp]], Mapping[str, str]]
# What in the books stands against writing a record: the field to look at, and a sentence.
Against = Callable[[Session, Dossier, Mapping[str, str]], Iterable[tuple[str, str]]]


def nothing_against(session: Session, dossier: Dossier, record: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Most events stand for themselves."""
    return ()


class UnknownField(Exception):
    """A correction names something the book does not have."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def nothing_found(dossier: Dossier, documents: Sequence[Document], look_ups: Sequence[LookUp]) -> Mapping[str, str]:
    """What most procedures add of their own to a declaration."""
    return {}


@dataclass(frozen=True)
class BookRecord:
    """The entry a procedure writes.

    `titles` gives the fields in the order of the book with their Vietnamese titles. `build` makes the record of the
    filed declaration and applicant (both as JSON values); `needed` names the fields that this record may not leave
    empty. `days` hold whole ISO days, `partial_days` may know the month or the year only, `hidden` hold personal
    numbers. `groups` names the person whom fields with this prefix are about; the others are about `subject`. `found`
    gives what the office adds to what was declared. `against` is asked when the record is proposed and again when it
    is approved; `against_basis` is the law a refusal for it rests on. `ends` gives the key of the earlier entry that
    this one ends, and no other may end.
    """

    book: str
    titles: Mapping[str, str]
    build: Callable[[Any, Any], dict[str, str]]
    needed: Callable[[Mapping[str, str]], Sequence[str]]
    subject: str
    groups: Mapping[str, str]
    days: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    partial_days: frozenset[str] = frozenset()
    found: Found = nothing_found
    against: Against = nothing_against
    against_basis: str = ""
    ends: Callable[[Session, Dossier, Mapping[str, str]], str] | None = None

    def declared(self, dossier: Dossier, documents: Sequence[Document], look_ups: Sequence[LookUp]) -> dict[str, str]:
        """This will give the record before any correction: what was declared, with what the office adds to it."""
        return self.written(dossier.declaration, dossier.applicant, self.found(dossier, documents, look_ups))

    def written(self, declaration: Any, applicant: Any, corrections: Mapping[str, str]) -> dict[str, str]:
        """This will give the entry field by field, corrected; `UnknownField` for what the book does not have."""
        unknown = next((field for field in corrections if field not in self.titles), None)
        if unknown is not None:
            raise UnknownField(unknown)
        return {**self.build(declaration, applicant), **corrections}

    def left_open(self, record: Mapping[str, str]) -> list[str]:
        """This will name the fields the entry cannot do without; the officer completes them from what he found."""
        return [field for field in self.needed(record) if not record[field]]

    def title(self, field: str) -> str:
        """The title as people read it, without the hint for machines."""
        return self.titles[field].partition(" (")[0]

    def group(self, field: str) -> str:
        """Whom the field is about."""
        return self.groups.get(field.partition("_")[0], self.subject)

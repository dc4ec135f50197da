"""How a declaration becomes an entry of a civil status book: its fields, what they must hold, how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class UnknownField(Exception):
    """A correction names something the book does not have."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True)
class BookRecord:
    """The entry a procedure writes.

    `titles` gives the fields in the order of the book with their Vietnamese titles. `build` makes the record of the
    filed declaration and applicant (both as JSON values); `needed` names the fields that this record may not leave
    empty. `days` hold whole ISO days, `hidden` personal numbers. `groups` names the person whom fields with this
    prefix are about; the others are about `subject`.
    """

    book: str
    titles: Mapping[str, str]
    build: Callable[[Any, Any], dict[str, str]]
    needed: Callable[[Mapping[str, str]], Sequence[str]]
    subject: str
    groups: Mapping[str, str]
    days: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()

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

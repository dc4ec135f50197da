"""A draft field by field beside what was declared, every difference marked and explained."""

from __future__ import annotations

from dataclasses import dataclass

from models.dossier import Dossier
from models.register.books.written_day import written_day
from models.register.draft import Draft
from models.register.records.every_record import record_of
from notifications.clean_text import mask_identity_numbers


@dataclass(frozen=True)
class Row:
    """`reason` is the officer's, where he wrote something else than was declared."""

    title: str
    declared: str
    drafted: str
    reason: str = ""

    @property
    def differs(self) -> bool:
        return self.declared != self.drafted


@dataclass(frozen=True)
class Group:
    title: str
    rows: tuple[Row, ...]


def comparison(dossier: Dossier, draft: Draft) -> list[Group]:
    """This will give the draft's fields in the order of the certificate; what neither side fills in is left out."""
    book = record_of(dossier.procedure)
    declared = book.written(dossier.declaration, dossier.applicant, {})
    reasons = {change["field"]: change["reason"] for change in draft.corrections}
    groups: dict[str, list[Row]] = {}
    for field in book.titles:
        drafted = str(draft.content.get(field, ""))
        reason = str(reasons.get(field, ""))
        # What the office added of itself, and nobody declared, is no difference that needs a reason.
        before = declared[field] if declared[field] or reason else drafted
        row = Row(book.title(field), _shown(before), _shown(drafted), reason)
        if row.declared or row.drafted:
            groups.setdefault(book.group(field), []).append(row)
    return [Group(title, tuple(rows)) for title, rows in groups.items()]


def _shown(value: str) -> str:
    """Days as people write them; personal numbers masked, since a page is seen by more than one pair of eyes."""
    return mask_identity_numbers(written_day(value))

"""A draft field by field beside what was declared, every difference marked and explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.clock.written_time import day
from models.dossier import Dossier
from models.register.birth_record import FIELDS, TITLES, birth_record
from models.register.draft import Draft
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
    declared = birth_record(dossier.declaration, dossier.applicant, {})
    reasons = {change["field"]: change["reason"] for change in draft.corrections}
    groups: dict[str, list[Row]] = {}
    for field in FIELDS:
        row = _row(field, declared, draft.content, reasons)
        if row.declared or row.drafted:
            groups.setdefault(_group(field), []).append(row)
    return [Group(title, tuple(rows)) for title, rows in groups.items()]


def _row(field: str, declared: Mapping[str, str], drafted: Mapping[str, str], reasons: Mapping[str, str]) -> Row:
    title = TITLES[field].partition(" (")[0]
    return Row(title, _shown(declared[field]), _shown(drafted.get(field, "")), str(reasons.get(field, "")))


def _group(field: str) -> str:
    names = {"mother": "Mẹ", "father": "Cha", "declarant": "Người đi khai sinh"}
    return names.get(field.partition("_")[0], "Trẻ được đăng ký khai sinh")


def _shown(value: str) -> str:
    """Days as people write them; personal numbers masked, since a page is seen by more than one pair of eyes."""
    try:
        return day(date.fromisoformat(value)) if len(value) == 10 else mask_identity_numbers(value)
    except ValueError:
        return mask_identity_numbers(value)

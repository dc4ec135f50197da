"""What the applicant declared, field by field in the order of the form, personal numbers masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from desk.folder.folder import Folder
from desk.forms.form_field import FormField, Kind
from desk.forms.schema_form import Filled, form_of
from desk.forms.typed_values import write_typed
from desk.words.mask import is_masked, masked
from language.phrase import phrase
from models.dossier import Dossier
from procedures.filing import filing_schema

_PLACE = frozenset({"country", "province", "ward", "ward_name", "detail", "legacy_text", "kind"})
# Kept no longer than the folder itself: what stands here is personal data.
_MADE: WeakKeyDictionary[Folder, FormField] = WeakKeyDictionary()


@dataclass(frozen=True)
class Shown:
    """One declared value; `name` lets a masked one be revealed, which `is_personal` says it once was."""

    name: str
    title: str
    text: str
    is_masked: bool = False
    is_personal: bool = False


@dataclass(frozen=True)
class Section:
    """A group of values under one title; only what has a value is shown."""

    name: str
    title: str
    values: tuple[Shown, ...]
    sections: tuple[Section, ...] = ()


def filed_body(dossier: Dossier) -> dict[str, Any]:
    """The parts of the filing that people typed, as they were filed."""
    return {
        "channel": dossier.channel,
        "applicant": dossier.applicant,
        "declaration": dossier.declaration,
        "delivery": dossier.delivery,
        "payment": {"way": dossier.payment_way, "exemption": dossier.filing_facts.get("exemption")},
    }


def declared_form(folder: Folder) -> FormField:
    """The declaration as fields with their values; made once for a page, however often the page looks at it."""
    made = _MADE.get(folder)
    if made is None:
        schema = filing_schema(folder.procedure, folder.edition)
        made = _MADE[folder] = form_of(schema, Filled(write_typed(schema, filed_body(folder.dossier))))
    return made


def declared(folder: Folder, revealed: frozenset[str] = frozenset()) -> list[Section]:
    """The sections of the filing: applicant, declaration with its parts, delivery, payment."""
    form = declared_form(folder)
    wanted = ("applicant", "declaration", "delivery", "payment")
    return [section for name in wanted if (section := _section(form.child(name), revealed))]


def find_value(folder: Folder, name: str) -> FormField:
    """The field of this dotted name; KeyError when the form has none or it is no single value."""
    field = declared_form(folder).child(name)
    if field.kind in (Kind.GROUP, Kind.ROWS):
        raise KeyError(name)
    return field


def _section(group: FormField, revealed: frozenset[str]) -> Section | None:
    values = tuple(_values(group, revealed))
    parts = (child for child in group.children if child.kind is Kind.GROUP and not _is_only_a_place(child))
    found = [*(_section(child, revealed) for child in parts), *_rows(group, revealed)]
    sections = tuple(section for section in found if section)
    return Section(group.name, group.title, values, sections) if values or sections else None


def _rows(group: FormField, revealed: frozenset[str]) -> Iterator[Section | None]:
    """Each filled row of a list, numbered."""
    for rows in group.children:
        if rows.kind is not Kind.ROWS:
            continue
        for number, row in enumerate(rows.children, 1):
            section = _section(row, revealed) if row.kind is Kind.GROUP else None
            yield replace(section, title=phrase("{row} {number}", row=row.title, number=number)) if section else None


def _values(group: FormField, revealed: frozenset[str]) -> Iterator[Shown]:
    if _is_place(group) and (address := place_in_words(group)):
        yield Shown(group.name, "Địa chỉ", address)
    for field in group.children:
        if _is_only_a_place(field):
            if text := place_in_words(field):
                yield Shown(field.name, field.title, text)
        elif _is_place(group) and field.last_name in _PLACE:
            continue
        elif field.kind not in (Kind.GROUP, Kind.ROWS) and field.value:
            yield shown_value(field, revealed)


def shown_value(field: FormField, revealed: frozenset[str]) -> Shown:
    """One value as the page shows it: a personal number masked until it was asked for."""
    personal = is_masked(field.name)
    hidden = personal and field.name not in revealed
    return Shown(field.name, field.title, masked(field.value) if hidden else _words(field), hidden, personal)


def phone_of(folder: Folder, revealed: frozenset[str]) -> Shown | None:
    """The applicant's telephone, for whoever is about to call him."""
    try:
        field = find_value(folder, "applicant.phone")
    except KeyError:
        return None
    return shown_value(field, revealed) if field.value else None


def _words(field: FormField) -> str:
    return "Có" if field.kind is Kind.TICK else field.chosen_words


def _is_place(field: FormField) -> bool:
    return field.kind is Kind.GROUP and {"country", "province", "ward"} <= _names_in(field)


def _is_only_a_place(field: FormField) -> bool:
    """Places stand on one line, the smallest unit first, as on paper; a recipient beside one needs his own."""
    return _is_place(field) and _names_in(field) <= _PLACE


def _names_in(group: FormField) -> frozenset[str]:
    return frozenset(child.last_name for child in group.children)


def place_in_words(group: FormField) -> str:
    parts: Mapping[str, FormField] = {child.last_name: child for child in group.children}
    ward = parts["ward"].value.partition(" (")[0] if "(" in parts["ward"].value else parts["ward_name"].value
    country = parts["country"].chosen_words if parts["country"].value not in ("", "VN") else ""
    kind = parts["kind"].chosen_words if "kind" in parts else ""
    words = ", ".join(part for part in (parts["detail"].value, ward, parts["province"].chosen_words, country) if part)
    return phrase("{words} ({kind})", words=words, kind=kind.lower()) if words and kind else words

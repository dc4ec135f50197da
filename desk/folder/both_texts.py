"""Two people answered one piece of work: what the slower one typed beside what the faster one recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from desk.folder.folder import Folder
from desk.forms.form_field import FormField, Kind
from desk.forms.schema_form import Filled, form_of
from desk.forms.typed_values import write_typed
from models.acts.every_act import find_act
from models.acts.outcome import Form
from models.progress.work_item import WorkItem

# Boxes of forms that are pages of their own, by their last or first names; the rows of such a page hold codes, too.
_BOXES = {
    "reason": "Lý do",
    "what_to_do": "Cách khắc phục",
    "value": "Ghi vào sổ",
    "note": "Ghi chú",
    "answer": "Trả lời của người nộp",
}
_ROWS = frozenset({"items", "components"})


@dataclass(frozen=True)
class Said:
    """One person's answer in words: the form's title and what stood in its fields; `who` is empty for oneself."""

    title: str
    values: tuple[tuple[str, str], ...]
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class BothTexts:
    """`theirs` is None when the work came to its end without anybody's words."""

    mine: Said
    theirs: Said | None


def both_texts(folder: Folder, item: WorkItem, outcome: str, typed: Mapping[str, str]) -> BothTexts:
    """Mine as it was typed, theirs as it was recorded, field by field in the order of the form."""
    mine = Said(_title(item, outcome), typed_words(item, outcome, typed))
    recorded = folder.answers.get(item.id)
    if item.ended_by is None:
        return BothTexts(mine, None)
    who = folder.names.get(item.ended_by, "")
    if recorded is None:
        return BothTexts(mine, Said("", (), who, item.ended_at))
    form = _form(item, recorded.outcome)
    values = _words(form, write_typed(form.model_json_schema(), recorded.fields)) if form else ()
    return BothTexts(mine, Said(_title(item, recorded.outcome), tuple(values), who, item.ended_at))


def typed_words(item: WorkItem, outcome: str, typed: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What stands in the boxes of one form, each with its title; of a page of its own, whatever somebody wrote."""
    form = _form(item, outcome)
    known = tuple(_words(form, typed)) if form else ()
    shown = {text for _, text in known}
    return (*known, *((title, text) for title, text in _written(typed) if text not in shown))


def _written(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What somebody wrote into a page of its own; rows he did not tick are the page's own words, as are codes."""
    for name, text in typed.items():
        row, _, last = name.rpartition(".")
        not_wanted = bool(typed.get(f"{row}.component")) and typed.get(f"{row}.wanted") != "true"
        title = _BOXES.get(last) or _BOXES.get(row) or ("" if row.partition(".")[0] in _ROWS else "Nội dung")
        if text and title and not not_wanted:
            yield title, text


def _words(form: type[Form] | None, typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if form is None:
        return
    for field in _leaves(form_of(form.model_json_schema(), Filled(typed))):
        if field.value:
            yield field.title, "Có" if field.kind is Kind.TICK else field.chosen_words


def _leaves(group: FormField) -> Iterator[FormField]:
    for child in group.children:
        if child.children:
            yield from _leaves(child)
        elif child.kind not in (Kind.GROUP, Kind.ROWS, Kind.FILE):
            yield child


def _form(item: WorkItem, outcome: str) -> type[Form] | None:
    act = find_act(item.act)
    return next((form for form in (*act.forms, *act.also_forms) if form.name == outcome), None)


def _title(item: WorkItem, outcome: str) -> str:
    form = _form(item, outcome)
    return form.title if form else outcome

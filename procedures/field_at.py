"""The field a JSON pointer into a filing names: what it is called, and what stands there in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from procedures.code_list import CodeList
from procedures.code_table import CodeOf
from procedures.forms.filing import Filing
from procedures.forms.form import Form
from procedures.forms.form_tree import form_in
from procedures.procedure import Edition


def steps_of(pointer: str) -> tuple[str, ...]:
    """The steps of a JSON pointer (RFC 6901): `/declaration/child` has two."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def field_title(edition: Edition, pointer: str) -> str:
    """What the field is called on the form, with the group it stands in; empty when the form has no such field."""
    titles = [title for title, _ in _path(edition, pointer)]
    return " – ".join(titles[-2:]) if titles else ""


def value_in_words(edition: Edition, pointer: str, value: object) -> str:
    """A single value as people read it: the words of a code, a day as dd/mm/yyyy; empty for a group or nothing."""
    if value is None or isinstance(value, Mapping | list):
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    path = _path(edition, pointer)
    words = _words(path[-1][1], str(value)) if path else str(value)
    return _day(words) or words


def value_at(filed: Mapping[str, Any], pointer: str) -> object:
    """What was filed at the pointer; None where there is nothing."""
    at: object = filed
    for step in steps_of(pointer):
        if isinstance(at, Mapping):
            at = at.get(step)
        elif isinstance(at, list) and step.isdecimal() and int(step) < len(at):
            at = at[int(step)]
        else:
            return None
    return at


def _path(edition: Edition, pointer: str) -> list[tuple[str, Any]]:
    """Title and annotation of each field on the way; the declaration itself, being the whole form, is not named."""
    own = {"applicant": edition.requester_form, "declaration": edition.declaration_form}
    at: type[Form] | None = Filing
    path: list[tuple[str, Any]] = []
    for step in steps_of(pointer):
        if step.isdecimal():
            continue
        if at is None or step not in at.model_fields:
            return []
        field = at.model_fields[step]
        if at is not Filing or step not in own:
            path.append((field.title or step, (field.annotation, *field.metadata)))
        at = own[step] if at is Filing and step in own else form_in(field.annotation)
    return path


def _words(annotations: Any, value: str) -> str:
    for part in _parts(annotations):
        if isinstance(part, CodeOf):
            return part.table.get(value, value)
        if isinstance(part, type) and issubclass(part, CodeList):
            return next((member.words for member in part if member.value == value), value)
    return value


def _parts(annotation: Any) -> list[Any]:
    """Everything an annotation is made of, named types opened."""
    if isinstance(annotation, tuple):
        return [part for each in annotation for part in _parts(each)]
    inner = getattr(annotation, "__value__", None)
    if inner is not None:
        return _parts(inner)
    metadata = list(getattr(annotation, "__metadata__", ()))
    return [annotation, *metadata, *(part for each in get_args(annotation) for part in _parts(each))]


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}" if len(text) == 10 else ""
    except ValueError:
        return ""

"""Making the fields of a page out of a JSON Schema: titles, required marks, code lists and limits come from there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.forms.form_field import Choice, FormField, Kind
from desk.words.code_words import code_words

Schema = Mapping[str, Any]

_PARTS_OF_A_DAY = frozenset({"year", "month", "day"})
_WARD_PATTERN = "^[0-9]{5}$"
_ALTERNATIVES = re.compile(r"\^\(([a-z_]+(?:\|[a-z_]+)+)\)\$")
_LONGEST_LINE = 300
_EMPTY_ROWS = 1
# Shown folded unless filled in: what hardly any dossier needs would only lengthen every form.
_RARE = frozenset({"country", "ward_name", "legacy_text", "surname", "deceased", "tax_code"})


@dataclass(frozen=True)
class Filled:
    """What the page shows: `typed` by dotted name, and the names of optional groups that are usually filled in."""

    typed: Mapping[str, str] = field(default_factory=dict)
    usual_groups: frozenset[str] = frozenset()


def form_of(schema: Schema, filled: Filled, name: str = "") -> FormField:
    """The whole form as one group; `name` prefixes the names of its fields."""
    made = _field(schema, schema, name, str(schema.get("title", "")), True, filled)
    return made or FormField(name, "", Kind.GROUP)


def resolve(schema: Schema, root: Schema) -> tuple[Schema, bool]:
    """A schema with references followed, and whether null is allowed in its place."""
    nullable = False
    while True:
        if "$ref" in schema:
            target = root["$defs"][schema["$ref"].rpartition("/")[2]]
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        elif "anyOf" in schema:
            choices = [choice for choice in schema["anyOf"] if choice.get("type") != "null"]
            nullable = nullable or len(choices) < len(schema["anyOf"])
            rest = {key: value for key, value in schema.items() if key != "anyOf"}
            schema = {**choices[0], **rest}
        else:
            return schema, nullable


def kind_of(schema: Schema) -> Kind | None:
    """How a resolved schema is filled in; None when no person ever types it (constants, raw data)."""
    match schema.get("type"):
        case "boolean":
            return Kind.TICK
        case "integer":
            return Kind.NUMBER
        case "object":
            return _kind_of_object(schema)
        case "array":
            return Kind.ROWS if "items" in schema else None
        case "string":
            return _kind_of_text(schema)
    return None


def _kind_of_object(schema: Schema) -> Kind | None:
    properties = frozenset(schema.get("properties", {}))
    if not properties:
        return None
    return Kind.PARTIAL_DAY if properties == _PARTS_OF_A_DAY else Kind.GROUP


def _kind_of_text(schema: Schema) -> Kind | None:
    if "const" in schema:
        return None
    if "oneOf" in schema or "enum" in schema or _ALTERNATIVES.fullmatch(schema.get("pattern", "")):
        return Kind.CHOICE
    special = {"date": Kind.DAY, "uuid": Kind.FILE}
    if schema.get("format") in special:
        return special[schema["format"]]
    if schema.get("pattern") == _WARD_PATTERN:
        return Kind.WARD
    return Kind.PARAGRAPH if schema.get("maxLength", 0) > _LONGEST_LINE else Kind.TEXT


def choices_of(schema: Schema) -> tuple[Choice, ...]:
    """The values one may choose among: a code list, an enumeration, or a pattern that only names alternatives."""
    if "oneOf" in schema:
        return tuple(Choice(one["const"], one.get("title", one["const"])) for one in schema["oneOf"])
    named = _ALTERNATIVES.fullmatch(schema.get("pattern", ""))
    codes = named[1].split("|") if named else schema.get("enum", ())
    return tuple(Choice(code, code_words(code)) for code in codes)


def _field(schema: Schema, root: Schema, name: str, title: str, required: bool, filled: Filled) -> FormField | None:
    resolved, nullable = resolve(schema, root)
    kind = kind_of(resolved)
    if kind is None:
        return None
    optional = nullable and kind is Kind.GROUP
    children = _children(kind, resolved, root, name, filled)
    return FormField(
        name=name,
        title=str(resolved.get("title", title)),
        kind=kind,
        required=required and not nullable and kind is not Kind.TICK,
        note=str(resolved.get("description", "")) if kind is not Kind.GROUP else "",
        value=filled.typed.get(name, ""),
        default=str(resolved.get("default") or ""),
        choices=choices_of(resolved) if kind is Kind.CHOICE else (),
        longest=resolved.get("maxLength"),
        optional=optional,
        opened=not optional or name in filled.usual_groups or _anything_typed(children),
        rare=name.rpartition(".")[2] in _RARE,
        children=children,
    )


def _children(kind: Kind, schema: Schema, root: Schema, name: str, filled: Filled) -> tuple[FormField, ...]:
    if kind is Kind.GROUP:
        needed = schema.get("required", ())
        made = (
            _field(part, root, _join(name, key), key, key in needed, filled)
            for key, part in schema["properties"].items()
        )
        return tuple(child for child in made if child is not None)
    if kind is Kind.ROWS:
        rows = (
            _field(schema["items"], root, _join(name, str(number)), f"{number + 1}", False, filled)
            for number in range(_rows_typed(name, filled.typed) + _EMPTY_ROWS)
        )
        return tuple(row for row in rows if row is not None)
    return ()


def _rows_typed(name: str, typed: Mapping[str, str]) -> int:
    numbers = [key.removeprefix(f"{name}.").partition(".")[0] for key in typed if key.startswith(f"{name}.")]
    return max((int(number) + 1 for number in numbers if number.isdecimal()), default=0)


def _anything_typed(children: tuple[FormField, ...]) -> bool:
    return any((child.value and child.kind is not Kind.CHOICE) or _anything_typed(child.children) for child in children)


def _join(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key

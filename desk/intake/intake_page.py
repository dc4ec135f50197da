"""The form of a new dossier at the counter: made of the procedure's own schema, so that every procedure has one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.forms.form_field import FormField, Kind, with_faults
from desk.forms.schema_form import Filled, form_of
from desk.forms.typed_values import read_typed, write_typed
from models.acts.refusal import FormFault
from models.agency import Agency
from procedures.civil_words import ComponentSource
from procedures.component import Component
from procedures.filing import filing_model, filing_schema
from procedures.forms.filing import Filing
from procedures.procedure import Edition, Procedure
from procedures.rules.filing_rules import facts_of
from procedures.rules.partial_reading import read_partly

# The parts of a filing in the order of the paper form; components stand in a table of their own.
PARTS = ("channel", "applicant", "declaration", "delivery", "payment")
_NAMED = re.compile(r"“[^”]*”: (.*)", re.DOTALL)
_STARTING = {"channel": "desk", "delivery.way": "desk", "payment.way": "cash", "kind": "permanent", "nationality": "VN"}


@dataclass(frozen=True)
class Draftable:
    """One procedure's form: its schema, and what stands in the boxes before anybody types."""

    procedure: Procedure
    edition: Edition
    schema: Mapping[str, Any]
    starting: Mapping[str, str]
    usual_groups: frozenset[str]


def draftable(procedure: Procedure, edition: Edition, agency: Agency, today: date) -> Draftable:
    """This will prepare the form; the example of an ordinary filing tells which optional parts are usual."""
    schema = filing_schema(procedure, edition)
    usual = write_typed(schema, edition.example(today)) if edition.example else {}
    groups = frozenset(".".join(name.split(".")[:length]) for name in usual for length in range(1, name.count(".") + 1))
    return Draftable(procedure, edition, schema, _starting(schema, agency), groups)


def _starting(schema: Mapping[str, Any], agency: Agency) -> dict[str, str]:
    """What is visibly chosen beforehand: this desk, this province, Việt Nam. Nothing about the persons themselves."""
    boxes = {}
    for field in form_of(schema, Filled()).every_field():
        if field.kind is Kind.CHOICE and field.name in _STARTING:
            boxes[field.name] = _STARTING[field.name]
        elif field.last_name == "province":
            boxes[field.name] = agency.province_code
        elif field.last_name == "country":
            boxes[field.name] = "VN"
        elif field.last_name in ("kind", "nationality"):
            chosen = _STARTING[field.last_name]
            if any(choice.value == chosen for choice in field.choices):
                boxes[field.name] = chosen
    return boxes


def read_body(form: Draftable, boxes: Mapping[str, str], today: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """The body as it would be filed, and what could not be read of it."""
    typed = {name: text for name, text in boxes.items() if not name.startswith("components.")}
    body, unread = read_typed(form.schema, typed, today, form.starting)
    body["procedure"] = form.procedure.code
    body["components"] = list(components_typed(form.edition, boxes).values())
    return body, unread


def components_typed(edition: Edition, boxes: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What is handed in, by code: each component that was ticked or came with a file."""
    handed = {}
    for component in edition.components:
        at = f"components.{component.code}"
        file_id = boxes.get(f"{at}.file_id", "")
        if boxes.get(f"{at}.handed") == "true" or file_id:
            handed[component.code] = {
                "code": component.code,
                "kind": boxes.get(f"{at}.kind") or component.kinds[0].value,
                "source": ComponentSource.SCAN.value if file_id else ComponentSource.PAPER.value,
                "file_id": file_id or None,
                "original_kept": boxes.get(f"{at}.original_kept") == "true",
                "sheets": _sheets(boxes.get(f"{at}.sheets", "")),
                "compared": boxes.get(f"{at}.compared") == "true",
            }
    return handed


def _sheets(text: str) -> int | str | None:
    """What is no number goes on as it was typed, for the form itself to find fault with."""
    return int(text) if text.isdecimal() and len(text) < 5 else text or None


def all_handed(boxes: Mapping[str, str], wanted: Sequence[Wanted]) -> dict[str, str]:
    """The boxes with everything ticked that must be handed in; what was said of one already stays."""
    ticked = dict(boxes)
    for one in wanted:
        if one.must:
            ticked[f"components.{one.component.code}.handed"] = "true"
    return ticked


@dataclass(frozen=True)
class Wanted:
    """One component as the counter sees it while the form is being filled in."""

    component: Component
    must: bool
    in_question: bool
    handed: bool

    @property
    def is_missing(self) -> bool:
        return self.must and not self.handed


def components_wanted(form: Draftable, body: Mapping[str, Any], today: date) -> list[Wanted]:
    """Every component of the catalogue, told as far as the form can be read already; what must come, first."""
    filing = read_partly(filing_model(form.procedure, form.edition), body)
    handed = {row["code"] for row in body.get("components", ())}
    rows = form.edition.components
    wanted = [_wanted(component, filing, today, component.code in handed) for component in rows]
    listed = [one for one in wanted if one.component.may_be_demanded or one.handed]
    return sorted(listed, key=lambda one: (not one.must, not one.in_question))


def _wanted(component: Component, filing: Filing, today: date, handed: bool) -> Wanted:
    try:
        facts = facts_of(filing, today)
        must = component.must_be_handed_in(filing.declaration, facts)
        return Wanted(component, must, component.applies(filing.declaration, facts), handed)
    except AttributeError:
        # The part of the form that decides it has not been filled in yet.
        return Wanted(component, False, component.condition is None, handed)


@dataclass(frozen=True)
class PlacedFault:
    """One fault with the place in the page to which it leads."""

    detail: str
    anchor: str


def fields_of(
    form: Draftable, boxes: Mapping[str, str], faults: Sequence[FormFault], unread: Mapping[str, tuple[str, ...]]
) -> tuple[list[FormField], list[PlacedFault]]:
    """The parts of the form with every fault beside its field, and all faults in order for the head of the page."""
    told = dict(unread)
    for fault in faults:
        # What the page could not read says more than what the schema makes of it.
        if fault.pointer not in unread:
            told[fault.pointer] = (*told.get(fault.pointer, ()), fault.detail)
    beside = {pointer: tuple(map(_without_title, texts)) for pointer, texts in told.items()}
    whole = with_faults(form_of(form.schema, Filled(boxes, form.usual_groups)), beside)
    known = {field.pointer: field.id for field in whole.every_field()}
    placed = [PlacedFault(text, _anchor(pointer, known)) for pointer, texts in told.items() for text in texts]
    return [whole.child(part) for part in PARTS], placed


def _without_title(text: str) -> str:
    """A sentence beside its own field need not name the field again."""
    named = _NAMED.fullmatch(text)
    return named[1][:1].upper() + named[1][1:] if named else text


def _anchor(pointer: str, known: Mapping[str, str]) -> str:
    """The nearest place that is on the page: the field itself, or the group around it."""
    while pointer and pointer not in known:
        pointer = pointer.rpartition("/")[0]
    return "components" if pointer.startswith("/components") else known.get(pointer, "faults")


def faults_of_components(body: Mapping[str, Any], faults: Sequence[FormFault]) -> dict[str, list[str]]:
    """The faults of handed-in components, by component code: the body numbers them, the page knows them by code."""
    codes = [row["code"] for row in body.get("components", ())]
    found: dict[str, list[str]] = {}
    for fault in faults:
        parts = fault.pointer.split("/")
        if len(parts) > 2 and parts[1] == "components" and parts[2].isdecimal() and int(parts[2]) < len(codes):
            found.setdefault(codes[int(parts[2])], []).append(fault.detail)
    return found

"""Checking the components: each with its verdict; what is missing is asked for once, by ready sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from desk.beside.judging import mark_of
from desk.folder.declared import declared
from desk.folder.folder import Folder
from desk.panels.component_rows import ComponentRow, component_rows, unfinished
from desk.panels.letter_preview import NUMBER_TO_COME, preview, shared_facts
from desk.panels.panel import LetterPreview, Panel, Read, Typed
from desk.panels.receipt_preview import receipt_preview
from language.phrase import one_after_another, phrase
from models.acts.checks_components import Complete, Incomplete
from models.acts.outcome import Form
from models.clock.due import derive_due
from models.intake.component import Verdict
from models.progress.work_item import WorkItem
from notifications.notices.supplement_request import ClockAfterSupplement, MissingItem, SupplementRequest

FREE_ROWS = 2
_BOXES = ("component", "pointer", "reason", "what_to_do", "legal_basis")


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    rows = component_rows(folder)
    return {
        "rows": rows,
        "verdicts": [(verdict.value, verdict.words) for verdict in Verdict],
        "sections": _sections(folder),
        "marks": {handed.component.id: mark_of(handed.component) for row in rows for handed in row.handed},
        "free_rows": range(len(rows), len(rows) + FREE_ROWS),
    }


def _sections(folder: Folder) -> list[tuple[str, str]]:
    """The parts of the declaration a request may point at."""
    found = []
    for section in declared(folder):
        found.append((section.name, section.title))
        found += [(part.name, part.title) for part in section.sections]
    return [("/" + name.replace(".", "/"), title) for name, title in found]


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    if form is not Incomplete:
        return {}
    boxes = {}
    for number, row in enumerate(component_rows(folder)):
        bad = [handed for handed in row.handed if handed.component.verdict is Verdict.MISSING]
        because = f" ({row.condition})" if row.condition else ""
        boxes[f"items.{number}.wanted"] = "true" if row.is_missing or bad else ""
        boxes[f"items.{number}.component"] = row.code
        found = (bad[0].component.verdict_note if bad else None) or row.sentences[0].fault
        boxes[f"items.{number}.reason"] = found if row.handed else f"Hồ sơ chưa có {row.title}{because}."
        boxes[f"items.{number}.what_to_do"] = _remedy(row, found) if row.handed else f"Nộp {row.title} ({row.kinds})."
        boxes[f"items.{number}.legal_basis"] = row.legal_basis
    return boxes


def _remedy(row: ComponentRow, fault: str) -> str:
    said = next((one.remedy for one in row.sentences if fault.startswith(one.fault)), "")
    return f"{row.title}: {said[:1].lower()}{said[1:]}" if said else f"Nộp lại {row.title}: rõ nét, đủ trang."


def _read_incomplete(folder: Folder, item: WorkItem, typed: Typed) -> Read:
    """Only ticked rows are asked for; a free row counts as soon as something is written in it."""
    numbers = {key.split(".")[1] for key in typed if key.startswith("items.") and key.count(".") == 2}
    items: list[dict[str, str | None]] = []
    boxes = {}
    for number in sorted((number for number in numbers if number.isdecimal()), key=int):
        row = {key: typed.get(f"items.{number}.{key}", "").strip() for key in _BOXES}
        free = not row["component"]
        if typed.get(f"items.{number}.wanted") == "true" or (free and (row["reason"] or row["what_to_do"])):
            boxes[f"/items/{len(items)}"] = f"items.{number}"
            items.append({**row, "component": row["component"] or None, "pointer": row["pointer"] or None})
    return Read({"items": items}, boxes)


def _letter(folder: Folder, item: WorkItem, form: type[Form], fields: Mapping[str, Any]) -> LetterPreview | None:
    if form is Complete:
        return receipt_preview(folder)
    if form is not Incomplete:
        return None
    try:
        request = Incomplete.model_validate(fields)
    except ValidationError:
        return None
    content = SupplementRequest(
        **shared_facts(folder),
        number=NUMBER_TO_COME,
        items=tuple(
            MissingItem(
                name=_title(folder, one.component, one.pointer),
                reason=one.reason,
                what_to_do=one.what_to_do,
                legal_basis=one.legal_basis or None,
            )
            for one in request.items
        ),
        answer_by=derive_due(folder.edition.answer_within, folder.now, folder.calendar).at,
        clock=ClockAfterSupplement.RESTARTS,
        contact_name=folder.reader.full_name,
        contact_phone=folder.reader.phone or folder.agency.phone,
    )
    return preview(folder, "supplement_request", content)


def _title(folder: Folder, component: str | None, pointer: str | None) -> str:
    if component:
        return folder.component_title(component)
    return dict(_sections(folder)).get(pointer or "", "Nội dung hồ sơ")


def _hinders(folder: Folder, item: WorkItem, form: type[Form]) -> str:
    if form is not Complete:
        return ""
    missing = [row.title for row in component_rows(folder) if row.is_missing]
    if missing:
        return phrase("Chưa có: {missing}. Hãy yêu cầu bổ sung.", missing=one_after_another("; ", missing))
    left = unfinished(folder)
    return (
        phrase("Chưa kết luận “Đạt” hoặc “Không áp dụng”: {left}.", left=one_after_another("; ", left)) if left else ""
    )


def _suggests(folder: Folder, item: WorkItem) -> str:
    """Where something is missing or was found bad, the request for it stands open."""
    bad = any(row.verdict is Verdict.MISSING for row in folder.present_components)
    return Incomplete.name if item.turn == 1 and (bad or any(row.is_missing for row in component_rows(folder))) else ""


CHECK_PANEL = Panel(
    template="panels/component_check.html",
    picture="viewer.html",
    context=_context,
    form_templates={Incomplete.name: "panels/incomplete.html"},
    starting=_starting,
    read={Incomplete.name: _read_incomplete},
    letter=_letter,
    hinders=_hinders,
    suggests=_suggests,
)

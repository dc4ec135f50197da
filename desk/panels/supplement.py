"""Somebody comes to the desk with what was asked for: each item with its shape and, if there is one, its scan."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.panel import Panel, Read, Typed
from models.acts.outcome import Form
from models.acts.supplements import Supplement
from models.progress.work_item import WorkItem
from procedures.civil_words import ComponentKind


def _asked(folder: Folder, item: WorkItem) -> list[dict[str, Any]]:
    request = next((row for row in folder.requests if row.id == item.subject_id), None)
    return [dict(one) for one in request.items] if request else []


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    rows = []
    for number, asked in enumerate(_asked(folder, item)):
        wanted = folder.edition.component(str(asked.get("component") or ""))
        kinds = wanted.kinds if wanted else tuple(ComponentKind)
        choices = [(kind.value, kind.words) for kind in kinds]
        rows.append({**asked, "number": number, "wanted": wanted, "kinds": choices})
    request = next((row for row in folder.requests if row.id == item.subject_id), None)
    return {"rows": rows, "request": request}


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    boxes = {}
    for number, asked in enumerate(_asked(folder, item)):
        wanted = folder.edition.component(str(asked.get("component") or ""))
        if wanted is not None:
            boxes[f"components.{number}.code"] = wanted.code
            boxes[f"components.{number}.kind"] = wanted.kinds[0].value
    return boxes


def _read(folder: Folder, item: WorkItem, typed: Typed) -> Read:
    components: list[dict[str, Any]] = []
    boxes = {}
    for number, asked in enumerate(_asked(folder, item)):
        code = str(asked.get("component") or "")
        if code and typed.get(f"components.{number}.handed") == "true":
            file_id = typed.get(f"components.{number}.file_id", "")
            boxes[f"/components/{len(components)}"] = f"components.{number}"
            components.append(
                {
                    "code": code,
                    "kind": typed.get(f"components.{number}.kind", ""),
                    "source": "scan" if file_id else "paper",
                    "file_id": file_id or None,
                    "original_kept": typed.get(f"components.{number}.original_kept") == "true",
                }
            )
    return Read({"components": components, "answer": typed.get("answer", "").strip()}, boxes)


SUPPLEMENT_PANEL = Panel(
    template="panels/supplement_asked.html",
    context=_context,
    form_templates={Supplement.name: "panels/supplement.html"},
    starting=_starting,
    read={Supplement.name: _read},
)

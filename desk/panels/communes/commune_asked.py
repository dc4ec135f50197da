"""A former commune that was asked: which, about which time, since when and until when it may answer."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.facts.look_up_facts import looked_up
from desk.panels.panel import Panel
from models.acts.communes.commune_name import commune_name
from models.acts.communes.keep_answer import commune_of
from models.progress.journal_line import JournalLine
from models.progress.work_item import ItemState, WorkItem
from models.register.books.written_day import written_day

_ASKED, _SILENT = "ask_former_commune", "weighs_silence"


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    asked = next((line for line in _lines(folder, item) if line.line == _ASKED), None)
    return {
        "commune": commune_name(folder.dossier, item.leg),
        "asked_at": asked.written_at if asked else None,
        "lived": _lived(folder, commune_of(item.leg)),
        "silent": item.line == _SILENT,
        "answer_by": item.due_at if item.line != _SILENT else None,
        "waited_on": item.turn - 1,
        "others": _others(folder, item),
        "looked_up": looked_up(folder),
    }


def _lines(folder: Folder, item: WorkItem) -> list[JournalLine]:
    return [line for line in folder.lines if line.leg == item.leg]


def _lived(folder: Folder, code: str) -> list[str]:
    """The times the person says he lived there, as he declared them."""
    past = folder.dossier.declaration.get("residences") or ()
    return [
        f"{written_day(one['since'])} – {written_day(one['until'])}" for one in past if one["place"].get("ward") == code
    ]


def _others(folder: Folder, item: WorkItem) -> list[str]:
    """The other communes that have not answered yet: nobody need wait for them here."""
    waiting = [other for other in folder.items if other.reference and other.leg and other.state is ItemState.OPEN]
    return [commune_name(folder.dossier, other.leg) for other in waiting if other.leg != item.leg]


COMMUNE_PANEL = Panel(template="panels/commune_asked.html", context=_context)


def _late(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {
        "looked_up": [one for one in looked_up(folder) if one.id == item.subject_id],
        "issued": folder.entry is not None,
        "entry": folder.entry,
    }


LATE_ANSWER_PANEL = Panel(template="panels/late_answer.html", context=_late)

# What it wants to know stands above the form in which the officer says how he told it.
ASKED_BACK_PANEL = Panel(template="panels/looked_up.html", context=_late)

"""A promise that will not be kept: how it is counted, the date the draft proposes, and the letter that would go out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from desk.folder.folder import Folder
from desk.panels.letter_preview import NUMBER_TO_COME, preview, shared_facts
from desk.panels.panel import LetterPreview, Panel
from models.acts.outcome import Form
from models.acts.promises_new_date import Apologise
from models.clock.written_time import day, in_vietnam
from models.progress.journal_line import JournalLine
from models.progress.work_item import WorkItem
from notifications.notices.apology import Apology

_REASON = "Hồ sơ cần thêm thời gian để thẩm định, đối chiếu; cơ quan chưa thể trả kết quả đúng hẹn."


def _drafted(folder: Folder, item: WorkItem) -> dict[str, Any]:
    """What the office proposed when it drafted the apology in the same leg."""
    drafts = [line for line in folder.lines if line.leg == item.leg and line.line == "draft_apology"]
    return dict(json.loads(_last(drafts).outcome)) if drafts else {}


def _last(lines: list[JournalLine]) -> JournalLine:
    return max(lines, key=lambda line: line.sequence)


def _context(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {"due": folder.due, "late": folder.now > folder.due.at}


def _starting(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    proposed = _drafted(folder, item).get("proposed")
    if form is not Apologise or proposed is None:
        return {}
    return {"new_day": day(in_vietnam(datetime.fromisoformat(proposed)).date()), "reason": _REASON}


def _letter(folder: Folder, item: WorkItem, form: type[Form], fields: Mapping[str, Any]) -> LetterPreview | None:
    if form is not Apologise:
        return None
    try:
        given = Apologise.model_validate(fields)
    except ValidationError:
        return None
    content = Apology(
        **shared_facts(folder),
        number=NUMBER_TO_COME,
        already_late=folder.now > folder.due.at,
        promised_at=folder.due.at,
        new_due_at=_closing_hour(folder, given.new_day),
        reason=given.reason,
    )
    return preview(folder, "apology", content)


def _closing_hour(folder: Folder, on: date) -> datetime:
    """On a day off there is none; the act says so when it is sent, and the letter shows the next working day."""
    return folder.calendar.end_of_day(folder.calendar.working_day_from(on))


APOLOGY_PANEL = Panel(
    template="panels/apology.html", context=_context, starting=_starting, letter=_letter, drafted=True
)

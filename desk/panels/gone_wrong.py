"""What went wrong and needs a person: a dossier the engine could not carry on, a letter that did not arrive."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from desk.folder.folder import Folder
from desk.folder.letters import letter_read
from desk.panels.letter_preview import NUMBER_TO_COME, originals_kept, preview, shared_facts
from desk.panels.panel import LetterPreview, Panel
from desk.words.partner_words import partner, said
from models.acts.aside.settles_incident import Stop
from models.acts.every_act import titles_by_line
from models.acts.outcome import Form
from models.progress.inbox_message import InboxMessage
from models.progress.work_item import WorkItem
from notifications.notices.stopped import STOPPED, Stopped

_TITLES = titles_by_line()


def _incident(folder: Folder, item: WorkItem) -> dict[str, Any]:
    found = next((one for one in folder.incidents if one.work_item_id == item.id), None)
    place = found.place.rpartition("/")[2].partition("#")[0] if found else ""
    titles = _TITLES | {line.line: line.title for line in folder.lines}
    return {"incident": found, "place": titles.get(place, "")}


def _stop_letter(folder: Folder, item: WorkItem, form: type[Form], fields: Mapping[str, Any]) -> LetterPreview | None:
    if form is not Stop:
        return None
    try:
        reason = Stop.model_validate(fields).reason
    except ValidationError:
        return None
    return stop_letter(folder, reason, by_applicant=False)


def stop_letter(folder: Folder, reason: str, *, by_applicant: bool) -> LetterPreview:
    """The letter that ends a dossier before its decision."""
    content = Stopped(
        **shared_facts(folder),
        number=NUMBER_TO_COME,
        asked_by_applicant=by_applicant,
        stopped_at=folder.now,
        reason=reason,
        originals_to_collect=originals_kept(folder),
        refund=folder.paid,
    )
    return preview(folder, STOPPED.id, content)


INCIDENT_PANEL = Panel(template="panels/incident.html", context=_incident, letter=_stop_letter)


def _undelivered(folder: Folder, item: WorkItem) -> dict[str, Any]:
    found = letter_read(folder, str(item.subject_id))
    return {"row": found[0], "to_say": found[1]} if found else {"row": None}


UNDELIVERED_PANEL = Panel(template="panels/undelivered.html", context=_undelivered)


def _message(folder: Folder, item: WorkItem) -> dict[str, Any]:
    """What the partner said beside what we have: sums and codes are no personal data, the rest stays in its message."""
    message = folder.session.get(InboxMessage, item.subject_id) if item.subject_id else None
    if message is None:
        return {"message": None}
    body = json.loads(message.body)
    data = body.get("data") if isinstance(body, dict) else None
    told = data if isinstance(data, dict) else {}
    return {
        "message": message,
        "by": partner(message.source),
        "kind": said(message.kind),
        "code_told": str(told.get("tracking_code") or ""),
        "sum_told": told["cod_amount"] if isinstance(told.get("cod_amount"), int) else None,
        "parcel": folder.parcels[-1] if folder.parcels else None,
    }


MESSAGE_PANEL = Panel(template="panels/message.html", context=_message)

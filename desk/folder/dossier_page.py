"""Everything the page of one dossier shows, gathered for its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from desk.beside.drawing import lines_now, picture_of
from desk.beside.early_end import early_ends_of
from desk.beside.family import MOST, family_of
from desk.beside.originals import MOVES, SIGNATURES, originals_of
from desk.beside.small_form import TriedForm, small_forms
from desk.beside.talks import talks_of
from desk.folder.declared import declared, phone_of
from desk.folder.folder import Folder
from desk.folder.history import history_of
from desk.folder.letters import letter_rows
from desk.folder.rail import rail_of
from desk.lists.neighbours import Neighbours, neighbours
from desk.money.day_book import KINDS, WAYS
from desk.panels.component_rows import HandedRow, handed_row
from desk.panels.task import Tried, forms_for, task_of
from desk.supervision.readings import code_of
from desk.words.partner_words import reason, said
from desk.words.remaining import Horizon, remaining
from language.phrase import phrase
from models.acts.communes.commune_name import commune_name
from models.acts.every_act import find_act
from models.clock.due import Cause
from models.clock.due_of_item import explain_item
from models.folder.contact import ContactWay, Reached
from models.intake.succession import Link, chain_of
from models.progress.interrupt import may_interrupt
from models.progress.interruption import InterruptionKind
from models.progress.journal_line import DUTY_LEG
from models.progress.reading import Reading
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff.seal_dossier import SEALERS
from models.status import Ending, Status
from procedures.civil_words import Channel, DeliveryWay
from web.access import visible_among
from web.visit import Inside


@dataclass(frozen=True)
class Awaited:
    """What the dossier waits for, in the words of the act, and until when."""

    words: str
    due_at: datetime | None
    due_lines: tuple[str, ...]


def dossier_page(
    inside: Inside,
    folder: Folder,
    item_id: UUID | None,
    *,
    tried: Tried | None = None,
    revealed: frozenset[str] = frozenset(),
    small: TriedForm | None = None,
) -> dict[str, Any]:
    """This will give the content of the page; `item_id` chooses among several pieces of open work."""
    # Deciding in time is better than an apology: what the dossier itself waits for stands first.
    mine = sorted(
        (item for item in folder.items if forms_for(inside, item)), key=lambda one: one.leg.startswith(DUTY_LEG)
    )
    item = next((one for one in mine if one.id == item_id), mine[0] if mine else None)
    return {
        "folder": folder,
        "dossier": folder.dossier,
        "head": _head(folder),
        "task": task_of(inside, folder, item, tried) if item else None,
        "awaited": [_awaited(folder, one) for one in folder.items],
        "other_items": [one for one in mine if one is not item],
        "rail": rail_of(folder),
        "sections": declared(folder, revealed),
        "handed": handed_rows(folder),
        "letters": letter_rows(folder),
        "history": history_of(folder),
        "names": folder.names,
        "group": folder.group_told,
        "fee_kinds": KINDS,
        "pay_ways": WAYS,
        "said": said,
        "asked_commune": lambda one: commune_name(folder.dossier, one.leg),
        "reason": reason,
        "neighbours": neighbours(inside, item) if item else Neighbours("", ""),
        "early_ends": _early_ends(inside, folder),
        "early_end_choices": [(kind.value, kind.words) for kind in early_ends_of(inside.caller)],
        "may_seal": bool(inside.caller.roles & SEALERS),
        **_beside(inside, folder, small, revealed),
    }


def _chain(inside: Inside, folder: Folder) -> list[Link]:
    """A dossier next to this one is named to whoever may see that one, too."""
    links = chain_of(folder.session, folder.dossier.id)
    seen = visible_among(folder.session, inside.caller, [link.dossier.id for link in links])
    return [link for link in links if link.dossier.id in seen]


def _beside(inside: Inside, folder: Folder, small: TriedForm | None, revealed: frozenset[str]) -> dict[str, Any]:
    """What stands beside the task: talks, originals, and the small forms about them."""
    return {
        "phone": phone_of(folder, revealed),
        "talks": talks_of(folder),
        "originals": originals_of(folder),
        "chain": _chain(inside, folder),
        "family": family_of(inside, folder),
        "family_shown": MOST,
        "has_drawing": bool(picture_of(folder.procedure.slug)),
        "positions": list(lines_now(folder).values()),
        "last_reading": _last_reading(folder),
        "is_administrator": Role.ADMINISTRATOR in inside.caller.roles,
        "is_supervisor": Role.SUPERVISOR in inside.caller.roles,
        "original_moves": MOVES,
        "signatures": SIGNATURES,
        "contact_ways": [(way.value, way.words) for way in ContactWay],
        "contact_reached": [(reached.value, reached.words) for reached in Reached],
        "forms": small_forms(inside, folder.dossier, small),
    }


def _last_reading(folder: Folder) -> str:
    """The code to quote of how the house last read this dossier; empty where it never did."""
    read = select(Reading).where(Reading.dossier_id == folder.dossier.id)
    latest = folder.session.scalars(read.order_by(Reading.started_at.desc()).limit(1)).first()
    return code_of(latest) if latest else ""


def _awaited(folder: Folder, item: WorkItem) -> Awaited:
    promise = folder.due if folder.dossier.accepted_at else None
    return Awaited(_awaiting(folder, item), item.due_at, explain_item(item, folder.calendar, promise))


def _awaiting(folder: Folder, item: WorkItem) -> str:
    """The words of the act; of several places that were asked each is named."""
    commune = commune_name(folder.dossier, item.leg)
    awaiting = find_act(item.act).awaiting
    return phrase("{awaiting}: {commune}", awaiting=awaiting, commune=commune) if commune else awaiting


def handed_rows(folder: Folder) -> list[HandedRow]:
    return [handed_row(folder, row) for row in folder.present_components]


def _head(folder: Folder) -> dict[str, Any]:
    dossier = folder.dossier
    due_at = dossier.due_at or dossier.react_by
    urgency = Horizon.of(folder.now, folder.calendar).urgency(due_at)
    return {
        "status": Ending(dossier.ending).words if dossier.ending else Status(dossier.status).words,
        "channel": Channel.read(dossier.channel).words,
        "delivery": DeliveryWay.read(dossier.delivery_way).words,
        "due_at": due_at,
        "is_promise": dossier.due_at is not None,
        "left": remaining(folder.now, due_at, dossier.received_at, folder.calendar),
        "urgency": urgency,
        "paused": Cause(folder.pause.cause).in_words if folder.pause else "",
        "restarts": folder.pause is not None and folder.pause.restarts,
    }


def _early_ends(inside: Inside, folder: Folder) -> list[InterruptionKind]:
    """The ways of ending this dossier early that are open to this person now."""
    if folder.interruption is not None:
        return []
    return [kind for kind in early_ends_of(inside.caller) if may_interrupt(folder.session, folder.dossier, kind)]

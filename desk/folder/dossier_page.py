"""Everything the page of one dossier shows, gathered for its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from desk.beside.drawing import lines_now, picture_of
from desk.beside.family import family_of
from desk.beside.originals import MOVES, SIGNATURES, originals_of
from desk.beside.small_form import TriedForm, small_forms
from desk.beside.talks import talks_of
from desk.folder.declared import declared, phone_of
from desk.folder.folder import Folder
from desk.folder.history import history_of
from desk.folder.rail import rail_of
from desk.lists.neighbours import Neighbours, neighbours
from desk.money.day_book import KINDS, WAYS
from desk.panels.component_rows import HandedRow, handed_row
from desk.panels.task import Tried, forms_for, task_of
from desk.supervision.readings import code_of
from desk.words.mask import masked
from desk.words.partner_words import reason, said
from desk.words.remaining import Horizon, remaining
from language.phrase import phrase
from models.acts.communes.commune_name import commune_name
from models.acts.every_act import find_act
from models.clock.due import Cause
from models.clock.due_of_item import explain_item
from models.delivery.letter import Letter, LetterState
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
from notifications.catalogue import notice_called
from procedures.civil_words import Channel, DeliveryWay, PaymentWay
from web.access import visible_among
from web.visit import Inside

_LETTER_STATES = {
    LetterState.WAITING: "đang chờ gửi",
    LetterState.SENT: "đã gửi",
    LetterState.UNDELIVERABLE: "không gửi được",
}
_LETTER_CHANNELS = {"e-mail": "thư điện tử", "sms": "tin nhắn"}
# Who may take a dossier back for its applicant, and who may stop it for the office.
MAY_WITHDRAW = frozenset({Role.RECEIVER})
MAY_STOP = frozenset({Role.SUPERVISOR, Role.CHAIRMAN})


@dataclass(frozen=True)
class Awaited:
    """What the dossier waits for, in the words of the act, and until when."""

    words: str
    due_at: datetime | None
    due_lines: tuple[str, ...]


@dataclass(frozen=True)
class LetterRow:
    letter: Letter
    title: str
    channel: str
    to: str
    state: str


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
    names = folder.names
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
        "rail": rail_of(folder, names),
        "sections": declared(folder, revealed),
        "handed": handed_rows(folder),
        "letters": [_letter(letter) for letter in folder.letters],
        "history": history_of(folder, names),
        "names": names,
        "group": folder.group_told,
        "fee_kinds": KINDS,
        "pay_ways": WAYS,
        "said": said,
        "asked_commune": lambda one: commune_name(folder.dossier, one.leg),
        "reason": reason,
        "neighbours": neighbours(inside, item) if item else Neighbours("", ""),
        "may_interrupt": _may_interrupt(inside, folder),
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
        "talks": talks_of(folder, folder.names),
        "originals": originals_of(folder, folder.names),
        "chain": _chain(inside, folder),
        "family": family_of(inside, folder),
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
        "payment": PaymentWay.read(dossier.payment_way).words,
        "due_at": due_at,
        "is_promise": dossier.due_at is not None,
        "left": remaining(folder.now, due_at, dossier.received_at, folder.calendar),
        "urgency": urgency,
        "paused": Cause(folder.pause.cause).in_words if folder.pause else "",
        "restarts": folder.pause is not None and folder.pause.restarts,
    }


def _letter(letter: Letter) -> LetterRow:
    return LetterRow(
        letter,
        notice_called(letter.notice).title,
        _LETTER_CHANNELS.get(letter.channel, letter.channel),
        masked(letter.to),
        _LETTER_STATES[LetterState(letter.state)],
    )


def _may_interrupt(inside: Inside, folder: Folder) -> str:
    """Which of the two ways of ending a dossier early this person has: withdrawal, stop, or none."""
    if folder.interruption is not None:
        return ""
    ways = (("withdrawal", InterruptionKind.WITHDRAWAL, MAY_WITHDRAW), ("stop", InterruptionKind.STOP, MAY_STOP))
    return next(
        (
            name
            for name, kind, roles in ways
            if inside.caller.roles & roles and may_interrupt(folder.session, folder.dossier, kind)
        ),
        "",
    )

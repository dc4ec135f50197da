"""What somebody typed while his session ended: brought along through the log-in, and laid into his drafts after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from starlette.datastructures import FormData

from desk.intake.card.fill import without_card
from desk.intake.sitting import BOX as SITTING
from desk.intake.sitting import draft_place as place_of_intake
from desk.intake.sitting import new_sitting, read_sitting
from desk.member import member
from desk.panels.task import draft_place, forms_for
from desk.typed_form import boxes_of
from models.dossier import Dossier
from models.progress.form_draft import save_draft
from models.progress.work_item import ItemState
from web.access import find_item
from web.page_visit import PageVisit
from web.problem import Problem
from web.visit import Inside

_PREFIX = "giu."
_ANSWER = re.compile(r"/viec/([0-9a-f-]{36})/(?:tra-loi|nhap)/([a-z_]+)")
_INTAKE = re.compile(r"/tiep-nhan/([0-9A-Za-z.]+)(?:/nhap)?")


@dataclass(frozen=True)
class Carried:
    """`path` is where the form was sent to; nothing in it is trusted before the log-in has succeeded."""

    path: str
    typed: Mapping[str, str]

    @classmethod
    def of(cls, visit: PageVisit) -> Carried:
        texts = {name: value for name, value in visit.form.multi_items() if isinstance(value, str)}
        typed = {name.removeprefix(_PREFIX): text for name, text in texts.items() if name.startswith(_PREFIX)}
        return cls(visit.field("giu_noi"), typed)


def take_up(inside: Inside, carried: Carried) -> str:
    """This will lay it into the drafts of whoever has logged in, and give the page to go on to.

    Empty when no draft can hold it: the work is gone, or is not his; then the page itself must show it.
    """
    answer, intake = _ANSWER.fullmatch(carried.path), _INTAKE.fullmatch(carried.path)
    if answer is not None:
        return _answer(inside, UUID(answer[1]), answer[2], carried)
    if intake is not None:
        return _intake(inside, intake[1], carried)
    return ""


def _answer(inside: Inside, item_id: UUID, outcome: str, carried: Carried) -> str:
    try:
        item = find_item(inside.session, inside.caller, item_id)
    except Problem:
        return ""
    if item.state is not ItemState.OPEN or outcome not in {form.name for form in forms_for(inside, item)}:
        return ""
    boxes = boxes_of(FormData(carried.typed), outcome)
    save_draft(inside.session, draft_place(item, outcome), member(inside).id, boxes, inside.now)
    return f"/ho-so/{inside.session.get_one(Dossier, item.dossier_id).code}?viec={item.id}"


def _intake(inside: Inside, procedure: str, carried: Carried) -> str:
    boxes = without_card(boxes_of(FormData(carried.typed)))
    sitting = read_sitting(carried.typed.get(SITTING, "")) or new_sitting()
    save_draft(
        inside.session, place_of_intake(procedure, member(inside).id, sitting), member(inside).id, boxes, inside.now
    )
    return f"/tiep-nhan/moi?thu-tuc={procedure}&{SITTING}={sitting}"

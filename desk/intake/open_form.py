"""Opening the form of a procedure at the counter: whether it is taken in here, and for which sitting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desk.intake.card.fill import without_card
from desk.intake.intake_page import Draftable, draftable
from desk.intake.sitting import draft_place
from desk.member import member
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.progress.form_draft import drop_drafts, save_draft
from models.rules.edition_start import edition_in_force
from procedures.catalogue import UnknownProcedure, find
from procedures.procedure import Procedure
from web.problem import Problem
from web.visit import Inside

_NOT_HERE = "Thủ tục này chưa nhận hồ sơ tại đây; hãy nộp trực tiếp tại cơ quan giải quyết."


@dataclass(frozen=True)
class OpenForm:
    """One procedure's form before one clerk: `sitting` tells it from the same form in another tab."""

    form: Draftable
    agency: Agency
    sitting: str
    today: date
    place: str

    @property
    def code(self) -> str:
        return self.form.procedure.code

    @property
    def answers_at_once(self) -> bool:
        """Whether the first thing awaited is the check that has just been made at the counter."""
        return self.form.edition.first_wait == "checks_components"


def today_of(inside: Inside) -> date:
    return inside.now.astimezone(VIETNAM).date()


def taken_in_here(inside: Inside, agency: Agency, procedure: Procedure) -> bool:
    """Whether the agency handles it, by an edition that can be filed today; or the form would be typed for nothing."""
    if procedure.handled_by != agency.kind:
        return False
    return edition_in_force(inside.session, agency.id, procedure, today_of(inside)).fileable


def open_form(inside: Inside, code: str, sitting: str) -> OpenForm:
    """This will prepare the form; a procedure that is unknown or not taken in here is not found."""
    procedure, today, staff = _procedure(code), today_of(inside), member(inside)
    agency = inside.session.get_one(Agency, staff.agency_id)
    if not taken_in_here(inside, agency, procedure):
        raise Problem("not-found", _NOT_HERE)
    edition = edition_in_force(inside.session, agency.id, procedure, today)
    form = draftable(procedure, edition, agency, today)
    return OpenForm(form, agency, sitting, today, draft_place(procedure.code, staff.id, sitting))


def keep(inside: Inside, opened: OpenForm, boxes: Mapping[str, str]) -> None:
    """This will keep what stands in the boxes as the draft of this sitting; the text of a card never stays."""
    save_draft(inside.session, opened.place, member(inside).id, without_card(boxes), inside.now)


def forget(inside: Inside, opened: OpenForm) -> None:
    drop_drafts(inside.session, opened.place)


def _procedure(code: str) -> Procedure:
    try:
        return find(code)
    except UnknownProcedure as unknown:
        raise Problem("not-found", str(unknown)) from None

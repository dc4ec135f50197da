"""Taking a dossier in at the counter: the form, what it still needs, the filing itself, and the receipt of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.folder.folder import read_folder
from desk.intake.intake_page import (
    Draftable,
    components_wanted,
    draftable,
    faults_of_components,
    fields_of,
    read_body,
)
from desk.member import member
from desk.navigation import INTAKE
from desk.panels.component_rows import handed_row
from desk.typed_form import boxes_of, read_form
from desk.write_page import PAGES, write_page
from documents.qr import qr_svg
from models.acts.refusal import FormFault
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.progress.form_draft import drop_drafts, find_draft, save_draft
from models.role import Role
from models.rules.edition_start import edition_in_force
from procedures.catalogue import UnknownProcedure, find
from procedures.code_table import WARDS
from procedures.procedure import Procedure
from procedures.rules.findings import SoftWarning
from web.access import find_dossier
from web.file_dossier import file_dossier, look_through
from web.note_reading import note_reading
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.problem import Problem
from web.served_here import served_here
from web.visit import Inside

router = APIRouter(include_in_schema=False)
NEW = "/tiep-nhan/moi"


@router.get(NEW)
@open_to(Role.RECEIVER)
def choose_or_fill(visit: StaffPage) -> Response:
    """This will show the form of the procedure in the address, or the catalogue with what was typed found in it."""
    code, words = visit.request.query_params.get("thu-tuc", ""), visit.request.query_params.get("tim", "")
    with visit.enter() as inside:
        if not code:
            mine = inside.caller.reach.procedures
            found = [one for one in served_here(inside.session, words[:100]) if mine is None or one.code in mine]
            return write_page(
                inside, "choose_procedure.html", here=INTAKE.path, found=found, words=words, today=_today(inside)
            )
        form = _form(inside, code)
        draft = find_draft(inside.session, _place(form, inside), member(inside).id)
        boxes = {**form.starting, **(draft.fields if draft else {})}
        return _page(inside, form, boxes, saved_at=draft.saved_at if draft else None)


def _today(inside: Inside) -> date:
    return inside.now.astimezone(VIETNAM).date()


def _procedure(code: str) -> Procedure:
    try:
        return find(code)
    except UnknownProcedure as unknown:
        raise Problem("not-found", str(unknown)) from None


def _form(inside: Inside, code: str) -> Draftable:
    procedure, today = _procedure(code), _today(inside)
    edition = edition_in_force(inside.session, member(inside).agency_id, procedure, today)
    if not edition.fileable:
        raise Problem("not-found", "Thủ tục này chưa nhận hồ sơ tại đây; hãy nộp trực tiếp tại cơ quan giải quyết.")
    return draftable(procedure, edition, inside.session.get_one(Agency, member(inside).agency_id), today)


def _place(form: Draftable, inside: Inside) -> str:
    """A new dossier's draft belongs to one person: it is about whoever stands before him."""
    return f"intake:{form.procedure.code}/{member(inside).id}"


def _page(
    inside: Inside,
    form: Draftable,
    boxes: Mapping[str, str],
    *,
    faults: Sequence[FormFault] = (),
    warnings: Sequence[SoftWarning] = (),
    unread: Mapping[str, tuple[str, ...]] | None = None,
    files: Mapping[str, tuple[str, ...]] | None = None,
    saved_at: object = None,
    status: int = 200,
) -> Response:
    today = _today(inside)
    body, not_read = read_body(form, boxes, today)
    parts, placed = fields_of(form, boxes, faults, not_read if unread is None else unread)
    return write_page(
        inside,
        "intake.html",
        here=INTAKE.path,
        status=status,
        form=form,
        boxes=boxes,
        parts=parts,
        placed=placed if faults or unread else [],
        warnings=warnings,
        wanted=components_wanted(form, body, today),
        component_faults=faults_of_components(body, faults),
        file_faults=files or {},
        saved_at=saved_at,
        wards=sorted(WARDS.items(), key=lambda ward: ward[1]),
    )


@router.post("/tiep-nhan/{code}/nhap")
@open_to(Role.RECEIVER)
def keep_draft(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        form = _form(inside, code)
        save_draft(inside.session, _place(form, inside), member(inside).id, boxes_of(visit.form), inside.now)
    return Response(status_code=204)


@router.post("/tiep-nhan/{code}/bo-nhap")
@open_to(Role.RECEIVER)
def drop_draft(visit: StaffPage, code: str) -> Response:
    with visit.enter() as inside:
        drop_drafts(inside.session, _place(_form(inside, code), inside))
    return RedirectResponse(f"{NEW}?thu-tuc={code}", status_code=303)


@router.post("/tiep-nhan/{code}/thanh-phan")
@open_to(Role.RECEIVER)
def tell_components(visit: StaffPage, code: str) -> Response:
    """This will tell what the dossier needs as the form stands now; the page asks whenever something was filled in."""
    with visit.enter() as inside:
        form, today = _form(inside, code), _today(inside)
        body, _ = read_body(form, boxes_of(visit.form), today)
        return PAGES.answer("components_wanted.html", wanted=components_wanted(form, body, today))


@router.post("/tiep-nhan/{code}")
@open_to(Role.RECEIVER)
def take_in(visit: StaffPage, code: str) -> Response:
    """This will file the dossier, or show the form again with every fault beside its field and nothing lost."""
    typed = read_form(visit)
    with visit.enter() as inside:
        form = _form(inside, code)
        body, unread = read_body(form, typed.boxes, _today(inside))
        looked = look_through(inside, visit.front, body)
        save_draft(inside.session, _place(form, inside), member(inside).id, typed.boxes, inside.now)
        refused = looked.faults or unread or typed.faults
        doubted = looked.warnings and visit.field("then") != "despite"
        if refused or doubted or visit.field("then") == "look":
            return _page(
                inside,
                form,
                typed.boxes,
                faults=looked.faults,
                warnings=looked.warnings,
                unread=unread,
                files=typed.faults,
                status=422 if refused else 200,
            )
    return _file(visit, form, body)


def _file(visit: StaffVisit, form: Draftable, body: dict[str, Any]) -> Response:
    with visit.enter() as inside:
        dossier = file_dossier(inside, visit.front, body)
        drop_drafts(inside.session, _place(form, inside))
        return RedirectResponse(f"/tiep-nhan/da-nhan/{dossier.code}", status_code=303)


@router.get("/tiep-nhan/da-nhan/{code}")
@open_to(Role.RECEIVER)
def show_receipt(visit: StaffPage, code: str) -> Response:
    """What the applicant takes along: the code, the secret for following the dossier, and by when he hears from us."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        note_reading(inside, dossier, "dossier")
        folder = read_folder(inside, dossier, visit.front.base_url)
        return write_page(
            inside,
            "filed.html",
            here=INTAKE.path,
            folder=folder,
            dossier=dossier,
            handed=[handed_row(folder, row) for row in folder.present_components],
            first_item=next(iter(folder.items), None),
            tracking_url=f"{visit.front.base_url}/tra-cuu/{dossier.code}",
        )


@router.get("/tiep-nhan/da-nhan/{code}/qr.svg")
@open_to(Role.RECEIVER)
def show_code(visit: StaffPage, code: str) -> Response:
    """The square code that opens the dossier on the applicant's telephone, with nothing to type."""
    with visit.enter() as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        address = f"{visit.front.base_url}/tra-cuu/{dossier.code}?ma={dossier.tracking_secret}"
    return Response(qr_svg(address), media_type="image/svg+xml")

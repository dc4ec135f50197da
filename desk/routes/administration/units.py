"""Đơn vị: the tree, adding a unit, one unit and its people, closing and opening it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.people.member_page import change_rows
from desk.people.places import UNITS, desk_of, unit_here, write_people
from desk.people.unit_page import MemberEffect, TypedUnit, described_unit, foresee_unit, tree_of, unit_differences
from desk.people.words import Names, procedure_titles
from desk.routes.administration.members import by_box, shown_version
from models.acts.refusal import FormFaults, StaleVersion
from models.role import Role
from models.staff.change_unit import UnitWish, add_unit, change_unit, close_unit, members_of, open_unit
from models.staff.unit import Unit, UnitKind
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(prefix=UNITS.path, include_in_schema=False)
TOLD = {"them": "Đã thêm đơn vị.", "ghi": "Đã ghi thay đổi.", "dong": "Đã đóng đơn vị.", "mo": "Đã mở lại đơn vị."}


@router.get("")
@open_to(Role.ADMINISTRATOR)
def show_units(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        return _tree(inside, TypedUnit(), told=TOLD.get(visit.request.query_params.get("tin", ""), ""))


@router.post("")
@open_to(Role.ADMINISTRATOR)
def add(visit: StaffPage) -> Response:
    typed = TypedUnit.of_form(visit.form)
    with visit.enter() as inside:
        try:
            add_unit(desk_of(visit, inside), member(inside).agency_id, typed.wish())
        except FormFaults as wrong:
            return _tree(inside, typed, faults=by_box(wrong.faults), status=422)
    return RedirectResponse(f"{UNITS.path}?tin=them", status_code=303)


@router.get("/{unit_id}")
@open_to(Role.ADMINISTRATOR)
def show_unit(visit: StaffPage, unit_id: UUID) -> Response:
    with visit.enter() as inside:
        told = TOLD.get(visit.request.query_params.get("tin", ""), "")
        return _page(visit, inside, unit_here(inside, unit_id), told=told)


@router.post("/{unit_id}")
@open_to(Role.ADMINISTRATOR)
def change(visit: StaffPage, unit_id: UUID) -> Response:
    """This will write the change; where limits change, what its people will see is shown first."""
    typed = TypedUnit.of_form(visit.form)
    with visit.enter() as inside:
        unit = unit_here(inside, unit_id)
        wish, now = typed.wish(), UnitWish.of(unit)
        limits_change = (wish.territories, wish.procedures) != (now.territories, now.procedures)
        if limits_change and visit.field("then") != "save" and unit.version == shown_version(visit):
            people = members_of(desk_of(visit, inside), unit)
            return _page(visit, inside, unit, typed, foreseen=foresee_unit(inside, unit, people, wish))
        return _try(
            visit,
            inside,
            unit,
            lambda: change_unit(desk_of(visit, inside), unit, wish, shown_version(visit)),
            "ghi",
            typed,
        )


@router.post("/{unit_id}/dong")
@open_to(Role.ADMINISTRATOR)
def close(visit: StaffPage, unit_id: UUID) -> Response:
    with visit.enter() as inside:
        unit = unit_here(inside, unit_id)
        return _try(visit, inside, unit, lambda: close_unit(desk_of(visit, inside), unit, shown_version(visit)), "dong")


@router.post("/{unit_id}/mo-lai")
@open_to(Role.ADMINISTRATOR)
def open_again(visit: StaffPage, unit_id: UUID) -> Response:
    with visit.enter() as inside:
        unit = unit_here(inside, unit_id)
        return _try(visit, inside, unit, lambda: open_unit(desk_of(visit, inside), unit, shown_version(visit)), "mo")


def _try(
    visit: StaffVisit, inside: Inside, unit: Unit, deed: Callable[[], None], told: str, typed: TypedUnit | None = None
) -> Response:
    """This will do it, or undo it whole and say why not beside what was typed."""
    try:
        with inside.session.begin_nested():
            deed()
    except FormFaults as wrong:
        inside.session.refresh(unit)
        return _page(visit, inside, unit, typed, faults=by_box(wrong.faults), status=422)
    except StaleVersion:
        inside.session.refresh(unit)
        return _page(visit, inside, unit, typed, stale=True, status=409)
    return RedirectResponse(f"{UNITS.path}/{unit.id}?tin={told}", status_code=303)


def _tree(
    inside: Inside, typed: TypedUnit, *, faults: dict[str, str] | None = None, told: str = "", status: int = 200
) -> Response:
    names = Names.of(inside)
    return write_people(
        inside,
        "units",
        UNITS,
        status=status,
        branches=tree_of(inside),
        names=names,
        told=told,
        **_choices(inside, typed, names, faults),
    )


def _page(
    visit: StaffVisit,
    inside: Inside,
    unit: Unit,
    typed: TypedUnit | None = None,
    *,
    faults: dict[str, str] | None = None,
    foreseen: Sequence[MemberEffect] | None = None,
    stale: bool = False,
    told: str = "",
    status: int = 200,
) -> Response:
    names, now = Names.of(inside), UnitWish.of(unit)
    shown = typed or TypedUnit.of(unit)
    return write_people(
        inside,
        "unit",
        UNITS,
        status=status,
        unit=unit,
        facts=described_unit(now, names),
        people=members_of(desk_of(visit, inside), unit),
        changes=change_rows(inside, unit_id=unit.id),
        foreseen=foreseen,
        stale=stale,
        differing=unit_differences(now, shown.wish(), names) if stale or foreseen is not None else (),
        told=told,
        **_choices(inside, shown, names, faults),
    )


def _choices(inside: Inside, typed: TypedUnit, names: Names, faults: dict[str, str] | None) -> dict[str, Any]:
    return {
        "typed": typed,
        "faults": faults or {},
        "kind_options": [(kind.value, kind.words) for kind in UnitKind],
        "unit_options": names.offered(typed.parent),
        "procedure_options": procedure_titles().items(),
        "ward_words": names.of_wards(typed.wish().territories),
    }

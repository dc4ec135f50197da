"""Vai trò: what each may do, who has it, and which must have the second step."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.people.places import ROLES, desk_of, write_people
from desk.people.role_page import role_rows
from desk.routes.administration.members import shown_version
from models.acts.refusal import StaleVersion
from models.role import Role
from models.staff.require_two_step import RECOMMENDED, require_two_step
from models.staff.role_rules import FOUR_EYES, HEAD_AND_DEPUTY, NOT_OF_THE_OFFICE
from models.staff.two_step import TwoStepRule
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(prefix=ROLES.path, include_in_schema=False)
STAFF_ROLES = tuple(role for role in Role if role.is_staff)


@router.get("")
@open_to(Role.ADMINISTRATOR)
def show_roles(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        done = visit.request.query_params.get("tin") == "ghi"
        return _page(
            visit, inside, told="Đã ghi. Người chưa bật sẽ được dẫn đến bước cài đặt ở lần đăng nhập tới." * done
        )


@router.post("/hai-buoc")
@open_to(Role.ADMINISTRATOR)
def require(visit: StaffPage) -> Response:
    known = {role.value: role for role in STAFF_ROLES}
    wanted = [known[one] for one in visit.form.getlist("roles") if isinstance(one, str) and one in known]
    with visit.enter() as inside:
        try:
            require_two_step(desk_of(visit, inside), member(inside).agency_id, wanted, shown_version(visit))
        except StaleVersion:
            return _page(visit, inside, typed=wanted, status=409)
    return RedirectResponse(f"{ROLES.path}?tin=ghi", status_code=303)


def _page(
    visit: StaffVisit, inside: Inside, *, told: str = "", typed: list[Role] | None = None, status: int = 200
) -> Response:
    """`typed` is what was wanted when somebody else was faster: it stays ticked beside what stands now."""
    rule = inside.session.get(TwoStepRule, member(inside).agency_id)
    standing = [Role(role) for role in rule.roles] if rule else []
    return write_people(
        inside,
        "roles",
        ROLES,
        status=status,
        rows=role_rows(inside, visit.request.app.routes),
        version=rule.version if rule else 0,
        standing=standing,
        ticked=standing if typed is None else typed,
        stale=typed is not None,
        recommended=RECOMMENDED,
        rules=(NOT_OF_THE_OFFICE, FOUR_EYES, HEAD_AND_DEPUTY),
        told=told,
    )

"""Chờ duyệt: what waits for the head of the agency or his stand-in, opened one by one or looked through at once."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from desk.approval.review import review_of
from desk.approval.runs import recent_runs
from desk.approval.waiting import MOST_AT_ONCE, PATH, Wanted, chosen_rows, groups, waiting_page
from desk.write_page import write_page
from models.approval.standing import delegations_to
from models.role import Role
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit

router = APIRouter(include_in_schema=False)
TOLD = {
    "duyet": "Đã duyệt. Không còn hồ sơ nào trong phần này.",
    "tra": "Đã trả lại công chức. Không còn hồ sơ nào trong phần này.",
    "chua-chon": "Chưa chọn hồ sơ nào, hoặc các hồ sơ đã chọn vừa có người xử lý.",
}


def wanted_of(visit: StaffVisit) -> Wanted:
    query = visit.request.query_params
    return Wanted(query.get("buoc", "")[:80], query.get("thu-tuc", "")[:20])


@router.get(PATH)
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def approvals(visit: StaffPage) -> Response:
    """What waits to be decided or signed, the most urgent first."""
    query, wanted = visit.request.query_params, wanted_of(visit)
    with visit.enter() as inside:
        found = groups(inside, wanted)
        return write_page(
            inside,
            "approval/waiting.html",
            here=PATH,
            wanted=wanted,
            page=waiting_page(inside, wanted, query.get("sau", "")),
            groups=found,
            total=sum(group.count for group in found),
            runs=recent_runs(inside),
            stands_in=delegations_to(inside.session, inside.caller.actor, inside.now),
            is_head=Role.CHAIRMAN in inside.caller.roles,
            most=MOST_AT_ONCE,
            told=TOLD.get(query.get("tin", ""), ""),
        )


@router.get(f"{PATH}/xem-lai")
@open_to(Role.CHAIRMAN, Role.DEPUTY)
def review(visit: StaffPage) -> Response:
    """This will show for each of the chosen what would be decided or signed, one procedure and one act at a time."""
    wanted, chosen = wanted_of(visit), _ids(visit.request.query_params.getlist("viec"))
    with visit.enter() as inside:
        rows = chosen_rows(inside, wanted, chosen) if chosen or wanted.act else []
        return write_page(inside, "approval/review.html", here=PATH, wanted=wanted, **review_of(inside, rows))


def _ids(texts: list[str]) -> list[UUID]:
    """What is no id was not chosen on our page."""
    found = []
    for text in texts[:MOST_AT_ONCE]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found

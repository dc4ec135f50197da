"""Kỳ báo cáo: on which day periods close here and where withdrawn dossiers count, by which document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.navigation import REPORTS
from desk.write_page import write_page
from models.reports.period import PeriodKind, period
from models.reports.report_rule import Withdrawn, closings_by, enter_rule, rules_of
from models.role import Role
from web.open_to import open_to
from web.page_visit import StaffPage, StaffVisit
from web.visit import Inside

router = APIRouter(prefix=f"{REPORTS.path}/ky", include_in_schema=False)
_BOXES = ("since", "closing_day", "withdrawn", "source")
_SHORTEST_SOURCE = 5


@router.get("")
@open_to(*REPORTS.roles)
def show_rules(visit: StaffPage) -> Response:
    """The year's reporting periods, and how figures are counted where the law leaves a choice."""
    with visit.enter() as inside:
        return _page(visit, inside, {})


@router.post("")
@open_to(Role.SUPERVISOR)
def enter(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        faults: dict[str, str] = {}
        since = _month(visit.field("since"), faults)
        closing_day = _closing_day(visit.field("closing_day"), faults)
        withdrawn, source = visit.field("withdrawn"), visit.field("source")
        if withdrawn not in set(Withdrawn):
            faults["withdrawn"] = "Hãy chọn cách tính hồ sơ rút."
        if len(source) < _SHORTEST_SOURCE or len(source) > 300:
            faults["source"] = "Hãy ghi văn bản quy định kỳ báo cáo, ví dụ Quyết định 01/2023/QĐ-UBND."
        if faults or since is None or closing_day is None:
            return _page(visit, inside, faults, 422)
        enter_rule(
            inside.session,
            member(inside).agency_id,
            since=since,
            closing_day=closing_day,
            withdrawn=Withdrawn(withdrawn),
            source=source,
            by=inside.caller.actor,
            at=inside.now,
        )
    return RedirectResponse(f"{REPORTS.path}/ky?tin=xong", status_code=303)


def _page(visit: StaffVisit, inside: Inside, faults: Mapping[str, str], status: int = 200) -> Response:
    rules = rules_of(inside.session, member(inside).agency_id)
    closings, year = closings_by(rules), inside.now.year
    return write_page(
        inside,
        "reports/rules.html",
        here=REPORTS.path,
        status=status,
        rules=rules,
        year=year,
        periods=[
            period(kind, year, number, closings) for kind in PeriodKind for number in range(1, kind.in_a_year + 1)
        ],
        typed={name: visit.field(name) for name in _BOXES},
        faults=faults,
        ways=list(Withdrawn),
        may_change=Role.SUPERVISOR in inside.caller.roles,
        told="Đã ghi; các báo cáo đã lưu giữ nguyên." if visit.request.query_params.get("tin") == "xong" else "",
    )


def _month(typed: str, faults: dict[str, str]) -> date | None:
    month, _, year = typed.partition("/")
    try:
        return date(int(year), int(month), 1)
    except ValueError:
        faults["since"] = "Hãy ghi tháng/năm, ví dụ 01/2027."
        return None


def _closing_day(typed: str, faults: dict[str, str]) -> int | None:
    if typed.isdigit() and 1 <= int(typed) <= 31:
        return int(typed)
    faults["closing_day"] = "Hãy ghi ngày từ 1 đến 31; 31 là ngày cuối tháng."
    return None

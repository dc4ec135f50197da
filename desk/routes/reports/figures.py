"""Báo cáo: a report of a period as of any day, and the dossiers behind each of its figures."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from desk.member import member
from desk.navigation import REPORTS
from desk.reports.asked import Asked, read_asked
from desk.reports.dossiers_behind import counted_page
from desk.reports.dossiers_behind import read_place as read_line
from desk.reports.figure_words import figure_words
from desk.reports.kept_list import kept_list
from desk.reports.register_page import register_page
from desk.write_page import write_page
from models.agency import Agency
from models.reports.conditions import Conditions, conditions_of
from models.reports.every_report import behind, make_report
from models.reports.period import PeriodKind
from models.reports.report import ReportKind
from web.open_to import open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=REPORTS.path, include_in_schema=False)
TOLD = {"san": "Báo cáo này đã được lưu từ trước; không lưu thêm bản nào.", "quy-tac": "Đã ghi kỳ báo cáo."}


@router.get("")
@open_to(*REPORTS.roles)
def show_report(visit: StaffPage) -> Response:
    """A statutory report for a period, as of an instant; every figure opens what it counted."""
    with visit.enter() as inside:
        params = visit.request.query_params
        asked = read_asked(inside, params)
        is_book = asked.kind is ReportKind.REGISTER
        return write_page(
            inside,
            "reports/report.html",
            here=REPORTS.path,
            asked=asked,
            conditions=conditions(inside, asked),
            kinds=list(ReportKind),
            period_kinds=list(PeriodKind),
            kept=[] if asked.only_part else kept_list(inside.session, member(inside).agency_id),
            told=TOLD.get(params.get("tin", ""), ""),
            book=register_page(inside, asked, read_line(params.get("sau", ""))) if is_book else None,
            report=None if is_book else make_report(inside.session, asked.kind, asked.question),
        )


@router.get("/ho-so")
@open_to(*REPORTS.roles)
def show_behind(visit: StaffPage) -> Response:
    """This will open what a figure counted: dossiers, or of the catalogue's figures procedures."""
    with visit.enter() as inside:
        params = visit.request.query_params
        asked = read_asked(inside, params)
        key = params.get("so", "")
        try:
            found = behind(inside.session, asked.kind, key, asked.question)
        except LookupError:
            raise Problem("not-found") from None
        procedures = found if isinstance(found, list) else None
        page = None
        if not isinstance(found, list):
            page = counted_page(inside.session, found, asked.question, params.get("sau", ""))
        return write_page(
            inside,
            "reports/behind.html",
            here=REPORTS.path,
            asked=asked,
            key=key,
            named=figure_words(asked.kind, key),
            page=page,
            procedures=procedures,
            conditions=conditions(inside, asked),
        )


def conditions(inside: Inside, asked: Asked) -> Conditions:
    agency = inside.session.get_one(Agency, member(inside).agency_id)
    return conditions_of(asked.kind, asked.question, agency.name, only_part=asked.only_part)

"""A report to take along: as a workbook, as a paper, its chart by itself; the conditions stand in each."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from desk.member import member
from desk.navigation import REPORTS
from desk.reports.asked import Asked, read_asked
from desk.reports.on_paper import as_chart, as_pdf, as_workbook
from desk.routes.reports.figures import conditions
from models.agency import Agency
from models.audit.audit_entry import record
from models.reports.conditions import Conditions
from models.reports.every_report import make_report
from models.reports.question import Question
from models.reports.register_report import TooLong
from models.reports.report import Report
from web.open_to import open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=REPORTS.path, include_in_schema=False)
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A drawing opened by itself runs nothing.
_SANDBOX = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


@router.get("/bieu-do.svg")
@open_to(*REPORTS.roles)
def chart(visit: StaffPage) -> Response:
    with visit.enter() as inside:
        asked = read_asked(inside, visit.request.query_params)
        report = _make(inside, asked)
    if report.chart is None:
        raise Problem("not-found")
    return Response(as_chart(report.chart), media_type="image/svg+xml", headers=_SANDBOX)


@router.get("/tai/{form}")
@open_to(*REPORTS.roles)
def download(visit: StaffPage, form: str) -> Response:
    """This will make the report anew for the instant in the address, so it holds what the page showed."""
    if form not in ("xlsx", "pdf"):
        raise Problem("not-found")
    with visit.enter() as inside:
        asked = read_asked(inside, visit.request.query_params)
        report, under = _make(inside, asked), conditions(inside, asked)
        agency, now = inside.session.get_one(Agency, member(inside).agency_id), inside.now
        note_download(inside, asked.question, report, form)
        inside.session.expunge(agency)
    if form == "pdf":
        return paper(report, asked.question, as_pdf(report, asked.question, agency, under, now))
    return workbook(report, asked.question, under, as_workbook(report, under, now))


def note_download(inside: Inside, question: Question, report: Report, form: str) -> None:
    """Who took which figures along; the book of dossiers holds people, so this is a reading of personal data too."""
    record(
        inside.session,
        inside.caller.actor,
        "report.downloaded",
        inside.now,
        form=form,
        kind=report.kind,
        first=question.period.first,
        last=question.period.last,
        as_of=question.at,
    )


def paper(report: Report, question: Question, data: bytes) -> Response:
    return Response(data, media_type="application/pdf", headers=_named(report, question, "pdf"))


def workbook(report: Report, question: Question, under: Conditions, data: bytes) -> Response:
    return Response(data, media_type=WORKBOOK, headers=_named(report, question, "xlsx"))


def _named(report: Report, question: Question, ending: str) -> dict[str, str]:
    of = question.period
    name = f"{report.kind.value}-{of.kind.value}-{of.number}-{of.year}.{ending}"
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def _make(inside: Inside, asked: Asked) -> Report:
    try:
        return make_report(inside.session, asked.kind, asked.question)
    except TooLong as too_long:
        raise Problem("refused", str(too_long)) from None

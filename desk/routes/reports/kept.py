"""Reports that are kept: keeping one, looking at it, and making it again to compare."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from desk.member import member
from desk.navigation import REPORTS
from desk.reports.asked import Asked, read_asked
from desk.reports.kept_list import BY_ITSELF, makers
from desk.reports.on_paper import as_pdf, as_workbook
from desk.routes.reports.downloads import note_download, paper, workbook
from desk.write_page import write_page
from models.agency import Agency
from models.reports.conditions import conditions_of
from models.reports.keep_periods import SETTLED_AFTER
from models.reports.kept_report import KeptReport, compare, keep_report
from models.reports.question import Question
from models.reports.register_report import TooLong
from models.reports.report import ReportKind
from web.access import hides_some
from web.open_to import open_to
from web.page_visit import StaffPage
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=REPORTS.path, include_in_schema=False)
ONLY_PART = "Bạn chỉ xem được một phần hồ sơ của cơ quan, nên không lưu được báo cáo của cả cơ quan."
# What is kept is of the days and the way of counting that the rules say, not of what an address says.
_BOXES = ("bieu", "ky", "nam", "ky-so", "luc")


@router.post("/luu")
@open_to(*REPORTS.roles)
def keep(visit: StaffPage) -> Response:
    """This will keep the whole agency's report; who sees but a part of it keeps none in its name."""
    with visit.enter() as inside:
        asked = read_asked(inside, {name: visit.field(name) for name in _BOXES})
        if asked.only_part:
            raise Problem("not-allowed", ONLY_PART)
        try:
            kept = keep_report(inside.session, asked.kind, _settled(inside, asked), inside.caller.actor, inside.now)
        except TooLong as too_long:
            raise Problem("refused", str(too_long)) from None
        there = f"{REPORTS.path}/da-luu/{kept}" if kept else f"{REPORTS.path}?{asked.address}&tin=san"
    return RedirectResponse(there, status_code=303)


@router.get("/da-luu/{kept_id}")
@open_to(*REPORTS.roles)
def show_kept(visit: StaffPage, kept_id: UUID) -> Response:
    """This will show the figures as they were kept; asked to, it makes them again and says whether they are equal."""
    with visit.enter() as inside:
        kept = _find(inside, kept_id)
        comparison = compare(inside.session, kept) if "so-sanh" in visit.request.query_params else None
        agency = inside.session.get_one(Agency, kept.agency_id)
        return write_page(
            inside,
            "reports/kept.html",
            here=REPORTS.path,
            kept=kept,
            report=None if kept.kind is ReportKind.REGISTER else kept.report,
            lines=len(kept.report.sheets[0].lines),
            made_by=makers(inside.session, {kept.made_by}).get(kept.made_by, BY_ITSELF),
            asked=Asked(kept.kind, kept.question, False, "", {}),
            conditions=conditions_of(kept.kind, kept.question, agency.name),
            comparison=comparison,
        )


@router.get("/da-luu/{kept_id}/{form}")
@open_to(*REPORTS.roles)
def download_kept(visit: StaffPage, kept_id: UUID, form: str) -> Response:
    """This will draw the kept figures, dated when they were kept: the same file every time."""
    if form not in ("xlsx", "pdf"):
        raise Problem("not-found")
    with visit.enter() as inside:
        kept = _find(inside, kept_id)
        report, question, made_at = kept.report, kept.question, kept.made_at
        agency = inside.session.get_one(Agency, kept.agency_id)
        under = conditions_of(kept.kind, question, agency.name)
        note_download(inside, question, report, form)
        inside.session.expunge(agency)
    if form == "pdf":
        return paper(report, question, as_pdf(report, question, agency, under, made_at))
    return workbook(report, question, under, as_workbook(report, under, made_at))


def _settled(inside: Inside, asked: Asked) -> Question:
    """What is just being written may bear an earlier minute: what is kept ends before it."""
    of = asked.question
    return Question(of.agency_id, of.period, min(of.at, inside.now - SETTLED_AFTER), of.withdrawn)


def _find(inside: Inside, kept_id: UUID) -> KeptReport:
    """A kept report of the agency, for those from whom none of its dossiers is hidden."""
    if hides_some(inside.session, inside.caller):
        raise Problem("not-found")
    kept = inside.session.get(KeptReport, kept_id)
    if kept is None or kept.agency_id != member(inside).agency_id:
        raise Problem("not-found")
    return kept

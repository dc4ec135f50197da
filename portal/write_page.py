"""Writing a page of the portal: for anybody, or for the applicant of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from models.clock.written_time import in_vietnam
from notifications.spoken import hour_and_day
from portal.applicant_visit import ApplicantVisit
from portal.tracking_pass import hand_pass, pages_of, renewed
from web.pages import Pages

PAGES = Pages(Path(__file__).parent / "templates")
# Citizens are told hours and minutes; the seconds of an hour that was counted stand in its derivation.
PAGES.environment.filters.update(hour=lambda at: f"{in_vietnam(at):%H:%M}", promise=hour_and_day)


def write_page(template: str, *, here: str = "", status: int = 200, **content: Any) -> HTMLResponse:
    """This will answer with a page that is about nobody; `here` marks the place in the header."""
    return PAGES.answer(template, status=status, here=here, **content)


def write_own_page(visit: ApplicantVisit, template: str, *, status: int = 200, **content: Any) -> HTMLResponse:
    """This will answer with a page of the visitor's dossier and begin the time of his pass anew."""
    assert visit.held is not None, "whoever gets a page of his own was let in"
    answer = PAGES.answer(
        template,
        status=status,
        here="/tra-cuu",
        csrf=visit.csrf,
        code=visit.code,
        own=pages_of(visit.code),
        **content,
    )
    hand_pass(answer, visit.front, visit.code, renewed(visit.held, visit.front.machine.now()))
    return answer

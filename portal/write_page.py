"""Writing a page of the portal: for anybody, or for the applicant of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import Response

from language.phrase import phrase
from models.clock.written_time import in_vietnam
from notifications.spoken import hour_and_day
from portal.applicant_visit import ApplicantVisit
from portal.chosen_language import FIELD, keep_choice, language_of
from portal.tracking_pass import hand_pass, pages_of, renewed
from web.page_visit import PageVisit
from web.pages import Pages

_A_THOUSAND, _A_MILLION = 1000, 1_000_000


def file_size(size: int) -> str:
    """`300 KB`, `1,5 MB`; nothing is smaller than one kilobyte."""
    if size < _A_MILLION:
        return f"{max(round(size / _A_THOUSAND), 1)} KB"
    whole, tenth = divmod(round(size * 10 / _A_MILLION), 10)
    return phrase("{whole},{tenth} MB", whole=whole, tenth=tenth)


PAGES = Pages(Path(__file__).parent / "templates")
# Citizens are told hours and minutes; the seconds of an hour that was counted stand in its derivation.
PAGES.environment.filters.update(hour=lambda at: f"{in_vietnam(at):%H:%M}", promise=hour_and_day, size=file_size)


def write_page(visit: PageVisit, template: str, *, here: str = "", status: int = 200, **content: Any) -> Response:
    """This will answer with a page in the visitor's language; `here` marks the place in the header."""
    language = language_of(visit)
    answer = PAGES.answer(template, status=status, language=language, here=here, language_field=FIELD, **content)
    return keep_choice(visit, answer)


def write_own_page(visit: ApplicantVisit, template: str, *, status: int = 200, **content: Any) -> Response:
    """This will answer with a page of the visitor's dossier and begin the time of his pass anew."""
    assert visit.held is not None, "whoever gets a page of his own was let in"
    content |= {"csrf": visit.csrf, "code": visit.code, "own": pages_of(visit.code)}
    answer = write_page(visit, template, here="/tra-cuu", status=status, **content)
    hand_pass(answer, visit.front, visit.code, renewed(visit.held, visit.front.machine.now()))
    return answer

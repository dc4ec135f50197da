"""Writing a page of the desk: what every one of them needs beside its own content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from desk.member import member, session_of
from desk.navigation import first_page, header_for
from desk.sealed.alerts import glass_alerts
from models.agency import Agency
from models.staff.language import Language
from models.staff.staff_notice import unread_count
from web.open_to import OFFICE
from web.pages import Pages
from web.visit import Inside

# The header has little room, and everybody writes it so.
_IN_SHORT = ("Ủy ban nhân dân", "UBND")
PAGES = Pages(Path(__file__).parent / "templates")


def write_page(inside: Inside, template: str, *, here: str = "", status: int = 200, **content: Any) -> HTMLResponse:
    """This will answer with the page, written for whoever asks; `here` marks the place in the header."""
    staff, unfinished = member(inside), bool(session_of(inside).before)
    agency = inside.session.get_one(Agency, staff.agency_id)
    return PAGES.answer(
        template,
        status=status,
        language=Language(staff.language),
        me=staff,
        csrf=session_of(inside).csrf,
        # Whoever must do something first is offered nothing else.
        header=header_for(frozenset() if unfinished else inside.caller.roles, here),
        home=first_page(inside.caller.roles),
        may_search=bool(inside.caller.roles & OFFICE) and not unfinished,
        here=here,
        agency_name=agency.name,
        agency_short=agency.name.replace(*_IN_SHORT),
        now=inside.now,
        glass_alerts=glass_alerts(inside),
        unread=unread_count(inside.session, staff.id),
        **content,
    )

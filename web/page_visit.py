"""A visit by browser: staff by their cookie, citizens without one, forms only from our own pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.caller import Caller
from web.csrf import FIELD, SAFE, check_origin, check_token
from web.front_door import FrontDoor
from web.open_to import declared_for
from web.problem import Problem
from web.staff_session import ABSOLUTE, CHANGE_PASSWORD, SET_UP_TWO_STEP, LoggedIn, find_session
from web.visit import Inside, Visit, front_of

LOG_IN_PATH = "/dang-nhap"
# Where a session goes that must do something before anything else.
FIRST_PATHS = {CHANGE_PASSWORD: "/tai-khoan/mat-khau", SET_UP_TWO_STEP: "/tai-khoan/hai-buoc"}
MOST_FILES, MOST_FIELDS, LARGEST_FIELD = 40, 400, 64 * 1024


# Boxes that belong to the page and not to what somebody typed; a password is kept nowhere and shown nowhere.
_OF_THE_PAGE = frozenset(
    {FIELD, "version", "shown_hash", "then", "letter_seen", "tiep", "password", "ve", "dang-giu", "noi", "loc"}
)


class LogInFirst(Exception):
    """A page of the desk was asked for without a session: the log-in page comes first, then this one.

    `typed` is what a form carried that came after its session had ended, and `path` where it was sent to; `page` gives
    it back.
    """

    page = "session_ended.html"

    def __init__(self, back_to: str, path: str = "", typed: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.location = f"{LOG_IN_PATH}?tiep={quote(back_to, safe='')}"
        self.path = path
        self.typed = dict(typed or {})


class DutyFirst(LogInFirst):
    """The session is good for one thing only, as long as that has not been done."""

    def __init__(self, before: str, back_to: str) -> None:
        super().__init__(back_to)
        self.location = f"{FIRST_PATHS[before]}?tiep={quote(back_to, safe='')}"


class PageVisit(Visit):
    """`form` holds the fields of a POST, the files among them."""

    def __init__(self, front: FrontDoor, request: Request, form: FormData) -> None:
        super().__init__(front, request)
        self.form = form

    def identify(self, session: Session) -> Caller:
        return Caller.anyone()

    def field(self, name: str, default: str = "") -> str:
        """This will give a text field of the form, trimmed."""
        value = self.form.get(name, default)
        return value.strip() if isinstance(value, str) else default

    def typed(self) -> dict[str, str]:
        """This will give the boxes of the form that hold something a person typed or chose."""
        texts = {name: value for name, value in self.form.multi_items() if isinstance(value, str)}
        return {name: value for name, value in texts.items() if value.strip() and name not in _OF_THE_PAGE}


class StaffVisit(PageVisit):
    """A page of the desk; without a session it leads to the log-in page, with one its forms carry the token.

    Rights may be gone between opening a form and sending it. Whatever refuses it, what was typed is given back.
    """

    @contextmanager
    def enter(self, *, code: str | None = None, secret: str | None = None) -> Iterator[Inside]:
        try:
            with super().enter(code=code, secret=secret) as inside:
                yield inside
        except Problem as refused:
            refused.typed = self.typed()
            raise

    def identify(self, session: Session) -> Caller:
        token = self.request.cookies.get(cookie_name(self.front), "")
        found = find_session(session, token, "page", self.front.machine.now()) if token else None
        if found is None:
            raise LogInFirst(self._way_back(), self.request.url.path, self.typed() if token else None)
        if self.request.method not in SAFE:
            check_token(self.form.get(FIELD), found.opened.csrf)
        if found.opened.before and not declared_for(self.request.scope["endpoint"]).unfinished:
            raise DutyFirst(found.opened.before, self._way_back())
        return Caller.of_staff(found.staff, found.opened, found.reach)

    def _way_back(self) -> str:
        url = self.request.url
        if self.request.method not in SAFE:
            return "/"
        return f"{url.path}?{url.query}" if url.query else url.path


async def sent_form(request: Request) -> AsyncIterator[FormData]:
    """Its files lie in temporary ones, which are closed when the visit is over."""
    check_origin(request, front_of(request).base_url)
    if request.method in SAFE:
        yield FormData()
        return
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD) as form:
        yield form


SentForm = Annotated[FormData, Depends(sent_form)]


async def open_page(request: Request, form: SentForm) -> PageVisit:
    return PageVisit(front_of(request), request, form)


async def open_staff_page(request: Request, form: SentForm) -> StaffVisit:
    return StaffVisit(front_of(request), request, form)


# What endpoints ask for: a page for everybody, a page for staff.
Page = Annotated[PageVisit, Depends(open_page)]
StaffPage = Annotated[StaffVisit, Depends(open_staff_page)]


def cookie_name(front: FrontDoor) -> str:
    """The `__Host-` prefix ties the cookie to this host and to https; over http on the machine itself it cannot."""
    return "__Host-motcua" if front.secure else "motcua"


def set_cookie(response: Response, front: FrontDoor, logged_in: LoggedIn) -> None:
    """This will have the browser keep the session: never read by scripts, never sent along from other sites."""
    response.set_cookie(
        cookie_name(front),
        logged_in.token,
        max_age=int(ABSOLUTE.total_seconds()),
        path="/",
        secure=front.secure,
        httponly=True,
        samesite="lax",
    )


def drop_cookie(response: Response, front: FrontDoor) -> None:
    response.delete_cookie(cookie_name(front), path="/", secure=front.secure, httponly=True, samesite="lax")


def way_back(params: Mapping[str, str]) -> str:
    """This will give the page to go on to after logging in; an address elsewhere is not followed."""
    wanted = params.get("tiep", "/")
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if ours else "/"

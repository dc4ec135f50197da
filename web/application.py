"""The application that serves the rooms it is given."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import APIRouter, FastAPI
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web import health, static_files
from web.front_door import FrontDoor
from web.language.of_request import language_of_request
from web.page_visit import LOG_IN_PATH, LogInFirst
from web.pages import HOUSE
from web.porch.crowd_limit import CrowdLimit
from web.porch.incoming_limits import IncomingLimits
from web.porch.last_resort import LastResort
from web.porch.request_log import RequestLog
from web.porch.security_headers import SecurityHeaders
from web.problem import Problem
from web.problems import explained
from web.problems.answer import answer_problem
from web.problems.of_error import TOLD, problem_of_error

# SQLSTATE classes of a database that is gone, full or being shut down; any other says that somebody else was faster.
_AWAY = ("08", "53", "57P")


def create_application(front: FrontDoor, routers: Iterable[APIRouter] = ()) -> FastAPI:
    """This will make the application; `routers` are those of the rooms, strangers to each other."""
    app = FastAPI(
        title="Một Cửa", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False, lifespan=_lifespan
    )
    app.state.front = front
    for router in (health.router, explained.router, static_files.router, *routers):
        app.include_router(router)
    _tell_problems(app)
    # The last one added is met first.
    app.add_middleware(IncomingLimits)
    app.add_middleware(CrowdLimit)
    app.add_middleware(LastResort)
    app.add_middleware(SecurityHeaders, secure=front.secure)
    app.add_middleware(RequestLog)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """As many threads as there are connections: a thread that waits for one only makes everybody slower."""
    front: FrontDoor = app.state.front
    anyio.to_thread.current_default_thread_limiter().total_tokens = front.database.pool_size
    yield


def _tell_problems(app: FastAPI) -> None:
    for told in TOLD:
        app.add_exception_handler(told, _told)
    app.add_exception_handler(LogInFirst, _log_in_first)
    for trouble in (OperationalError, InterfaceError):
        app.add_exception_handler(trouble, _database_away)
    app.add_exception_handler(NoConnectionFree, _busy)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, TOLD)
    return answer_problem(request, problem_of_error(error))


async def _log_in_first(request: Request, error: Exception) -> Response:
    assert isinstance(error, LogInFirst)
    if error.typed:
        kept = {"path": error.path, "typed": error.typed, "log_in_path": LOG_IN_PATH, "location": error.location}
        return HOUSE.answer(error.page, status=401, language=language_of_request(request), **kept)
    return RedirectResponse(error.location, status_code=303)


async def _database_away(request: Request, error: Exception) -> Response:
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    away = state is None or state.startswith(_AWAY)
    return answer_problem(request, Problem("database-away" if away else "busy", headers={"Retry-After": "5"}))


async def _busy(request: Request, error: Exception) -> Response:
    return answer_problem(request, Problem("busy", headers={"Retry-After": "2"}))

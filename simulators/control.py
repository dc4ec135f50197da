"""The levers every partner has for those who try things with it: forced outcomes, its ledger, its going down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from simulators.answers import Refusal, problem, said
from simulators.partner import Partner


class Force(BaseModel):
    """`match`: "*", a text occurring in the request, or fields of it; `seconds` for "late", `reason` for a refusal."""

    match: Any = "*"
    outcome: str
    times: int = Field(default=1, ge=1, le=1_000_000)
    seconds: float | None = Field(default=None, ge=0)
    reason: str | None = None


class Configuration(BaseModel):
    callback_base: str


class Release(BaseModel):
    reference: str = "*"


class Down(BaseModel):
    seconds: float = Field(gt=0, le=3600)


class Levers:
    """The control routes of one partner."""

    def __init__(self, partner: Partner, go_down: Callable[[float], None]) -> None:
        self._partner = partner
        self._go_down = go_down

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/health", self.health, methods=["GET"])
        router.add_api_route("/ledger", self.ledger, methods=["GET"])
        router.add_api_route("/force", self.forcings, methods=["GET"])
        router.add_api_route("/force", self.force, methods=["POST"])
        router.add_api_route("/force", self.forget, methods=["DELETE"])
        router.add_api_route("/configure", self.configure, methods=["POST"])
        router.add_api_route("/release", self.release, methods=["POST"])
        router.add_api_route("/down", self.down, methods=["POST"])
        return router

    async def health(self) -> dict[str, Any]:
        return {"partner": self._partner.name, "status": "ok"}

    async def ledger(self, what: str | None = None, reference: str | None = None, after: int = 0) -> dict[str, Any]:
        """Lines in order; `what` and `reference` narrow them, `after` skips those up to that number."""
        lines = [
            line
            for line in self._partner.ledger.lines()
            if line.get("n", 0) > after and what in (None, line["what"]) and reference in (None, line.get("reference"))
        ]
        return {"lines": lines}

    async def forcings(self) -> dict[str, Any]:
        waiting = [asdict(forcing) for forcing in self._partner.forcings.waiting()]
        return {"outcomes": sorted(self._partner.possible.all()), "waiting": waiting}

    async def force(self, wish: Force) -> Response:
        try:
            forcing = self._partner.force(wish.match, wish.outcome, wish.times, wish.seconds, wish.reason)
        except Refusal:
            return said(422, {"code": "unknown-outcome", "known": sorted(self._partner.possible.all())})
        return said(201, asdict(forcing))

    async def forget(self) -> dict[str, Any]:
        self._partner.forget_forcings()
        return {"waiting": []}

    async def configure(self, wish: Configuration) -> dict[str, Any]:
        self._partner.configure(wish.callback_base)
        return {"callback_base": wish.callback_base}

    async def release(self, wish: Release) -> dict[str, Any]:
        return {"released": self._partner.release(wish.reference)}

    async def down(self, wish: Down) -> dict[str, Any]:
        """The partner refuses connections for that long; the answer to this still leaves."""
        self._go_down(wish.seconds)
        return {"seconds": wish.seconds}


def draw_up(partner: Partner, trade: APIRouter, go_down: Callable[[float], None]) -> FastAPI:
    """The partner's whole application: its own trade and the levers."""
    app = FastAPI(title=partner.name, openapi_url=None, docs_url=None, redoc_url=None)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.include_router(trade)
    app.include_router(Levers(partner, go_down).routes())
    return app


async def _malformed(_: Request, __: Exception) -> Response:
    """What was sent is not repeated: it may hold somebody's particulars."""
    return problem(422, "malformed")

"""The other commune: asked where the national database has nothing, answers by message within its days."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from simulators import moment
from simulators.deed import Effect, Wanted
from simulators.partner import Partner, Possibilities
from simulators.planned_event import MANNERS
from simulators.population_database import standing, taken

NAME = "other-commune"
SOURCE = "urn:vn:simulated:other-commune"
CALLBACK_PATH = "/api/v1/callbacks/agency"
POSSIBLE = Possibilities(
    outcomes={"query": ("married", "not-married", "no-record", "book-kept", "book-lost")},
    manners={"query": MANNERS},
    refusal="not-competent",
)


class Query(BaseModel):
    """`about` says what is asked, such as "marital_status"; the rest goes into the ledger as it came."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=120)
    about: str = Field(min_length=1)


class OtherCommune:
    """Takes a query now, answers it by message."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/queries", self.ask, methods=["POST"])
        router.add_api_route("/queries/by-reference/{reference}", self.inquire, methods=["GET"])
        return router

    async def ask(self, query: Query, request: Request) -> Response:
        return await self._partner.do("query", request, query, lambda wanted: _answer(query, wanted))

    async def inquire(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: standing(self._partner, "query", reference))


def _answer(query: Query, wanted: Wanted) -> Effect:
    answer: dict[str, Any] = {
        "reference": query.reference,
        "about": query.about,
        "answer": _said(query, wanted).replace("-", "_"),
        "answered_at": moment.written(moment.now()),
        "certificate": None,
    }
    if answer["answer"] == "married":
        answer["certificate"] = {"number": "1/2020", "registered_on": "2020-01-02", "office": "UBND xã mô phỏng"}
    return Effect("queried", taken(query.reference), [("query.answered", answer)])


def _said(query: Query, wanted: Wanted) -> str:
    """Nobody has an old book unless it was said that they have."""
    sought = query.about == "register_book"
    return "book-lost" if sought and not wanted.outcome.startswith("book-") else wanted.outcome

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
from simulators.population_database import done, standing, taken

NAME = "other-commune"
SOURCE = "urn:vn:simulated:other-commune"
CALLBACK_PATH = "/api/v1/callbacks/agency"
AS_CLAIMED = "as-claimed"
POSSIBLE = Possibilities(
    outcomes={
        "query": (
            AS_CLAIMED,
            "married",
            "not-married",
            "no-record",
            "confirmed",
            "not-confirmed",
            "book-kept",
            "book-lost",
        ),
        "notice": ("received",),
    },
    manners={"query": MANNERS},
    refusal="not-competent",
)


class Query(BaseModel):
    """`about` says what is asked, such as "marital_status"; the rest goes into the ledger as it came."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=120)
    about: str = Field(min_length=1)


class Notice(BaseModel):
    """What another office registered of somebody who lives here for good."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=120)
    event: str = Field(min_length=1)
    register_entry: str = Field(min_length=1)


class OtherCommune:
    """Takes a query now, answers it by message; takes notices to its files."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/queries", self.ask, methods=["POST"])
        router.add_api_route("/queries/by-reference/{reference}", self.inquire, methods=["GET"])
        router.add_api_route("/notices", self.take_notice, methods=["POST"])
        router.add_api_route("/notices/by-reference/{reference}", self.notice_standing, methods=["GET"])
        return router

    async def take_notice(self, notice: Notice, request: Request) -> Response:
        return await self._partner.do("notice", request, notice, lambda wanted: _filed(notice), status=201)

    async def notice_standing(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: done(self._partner, "notice", reference))

    async def ask(self, query: Query, request: Request) -> Response:
        return await self._partner.do("query", request, query, lambda wanted: _answer(query, wanted))

    async def inquire(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: standing(self._partner, "query", reference))


def _filed(notice: Notice) -> Effect:
    return Effect("notice-received", {"reference": notice.reference, "state": "received"})


def _answer(query: Query, wanted: Wanted) -> Effect:
    outcome = _said(query, wanted)
    answer: dict[str, Any] = {
        "reference": query.reference,
        "about": query.about,
        "answer": outcome.replace("-", "_"),
        "answered_at": moment.written(moment.now()),
        "certificate": None,
    }
    if outcome in ("married", "confirmed"):
        answer["certificate"] = {"number": "1/2020", "registered_on": "2020-01-02", "office": "UBND xã mô phỏng"}
    return Effect("queried", taken(query.reference), [("query.answered", answer)])


def _said(query: Query, wanted: Wanted) -> str:
    """Nobody has an old book unless it was said that they have."""
    if query.about == "register_book":
        return wanted.outcome if wanted.outcome.startswith("book-") else "book-lost"
    return _claimed(query) if wanted.outcome == AS_CLAIMED else wanted.outcome


def _claimed(query: Query) -> str:
    """What was claimed turns out to be so: a death did happen here, a couple asked about is married."""
    if query.about == "death":
        return "confirmed"
    persons = (query.model_extra or {}).get("persons") or []
    single = [person for person in persons if person.get("claimed_marital_status") == "single"]
    return "not-married" if single and len(single) == len(persons) else "married"

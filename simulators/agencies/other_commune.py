"""The other commune: answers questions by the linkage, as an installation like ours does, and takes notices.

A question comes as a linked case; its answer is fetched when a thin message says that there is one.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from simulators import moment
from simulators.agencies.case_told import Told
from simulators.agencies.partner_agency import Case, PartnerAgency
from simulators.answers import problem
from simulators.deed import Effect, Wanted
from simulators.partner import Possibilities
from simulators.planned_event import MANNERS
from simulators.population_database import done

NAME = "other-commune"
SOURCE = "urn:vn:gov:H26.99.XK:one-stop"
CALLBACK_PATH = "/api/v1/callbacks/agency"
AS_CLAIMED = "as-claimed"
_NO_ANSWER = ("supplement-requested", "rejected")
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
            *_NO_ANSWER,
        ),
        "notice": ("received",),
    },
    manners={"query": MANNERS},
    refusal="not-competent",
)


class Query(BaseModel):
    """What is asked, by whom, of which unit: the question of a linked case, as it stands in the ledger."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=80)
    about: str = Field(min_length=1)
    commune_code: str = ""
    persons: list[dict[str, Any]] = Field(default_factory=list)


class Notice(BaseModel):
    """What another office registered of somebody who lives here for good."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=120)
    event: str = Field(min_length=1)
    register_entry: str = Field(min_length=1)


class OtherCommune(PartnerAgency):
    """The wire of `POST /linked` for questions; takes notices to its files."""

    begins = "query"

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/.well-known/jwks.json", self.keys, methods=["GET"])
        router.add_api_route("/api/v1/oauth/token", self.token, methods=["POST"])
        router.add_api_route("/api/v1/linkage/reconciliation", self.day, methods=["GET"])
        router.add_api_route("/api/v1/linked/{procedure}", self.start, methods=["POST"])
        router.add_api_route("/api/v1/linked/{case}", self.standing, methods=["GET"])
        router.add_api_route("/notices", self.take_notice, methods=["POST"])
        router.add_api_route("/notices/by-reference/{reference}", self.notice_standing, methods=["GET"])
        return router

    async def take_notice(self, notice: Notice, request: Request) -> Response:
        return await self._partner.do("notice", request, notice, lambda wanted: _filed(notice), status=201)

    async def notice_standing(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: done(self._partner, "notice", reference))

    async def start(self, procedure: str, case: Case, request: Request) -> Response:
        if not self._is_in(request):
            return problem(401, "log-in-required")
        query = _query(case, self._client(request))

        def look_up(wanted: Wanted) -> Effect:
            number = sum(1 for operation, _ in self._partner.deeds if operation == "query") + 1
            code = f"H26.99.XK-{moment.today()[2:].replace('-', '')}-{number:04d}"
            return _answer(query, Told(case.reference, code, procedure), wanted)

        return await self._partner.do("query", request, query, look_up, status=201)

    def _standing(self, case: str) -> dict[str, Any] | None:
        deed = self._partner.deeds.get(("query", case))
        if deed is None:
            return None
        told = deed.told(moment.now())
        news = told[-1].data if told else {"state": "accepted", "sequence": 0, "answer": None, "reasons": []}
        return {
            "linkage_id": case,
            "code": deed.answer["code"],
            "procedure": deed.answer["procedure"],
            "state": news["state"],
            "due_at": news.get("due_at"),
            "reasons": news["reasons"],
            "results": [],
            "answer": news["answer"],
            "sequence": news["sequence"],
        }


def _query(case: Case, client: str | None) -> Query:
    declared: dict[str, Any] = (case.model_extra or {}).get("declaration") or {}
    persons = [declared[who] for who in ("subject", "other_person") if declared.get(who)]
    rest = {name: declared.get(name) for name in ("entry", "purpose", "letter")}
    return Query(
        reference=case.reference,
        about=declared.get("about", ""),
        commune_code=declared.get("commune", ""),
        persons=persons,
        client=client,
        **rest,
    )


def _filed(notice: Notice) -> Effect:
    return Effect("notice-received", {"reference": notice.reference, "state": "received"})


def _answer(query: Query, case: Told, wanted: Wanted) -> Effect:
    outcome = _said(query, wanted)
    answer = {
        "linkage_id": case.reference,
        "code": case.code,
        "procedure": case.procedure,
        "state": "received",
        "received_at": moment.written(moment.now()),
        "due_at": None,
    }
    state = outcome.replace("-", "_") if outcome in _NO_ANSWER else "completed"
    kind, data = case.news(state, 1)
    wish = {"component": None, "field": None, "reason": "Không đủ dữ liệu để tra sổ.", "what_to_do": "Ghi ngày sinh."}
    told = {
        **data,
        "reasons": [wish] if outcome in _NO_ANSWER else [],
        "answer": None if outcome in _NO_ANSWER else _told(query, outcome),
    }
    return Effect("queried", answer, [(kind, told)])


def _told(query: Query, outcome: str) -> dict[str, Any]:
    entry = {"number": "1/2020", "registered_on": "2020-01-02", "office": "UBND xã mô phỏng"}
    return {
        "about": query.about,
        "answer": outcome.replace("-", "_"),
        "answered_at": moment.written(moment.now()),
        "certificate": entry if outcome in ("married", "confirmed") else None,
        "searched": "Sổ của xã mô phỏng.",
    }


def _said(query: Query, wanted: Wanted) -> str:
    """Nobody has an old book unless it was said that they have."""
    if wanted.outcome in _NO_ANSWER:
        return wanted.outcome
    if query.about == "register_book":
        return wanted.outcome if wanted.outcome.startswith("book-") else "book-lost"
    return _claimed(query) if wanted.outcome == AS_CLAIMED else wanted.outcome


def _claimed(query: Query) -> str:
    """What was claimed turns out to be so: a death did happen here, a couple asked about is married."""
    if query.about == "death":
        return "confirmed"
    single = [person for person in query.persons if person.get("claimed") == "single"]
    return "not-married" if single and len(single) == len(query.persons) else "married"

"""Another agency's office: a police post, an insurance office. It takes cases by the wire two offices agreed upon.

Its messages are thin and signed with its own key; how a case stands is asked for with a token. What was forced
decides what becomes of a case; without that it is accepted and completed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import uuid
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from simulators import moment, signature
from simulators.agencies.case_told import Told, about_result, events_of, tally
from simulators.answers import FAULTS, Refusal, problem, said
from simulators.deed import Deed, Effect, Wanted
from simulators.partner import Partner, Possibilities
from simulators.planned_event import MANNERS, Happening

SOURCES = {
    "police-post": "urn:vn:gov:H26.99.01.CA:one-stop",
    "insurance-office": "urn:vn:gov:H26.99.BH:one-stop",
}
CALLBACK_PATH = "/api/v1/callbacks/agency"
_COURSES: dict[str, tuple[str, ...]] = {
    "completed": ("accepted", "completed"),
    "accepted": ("accepted",),
    "supplement-requested": ("supplement_requested",),
    "rejected": ("accepted", "rejected"),
    "silent": (),
}
POSSIBLE = Possibilities(
    outcomes={"start": tuple(_COURSES), "supplement": tuple(_COURSES), "recall": ("withdrawn",)},
    faults=(*FAULTS, "forgotten"),
    manners={"start": MANNERS, "supplement": MANNERS, "recall": MANNERS},
    refusal="validation",
)
TOKEN_LASTS_S = 600


class Case(BaseModel):
    """The body of a filing with the other side's reference."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(alias="linkage_id", min_length=1, max_length=80)
    agency: str = ""


class Follow(BaseModel):
    """What comes after the start: `reference` is the key it came under, `case` the linkage id."""

    model_config = ConfigDict(extra="allow")

    reference: str
    case: str


class PartnerAgency:
    """The wire of `POST /linked`, with tokens, files and the key for its messages; `begins` is what starts a case."""

    begins = "start"

    def __init__(self, partner: Partner) -> None:
        self._partner = partner
        self._tokens: dict[str, str] = {}

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/.well-known/jwks.json", self.keys, methods=["GET"])
        router.add_api_route("/api/v1/oauth/token", self.token, methods=["POST"])
        router.add_api_route("/api/v1/files", self.file, methods=["POST"])
        router.add_api_route("/api/v1/linkage/reconciliation", self.day, methods=["GET"])
        router.add_api_route("/api/v1/linked/{procedure}", self.start, methods=["POST"])
        router.add_api_route("/api/v1/linked/{case}", self.standing, methods=["GET"])
        router.add_api_route("/api/v1/linked/{case}/supplements", self.supplement, methods=["POST"])
        router.add_api_route("/api/v1/linked/{case}/withdrawal", self.recall, methods=["POST"])
        return router

    async def keys(self) -> dict[str, Any]:
        return {"keys": [signature.public_jwk(self._partner.callbacks.secret)]}

    async def token(self, request: Request) -> Response:
        """Whoever shows an assertion about himself gets one; whose key it is is the house's own test."""
        form = await request.form()
        claims = _claims(str(form.get("client_assertion", "")))
        known = form.get("grant_type") == "client_credentials" and claims.get("iss") == claims.get("sub") is not None
        self._partner.ledger.write("token", client=str(claims.get("iss", "")), audience=claims.get("aud"), given=known)
        if not known:
            return problem(401, "bad-credentials")
        given = secrets.token_urlsafe(24)
        self._tokens[given] = str(claims["iss"])
        return said(200, {"access_token": given, "token_type": "Bearer", "expires_in": TOKEN_LASTS_S, "scope": ""})

    async def file(self, request: Request) -> Response:
        if not self._is_in(request):
            return problem(401, "log-in-required")
        form = await request.form()
        upload = form["file"]
        data = b"" if isinstance(upload, str) else await upload.read()
        digest = hashlib.sha256(data).hexdigest()
        key = request.headers.get("idempotency-key", "").strip('"')
        file_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{key}:{digest}"))
        self._partner.ledger.write("file", key=key, file_id=file_id, sha256=digest, size=len(data))
        return said(201, {"file_id": file_id, "sha256": digest, "kind": "pdf", "pages": 1, "size": len(data)})

    async def start(self, procedure: str, case: Case, request: Request) -> Response:
        if not self._is_in(request):
            return problem(401, "log-in-required")

        def file(wanted: Wanted) -> Effect:
            code = f"{case.agency or 'H26.99.00'}-{moment.today()[2:].replace('-', '')}-{self._count() + 1:04d}"
            answer = {
                "linkage_id": case.reference,
                "code": code,
                "procedure": procedure,
                "state": "received",
                "status": "received",
                "national_code": 1,
                "received_at": moment.written(moment.now()),
                "due_at": None,
            }
            return Effect("started", answer, _happenings(Told(case.reference, code, procedure), wanted, 0))

        theirs = case.model_copy(update={"client": self._client(request)})
        return await self._partner.do("start", request, theirs, file, status=201)

    async def standing(self, case: str, request: Request) -> Response:
        if not self._is_in(request):
            return problem(401, "log-in-required")
        return await self._partner.inquire(case, lambda: self._standing(case))

    async def day(self, request: Request, date: str) -> Response:
        """Every case this client ever started counts for any day: days mean nothing to a simulator."""
        if not self._is_in(request):
            return problem(401, "log-in-required")
        fault = self._partner.forcings.take({"operation": "day"}, ("forgotten",))
        client = self._client(request)
        deeds = [deed for deed in self._partner.deeds.values() if deed.operation == self.begins]
        cases = [deed.reference for deed in deeds if deed.request.get("client") == client]
        told = {"cases": tally(cases[:-1] if fault else cases), "events": tally([]), "untaken": tally([])}
        return said(200, {"date": date, "partners": [{"partner": "", **told}]})

    async def supplement(self, case: str, request: Request) -> Response:
        def hand_in(wanted: Wanted) -> Effect:
            started, told = self._case(case), self._told(case)
            if not told or told[-1]["state"] != "supplement_requested":
                raise Refusal(409, "not-awaited")
            return Effect("supplemented", {"line": "supplements"}, _happenings(started, wanted, told[-1]["sequence"]))

        return await self._follow("supplement", case, request, hand_in)

    async def recall(self, case: str, request: Request) -> Response:
        def take_back(wanted: Wanted) -> Effect:
            started, told = self._case(case), self._told(case)
            if told and told[-1]["state"] in ("completed", "rejected"):
                raise Refusal(409, "too-late")
            answer = {"linkage_id": case, "code": started.code, "recalled_at": moment.written(moment.now())}
            news = [started.news("withdrawn", told[-1]["sequence"] + 1 if told else 1)]
            return Effect("recalled", answer, news, stops=case)

        return await self._follow("recall", case, request, take_back)

    async def _follow(self, operation: str, case: str, request: Request, effect: Any) -> Response:
        if not self._is_in(request):
            return problem(401, "log-in-required")
        key = request.headers.get("idempotency-key", "").strip('"')
        body = json.loads(await request.body())
        return await self._partner.do(
            operation, request, Follow(**{**body, "reference": key, "case": case}), effect, status=200
        )

    def _standing(self, case: str) -> dict[str, Any] | None:
        deed = self._partner.deeds.get(("start", case))
        if deed is None:
            return None
        told = self._told(case)
        state = told[-1]["state"] if told else "received"
        return {
            "linkage_id": case,
            "code": deed.answer["code"],
            "procedure": deed.answer["procedure"],
            "state": state,
            "due_at": told[-1]["due_at"] if told else None,
            **about_result(deed.answer["procedure"], state, deed.answer["code"]),
            "sequence": told[-1]["sequence"] if told else 0,
        }

    def _case(self, case: str) -> Told:
        deed = self._partner.deeds.get(("start", case))
        if deed is None:
            raise Refusal(404, "unknown-reference")
        return Told(case, deed.answer["code"], deed.answer["procedure"])

    def _told(self, case: str) -> list[dict[str, Any]]:
        """What has happened to the case so far, in order."""
        return events_of(self._deeds(case), moment.now())

    def _deeds(self, case: str) -> list[Deed]:
        return [deed for deed in self._partner.deeds.values() if case in (deed.reference, deed.request.get("case"))]

    def _count(self) -> int:
        return sum(1 for operation, _ in self._partner.deeds if operation == "start")

    def _is_in(self, request: Request) -> bool:
        return self._client(request) is not None

    def _client(self, request: Request) -> str | None:
        return self._tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))


def _happenings(case: Told, wanted: Wanted, before: int) -> list[Happening]:
    course = _COURSES[wanted.outcome]
    return [case.news(state, before + number, wanted.reason) for number, state in enumerate(course, start=1)]


def _claims(assertion: str) -> dict[str, Any]:
    """What an assertion says, unverified."""
    try:
        payload = assertion.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError):
        return {}
    return claims if isinstance(claims, dict) else {}

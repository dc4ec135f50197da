"""The population and civil-status database: looks people up, gives a child its number, locks a dead person's record.

The first two are asked now and answered later by a signed message. Whatever was asked matches, unless an outcome was
forced: nothing is known here but what was sent.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from simulators import identity_number, moment
from simulators.deed import Effect, Wanted
from simulators.partner import Partner, Possibilities
from simulators.person_found import OUTCOMES, Person, found
from simulators.planned_event import MANNERS

NAME = "population-database"
SOURCE = "urn:vn:simulated:population-database"
CALLBACK_PATH = "/api/v1/callbacks/agency"
POSSIBLE = Possibilities(
    outcomes={"look-up": OUTCOMES, "number": ("given", "already-registered"), "lock": ("locked",)},
    manners={"look-up": MANNERS, "number": MANNERS},
    refusal="not-authorised",
)


class LookUp(BaseModel):
    """What an office asks, and on whose behalf: the officer's own id travels with every question."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=120)
    kind: Literal["population", "marital", "birth_duplicate"]
    persons: list[Person] = Field(min_length=1, max_length=20)
    requested_by: str = Field(min_length=1)
    purpose: str = Field(min_length=1)


class Child(BaseModel):
    model_config = ConfigDict(extra="allow")

    full_name: str = Field(min_length=1)
    birth_date: date
    sex: Literal["male", "female"]
    province_code: str = Field(pattern=r"^\d{3}$")


class NumberRequest(BaseModel):
    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=120)
    child: Child
    requested_by: str = Field(min_length=1)


class LockRequest(BaseModel):
    """Whose civil record is to be locked, and by which entry in a book of deaths."""

    model_config = ConfigDict(extra="allow")

    reference: str = Field(min_length=1, max_length=120)
    person: Person
    died_on: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    register_entry: str = Field(min_length=1)
    requested_by: str = Field(min_length=1)


class PopulationDatabase:
    """Takes questions now, answers them by message."""

    def __init__(self, partner: Partner) -> None:
        self._partner = partner
        self._given = _numbers_given(partner)

    def routes(self) -> APIRouter:
        router = APIRouter()
        router.add_api_route("/look-ups", self.look_up, methods=["POST"])
        router.add_api_route("/look-ups/by-reference/{reference}", self.look_up_standing, methods=["GET"])
        router.add_api_route("/numbers", self.number, methods=["POST"])
        router.add_api_route("/numbers/by-reference/{reference}", self.number_standing, methods=["GET"])
        router.add_api_route("/locks", self.lock, methods=["POST"])
        router.add_api_route("/locks/by-reference/{reference}", self.lock_standing, methods=["GET"])
        return router

    async def lock(self, wish: LockRequest, request: Request) -> Response:
        return await self._partner.do("lock", request, wish, lambda wanted: _lock(wish), status=201)

    async def lock_standing(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: done(self._partner, "lock", reference))

    async def look_up(self, question: LookUp, request: Request) -> Response:
        return await self._partner.do("look-up", request, question, lambda wanted: _look_up(question, wanted))

    async def number(self, wish: NumberRequest, request: Request) -> Response:
        return await self._partner.do("number", request, wish, lambda wanted: self._number(wish, wanted))

    async def look_up_standing(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: standing(self._partner, "look-up", reference))

    async def number_standing(self, reference: str) -> Response:
        return await self._partner.inquire(reference, lambda: standing(self._partner, "number", reference))

    def _number(self, wish: NumberRequest, wanted: Wanted) -> Effect:
        if wanted.outcome == "already-registered":
            refused = {"reference": wish.reference, "reason": "already-registered"}
            return Effect("number-refused", taken(wish.reference), [("number.refused", refused)])
        first_six = identity_number.prefix(wish.child.province_code, wish.child.sex, wish.child.birth_date)
        number = identity_number.form(first_six, self._given[first_six])
        self._given[first_six] += 1
        given = {"reference": wish.reference, "number": number, "synthetic": True}
        return Effect("number-given", taken(wish.reference), [("number.given", given)])


def _numbers_given(partner: Partner) -> Counter[str]:
    """How many numbers were given by their first six digits, a restart ago too."""
    events = [event for deed in partner.deeds.values() for event in deed.events if event.type == "number.given"]
    return Counter(event.data["number"][:6] for event in events if not (event.decoy or event.echo))


def _look_up(question: LookUp, wanted: Wanted) -> Effect:
    answer = {
        "reference": question.reference,
        "kind": question.kind,
        "looked_up_at": moment.written(moment.now()),
        "persons": found(question.kind, question.persons, wanted.outcome),
    }
    return Effect("looked-up", taken(question.reference), [("lookup.answered", answer)])


def _lock(wish: LockRequest) -> Effect:
    """A lock is set at once; "refuse" with a reason such as "no-such-record" is how it is not."""
    return Effect("record-locked", {"reference": wish.reference, "state": "locked"})


def done(partner: Partner, operation: str, reference: str) -> dict[str, Any] | None:
    """What was said at once, said again; None for a reference never heard of."""
    deed = partner.deeds.get((operation, reference))
    return deed.answer if deed else None


def taken(reference: str) -> dict[str, Any]:
    """What is said at once: the question is in hand."""
    return {"reference": reference, "state": "taken"}


def standing(partner: Partner, operation: str, reference: str) -> dict[str, Any] | None:
    """The question with its answer, once there is one; None for a reference never heard of."""
    deed = partner.deeds.get((operation, reference))
    if deed is None:
        return None
    told = deed.told(moment.now())
    if not told:
        return {**deed.answer, "answer": None}
    return {**deed.answer, "state": "answered", "type": told[-1].type, "answer": told[-1].data}

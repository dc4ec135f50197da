"""What the database says of the persons somebody asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

OUTCOMES = ("found", "no-data", "mismatch", "already-registered", "single", "married", "unknown", "deceased")
_REGISTRY = "Cơ sở dữ liệu mô phỏng"


class Person(BaseModel):
    """As asked; `claimed_marital_status` and `residence` are what the applicant declared, if it was sent along."""

    model_config = ConfigDict(extra="allow")

    full_name: str = Field(min_length=1)
    birth_date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    identity_number: str | None = Field(default=None, pattern=r"^\d{12}$")
    claimed_marital_status: Literal["married", "single"] | None = None
    residence: dict[str, Any] | str | None = None


def found(kind: str, persons: Sequence[Person], outcome: str) -> list[dict[str, Any]]:
    """One answer a person, in the order they were asked for."""
    return [_one(kind, person, outcome, together=len(persons) > 1) for person in persons]


def _one(kind: str, person: Person, outcome: str, *, together: bool) -> dict[str, Any]:
    known = outcome != "no-data" and (kind != "birth_duplicate" or outcome == "already-registered")
    differs = known and outcome == "mismatch"
    answer: dict[str, Any] = {
        "identity_number": person.identity_number,
        "found": known,
        "matches": known and not differs,
        "differences": ["full_name"] if differs else [],
        "full_name": (_other_name(person.full_name) if differs else person.full_name) if known else None,
        "birth_date": person.birth_date if known else None,
        "residence": person.residence if known else None,
    }
    if outcome == "deceased":
        answer["deceased"] = True
    if kind == "marital":
        answer["marital"] = _marital(person, outcome, together=together)
    if kind == "birth_duplicate" and known:
        answer["registered"] = {"number": "1/2020", "registered_on": "2020-01-02", "office": _REGISTRY}
    return answer


def _marital(person: Person, outcome: str, *, together: bool) -> dict[str, Any]:
    status = _marital_status(person, outcome, together=together)
    answer: dict[str, Any] = {"status": status, "certificate": None}
    if status == "married":
        answer["certificate"] = {"number": "1/2020", "registered_on": "2020-01-02", "office": _REGISTRY}
    return answer


def _marital_status(person: Person, outcome: str, *, together: bool) -> str:
    """Two who are asked for together are taken to be a couple, unless they claim otherwise."""
    if outcome == "no-data":
        return "no_data"
    if outcome in ("single", "married", "unknown"):
        return outcome
    return person.claimed_marital_status or ("married" if together else "single")


def _other_name(name: str) -> str:
    """The same name with another last word, as a clerk once mistyped it."""
    *before, last = name.split()
    return " ".join([*before, "Khác" if last != "Khác" else "Khang"])

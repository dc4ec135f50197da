"""Our question to another commune as a linked case at its installation, and what becomes of it.

There is one wire for questions: they are started, asked about and answered by the linkage, like every other case.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from gateways.commune_query import CommuneQuery, QueryAnswer
from gateways.linked.agency_case import CaseStanding
from gateways.look_up import PersonAsked
from procedures.code_table import PROVINCE_OF_WARD, WARDS
from procedures.forms.phone import Phone
from procedures.linked.commune_question import COMMUNE_QUESTION

_PHONE: TypeAdapter[str] = TypeAdapter(Phone)


def question_case(query: CommuneQuery, agency: str) -> dict[str, Any]:
    """The body of `POST /linked/{procedure}` at that agency; our reference is the number of the letter."""
    first, *others = query.persons
    declaration: dict[str, Any] = {
        "about": query.about,
        "commune": query.commune_code,
        "subject": _person(first),
        "purpose": query.purpose,
        "letter": {"agency": query.asker.code, "number": query.reference, "dated": query.asked_on.isoformat()},
    }
    if others:
        declaration["other_person"] = _person(others[0])
    if query.entry is not None:
        declaration["entry"] = _known(
            office=query.entry.office,
            registered_on=_parts(query.entry.registered_on),
            number=query.entry.number,
            volume=query.entry.volume,
        )
    return {
        "agency": agency,
        "procedure": COMMUNE_QUESTION.code,
        "channel": "linked",
        "applicant": _applicant(query),
        "declaration": declaration,
        "components": [],
        "delivery": {"way": "online"},
        "payment": {"way": "none"},
    }


def answer_of(standing: CaseStanding) -> QueryAnswer | None:
    """What they answered, once it is signed and sealed there; None as long as nothing is."""
    told = standing.answer
    if standing.state != "completed" or told is None:
        return None
    return QueryAnswer.model_validate({**told.model_dump(), "reference": standing.reference})


def _applicant(query: CommuneQuery) -> dict[str, Any]:
    asker = query.asker
    return _known(
        full_name=asker.name,
        relation="organisation",
        organisation={"name": asker.name},
        phone=_phone(asker.phone),
        # An office without a telephone that can be dialled is reached by the linkage itself.
        assisted=_phone(asker.phone) is None,
        residence=_known(
            kind="current",
            province=PROVINCE_OF_WARD.get(asker.ward, asker.province),
            ward=asker.ward,
            ward_name=None if asker.ward in WARDS else asker.name,
            detail=asker.address or None,
        ),
    )


def _person(person: PersonAsked) -> dict[str, Any]:
    return _known(
        full_name=person.full_name,
        birth_date=_parts(person.birth_date),
        personal_number=person.identity_number,
        residence=person.residence,
        claimed=person.claimed_marital_status,
    )


def _parts(day: str | None) -> dict[str, int] | None:
    """`1990-06` as the other side's form has it: year and month."""
    if day is None:
        return None
    return dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=False))


def _phone(given: str) -> str | None:
    try:
        return _PHONE.validate_python(given)
    except ValidationError:
        return None


def _known(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}

"""What a database or another office said of the marital status of one of the two, read once and the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from procedures.forms.declarations.marriage import MarryingPerson
from procedures.forms.person import LivingPerson

Finding = Literal["single", "married", "ended", "no_data"]
_MARRIED = "married"


def finding(person: LivingPerson, status: object, certificate: object) -> Finding:
    """`ended` when the marriage that was found is older than what the person declared to have ended it.

    A court's judgment often reaches the database late, so it is for the officer to see, and no obstacle.
    """
    if status in ("single", "not_married"):
        return "single"
    if status != _MARRIED:
        return "no_data"
    ended_on = person.ended.ended_on if isinstance(person, MarryingPerson) and person.ended else None
    registered_on = _registered_on(certificate)
    if ended_on is not None and (registered_on is None or registered_on < ended_on):
        return "ended"
    return "married"


def _registered_on(certificate: object) -> date | None:
    said: Any = certificate.get("registered_on") if isinstance(certificate, Mapping) else None
    try:
        return date.fromisoformat(str(said)) if said else None
    except ValueError:
        return None

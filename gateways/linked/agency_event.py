"""What another agency tells us of a case: thin, so that nothing personal passes; how it stands is then asked for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, StringConstraints, ValidationError

from gateways.linked.agency_case import CaseWord
from gateways.partner_event import UnreadableEvent
from gateways.wire import Reference, Wire

KINDS = tuple(
    f"vn.gov.onestop.linked.{state}.v1"
    for state in ("accepted", "supplement_requested", "rejected", "completed", "withdrawn")
)


class CaseNews(Wire):
    """Where the case stands; `due_at` as it is promised over there."""

    state: CaseWord
    due_at: AwareDatetime | None = None


class AgencyEvent(Wire):
    """A CloudEvents 1.0 envelope; `subject` is their dossier's code, `linkageid` our reference."""

    specversion: Literal["1.0"]
    id: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    source: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    type: Annotated[str, StringConstraints(pattern=r"^vn\.gov\.onestop\.linked\.[a-z_]{1,30}\.v[0-9]{1,2}$")]
    time: AwareDatetime
    subject: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    linkageid: Reference
    sequence: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,7}$")]
    data: CaseNews

    @classmethod
    def read(cls, payload: bytes) -> AgencyEvent:
        """The event; UnreadableEvent("envelope") when it is none."""
        try:
            return cls.model_validate_json(payload)
        except ValidationError:
            raise UnreadableEvent("envelope") from None

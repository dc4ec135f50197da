"""A message that means nothing: sent to see whether the other side can read our signature, and answered as any other.

Whoever receives one of ours checks its signature, keeps the exchange as evidence, and takes nothing in.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Literal
from uuid import uuid4

from pydantic import AwareDatetime, ValidationError

from gateways.wire import Wire

KIND = "vn.gov.onestop.linkage.test.v1"


class SampleEvent(Wire):
    """A CloudEvents 1.0 envelope about nothing."""

    specversion: Literal["1.0"]
    id: str
    source: str
    type: Literal["vn.gov.onestop.linkage.test.v1"]
    time: AwareDatetime


def is_sample(payload: bytes) -> bool:
    """Whether this message says of itself that it means nothing."""
    try:
        SampleEvent.model_validate_json(payload)
    except ValidationError:
        return False
    return True


def write_sample(source: str, at: datetime) -> tuple[str, bytes]:
    """This will give a new message's id and body; `source` is the agency that sends it."""
    event_id = f"thu-{uuid4()}"
    body = {
        "specversion": "1.0",
        "id": event_id,
        "source": f"urn:vn:gov:{source}:one-stop",
        "type": KIND,
        "time": at.isoformat(),
    }
    return event_id, json.dumps(body, separators=(",", ":")).encode()

"""What a partner says back by HTTP, and what it says when it is out of order."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response

from simulators.connection import CutOff, NeverAnswered

# Met before anything is done...
BEFORE = ("down", "hang", "error", "refuse")
# ...and after it really was.
AFTER = ("late-ok", "error-after", "garbage-answer", "wrong-answer")
FAULTS = BEFORE + AFTER
# An inquiry does nothing, so it can only go wrong in these ways.
INQUIRY_FAULTS = ("down", "hang", "error", "garbage-answer", "wrong-answer")


class Refusal(Exception):
    """A definite no: `status` is HTTP's, `code` a word a machine can read."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def said(status: int, body: dict[str, Any], media_type: str = "application/json") -> Response:
    return Response(json.dumps(body, ensure_ascii=False).encode(), status, media_type=media_type)


def problem(status: int, code: str) -> Response:
    """An error as RFC 9457 has it, with `code` beside."""
    body = {"type": "about:blank", "title": code.replace("-", " "), "status": status, "code": code}
    return said(status, body, "application/problem+json")


def fault(outcome: str, refusal: str) -> Response:
    """The answer, or the silence, that goes with a forced fault."""
    if outcome == "down":
        return CutOff()
    if outcome in ("hang", "late-ok"):
        return NeverAnswered()
    if outcome == "refuse":
        return problem(422, refusal)
    if outcome == "wrong-answer":
        return said(200, {"reference": "somebody-elses", "state": "taken", "status": "accepted"})
    if outcome == "garbage-answer":
        return Response(b"<html>\xff\xfe 0x1", 200, media_type="application/json")
    return problem(500, "internal-error")

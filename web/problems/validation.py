"""What FastAPI finds wrong with a request, told as the models tell their own faults: every fault, a pointer each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError

from models.acts.form_faults import sentence_of
from models.acts.refusal import FormFault
from web.problem import Problem

_UNREADABLE = frozenset({"json_invalid"})


def problem_of_request(error: RequestValidationError) -> Problem:
    """This will name the wrong fields; a body that is no JSON at all is a malformed request."""
    found = error.errors()
    if any(fault["type"] in _UNREADABLE for fault in found):
        return Problem("malformed-request", "Nội dung gửi lên không phải JSON đúng chuẩn.")
    return Problem("validation", errors=[FormFault(_pointer(fault["loc"]), _sentence(fault)) for fault in found])


def _pointer(where: tuple[Any, ...]) -> str:
    """A JSON pointer into the body, or the parameter's name with its place."""
    place, *steps = where
    inside = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
    return inside or "/" if place == "body" else f"{place}:{inside.lstrip('/')}"


def _sentence(fault: Mapping[str, Any]) -> str:
    return sentence_of(str(fault["type"]), fault.get("ctx", {}))

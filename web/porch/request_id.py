"""The id of a request: in its answer, in its problem, in our log, and nowhere connected with a person."""

from __future__ import annotations

from uuid import uuid4

from starlette.types import Scope

_KEY = "motcua.request_id"


def give_request_id(scope: Scope) -> str:
    """This will name the request; what a client calls it is not taken over, since it would enter our log."""
    named = uuid4().hex
    scope[_KEY] = named
    return named


def request_id_of(scope: Scope) -> str:
    return str(scope.get(_KEY, ""))

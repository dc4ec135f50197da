"""Whatever stops a request, told as a problem: one rule for the whole application."""

from __future__ import annotations

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from models.acts.refusal import Refused
from web.problem import Problem, problem_of
from web.problems.catalogue import kind_of_status
from web.problems.validation import problem_of_request

TOLD = (Refused, RequestValidationError, HTTPException)


def problem_of_error(error: Refused | RequestValidationError | HTTPException) -> Problem:
    """This will give the problem that is answered for it."""
    if isinstance(error, Refused):
        return problem_of(error)
    if isinstance(error, RequestValidationError):
        return problem_of_request(error)
    if isinstance(error, Problem):
        return error
    return Problem(kind_of_status(error.status_code).slug, headers=error.headers)

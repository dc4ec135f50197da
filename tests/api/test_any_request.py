"""Requests nobody thought of: whatever a machine makes of our own description, no answer is an accident."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from models.role import Role
from tests.web.house import API, House

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# Few each time, the same each time: the long search belongs elsewhere.
FEW = settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)


def test_no_answer_is_an_accident(house: House) -> None:
    callers = [{}, house.as_staff(Role.SUPERVISOR), house.as_client()]
    described = schemathesis.openapi.from_asgi(f"{API}/openapi.json", house.app)

    def see(case: Case[Any]) -> None:
        for who in callers:
            house.front.limits.reset()
            answer = case.call(headers=who)
            case.validate_response(answer, checks=CHECKS)
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == ["application/problem+json"]

    tried = 0
    for found in described.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        FEW(given(operation.as_strategy(generation_mode=GenerationMode.POSITIVE))(see))()
        # Where nothing can be asked wrongly there is nothing to try.
        with suppress(Unsatisfiable):
            FEW(given(operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))(see))()
        tried += 1
    assert tried > 20

"""Our question as the other installation's form reads it, and its answer as we read it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gateways.commune_query import CommuneQuery, OldEntry
from gateways.linked.agency_case import CaseStanding
from gateways.linked.commune_case import answer_of, question_case
from procedures.filing import every_fault
from procedures.linked.commune_question import COMMUNE_QUESTION
from tests.gateways.requests import query

DAY = date(2026, 11, 20)


def read(asked: CommuneQuery) -> tuple[dict[str, Any], list[str]]:
    body = question_case(asked, "H26.99.02")
    edition = COMMUNE_QUESTION.edition_on(DAY)
    return body, [fault.pointer for fault in every_fault(body, COMMUNE_QUESTION, edition, DAY)]


def changed(**more: Any) -> CommuneQuery:
    return CommuneQuery.model_validate({**query("query-1").model_dump(), **more})


def test_every_question_we_put_can_be_filed_over_there() -> None:
    entry = OldEntry(office="UBND xã Cũ", registered_on="1996", number="4/1996").model_dump()
    person = query("query-1").persons[0].model_dump()
    for asked in (
        query("query-1"),
        changed(about="register_book", entry=entry, persons=[person, {**person, "full_name": "Lò Thị Thử"}]),
        changed(about="death", persons=[{"full_name": "Lò Văn Thử", "birth_date": "1950-03"}]),
    ):
        body, faults = read(asked)
        assert faults == []
        assert body["declaration"]["letter"] == {"agency": "H26.99.01", "number": "query-1", "dated": "2026-11-20"}


@pytest.mark.parametrize("phone", ["", "1022", "02430000102"])
def test_an_office_that_cannot_be_dialled_may_ask_all_the_same(phone: str) -> None:
    asker = {**query("query-1").asker.model_dump(), "phone": phone}

    assert read(changed(asker=asker))[1] == []


def standing(**more: Any) -> CaseStanding:
    told = {"linkage_id": "query-1", "code": "H26.99.02-1", "procedure": "9.000001", "sequence": 2, **more}
    return CaseStanding.model_validate(told)


def test_an_answer_counts_once_the_case_is_completed() -> None:
    said = {"about": "marital_status", "answer": "married", "answered_at": "2026-11-21T09:00:00Z"}
    entry = {"number": "1/2020", "registered_on": "2020-01-02", "office": "UBND xã Thử"}

    assert answer_of(standing(state="accepted", answer=said)) is None
    assert answer_of(standing(state="rejected")) is None
    answer = answer_of(standing(state="completed", answer={**said, "certificate": entry}))
    assert answer is not None
    assert (answer.reference, answer.answer, answer.certificate and answer.certificate.number) == (
        "query-1",
        "married",
        "1/2020",
    )

"""Asking for copies of an extract: what is impossible, what is odd, what must come along, what it costs."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from procedures.catalogue import find
from procedures.filing import Reading, facts_of, read_filing
from procedures.tariff import fee_lines

FILED = date(2026, 11, 21)
EXTRACT = find("2.000635")
EDITION = EXTRACT.edition_on(FILED)
COURT = {"organisation": {"name": "Tòa án Mẫu"}, "relation": "organisation"}
STRANGER = {"full_name": "Lều Thị Thử", "kinship": "none", "personal_number": "001179000169"}


def request(*, applicant: dict[str, Any] | None = None, **declaration: Any) -> dict[str, Any]:
    """The published example with these parts changed."""
    assert EDITION.example is not None
    body = deepcopy(EDITION.example(FILED))
    body["applicant"].update(applicant or {})
    body["declaration"].update(declaration)
    return body


def read(body: dict[str, Any]) -> Reading:
    return read_filing(body, EXTRACT, EDITION, FILED)


def needed(body: dict[str, Any]) -> list[str]:
    filing = read(body).filing
    assert filing is not None
    return [row.code for row in EDITION.components_needed(filing.declaration, facts_of(filing, FILED))]


def test_the_example_is_good_without_any_doubt() -> None:
    assert (read(request()).faults, read(request()).warnings) == ((), ())


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (
            request(entry={"office": "UBND Mẫu", "registered_on": {"year": 2027}}),
            "entered_in_future",
            "/declaration/entry/registered_on",
        ),
        (
            request(entry={"office": "UBND Mẫu", "registered_on": {"year": 1997}}),
            "entered_before_birth",
            "/declaration/entry/registered_on",
        ),
        (
            request(subject={"full_name": "Lê Thị Hoa Mẫu", "birth_date": {"year": 2027}}),
            "born_in_future",
            "/declaration/subject/birth_date",
        ),
        (request(applicant=COURT), "reason_missing", "/declaration/reason"),
        (request(event="death"), "dead_requester", "/applicant/relation"),
        (request(copies={"number": 0}), "greater_than_equal", "/declaration/copies/number"),
        (request(copies={"number": 100}), "less_than_equal", "/declaration/copies/number"),
        (request(event="adoption"), "not_in_list", "/declaration/event"),
    ],
    ids=lambda value: value if isinstance(value, str) and not value.startswith("/") else "",
)
def test_what_cannot_be_is_a_fault(body: dict[str, Any], code: str, pointer: str) -> None:
    assert (pointer, code) in {(fault.pointer, fault.code) for fault in read(body).faults}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (
            request(subject={"full_name": "Lê Thị Hoa Mẫu"}, entry={"office": "UBND Mẫu"}),
            {"little_to_search_by"},
        ),
        (request(event="marriage"), {"other_person_missing"}),
        (request(event="guardianship"), {"other_person_missing"}),
        (request(applicant={"relation": "sibling"}), {"right_in_doubt"}),
        (request(applicant={"full_name": "Lê Văn Khác"}), {"requester_differs_from_subject"}),
        (request(event="marriage", other_person={"full_name": "Trần Văn Thử"}), set()),
        (request(applicant={"full_name": "Lê Văn Khác", "relation": "child"}), set()),
    ],
)
def test_what_is_odd_is_told_to_the_officer(body: dict[str, Any], codes: set[str]) -> None:
    found = read(body)
    assert found.faults == ()
    assert {warning.code for warning in found.warnings} == codes


def test_a_person_declares_an_agency_writes_and_a_stranger_brings_an_authorisation() -> None:
    online = request()
    online["channel"] = "online"
    online["components"] = []

    assert needed(request()) == ["declaration"]
    assert needed(request(applicant=COURT, reason="Giải quyết vụ án.")) == ["agency_letter"]
    assert needed(request(applicant={"proxy": STRANGER})) == ["declaration", "authorisation"]
    assert needed(online) == []


@pytest.mark.parametrize(("copies", "amount"), [(1, 8_000), (3, 24_000), (99, 792_000)])
def test_every_copy_costs_eight_thousand(copies: int, amount: int) -> None:
    filing = read(request(copies={"number": copies})).filing
    assert filing is not None
    lines = fee_lines(EDITION.fee_rules, filing.declaration, facts_of(filing, FILED), province="01")

    assert [(line.code, line.amount) for line in lines] == [("copy", amount)]


def test_copies_are_never_free_of_a_way_to_pay() -> None:
    body = request()
    body["payment"] = {"way": "none"}

    assert {fault.code for fault in read(body).faults} == {"payment_missing"}

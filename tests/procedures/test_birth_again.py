"""A birth to be registered anew: what forbids it, what is odd, which papers and fees, where."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from procedures.catalogue import find
from procedures.component import Necessity
from procedures.filing import Reading, facts_of, read_filing
from procedures.tariff import fee_lines
from tests.procedures.bodies import FILED

AGAIN = find("1.004884")
EDITION = AGAIN.edition_on(FILED)


def declared(**changes: Any) -> dict[str, Any]:
    """The published example with these fields changed, named `subject__sex` for /declaration/subject/sex."""
    assert EDITION.example is not None
    body = deepcopy(EDITION.example(FILED))
    for place, value in changes.items():
        *way, last = place.split("__")
        part: Any = body if way[:1] == ["body"] else body["declaration"]
        for step in way[1:] if way[:1] == ["body"] else way:
            part = part[step]
        part[last] = value
    return body


def read(body: dict[str, Any]) -> Reading:
    return read_filing(body, AGAIN, EDITION, FILED)


def needed(body: dict[str, Any]) -> list[str]:
    filing = read(body).filing
    assert filing is not None, read(body).faults
    return [row.code for row in EDITION.components_needed(filing.declaration, facts_of(filing, FILED))]


def test_the_example_is_good_without_any_doubt() -> None:
    assert (read(declared()).faults, read(declared()).warnings) == ((), ())


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"old__registered_on": {"year": 2016}}, "not_before_2016", "/declaration/old/registered_on"),
        ({"old__registered_on": {"year": 1987}}, "registered_before_birth", "/declaration/old/registered_on"),
        ({"originals_lost": False}, "original_left", "/declaration/originals_lost"),
        ({"book_lost": False}, "book_left", "/declaration/book_lost"),
        ({"mother__birth_date": {"year": 1990}}, "parent_not_older", "/declaration/mother/birth_date"),
        ({"father__birth_date": {"year": 1990}}, "parent_not_older", "/declaration/father/birth_date"),
        ({"body__applicant__relation": "spouse"}, "not_in_list", "/applicant/relation"),
    ],
    ids=lambda value: value if isinstance(value, str) and not value.startswith("/") else "",
)
def test_what_forbids_it_is_a_fault(changes: dict[str, Any], code: str, pointer: str) -> None:
    assert (pointer, code) in {(fault.pointer, fault.code) for fault in read(declared(**changes)).faults}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"subject__birth_date": {"year": 1988}}, "birth_day_not_known"),
        ({"old__place": {"province": "01", "legacy_text": "Xã Mẫu Cũ"}}, "successor_to_be_found"),
        ({"mother": None}, "mother_not_named"),
        ({"father": None}, "father_not_named"),
        ({"body__applicant__full_name": "Lương Thị Khác Mẫu"}, "requester_differs_from_subject"),
        (
            {
                "subject__birth_date": {"year": 2010, "month": 3, "day": 1},
                "old__registered_on": {"year": 2010, "month": 4},
                "subject__personal_number": None,
            },
            "minor_files_alone",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_only_odd_is_told_to_the_officer(changes: dict[str, Any], code: str) -> None:
    reading = read(declared(**changes))

    assert reading.faults == ()
    assert code in {warning.code for warning in reading.warnings}


def test_who_filed_for_a_minor_is_no_minor_alone() -> None:
    child = declared(
        subject__birth_date={"year": 2010, "month": 3, "day": 1},
        subject__personal_number=None,
        old__registered_on={"year": 2010, "month": 4},
        body__applicant__relation="mother",
    )
    assert "minor_files_alone" not in {warning.code for warning in read(child).warnings}


def test_the_papers_follow_from_what_is_left() -> None:
    assert needed(declared()) == ["declaration", "old_certificate_copy"]
    assert needed(declared(old__copy_held=False)) == ["declaration", "personal_papers"]
    assert needed(declared(public_employee=True))[-1] == "employer_confirmation"
    identity = EDITION.component("identity_paper")
    assert identity is not None
    assert identity.necessity is Necessity.PRESENTED


def test_the_fee_is_waived_for_the_poor_and_the_copies_are_not() -> None:
    for exemption, owed in ((None, 21_000), ("poor", 16_000)):
        filing = read(declared(body__payment={"way": "cash", "exemption": exemption})).filing
        assert filing is not None
        facts = facts_of(filing, FILED, agency_province="01")
        lines = fee_lines(EDITION.fee_rules, filing.declaration, facts, province="01")
        assert sum(line.amount for line in lines) == owed


@pytest.mark.parametrize(
    ("changes", "ward", "decides"),
    [
        ({}, "09556", True),
        ({}, "09552", False),
        ({"old__place": {"province": "01", "ward": "09552"}}, "09552", True),
        ({"old__place": {"province": "01", "legacy_text": "Xã Mẫu Cũ"}}, "09556", None),
    ],
)
def test_the_office_of_then_decides_or_that_of_the_home(
    changes: dict[str, Any], ward: str, decides: bool | None
) -> None:
    filing = read(declared(**changes)).filing
    assert filing is not None
    assert EDITION.may_decide(ward, filing.declaration, filing.applicant) is decides

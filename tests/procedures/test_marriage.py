"""Two who want to marry, and two who married long ago: what is impossible, what is odd, what must come along."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from procedures.catalogue import find
from procedures.component import Necessity
from procedures.filing import Reading, facts_of, read_filing
from procedures.forms.partial_date import PartialDate
from procedures.rules.age import comes_of_age
from procedures.tariff import fee_lines

FILED = date(2026, 11, 21)
MARRIAGE, AGAIN = find("1.000894"), find("1.004746")
DIVORCE = {"number": "12/2024", "ended_on": "2024-05-06", "issued_by": "Tòa án Mẫu"}
STRANGER = {"full_name": "Lều Thị Thử", "kinship": "none", "personal_number": "001179000169"}


def declared(code: str, **changes: Any) -> dict[str, Any]:
    """The published example with these fields changed, named `husband__sex` for /declaration/husband/sex."""
    edition = find(code).edition_on(FILED)
    assert edition.example is not None
    body = deepcopy(edition.example(FILED))
    for place, value in changes.items():
        *way, last = place.split("__")
        part: Any = body["declaration"] if way[:1] != ["body"] else body
        for step in way[1:] if way[:1] == ["body"] else way:
            part = part[step]
        part[last] = value
    return body


def read(body: dict[str, Any]) -> Reading:
    procedure = find(body["procedure"])
    return read_filing(body, procedure, procedure.edition_on(FILED), FILED)


def needed(body: dict[str, Any]) -> list[str]:
    filing, edition = read(body).filing, find(body["procedure"]).edition_on(FILED)
    assert filing is not None, read(body).faults
    return [row.code for row in edition.components_needed(filing.declaration, facts_of(filing, FILED))]


@pytest.mark.parametrize("code", ["1.000894", "1.004746"])
def test_the_examples_are_good_without_any_doubt(code: str) -> None:
    assert (read(declared(code)).faults, read(declared(code)).warnings) == ((), ())


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"husband__birth_date": {"year": 2007, "month": 2, "day": 1}}, "under_age", "/declaration/husband/birth_date"),
        ({"wife__birth_date": {"year": 2009, "month": 2, "day": 1}}, "under_age", "/declaration/wife/birth_date"),
        ({"wife__personal_number": "001098000401"}, "same_person", "/declaration/wife/personal_number"),
        ({"wife__sex": "male"}, "same_sex", "/declaration/wife/sex"),
        ({"husband__sex": "female"}, "same_sex", "/declaration/husband/sex"),
        ({"husband__marital_status": "married"}, "already_married", "/declaration/husband/marital_status"),
        ({"wife__marital_status": "divorced"}, "ended_missing", "/declaration/wife/ended"),
        ({"wife__ended": DIVORCE}, "ended_not_expected", "/declaration/wife/ended"),
        (
            {"wife__marital_status": "widowed", "wife__ended": {**DIVORCE, "ended_on": "2026-12-01"}},
            "ended_in_future",
            "/declaration/wife/ended/ended_on",
        ),
        ({"wife__marriage_count": 0}, "greater_than_equal", "/declaration/wife/marriage_count"),
        ({"body__applicant__proxy": STRANGER}, "no_proxy", "/applicant/proxy"),
        ({"body__applicant__relation": "spouse"}, "not_in_list", "/applicant/relation"),
        ({"body__delivery": {"way": "online"}}, "given_in_person", "/delivery/way"),
        ({"body__components": [{"code": "marital_status", "kind": "scan"}]}, "missing", "/components/0/source"),
    ],
    ids=lambda value: value if isinstance(value, str) and not value.startswith("/") else "",
)
def test_what_forbids_a_marriage_is_a_fault(changes: dict[str, Any], code: str, pointer: str) -> None:
    assert (pointer, code) in {(fault.pointer, fault.code) for fault in read(declared("1.000894", **changes)).faults}


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"husband__birth_date": {"year": 2006, "month": 12, "day": 1}}, {"of_age_later", "number_other_birth_year"}),
        ({"husband__birth_date": {"year": 2006}}, {"of_age_later", "number_other_birth_year"}),
        ({"wife__marriage_count": 2}, {"count_differs"}),
        ({"wife__nationality": "KR"}, {"foreign_element"}),
        (
            {"wife__marital_status": "divorced", "wife__marriage_count": 2, "wife__ended": {**DIVORCE, "abroad": True}},
            {"divorced_abroad"},
        ),
        ({"body__applicant__full_name": "Phạm Văn Khác"}, {"requester_differs_from_spouse"}),
        ({"wife__marital_status": "divorced", "wife__marriage_count": 2, "wife__ended": DIVORCE}, set()),
    ],
)
def test_what_needs_an_eye_is_left_to_the_officer(changes: dict[str, Any], codes: set[str]) -> None:
    found = read(declared("1.000894", **changes))
    assert found.faults == ()
    assert {warning.code for warning in found.warnings} == codes


def test_nobody_may_be_told_to_bring_a_certificate_of_marital_status() -> None:
    for code in ("marital_status_certificate", "divorce_note_extract"):
        component = MARRIAGE.edition_on(FILED).component(code)
        assert component is not None
        assert component.necessity is Necessity.MUST_NOT_BE_DEMANDED
        assert not component.may_be_demanded


def test_only_the_declaration_is_needed_unless_somebody_stays_abroad() -> None:
    assert needed(declared("1.000894")) == ["declaration"]
    assert needed(declared("1.000894", wife__staying_abroad=True)) == ["declaration", "mission_confirmation"]


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        (PartialDate(year=2006, month=11, day=21), 20, date(2026, 11, 21)),
        (PartialDate(year=2006, month=11), 20, date(2026, 11, 30)),
        (PartialDate(year=2006), 20, date(2026, 12, 31)),
        (PartialDate(year=2008, month=2, day=29), 18, date(2026, 3, 1)),
        (PartialDate(year=2008, month=2, day=29), 20, date(2028, 2, 29)),
    ],
)
def test_somebody_comes_of_age_on_a_birthday_and_never_before(born: PartialDate, years: int, day: date) -> None:
    assert comes_of_age(born, years) == day


def test_the_ward_of_either_may_register_them() -> None:
    edition = MARRIAGE.edition_on(FILED)
    filing = read(declared("1.000894", wife__residence__ward="09552", wife__residence__ward_name=None)).filing
    assert filing is not None

    decide = [edition.may_decide(ward, filing.declaration, filing.applicant) for ward in ("09556", "09552", "00004")]
    assert decide == [True, True, False]


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        (
            {"old__registered_on": {"year": 2016, "month": 1, "day": 1}},
            "not_before_2016",
            "/declaration/old/registered_on",
        ),
        ({"originals_lost": False}, "original_left", "/declaration/originals_lost"),
        ({"book_lost": False}, "book_left", "/declaration/book_lost"),
        ({"husband__deceased": True}, "spouse_deceased", "/declaration/husband/deceased"),
        ({"wife__birth_date": {"year": 1994, "month": 6}}, "registered_before_birth", "/declaration/wife/birth_date"),
        ({"body__applicant__proxy": STRANGER}, "no_proxy", "/applicant/proxy"),
        ({"body__payment": {"way": "none"}}, "payment_missing", "/payment/way"),
    ],
    ids=lambda value: value if isinstance(value, str) and not value.startswith("/") else "",
)
def test_what_cannot_be_registered_anew_is_a_fault(changes: dict[str, Any], code: str, pointer: str) -> None:
    assert (pointer, code) in {(fault.pointer, fault.code) for fault in read(declared("1.004746", **changes)).faults}


def test_the_last_day_before_the_law_counts_and_a_half_remembered_one_is_doubted() -> None:
    last = read(declared("1.004746", old__registered_on={"year": 2015, "month": 12, "day": 31}))
    half = read(declared("1.004746", old__registered_on={"year": 2015}, old__place={"province": "01"}))

    assert (last.faults, last.warnings) == ((), ())
    assert {warning.code for warning in half.warnings} == {"day_not_known", "successor_to_be_found"}


def test_a_copy_of_the_old_certificate_or_else_papers_that_tell_of_it() -> None:
    assert needed(declared("1.004746")) == ["declaration", "old_certificate_copy"]
    assert needed(declared("1.004746", old__copy_held=False)) == ["declaration", "personal_papers"]


def test_a_first_marriage_costs_nothing_and_one_registered_anew_a_fee_unless_exempt() -> None:
    amounts = []
    for body in (
        declared("1.000894"),
        declared("1.004746"),
        declared("1.004746", body__payment={"way": "cash", "exemption": "poor"}),
    ):
        filing, edition = read(body).filing, find(body["procedure"]).edition_on(FILED)
        assert filing is not None, read(body).faults
        lines = fee_lines(edition.fee_rules, filing.declaration, facts_of(filing, FILED), province="01")
        amounts.append([line.amount for line in lines])

    assert amounts == [[], [30_000], [0]]

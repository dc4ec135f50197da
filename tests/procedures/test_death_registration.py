"""Declaring a death: what is impossible, what is odd, what must come along in which case, where, and what it costs."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from procedures.catalogue import find
from procedures.civil_words import DeathEvidenceKind
from procedures.filing import Filing, Reading, facts_of, read_filing
from procedures.tariff import fee_lines

FILED = date(2026, 11, 21)
DEATH = find("1.000656")
EDITION = DEATH.edition_on(FILED)
HOME = {"kind": "permanent", "province": "01", "ward": "09552"}
OFFICER = {"relation": "officer", "organisation": {"name": "UBND phường Mẫu"}}
NEWBORN = {"full_name": "Phạm Bé Mẫu", "sex": "female", "nationality": "VN"}
STRANGER = {"full_name": "Lều Thị Thử", "kinship": "none", "personal_number": "001179000169"}


def ago(days: int) -> str:
    return (FILED - timedelta(days=days)).isoformat()


def filed(*, applicant: dict[str, Any] | None = None, **declaration: Any) -> dict[str, Any]:
    """The published example with these parts changed."""
    assert EDITION.example is not None
    body = deepcopy(EDITION.example(FILED))
    body["applicant"].update(applicant or {})
    body["declaration"].update(declaration)
    return body


def short_life(*, asked: bool = True, hour: int | None = 20, **applicant: Any) -> dict[str, Any]:
    """A child born at six in the morning that died the same day."""
    newborn = {"born_on": ago(3), "hour": 6, "minute": 0, "asked_by_parents": asked}
    return filed(
        applicant={"relation": "father", **applicant},
        deceased={**NEWBORN, "newborn": newborn},
        died={"on": ago(3), "hour": hour},
    )


def proven(kind: str, **more: Any) -> dict[str, Any]:
    named = {"number": "12/GXN", "issued_on": ago(1), "issued_by": "Cơ quan Mẫu"}
    paper = kind not in ("ward_to_certify", "nothing")
    place = {"kind": "facility", "facility": "Bệnh viện Mẫu", "place": {"province": "01", "ward": "09556"}}
    if kind != "facility_notice":
        place = {"kind": "home", "place": {"province": "01", "ward": "09556"}}
    return filed(evidence={"kind": kind, **(named if paper else {})}, place=place, **more)


def read(body: dict[str, Any]) -> Reading:
    return read_filing(body, DEATH, EDITION, FILED)


def good(body: dict[str, Any]) -> Filing:
    found = read(body)
    assert found.filing is not None, found.faults
    return found.filing


def needed(body: dict[str, Any]) -> list[str]:
    filing = good(body)
    return [row.code for row in EDITION.components_needed(filing.declaration, facts_of(filing, FILED))]


def doubts(body: dict[str, Any]) -> set[str]:
    found = read(body)
    assert found.faults == ()
    return {warning.code for warning in found.warnings}


def test_the_example_is_good_without_any_doubt() -> None:
    assert (read(filed()).faults, read(filed()).warnings) == ((), ())


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (filed(died={"on": ago(-1)}), "died_in_future", "/declaration/died"),
        (filed(died={"on": "1948-02-02"}), "died_before_birth", "/declaration/died"),
        (filed(died={"about": {"year": 2026}}), "day_of_death_missing", "/declaration/died/on"),
        (filed(died={"on": ago(3), "about": {"year": 2026}}), "death_told_once", "/declaration/died/on"),
        (filed(died={"on": ago(3), "minute": 5}), "hour_missing", "/declaration/died/hour"),
        (filed(died={"on": ago(3), "hour": 24}), "less_than_equal", "/declaration/died/hour"),
        (filed(died={"on": ago(1)}), "issued_before_death", "/declaration/evidence/issued_on"),
        (
            filed(permanent_residence=HOME),
            "permanent_residence_twice",
            "/declaration/permanent_residence",
        ),
        (
            filed(last_residence={**HOME, "kind": "temporary"}, permanent_residence={**HOME, "kind": "current"}),
            "not_permanent",
            "/declaration/permanent_residence/kind",
        ),
        (filed(applicant={"personal_number": "001048000202"}), "same_number_twice", "/applicant/personal_number"),
        (filed(applicant={"relation": "self"}), "not_in_list", "/applicant/relation"),
        (filed(applicant={"relation": "officer"}), "office_missing", "/applicant/organisation"),
        (filed(applicant={**OFFICER, "proxy": STRANGER}), "officer_has_no_proxy", "/applicant/proxy"),
        (filed(deceased=NEWBORN), "birth_told_once", "/declaration/deceased/birth_date"),
        (filed(evidence={"kind": "facility_notice"}), "paper_not_named", "/declaration/evidence/number"),
        (
            filed(evidence={"kind": "ward_to_certify", "number": "1"}),
            "no_such_paper",
            "/declaration/evidence/number",
        ),
        (
            filed(evidence={"kind": "ward_to_certify"}, place={"kind": "home", "place": {"province": "01"}}),
            "ward_of_death_missing",
            "/declaration/place/place",
        ),
        (short_life(asked=False), "not_obliged", "/declaration/deceased/newborn/asked_by_parents"),
        (short_life(relation="grandparent"), "parents_only", "/applicant/relation"),
    ],
    ids=lambda value: value if isinstance(value, str) and not value.startswith("/") else "",
)
def test_what_cannot_be_is_a_fault(body: dict[str, Any], code: str, pointer: str) -> None:
    assert (pointer, code) in {(fault.pointer, fault.code) for fault in read(body).faults}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (filed(died={"on": ago(3)}), {"hour_unknown"}),
        (filed(died={"on": ago(15), "hour": 5}), set()),
        (filed(died={"on": ago(16), "hour": 5}), {"overdue"}),
        (proven("nothing", died={"about": {"year": 1979}}), {"overdue", "no_evidence"}),
        (proven("nothing"), {"no_evidence", "not_long_ago"}),
        (proven("other_proof", died={"about": {"year": 1979}}), {"overdue"}),
        (proven("other_proof"), {"not_long_ago"}),
        (proven("ward_to_certify"), set()),
        (proven("ward_to_certify", died={"on": ago(400), "hour": 1}), {"overdue", "certified_long_after"}),
        (filed(evidence={"kind": "ward_to_certify"}), {"facility_certifies"}),
        (filed(place={"kind": "home", "place": {"province": "01", "ward": "09556"}}), {"facility_elsewhere"}),
        (filed(last_residence=None), {"residence_unknown"}),
        (filed(applicant=OFFICER), {"nobody_to_file"}),
        (short_life(), set()),
        (short_life(hour=None), {"hour_unknown"}),
    ],
)
def test_what_is_odd_is_told_to_the_clerk(body: dict[str, Any], codes: set[str]) -> None:
    assert doubts(body) == codes


def test_who_may_have_lived_a_day_is_asked_about_and_who_did_needs_a_birth_too() -> None:
    born = {"born_on": ago(4), "hour": 6}
    unclear = filed(deceased={**NEWBORN, "newborn": born}, died={"on": ago(3)})
    longer = filed(deceased={**NEWBORN, "newborn": born}, died={"on": ago(3), "hour": 7})

    assert doubts(unclear) == {"lifetime_unclear", "hour_unknown"}
    assert doubts(longer) == {"birth_to_be_registered"}


@pytest.mark.parametrize("kind", list(DeathEvidenceKind), ids=lambda kind: kind.value)
def test_each_case_asks_for_its_own_paper_and_for_no_other(kind: DeathEvidenceKind) -> None:
    without = (DeathEvidenceKind.WARD_TO_CERTIFY, DeathEvidenceKind.NOTHING)
    expected = ["declaration"] if kind in without else ["declaration", kind.value]

    assert needed(proven(kind.value)) == expected


def test_where_nothing_is_known_of_the_residence_the_place_of_death_registers() -> None:
    away = {"kind": "home", "place": {"province": "01", "ward": "09552"}}
    at_home = good(filed(place=away, evidence={"kind": "ward_to_certify"}))
    homeless = good(filed(last_residence=None, place=away, evidence={"kind": "ward_to_certify"}))

    decide = [
        [EDITION.may_decide(ward, one.declaration, one.applicant) for ward in ("09556", "09552")]
        for one in (at_home, homeless)
    ]
    assert decide == [[True, False], [False, True]]
    assert DEATH.edition("2027-03").may_decide("00070", at_home.declaration, at_home.applicant)


@pytest.mark.parametrize(
    ("body", "due"),
    [
        (filed(), [("copy", 8_000)]),
        (filed(died={"on": ago(16), "hour": 5}), [("death-overdue", 5_000), ("copy", 8_000)]),
        (filed(died={"on": ago(16), "hour": 5}, applicant=OFFICER), [("copy", 8_000)]),
        (filed(copies={"wanted": False}), []),
    ],
)
def test_what_is_on_time_is_free_and_copies_are_not(body: dict[str, Any], due: list[tuple[str, int]]) -> None:
    filing = good(body)
    lines = fee_lines(EDITION.fee_rules, filing.declaration, facts_of(filing, FILED), province="01")

    assert [(line.code, line.amount) for line in lines] == due


def test_the_poor_pay_nothing_for_being_late_but_show_why() -> None:
    body = filed(died={"on": ago(16), "hour": 5}, copies={"wanted": False})
    body["payment"] = {"way": "cash", "exemption": "poor"}
    filing = good(body)
    facts = facts_of(filing, FILED)

    assert [line.amount for line in fee_lines(EDITION.fee_rules, filing.declaration, facts, province="01")] == [0]
    assert "exemption_evidence" in needed(body)

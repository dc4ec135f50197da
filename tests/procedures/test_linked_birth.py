"""What the law says of the linked birth group, and what a filing of it may hold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from procedures.catalogue import find
from procedures.filing import every_fault, read_filing
from procedures.limits import WorkingDays
from procedures.linked.linked_birth import LINKED_BIRTH
from procedures.rules.filing_rules import facts_of

BEFORE, AFTER = date(2026, 8, 31), date(2026, 9, 1)


def body_on(day: date) -> dict[str, Any]:
    example = LINKED_BIRTH.edition_on(day).example
    assert example is not None
    return example(day)


def codes(body: dict[str, Any], day: date) -> set[str]:
    return {fault.code for fault in every_fault(body, LINKED_BIRTH, LINKED_BIRTH.edition_on(day), day)}


def test_the_old_codes_lead_to_the_group() -> None:
    assert {find(code) for code in ("2.000986", "2.001023", "2.002621", "3.000722")} == {LINKED_BIRTH}


def test_the_identity_card_joins_on_the_first_of_september_and_is_not_verified() -> None:
    old, new = LINKED_BIRTH.edition_on(BEFORE), LINKED_BIRTH.edition_on(AFTER)

    assert [leg.name for leg in old.legs] == ["police", "insurance"]
    assert [leg.name for leg in new.legs] == ["police", "insurance", "identity"]
    assert any("NĐ 301/2026" in fact for fact in new.unverified)
    assert old.limit == new.limit == WorkingDays(3)


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_example_has_no_fault(day: date) -> None:
    assert codes(body_on(day), day) == set()


def test_a_card_cannot_be_asked_for_before_the_law_knows_it() -> None:
    body = body_on(BEFORE)
    body["declaration"]["identity_card"] = {}

    assert codes(body, BEFORE)
    assert (
        codes({**body_on(AFTER), "declaration": body_on(AFTER)["declaration"] | {"identity_card": {}}}, AFTER) == set()
    )


def test_a_group_asks_for_something_beside_the_birth() -> None:
    body = body_on(AFTER)
    body["declaration"] |= {"residence": None, "insurance": None}

    assert codes(body, AFTER) == {"nothing_linked"}


def test_the_rules_of_births_hold_here_too() -> None:
    body = body_on(AFTER)
    body["declaration"]["evidence"] = None

    assert "evidence_missing" in codes(body, AFTER)


def test_a_child_of_six_files_each_procedure_by_itself() -> None:
    body = body_on(AFTER)
    body["declaration"]["child"]["birth_date"] = "2020-09-01"
    assert "too_old_for_group" in codes(body, AFTER)

    body["declaration"]["child"]["birth_date"] = "2020-09-02"
    assert "too_old_for_group" not in codes(body, AFTER)


def needed(body: dict[str, Any]) -> set[str]:
    edition = LINKED_BIRTH.edition_on(AFTER)
    filing = read_filing(body, LINKED_BIRTH, edition, AFTER).filing
    assert filing is not None
    return {row.code for row in edition.components_needed(filing.declaration, facts_of(filing, AFTER))}


def test_papers_about_the_dwelling_are_asked_for_only_when_the_child_lives_apart_from_its_parents() -> None:
    body = body_on(AFTER)
    assert "dwelling_proof" not in needed(body)

    body["declaration"]["residence"]["address"] = {
        **body["declaration"]["residence"]["address"],
        "detail": "Số 9 phố Khác Mẫu",
    }
    assert "dwelling_proof" in needed(body)


def test_the_desk_asks_for_no_paper_of_the_other_agencies() -> None:
    assert needed(body_on(AFTER)) == {"declaration", "medical_birth_certificate"}

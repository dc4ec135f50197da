"""Identity papers in a filing: not from the future, and old cards are only remarked on."""

from __future__ import annotations

from typing import Any

from tests.procedures.bodies import body, fault_places, faults, warning_codes


def paper(**changes: Any) -> dict[str, Any]:
    return {
        "type": "identity_card",
        "number": "001090000001",
        "issued_on": "2024-08-01",
        "issued_by": "Bộ Công an",
    } | changes


def test_a_paper_is_not_issued_after_the_filing() -> None:
    story = body({"/applicant/identity_document": paper(issued_on="2026-11-22")})

    assert fault_places(story) == {("/applicant/identity_document/issued_on", "issued_in_future")}


def test_an_old_peoples_card_is_remarked_on() -> None:
    story = body({"/applicant/identity_document": paper(type="people_card", number="012345678")})

    assert faults(story) == []
    assert warning_codes(story) == {"people_card_expired"}


def test_a_requester_is_known_by_a_number_or_by_a_paper() -> None:
    by_paper = body({"/applicant/personal_number": None, "/applicant/identity_document": paper()})
    by_nothing = body({"/applicant/personal_number": None})

    assert faults(by_paper) == []
    assert fault_places(by_nothing) == {("/applicant/personal_number", "identity_missing")}

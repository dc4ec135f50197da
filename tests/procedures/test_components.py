"""Which components a birth needs, and in which story each of them appears."""

from __future__ import annotations

from typing import Any

import pytest

from procedures.civil_words import Channel
from procedures.component import Condition, Necessity
from procedures.filing import facts_of
from procedures.procedure import Edition
from tests.procedures.bodies import EDITION, FILED, body, filing, foundling
from tests.procedures.test_filings import STRANGER

PLEDGE = {"/declaration/evidence": {"kind": "pledge"}}
STORIES: dict[str, dict[str, Any]] = {
    "medical_birth_certificate": body(),
    "electronic_birth_certificate": body(
        {"/declaration/evidence": {"kind": "electronic_certificate", "number": "1", "issued_by": "Bệnh viện Mẫu"}}
    ),
    "witness_statement": body({"/declaration/evidence": {"kind": "witness_statement"}}),
    "birth_pledge": body(PLEDGE),
    "abandonment_record": foundling(),
    "surrogacy_confirmation": body({"/declaration/kind": "surrogate"}),
    "authorisation": body({"/applicant/proxy": STRANGER}),
    "kin_authorisation": body({"/applicant/proxy": {**STRANGER, "kinship": "parent"}}),
    "kinship_proof": body({"/applicant/proxy": {**STRANGER, "kinship": "spouse"}}),
    "exemption_evidence": body({"/payment/exemption": "disabled"}),
    "foreign_paper_translation": body(
        {
            "/declaration/child/birth_place": {
                "kind": "facility",
                "facility": "Bệnh viện Mẫu",
                "place": {"country": "FR", "detail": "Paris"},
            }
        }
    ),
}


def applying(given: dict[str, Any]) -> set[str]:
    good = filing(given)
    facts = facts_of(good, FILED)
    return {row.code for row in EDITION.components if row.condition and row.applies(good.declaration, facts)}


@pytest.mark.parametrize("code", STORIES)
def test_a_component_appears_in_its_own_story_and_not_in_the_plain_one(code: str) -> None:
    assert code in applying(STORIES[code])
    if code != "medical_birth_certificate":
        assert code not in applying(body())


def test_every_condition_has_a_story() -> None:
    conditional = {row.code for row in EDITION.components if row.condition} - {"declaration"}

    assert conditional == set(STORIES)


def test_what_is_presented_or_found_in_a_database_is_never_missing() -> None:
    good = filing(body({"/applicant/proxy": {**STRANGER, "kinship": "spouse"}}))

    needed = {row.code for row in EDITION.components_needed(good.declaration, facts_of(good, FILED))}

    assert needed == {"declaration", "medical_birth_certificate", "kin_authorisation"}


def test_the_desk_sees_all_that_may_be_asked_and_never_what_may_not() -> None:
    good = filing(body())

    rows = EDITION.components_in_question(good.declaration, facts_of(good, FILED))

    codes = {row.code for row in rows}
    assert {"identity_paper", "residence_proof", "other"} <= codes
    assert "parents_marriage_certificate" not in codes
    assert "abandonment_record" not in codes


def test_online_the_form_itself_is_the_declaration() -> None:
    good = filing(body())
    facts = facts_of(good, FILED)
    declaration = EDITION.component("declaration")

    assert declaration is not None
    assert declaration.applies(good.declaration, facts)
    online = type(facts)(channel=Channel.ONLINE, filed_on=FILED)
    assert not declaration.applies(good.declaration, online)


@pytest.mark.parametrize("edition", [EDITION], ids=lambda it: it.id)
def test_every_component_says_where_it_is_written_and_when_it_is_needed(edition: Edition) -> None:
    for row in edition.components:
        assert row.legal_basis
        assert row.kinds
        assert (row.necessity is Necessity.CONDITIONAL) <= (row.condition is not None)


def test_a_condition_goes_by_the_name_of_its_predicate() -> None:
    def always(declaration: object, facts: object) -> bool:
        return True

    assert Condition("luôn luôn", always).name == "always"
    assert all(row.condition.name.isidentifier() for row in EDITION.components if row.condition)

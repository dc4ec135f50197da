"""Guardianships as they are declared: what cannot be, what is odd, what must come along, where, what it costs."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from procedures.catalogue import find, search
from procedures.filing import Reading, facts_of, read_filing
from procedures.forms.person import Person
from procedures.procedure import Edition, Procedure
from procedures.rules.guardianship_checks import is_of_age, is_under_age
from procedures.tariff import fee_lines
from tests.office.guardianship_filings import UNCLE, appointed, change

FILED = date(2026, 11, 21)
REGISTRATION, TERMINATION = find("1.004837"), find("1.004845")


def registration(**declaration: Any) -> dict[str, Any]:
    """The published example with these parts changed."""
    return _changed(REGISTRATION, declaration)


def termination(**declaration: Any) -> dict[str, Any]:
    return _changed(TERMINATION, declaration)


def changed(**terms: Any) -> dict[str, Any]:
    """A change of guardian with these parts of the new guardianship changed."""
    body = change(FILED)
    body["declaration"]["new_guardianship"].update(terms)
    return body


def _changed(procedure: Procedure, declaration: dict[str, Any]) -> dict[str, Any]:
    edition = _edition(procedure)
    assert edition.example is not None
    body = deepcopy(edition.example(FILED))
    body["declaration"].update(declaration)
    return body


def _edition(procedure: Procedure) -> Edition:
    return procedure.edition_on(FILED)


def read(body: dict[str, Any]) -> Reading:
    procedure = find(body["procedure"])
    return read_filing(body, procedure, _edition(procedure), FILED)


def warnings(body: dict[str, Any]) -> set[str]:
    found = read(body)
    assert found.faults == ()
    return {warning.code for warning in found.warnings}


def faults(body: dict[str, Any]) -> set[tuple[str, str]]:
    return {(fault.pointer, fault.code) for fault in read(body).faults}


def needed(body: dict[str, Any]) -> list[str]:
    found = read(body)
    assert found.filing is not None, found.faults
    edition = _edition(find(body["procedure"]))
    return [row.code for row in edition.components_needed(found.filing.declaration, facts_of(found.filing, FILED))]


def person(**changes: Any) -> dict[str, Any]:
    return {"person": {**UNCLE, **changes}}


@pytest.mark.parametrize("body", [registration(), termination(), appointed(FILED)])
def test_the_examples_are_good_without_any_doubt(body: dict[str, Any]) -> None:
    found = read(body)
    assert found.faults == ()
    assert {warning.code for warning in found.warnings} <= {"requester_is_not_guardian"}


def test_a_change_filed_at_once_is_good() -> None:
    assert warnings(change(FILED)) == set()


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        (registration(guardian={}), "/declaration/guardian/person", "guardian_missing"),
        (
            registration(guardian={**person(), **appointed(FILED)["declaration"]["guardian"]}),
            "/declaration/guardian/organisation",
            "two_guardians",
        ),
        (
            registration(guardian=person(birth_date={"year": 2010, "month": 1, "day": 1}, personal_number=None)),
            "/declaration/guardian/person/birth_date",
            "guardian_under_age",
        ),
        (
            registration(guardian=person(deceased=True)),
            "/declaration/guardian/person/deceased",
            "guardian_deceased",
        ),
        (
            registration(guardian={"person": registration()["declaration"]["ward"]}),
            "/declaration/guardian/person",
            "guards_himself",
        ),
        (registration(relation="none"), "/declaration/relation", "natural_without_kinship"),
        (registration(conditions=None), "/declaration/conditions", "conditions_missing"),
        (registration(kind="appointed"), "/declaration/other_eligible", "agreement_without_natural"),
        (
            {**appointed(FILED), "declaration": {**appointed(FILED)["declaration"], "kind": "natural"}},
            "/declaration/kind",
            "natural_organisation",
        ),
        (
            registration(ward={**registration()["declaration"]["ward"], "birth_date": {"year": 2000}}),
            "/declaration/grounds",
            "ward_of_age",
        ),
        (
            registration(ward={**registration()["declaration"]["ward"], "deceased": True}),
            "/declaration/ward/deceased",
            "ward_deceased",
        ),
        (registration(kind="foreign"), "/declaration/kind", "not_in_list"),
        (termination(grounds="change"), "/declaration/new_guardianship", "new_guardianship_missing"),
        (
            termination(new_guardianship=change(FILED)["declaration"]["new_guardianship"]),
            "/declaration/new_guardianship",
            "new_guardianship_not_expected",
        ),
        (
            changed(guardian=termination()["declaration"]["guardian"]),
            "/declaration/new_guardianship/guardian",
            "same_guardian",
        ),
        (
            changed(guardian=person(deceased=True)),
            "/declaration/new_guardianship/guardian/person/deceased",
            "guardian_deceased",
        ),
        (termination(grounds="capacity"), "/declaration/grounds", "ward_under_age"),
        (
            termination(entry={**termination()["declaration"]["entry"], "registered_on": {"year": 2027}}),
            "/declaration/entry/registered_on",
            "registered_in_future",
        ),
        (
            termination(entry={**termination()["declaration"]["entry"], "registered_on": {"year": 2015}}),
            "/declaration/entry/registered_on",
            "registered_before_birth",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and not value.startswith("/") else "",
)
def test_what_cannot_be_is_a_fault(body: dict[str, Any], pointer: str, code: str) -> None:
    assert (pointer, code) in faults(body)


def test_the_dead_do_not_ask() -> None:
    body = termination(grounds="ward_died", ward={**termination()["declaration"]["ward"], "deceased": True})
    assert warnings(body) == set()
    body["applicant"]["full_name"] = "Phùng Gia Cháu Mẫu"
    assert faults(body) == {("/applicant/full_name", "dead_requester")}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (registration(other_eligible=[]), {"nearer_kin"}),
        (registration(other_eligible=[], relation="eldest_sibling"), set()),
        (
            registration(conditions={**registration()["declaration"]["conditions"], "good_character": False}),
            {"conditions_not_met"},
        ),
        (registration(grounds="incapacitated"), {"ward_under_age"}),
        (
            registration(other_eligible=[{"full_name": "Phùng  Thị BÀ mẫu", "relation": "grandparent"}]),
            {"same_name_twice"},
        ),
        (registration(guardian=person(), relation="uncle_aunt"), {"requester_is_not_guardian"}),
        (termination(grounds="ward_died"), {"death_not_declared"}),
        (
            termination(ward={**termination()["declaration"]["ward"], "deceased": True}),
            {"death_declared"},
        ),
        (
            termination(entry={**termination()["declaration"]["entry"], "number": None}),
            {"entry_not_known"},
        ),
        (changed(other_eligible=[]), {"nearer_kin"}),
    ],
)
def test_what_is_odd_is_told_to_the_officer(body: dict[str, Any], codes: set[str]) -> None:
    assert warnings(body) == codes


def test_who_is_appointed_brings_the_appointment_and_kin_the_proof_and_the_agreement() -> None:
    assert needed(appointed(FILED)) == ["declaration", "appointment_document"]
    assert needed(registration()) == ["declaration", "natural_guardian_proof", "guardians_agreement"]
    assert needed(registration(other_eligible=[])) == ["declaration", "natural_guardian_proof"]


def test_a_change_needs_the_consent_and_takes_the_rest_early_without_asking_for_it() -> None:
    assert needed(termination()) == ["declaration", "termination_evidence"]
    assert needed(change(FILED)) == ["declaration", "successor_consent"]
    filing = read(change(FILED)).filing
    assert filing is not None
    offered = _edition(TERMINATION).components_in_question(filing.declaration, facts_of(filing, FILED))
    early = {row.code for row in offered if row.note.startswith("Nộp cùng lúc")}
    assert early == {
        "registration_declaration",
        "appointment_document",
        "natural_guardian_proof",
        "guardians_agreement",
    }


def test_online_the_scans_are_asked_for_before_it_is_sent() -> None:
    body = registration()
    body.update(channel="online", components=[])

    assert {code for _, code in faults(body)} == {"component_missing"}


@pytest.mark.parametrize(
    ("ward", "guardian", "decides"),
    [("09556", "09552", True), ("09552", "09556", True), ("09552", "09552", False), ("09556", None, None)],
)
def test_the_ward_of_either_may_decide(ward: str, guardian: str | None, decides: bool | None) -> None:
    def home(code: str) -> dict[str, Any]:
        return {"kind": "permanent", "province": "01", "ward": code}

    body = registration()
    body["declaration"]["ward"]["residence"] = home(ward)
    body["declaration"]["guardian"]["person"]["residence"] = home(guardian) if guardian else None
    filing = read(body).filing
    assert filing is not None

    assert _edition(REGISTRATION).may_decide("09556", filing.declaration, filing.applicant) is decides


@pytest.mark.parametrize(
    ("place", "decides"),
    [
        ({"province": "01", "ward": "09556"}, True),
        ({"province": "01", "ward": "09552"}, False),
        ({"province": "01", "legacy_text": "Phường Mẫu cũ, quận Hà Đông"}, None),
    ],
)
def test_a_guardianship_ends_where_it_was_registered(place: dict[str, Any], decides: bool | None) -> None:
    filing = read(termination(entry={**termination()["declaration"]["entry"], "place": place})).filing
    assert filing is not None

    assert _edition(TERMINATION).may_decide("09556", filing.declaration, filing.applicant) is decides


@pytest.mark.parametrize("body", [registration(), termination(), change(FILED)])
def test_only_copies_cost_anything(body: dict[str, Any]) -> None:
    def lines() -> list[tuple[str, int]]:
        filing = read(body).filing
        assert filing is not None
        edition = _edition(find(body["procedure"]))
        rows = fee_lines(edition.fee_rules, filing.declaration, facts_of(filing, FILED), province="01")
        return [(row.code, row.amount) for row in rows]

    assert lines() == []
    body["declaration"]["copies"] = {"wanted": True, "number": 3}
    body["payment"] = {"way": "cash"}
    assert lines() == [("copy", 24_000)]


@pytest.mark.parametrize(
    "typed", ["Đăng ký lại việc giám hộ", "dang ky lai giam ho", "thay đổi giám hộ", "THAY DOI NGUOI GIAM HO"]
)
def test_the_names_of_the_source_documents_lead_to_the_termination(typed: str) -> None:
    assert search(typed) == (TERMINATION,)
    assert "thay đổi" in _edition(TERMINATION).requirements.lower()


@pytest.mark.parametrize(
    ("born", "on", "under", "of_age"),
    [
        ({"year": 2008, "month": 11, "day": 21}, date(2026, 11, 20), True, False),
        ({"year": 2008, "month": 11, "day": 21}, date(2026, 11, 21), False, True),
        ({"year": 2008, "month": 2, "day": 29}, date(2026, 2, 28), True, False),
        ({"year": 2008, "month": 2, "day": 29}, date(2026, 3, 1), False, True),
        ({"year": 2008}, date(2026, 6, 1), False, False),
        ({"year": 2009}, date(2026, 6, 1), True, False),
    ],
)
def test_nobody_is_counted_as_of_age_or_under_it_unless_it_is_sure(
    born: dict[str, int], on: date, under: bool, of_age: bool
) -> None:
    somebody = Person.model_validate({**UNCLE, "birth_date": born})
    assert (is_under_age(somebody, on), is_of_age(somebody, on)) == (under, of_age)

"""Every kind of birth a ward registers can be filed, and what cannot be is refused with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from procedures.civil_words import BirthKind, RegistrationKind
from procedures.forms.birth_declaration import BirthDeclaration
from procedures.rules.birth_checks import check
from procedures.rules.birth_deadline import registration_kind
from tests.procedures.bodies import (
    FILE_ID,
    FILED,
    body,
    fault_places,
    faults,
    filing,
    foundling,
    online,
    read,
    warning_codes,
    without_father,
)

TODAY = FILED.isoformat()
TOMORROW = (FILED + timedelta(days=1)).isoformat()


def test_the_published_example_is_a_good_filing_without_warnings() -> None:
    reading = read(body())

    assert reading.filing is not None
    assert (reading.faults, reading.warnings) == ((), ())


def test_an_ordinary_birth_may_be_filed_online_with_a_scan() -> None:
    assert faults(online()) == []


def test_a_foundling_is_filed_without_parents_evidence_or_ethnicity() -> None:
    assert faults(foundling()) == []
    assert warning_codes(foundling()) == set()


def test_a_child_without_a_determined_father_is_registered_by_the_mother() -> None:
    assert faults(without_father()) == []
    assert warning_codes(without_father()) == set()


def test_a_child_without_a_determined_mother_is_registered_by_the_father() -> None:
    story = body(
        {
            "/declaration/kind": "mother_unknown",
            "/declaration/mother": None,
            "/declaration/parents_married": False,
            "/declaration/marriage": None,
        }
    )

    assert faults(story) == []


def test_a_child_of_unknown_parents_who_was_not_abandoned_still_needs_evidence_and_ethnicity() -> None:
    story = foundling({"/declaration/kind": "parents_unknown"})

    assert fault_places(story) == {
        ("/declaration/evidence", "evidence_missing"),
        ("/declaration/child/ethnicity", "ethnicity_missing"),
    }


def test_a_surrogate_birth_names_both_parents() -> None:
    assert faults(body({"/declaration/kind": "surrogate"})) == []


@pytest.mark.parametrize("evidence", ["witness_statement", "pledge"])
def test_a_home_birth_is_proven_by_a_witness_or_at_the_last_by_a_pledge(evidence: str) -> None:
    place = {"kind": "home", "place": {"province": "01", "ward": "09552"}}
    story = body({"/declaration/child/birth_place": place, "/declaration/evidence": {"kind": evidence}})

    assert faults(story) == []
    assert "hospital_without_certificate" not in warning_codes(story)


@pytest.mark.parametrize(
    ("kind", "unexpected"),
    [("father_unknown", "father"), ("mother_unknown", "mother"), ("found", "father"), ("parents_unknown", "mother")],
)
def test_an_unknown_parent_has_no_fields_filled_in(kind: str, unexpected: str) -> None:
    found = fault_places(body({"/declaration/kind": kind}))

    assert (f"/declaration/{unexpected}", f"{unexpected}_not_expected") in found


@pytest.mark.parametrize("kind", ["ordinary", "surrogate"])
@pytest.mark.parametrize("parent", ["mother", "father"])
def test_a_known_parent_is_filled_in(kind: str, parent: str) -> None:
    story = body({"/declaration/kind": kind, f"/declaration/{parent}": None})

    assert (f"/declaration/{parent}", f"{parent}_missing") in fault_places(story)


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        ("/declaration/child/birth_date", TOMORROW, "born_in_future"),
        ("/declaration/child/ethnicity", None, "ethnicity_missing"),
        ("/declaration/father/personal_number", "001192000002", "same_number_twice"),
        ("/declaration/mother/birth_date", {"year": FILED.year + 1}, "born_in_future"),
        ("/declaration/mother/birth_date", {"year": FILED.year, "month": 11, "day": 20}, "parent_not_older"),
        ("/declaration/father/birth_date", {"year": FILED.year, "month": 11}, "parent_not_older"),
        ("/declaration/marriage", None, "marriage_missing"),
        ("/declaration/marriage/registered_on", TOMORROW, "marriage_in_future"),
        ("/declaration/evidence", None, "evidence_missing"),
        ("/declaration/evidence/issued_on", TOMORROW, "issued_in_future"),
        ("/declaration/evidence/issued_on", "2026-10-30", "issued_before_birth"),
        ("/declaration/pledge/agreed", False, "not_pledged"),
        ("/applicant/birth_date", {"year": FILED.year + 1}, "born_in_future"),
    ],
)
def test_what_cannot_be_is_a_fault_at_its_field(place: str, value: Any, code: str) -> None:
    found = fault_places(body({place: value}))

    assert (place, code) in found


def test_a_marriage_is_not_told_of_parents_who_never_married() -> None:
    found = fault_places(body({"/declaration/parents_married": False}))

    assert found == {("/declaration/marriage", "marriage_not_expected")}


def test_an_unknown_parent_cannot_be_married() -> None:
    story = without_father({"/declaration/parents_married": True})

    assert ("/declaration/parents_married", "marriage_of_unknown_parent") in fault_places(story)


def test_a_foundling_has_a_record_of_finding_and_no_birth_evidence() -> None:
    story = foundling({"/declaration/evidence": {"kind": "pledge"}})

    assert fault_places(story) == {("/declaration/evidence", "evidence_not_expected")}


@pytest.mark.parametrize(
    ("kind", "relation"), [("father_unknown", "father"), ("mother_unknown", "mother"), ("found", "father")]
)
def test_nobody_requests_as_the_parent_the_form_calls_unknown(kind: str, relation: str) -> None:
    found = fault_places(body({"/declaration/kind": kind, "/applicant/relation": relation}))

    assert ("/applicant/relation", "requester_is_unknown_parent") in found


@pytest.mark.parametrize("relation", ["self", "spouse", "child"])
def test_a_child_requests_nothing_for_itself(relation: str) -> None:
    assert ("/applicant/relation", "not_in_list") in fault_places(body({"/applicant/relation": relation}))


def test_an_organisation_is_named_when_it_requests() -> None:
    story = foundling({"/applicant/relation": "organisation", "/applicant/organisation": None})

    assert fault_places(story) == {("/applicant/organisation", "organisation_missing")}


def test_every_kind_of_birth_has_words_for_people() -> None:
    assert all(kind.words for kind in BirthKind)


def test_sixty_days_are_still_on_time_and_one_more_is_not() -> None:
    on_time = {"/declaration/child/birth_date": (FILED - timedelta(days=60)).isoformat()}
    late = {"/declaration/child/birth_date": (FILED - timedelta(days=61)).isoformat()}

    assert "overdue" not in warning_codes(body(on_time))
    assert "overdue" in warning_codes(body(late))
    assert faults(body(late)) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"/declaration/child/ethnicity": "12"}, "ethnicity_of_neither"),
        ({"/declaration/child/nationality": "FR"}, "nationality_of_neither"),
        ({"/declaration/child/full_name": "Phạm Thị An Mẫu"}, "surname_of_neither"),
        ({"/declaration/mother/birth_date": {"year": 2015}}, "unusual_age"),
        ({"/declaration/mother/birth_date": {"year": 1960}}, "unusual_age"),
        ({"/declaration/mother/sex": "male"}, "unexpected_sex"),
        ({"/declaration/parents_married": False, "/declaration/marriage": None}, "recognition_needed"),
        ({"/declaration/marriage/registered_on": "2026-11-10"}, "born_before_marriage"),
        ({"/declaration/evidence": {"kind": "pledge"}}, "hospital_without_certificate"),
        ({"/declaration/child/deceased": True}, "child_deceased"),
        ({"/declaration/child/birth_date": "2000-01-01"}, "grown_up"),
        ({"/applicant/full_name": "Nguyễn Văn Khác"}, "requester_differs_from_parent"),
        ({"/applicant/personal_number": "001090000009"}, "requester_differs_from_parent"),
        ({"/declaration/father/personal_number": "001190000001"}, "number_other_sex"),
        ({"/declaration/father/personal_number": "001091000001"}, "number_other_birth_year"),
        ({"/declaration/father/personal_number": "003090000001"}, "number_unknown_province"),
        ({"/declaration/child/origin": {"province": "79", "ward": "26734", "ward_name": "Phường Mẫu"}}, "ward_unknown"),
    ],
)
def test_what_is_only_unusual_is_shown_and_stops_nobody(changes: dict[str, Any], code: str) -> None:
    reading = read(body(changes))

    assert code in {warning.code for warning in reading.warnings}
    assert reading.faults == ()
    assert reading.filing is not None


def test_a_parent_who_gave_only_a_number_raises_no_doubt_about_ethnicity() -> None:
    mother = {"full_name": "Trần Thị Thử", "personal_number": "001192000002"}

    assert warning_codes(body({"/declaration/mother": mother, "/declaration/child/ethnicity": "12"})) == set()


def test_a_parent_without_a_number_states_the_details_instead() -> None:
    story = body({"/declaration/mother": {"full_name": "Trần Thị Thử"}})

    assert fault_places(story) == {
        (f"/declaration/mother/{field}", "detail_needed")
        for field in ("birth_date", "ethnicity", "nationality", "residence")
    }


def test_a_dead_parent_needs_no_residence() -> None:
    father = {
        "full_name": "Nguyễn Văn Mẫu",
        "birth_date": {"year": 1990},
        "ethnicity": "01",
        "nationality": "VN",
        "deceased": True,
    }

    assert faults(body({"/declaration/father": father})) == []


@pytest.mark.parametrize(
    ("child", "mother"),
    [("H'Linh Niê", "H'Hen Niê"), ("K'Brế Mẫu", "K'Lan"), ("Y Nhĩ Niê", "H'Hen Niê")],
)
def test_names_of_minority_peoples_are_names(child: str, mother: str) -> None:
    surname = {"/declaration/child/surname": "Niê"} if child.endswith("Niê") else {}
    story = without_father({"/declaration/child/full_name": child, "/declaration/mother/full_name": mother, **surname})

    assert faults(story) == []
    if surname:
        assert "surname_of_neither" not in warning_codes(story)


def test_a_name_of_a_single_word_is_a_name() -> None:
    story = body({"/declaration/child/full_name": "Mẫu"})

    assert faults(story) == []
    assert "surname_of_neither" not in warning_codes(story)


def test_signed_data_of_the_hospital_is_found_by_number_and_facility() -> None:
    story = body({"/declaration/evidence": {"kind": "electronic_certificate"}})

    assert fault_places(story) == {
        ("/declaration/evidence/number", "needed_for_look_up"),
        ("/declaration/evidence/issued_by", "needed_for_look_up"),
    }


def test_a_hospital_is_named_and_a_home_has_none() -> None:
    without = body({"/declaration/child/birth_place/facility": None})
    at_home = body({"/declaration/child/birth_place/kind": "home"})

    assert ("/declaration/child/birth_place/facility", "facility_missing") in fault_places(without)
    assert ("/declaration/child/birth_place/facility", "facility_not_needed") in fault_places(at_home)


def test_a_birth_abroad_needs_its_country_and_address() -> None:
    place = {"kind": "facility", "facility": "Bệnh viện Mẫu", "place": {"country": "FR", "detail": "Paris"}}
    story = body({"/declaration/child/birth_place": place})

    assert faults(story) == []
    assert filing(story).declaration.model_dump()["child"]["birth_place"]["place"]["country"] == "FR"


def test_the_checks_of_a_birth_can_be_asked_alone() -> None:
    good = filing(body())
    declaration = good.declaration
    assert isinstance(declaration, BirthDeclaration)

    later = check(declaration, FILED + timedelta(days=90), good.applicant)
    earlier = check(declaration, FILED - timedelta(days=90))

    assert ([fault.code for fault in later.errors], [warning.code for warning in later.warnings]) == ([], ["overdue"])
    assert {fault.code for fault in earlier.errors} == {"born_in_future", "issued_in_future"}


def test_whether_a_birth_is_late_is_computed_and_not_asked() -> None:
    assert registration_kind(FILED - timedelta(days=60), FILED) is RegistrationKind.ON_TIME
    assert registration_kind(FILED - timedelta(days=61), FILED) is RegistrationKind.OVERDUE


def test_the_place_of_birth_is_printed_with_its_hospital() -> None:
    declaration = filing(body()).declaration
    assert isinstance(declaration, BirthDeclaration)

    assert declaration.child.birth_place.written() == "Bệnh viện Mẫu Hà Đông, Phường Hà Đông, Thành phố Hà Nội"


def test_a_proxy_is_known_by_a_number_or_by_a_paper() -> None:
    story = body({"/applicant/proxy": {"full_name": "Lê Văn Thay", "kinship": "none"}})

    assert fault_places(story) == {("/applicant/proxy/personal_number", "identity_missing")}


def test_the_file_id_of_a_component_survives_the_reading() -> None:
    assert str(filing(online()).components[0].file_id) == FILE_ID

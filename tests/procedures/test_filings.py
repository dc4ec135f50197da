"""The rules over a whole filing: contacts, components, delivery and payment, and every fault told at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from procedures.catalogue import every_procedure, find
from procedures.civil_words import Channel, DeliveryWay, ExemptionGround
from procedures.filing import NotFileable, every_fault, facts_of, filing_model, filing_schema, read_filing
from tests.procedures.bodies import (
    BIRTH,
    EDITION,
    FILE_ID,
    FILED,
    GONE,
    body,
    fault_places,
    faults,
    filing,
    foundling,
    online,
    read,
)

STRANGER = {
    "full_name": "Lê Văn Thay",
    "kinship": "none",
    "personal_number": "001085000003",
    "phone": "0900000003",
}
PARCEL = {
    "way": "post",
    "address": {
        "province": "01",
        "ward": "09552",
        "detail": "Số 2 phố Thử Nghiệm",
        "recipient": "Nguyễn Văn Mẫu",
        "phone": "0900000001",
    },
}


def scan_of(code: str, kind: str = "scan") -> dict[str, Any]:
    return {"code": code, "kind": kind, "source": "upload", "file_id": FILE_ID}


@pytest.mark.parametrize("contact", ["phone", "email"])
def test_filing_online_takes_both_a_telephone_and_an_email(contact: str) -> None:
    assert fault_places(online({f"/applicant/{contact}": None})) == {(f"/applicant/{contact}", "contact_missing")}


def test_somebody_helped_by_the_office_may_have_neither() -> None:
    helped = {"/applicant/phone": None, "/applicant/email": GONE, "/applicant/assisted": True}

    assert faults(online(helped)) == []
    assert faults(body(helped)) == []


def test_at_the_desk_one_way_to_reach_the_applicant_is_enough() -> None:
    assert faults(body({"/applicant/phone": None})) == []
    assert faults(body({"/applicant/email": None})) == []
    both = fault_places(body({"/applicant/email": None, "/applicant/phone": None}))
    assert both == {("/applicant/phone", "contact_missing")}


def test_an_incomplete_dossier_is_taken_at_the_desk_but_not_sent_online() -> None:
    assert faults(body({"/components": []})) == []
    (fault,) = faults(online({"/components": []}))
    assert (fault.pointer, fault.code) == ("/components", "component_missing")
    assert "Giấy chứng sinh" in fault.detail
    assert "medical_birth_certificate" in fault.detail


@pytest.mark.parametrize(
    ("evidence", "component"),
    [("witness_statement", "witness_statement"), ("pledge", "birth_pledge")],
)
def test_what_must_be_attached_online_follows_what_was_declared(evidence: str, component: str) -> None:
    story = online({"/declaration/evidence": {"kind": evidence}})
    attached = online({"/declaration/evidence": {"kind": evidence}, "/components": [scan_of(component)]})

    assert fault_places(story) == {("/components", "component_missing")}
    assert faults(attached) == []


def test_signed_data_of_the_hospital_replaces_the_paper() -> None:
    evidence = {"kind": "electronic_certificate", "number": "GCS-000001", "issued_by": "Bệnh viện Mẫu"}

    assert faults(online({"/declaration/evidence": evidence, "/components": []})) == []


def test_a_proxy_online_attaches_an_authorisation_certified_unless_close_kin() -> None:
    certificate = scan_of("medical_birth_certificate")
    kin = {**STRANGER, "kinship": "sibling"}

    alone = online({"/applicant/proxy": STRANGER})
    stranger = online({"/applicant/proxy": STRANGER, "/components": [certificate, scan_of("authorisation")]})
    sibling = online({"/applicant/proxy": kin, "/components": [certificate, scan_of("kin_authorisation")]})

    assert [fault.code for fault in faults(alone)] == ["component_missing"]
    assert "chứng thực" in faults(alone)[0].detail
    assert faults(stranger) == []
    assert faults(sibling) == []


def test_a_foundling_filed_online_attaches_the_record_of_finding() -> None:
    without = foundling({"/channel": "online", "/components": []})
    attached = foundling({"/channel": "online", "/components": [scan_of("abandonment_record")]})

    assert fault_places(without) == {("/components", "component_missing")}
    assert faults(attached) == []


def test_a_claimed_exemption_is_proven() -> None:
    claimed = online({"/payment/exemption": "poor"})

    assert fault_places(claimed) == {("/components", "component_missing")}


def test_nobody_needs_the_parents_marriage_certificate() -> None:
    needed = EDITION.components_needed(filing(body()).declaration, facts_of(filing(body()), FILED))
    forbidden = EDITION.component("parents_marriage_certificate")

    assert [component.code for component in needed] == ["declaration", "medical_birth_certificate"]
    assert forbidden is not None
    assert not forbidden.may_be_demanded


@pytest.mark.parametrize(
    ("component", "code"),
    [
        ({"code": "no_such_paper", "kind": "original_submitted", "source": "paper"}, "unknown_component"),
        ({"code": "medical_birth_certificate", "kind": "certified_copy", "source": "paper"}, "kind_not_accepted"),
        ({"code": "other", "kind": "scan", "source": "upload"}, "file_missing"),
        ({"code": "other", "kind": "scan", "source": "paper", "file_id": FILE_ID}, "paper_is_no_file"),
        ({"code": "other", "kind": "certified_copy", "source": "paper", "original_kept": True}, "nothing_to_keep"),
        ({"code": "other", "kind": "scan", "source": "upload", "file_id": "no uuid"}, "uuid_parsing"),
        ({"code": "Other!", "kind": "scan", "source": "upload", "file_id": FILE_ID}, "string_pattern_mismatch"),
    ],
)
def test_a_component_handed_in_wrongly_is_told(component: dict[str, Any], code: str) -> None:
    assert code in {fault.code for fault in faults(body({"/components": [component]}))}


def test_a_paper_original_cannot_be_handed_in_online() -> None:
    paper = {"code": "medical_birth_certificate", "kind": "original_submitted", "source": "paper"}

    assert ("/components/0/file_id", "file_missing") in fault_places(online({"/components": [paper]}))


def test_a_parcel_needs_an_address_and_nothing_else_has_one() -> None:
    assert faults(body({"/delivery": PARCEL})) == []
    assert fault_places(body({"/delivery": {"way": "post"}})) == {("/delivery/address", "address_missing")}
    assert fault_places(body({"/delivery/way": "desk", "/delivery/address": PARCEL["address"]})) == {
        ("/delivery/address", "address_not_needed")
    }


def test_a_parcel_goes_to_a_house_in_viet_nam() -> None:
    abroad = {"country": "FR", "detail": "Paris", "recipient": "Nguyễn Văn Mẫu", "phone": "0900000001"}
    vague = {"province": "01", "recipient": "Nguyễn Văn Mẫu", "phone": "0900000001"}

    assert fault_places(body({"/delivery": {"way": "post", "address": abroad}})) == {
        ("/delivery/address/country", "no_parcel_abroad")
    }
    assert fault_places(body({"/delivery": {"way": "post", "address": vague}})) == {
        ("/delivery/address/ward", "ward_missing"),
        ("/delivery/address/detail", "detail_missing"),
    }


def test_cash_on_delivery_needs_a_delivery() -> None:
    assert faults(body({"/delivery": PARCEL, "/payment/way": "cod"})) == []
    assert fault_places(body({"/payment/way": "cod"})) == {("/payment/way", "cod_without_parcel")}


def test_what_is_due_needs_a_way_of_paying() -> None:
    nothing_due = {"/declaration/copies": {"wanted": False}, "/payment/way": "none"}
    late = {
        **nothing_due,
        "/declaration/child/birth_date": "2026-01-05",
        "/declaration/evidence/issued_on": "2026-01-06",
    }

    assert faults(body(nothing_due)) == []
    assert fault_places(body({"/payment/way": "none"})) == {("/payment/way", "payment_missing")}
    assert fault_places(body(late)) == {("/payment/way", "payment_missing")}
    assert faults(body({**late, "/payment/exemption": "merit"})) == []
    assert ("/payment/way", "payment_missing") in fault_places(body({**nothing_due, "/delivery": PARCEL}))


@pytest.mark.parametrize(
    ("copies", "place"),
    [
        ({"wanted": True}, ("/declaration/copies/number", "copies_without_number")),
        ({"wanted": False, "number": 2}, ("/declaration/copies/number", "number_without_copies")),
        ({"wanted": True, "number": 0}, ("/declaration/copies/number", "greater_than_equal")),
        ({"wanted": True, "number": 100}, ("/declaration/copies/number", "less_than_equal")),
        ({"wanted": True, "number": "2"}, ("/declaration/copies/number", "int_type")),
        ({"wanted": "yes"}, ("/declaration/copies/wanted", "bool_type")),
    ],
)
def test_copies_are_counted_from_one_to_ninety_nine(copies: dict[str, Any], place: tuple[str, str]) -> None:
    assert fault_places(body({"/declaration/copies": copies})) == {place}


def test_every_fault_is_told_at_once_each_at_its_place() -> None:
    story = online(
        {
            "/applicant/phone": "12",
            "/applicant/email": None,
            "/applicant/unheard_of": True,
            "/declaration/child/full_name": "  ",
            "/declaration/child/birth_date": "2027-01-01",
            "/declaration/father/birth_date": {"year": 1990, "month": 2, "day": 30},
            "/declaration/mother": None,
            "/declaration/pledge/agreed": False,
            "/components": [scan_of("medical_birth_certificate", "painted")],
            "/payment/way": "cod",
        }
    )

    assert fault_places(story) == {
        ("/applicant/phone", "not_a_phone"),
        ("/applicant/email", "contact_missing"),
        ("/applicant/unheard_of", "extra_forbidden"),
        ("/declaration/child/full_name", "string_too_short"),
        ("/declaration/child/birth_date", "born_in_future"),
        ("/declaration/father/birth_date/day", "no_such_day"),
        ("/declaration/mother", "mother_missing"),
        ("/declaration/evidence/issued_on", "issued_before_birth"),
        ("/declaration/pledge/agreed", "not_pledged"),
        ("/components/0/kind", "not_in_list"),
        ("/payment/way", "cod_without_parcel"),
    }


def test_a_part_that_cannot_be_read_is_not_called_missing_as_well() -> None:
    story = body({"/declaration/mother": "Trần Thị Thử", "/declaration/evidence": 7})

    assert fault_places(story) == {("/declaration/mother", "model_type"), ("/declaration/evidence", "model_type")}


def test_faults_name_the_field_and_what_to_do_and_never_repeat_what_was_typed() -> None:
    secret = "Bí mật 0123456789"
    story = body(
        {"/declaration/child/full_name": secret, "/applicant/phone": secret, "/applicant/personal_number": secret}
    )

    told = faults(story)

    assert len(told) == 3
    assert all(secret not in fault.detail and "0123456789" not in fault.detail for fault in told)
    assert all(";" in fault.detail for fault in told)
    assert told[2].detail.startswith("“Trẻ được đăng ký khai sinh – Họ, chữ đệm, tên của trẻ”: ")


def test_a_body_of_another_procedure_is_not_read_as_this_one() -> None:
    assert fault_places(body({"/procedure": "1.000656"})) == {("/procedure", "other_procedure")}
    assert faults(body({"/procedure": "1.001193.000.00.00.H26"})) == []


def test_an_agency_is_named_by_its_identifier() -> None:
    assert faults(body({"/agency": "H26.99.01"})) == []
    assert fault_places(body({"/agency": "Hà Đông"})) == {("/agency", "string_pattern_mismatch")}


def test_a_procedure_without_a_form_says_so() -> None:
    death = find("1.000656")
    edition = replace(death.edition("2026-01"), declaration_form=None)

    (fault,) = every_fault(body(), death, edition, FILED)

    assert (fault.pointer, fault.code) == ("/procedure", "not_fileable")
    with pytest.raises(NotFileable, match="Đăng ký khai tử"):
        filing_model(death, edition)


def test_what_can_be_filed_so_far() -> None:
    fileable = [row.code for row in every_procedure() if row.edition_on(FILED).fileable]

    of_the_ward = {"1.000656", "1.000894", "1.001193", "1.004746", "1.004837", "1.004845", "1.004873", "2.000635"}
    of_the_ward |= {"3.000722", "2.002913"}
    of_others = {"1.004222", "1.003197", "1.002759"}
    assert of_the_ward | of_others <= set(fileable)


def test_the_filing_facts_say_how_when_and_by_whom() -> None:
    story = filing(body({"/applicant/proxy": STRANGER, "/delivery": PARCEL, "/payment/exemption": "poor"}))

    facts = facts_of(story, FILED, agency_province="01")

    assert (facts.channel, facts.filed_on, facts.delivery) == (Channel.DESK, FILED, DeliveryWay.POST)
    assert (facts.by_proxy, facts.proxy_is_close_kin) == (True, False)
    assert facts.exemption is ExemptionGround.POOR
    assert facts.same_province_delivery
    assert not facts_of(story, FILED, agency_province="31").same_province_delivery


def test_the_served_schema_is_sound_and_holds_for_the_example() -> None:
    schema = filing_schema(BIRTH, EDITION)

    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(body())) == []
    assert list(validator.iter_errors(foundling())) == []
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "place", ["/channel", "/applicant/full_name", "/declaration/child/birth_date", "/declaration/pledge", "/delivery"]
)
def test_the_served_schema_asks_for_what_the_reader_asks_for(place: str) -> None:
    without = body({place: GONE})

    assert not jsonschema.Draft202012Validator(filing_schema(BIRTH, EDITION)).is_valid(without)
    assert (place, "missing") in fault_places(without)


def test_the_served_schema_speaks_vietnamese() -> None:
    schema = filing_schema(BIRTH, EDITION)
    titles = [
        field["title"]
        for form in schema["$defs"].values()
        for field in form.get("properties", {}).values()
        if "title" in field
    ]

    assert all((title[0].isupper() and not title.isidentifier()) or " " not in title for title in titles)
    assert "Họ, chữ đệm, tên của trẻ" in titles
    assert not any("description" in form for form in schema["$defs"].values() if form.get("type") == "object")


def test_a_filing_written_out_and_read_again_is_the_same() -> None:
    for story in (body(), online(), foundling()):
        once = filing(story)
        again = read_filing(once.model_dump(mode="json"), BIRTH, EDITION, FILED)

        assert again.filing == once
        assert type(once).model_validate_json(once.model_dump_json()) == once


def test_a_good_filing_has_the_declaration_of_its_procedure() -> None:
    good = read(body()).filing

    assert good is not None
    assert EDITION.declaration_form is not None
    assert isinstance(good.declaration, EDITION.declaration_form)
    assert isinstance(good.applicant, EDITION.requester_form)

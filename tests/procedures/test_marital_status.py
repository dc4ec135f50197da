"""Asking for one's marital status to be confirmed: what is impossible, odd, needed, charged, and whom to ask."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from procedures.catalogue import find
from procedures.filing import Reading, facts_of, read_filing
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration
from procedures.tariff import fee_lines

FILED = date(2026, 11, 21)
CERTIFICATE = find("1.004873")
EDITION = CERTIFICATE.edition_on(FILED)
MARRIAGE = {
    "spouse_name": "Lê Quang Thử",
    "registered_on": "2020-05-20",
    "registered_at": "UBND phường Hà Đông",
    "number": "15/2020",
}
DIVORCE = {"kind": "judgment", "number": "12/2024/HNGĐ-ST", "issued_on": "2024-03-01", "issued_by": "Tòa án Mẫu"}
DEATH = {"spouse_name": "Lê Quang Thử", "number": "7/2023", "issued_on": "2023-06-01", "issued_by": "UBND phường Mẫu"}
BEFORE = {"number": "3/UBND-XNTTHN", "issued_on": "2026-01-10", "issued_by": "UBND phường Hà Đông", "given_back": True}
OTHER_PURPOSE: dict[str, Any] = {"purpose": "other", "purpose_words": "Vay vốn tại ngân hàng", "intended": None}


def home(ward: str = "00004", **more: Any) -> dict[str, Any]:
    return {"kind": "permanent", "province": "01", "ward": ward, **more}


def lived(ward: str = "00004", **more: Any) -> dict[str, Any]:
    return {"place": home(ward), "since": "2017-01-01", "until": "2019-12-31", **more}


def request(*, applicant: dict[str, Any] | None = None, **declaration: Any) -> dict[str, Any]:
    """The published example with these parts changed."""
    assert EDITION.example is not None
    body = deepcopy(EDITION.example(FILED))
    body["applicant"].update(applicant or {})
    body["declaration"].update(declaration)
    return body


def subject(**changes: Any) -> dict[str, Any]:
    return {**request()["declaration"]["subject"], **changes}


def intended(**partner: Any) -> dict[str, Any]:
    marriage: dict[str, Any] = request()["declaration"]["intended"]
    marriage["partner"].update(partner)
    return marriage


def read(body: dict[str, Any]) -> Reading:
    return read_filing(body, CERTIFICATE, EDITION, FILED)


def declared(**changes: Any) -> MaritalStatusDeclaration:
    filing = read(request(**changes)).filing
    assert filing is not None
    assert isinstance(filing.declaration, MaritalStatusDeclaration)
    return filing.declaration


def needed(body: dict[str, Any]) -> list[str]:
    filing = read(body).filing
    assert filing is not None
    return [row.code for row in EDITION.components_needed(filing.declaration, facts_of(filing, FILED))]


def test_the_example_is_good_without_any_doubt() -> None:
    assert (read(request()).faults, read(request()).warnings) == ((), ())


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"status": "divorced"}, "divorce_missing", "divorce"),
        ({"status": "widowed"}, "death_missing", "death"),
        ({"status": "married", **OTHER_PURPOSE}, "marriage_missing", "marriage"),
        ({"divorce": DIVORCE}, "divorce_not_expected", "divorce"),
        ({"marriage": MARRIAGE}, "marriage_not_expected", "marriage"),
        (
            {"status": "divorced", "divorce": {**DIVORCE, "issued_on": "2027-01-01"}},
            "event_in_future",
            "divorce/issued_on",
        ),
        ({"since": "2027-01-01"}, "period_in_future", "since"),
        ({"until": "2027-01-01"}, "period_in_future", "until"),
        ({"until": "2015-01-01"}, "period_backwards", "until"),
        ({"since": "1997-01-01"}, "period_before_birth", "since"),
        ({"intended": None}, "intended_missing", "intended"),
        ({"purpose": "other", "intended": None}, "purpose_missing", "purpose_words"),
        ({"purpose": "other", "purpose_words": "Vay vốn"}, "intended_not_expected", "intended"),
        ({"purpose_words": "Vay vốn"}, "purpose_not_expected", "purpose_words"),
        ({"kind": "again"}, "certificate_missing", "before"),
        ({"before": BEFORE}, "certificate_not_expected", "before"),
        ({"kind": "again", "before": {**BEFORE, "given_back": False}}, "loss_not_explained", "before/why_not"),
        ({"kind": "again", "before": {**BEFORE, "why_not": "Mất"}}, "loss_not_expected", "before/why_not"),
        ({"kind": "again", "before": {**BEFORE, "issued_on": "2027-01-01"}}, "issued_in_future", "before/issued_on"),
        ({"residences": [lived(until="2016-01-01")]}, "contradiction", "residences/0/until"),
        ({"residences": [lived(since="2027-01-01", until="2027-02-01")]}, "residence_in_future", "residences/0/since"),
        ({"status": "married", "marriage": MARRIAGE}, "already_married", "purpose"),
        ({"subject": subject(birth_date={"year": 2010})}, "too_young", "subject/birth_date"),
        (
            {"intended": intended(personal_number="001198000201")},
            "same_person",
            "intended/partner/personal_number",
        ),
        ({"intended": intended(deceased=True)}, "partner_deceased", "intended/partner/deceased"),
        ({"status": "single"}, "not_in_list", "status"),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" not in value else "",
)
def test_what_cannot_be_is_a_fault(changes: dict[str, Any], code: str, pointer: str) -> None:
    found = {(fault.pointer, fault.code) for fault in read(request(**changes)).faults}
    assert (f"/declaration/{pointer}", code if code != "contradiction" else "period_backwards") in found


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (
            request(subject=subject(birth_date={"year": 2008}), since="2020-01-01"),
            {"perhaps_too_young", "number_other_birth_year"},
        ),
        (
            request(
                subject=subject(sex="male", birth_date={"year": 2006}, personal_number="001206000201"),
                intended=intended(sex="female", personal_number="001196000202"),
            ),
            {"perhaps_too_young"},
        ),
        (request(intended=intended(birth_date={"year": 2010})), {"partner_too_young", "number_other_birth_year"}),
        (request(intended=intended(sex="female", personal_number="001196000202")), {"same_sex"}),
        (request(subject=subject(deceased=True)), {"subject_deceased"}),
        (request(applicant={"full_name": "Phạm Thị Khác"}), {"requester_differs_from_subject"}),
        (
            request(residences=[lived(since="2010-01-01", until="2012-01-01")]),
            {"residence_outside_period"},
        ),
        (
            request(
                residences=[lived() | {"place": {"kind": "current", "country": "JP", "detail": "Tokyo"}}],
            ),
            {"lived_abroad"},
        ),
        (
            request(
                kind="again",
                before={**BEFORE, "given_back": False, "why_not": "Thất lạc khi chuyển nhà", "was_for_marriage": True},
            ),
            {"intended_place_unknown"},
        ),
        (request(residences=[lived()]), set()),
        (request(status="divorced", divorce=DIVORCE), set()),
        (request(status="widowed", death=DEATH), set()),
        (request(status="married", marriage=MARRIAGE, **OTHER_PURPOSE), set()),
    ],
)
def test_what_is_odd_is_told_to_the_officer(body: dict[str, Any], codes: set[str]) -> None:
    found = read(body)
    assert found.faults == ()
    assert {warning.code for warning in found.warnings} == codes


def test_a_man_marries_at_twenty_and_a_woman_at_eighteen_to_the_day() -> None:
    def faulty(sex: str, year: int, day: int) -> bool:
        born = {"year": year, "month": 11, "day": day}
        codes = {fault.code for fault in read(request(subject=subject(sex=sex, birth_date=born))).faults}
        return "too_young" in codes

    assert [faulty("male", 2006, 21), faulty("male", 2006, 22)] == [False, True]
    assert [faulty("female", 2008, 21), faulty("female", 2008, 22)] == [False, True]


def test_what_must_come_along_follows_what_was_declared() -> None:
    abroad = {**DIVORCE, "kind": "foreign_note"}
    lost = {"issued_by": "UBND phường Hà Đông", "why_not": "Thất lạc khi chuyển nhà"}

    assert needed(request()) == ["declaration"]
    assert needed(request(status="divorced", divorce=DIVORCE)) == ["declaration", "divorce_proof"]
    assert needed(request(status="divorced", divorce=abroad)) == ["declaration", "foreign_divorce_note"]
    assert needed(request(status="widowed", death=DEATH)) == ["declaration", "spouse_death_proof"]
    assert needed(request(kind="again", before=BEFORE)) == ["declaration", "certificate_before"]
    assert needed(request(kind="again", before=lost)) == ["declaration"]
    assert needed(request(residences=[lived(proof="Giấy xác nhận của UBND phường Ba Đình")])) == [
        "declaration",
        "status_elsewhere_proof",
    ]


def test_nobody_needs_the_marriage_certificate() -> None:
    forbidden = EDITION.component("marriage_certificate")

    assert needed(request(status="married", marriage=MARRIAGE, **OTHER_PURPOSE)) == ["declaration"]
    assert forbidden is not None
    assert not forbidden.may_be_demanded


def test_every_former_commune_that_is_not_proven_is_asked_once() -> None:
    declaration = declared(
        residences=[
            lived("00004"),
            lived("00008", proof="Giấy xác nhận của UBND phường Ngọc Hà"),
            lived("09556"),
            lived("00004", since="2021-01-01", until="2021-06-01"),
            lived() | {"place": {"kind": "permanent", "province": "19", "ward": "12345", "ward_name": "Xã Mẫu"}},
        ]
    )

    assert declaration.communes_to_ask("09556") == {"00004": "Phường Ba Đình", "12345": "Xã Mẫu"}


def test_a_lost_certificate_for_marrying_is_asked_about_where_the_marriage_was_intended() -> None:
    lost = {
        "issued_by": "UBND phường Hà Đông",
        "why_not": "Thất lạc khi chuyển nhà",
        "was_for_marriage": True,
        "intended_at": {"province": "01", "ward": "00025"},
    }

    assert declared(kind="again", before=lost).communes_to_ask("09556") == {"00025": "Phường Giảng Võ"}
    assert declared(kind="again", before={**BEFORE, "was_for_marriage": True}).communes_to_ask("09556") == {}


def test_the_ward_where_the_person_lives_may_decide() -> None:
    filing = read(request()).filing
    elsewhere = read(request(subject=subject(residence=home("00004")))).filing
    by_number = read(
        request(applicant={"relation": "legal_representative"}, subject=subject(residence=None)),
    ).filing
    assert filing is not None
    assert elsewhere is not None
    assert by_number is not None

    assert EDITION.may_decide("09556", filing.declaration, filing.applicant) is True
    assert EDITION.may_decide("09556", elsewhere.declaration, elsewhere.applicant) is False
    assert EDITION.may_decide("09556", by_number.declaration, by_number.applicant) is None


@pytest.mark.parametrize(("exemption", "amount"), [(None, 15_000), ("poor", 0), ("merit", 0), ("disabled", 0)])
def test_a_certificate_costs_its_fee_unless_exempt(exemption: str | None, amount: int) -> None:
    body = request()
    body["payment"]["exemption"] = exemption
    filing = read(body).filing
    assert filing is not None
    lines = fee_lines(EDITION.fee_rules, filing.declaration, facts_of(filing, FILED), province="01")

    assert [(line.code, line.amount) for line in lines] == [("marital-status", amount)]


def test_one_certificate_is_issued_and_holds_for_six_months() -> None:
    (result,) = EDITION.results

    assert (result.copies, result.valid_months) == (1, 6)

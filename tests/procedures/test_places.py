"""A place is told by the codes of 01/07/2025 and its name is checked where the code is known."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from procedures.code_table import COUNTRIES, ETHNICITIES, PROVINCE_OF_WARD, PROVINCES, WARDS
from procedures.forms.address import Address
from procedures.forms.identity_document import IdentityDocument
from procedures.forms.partial_date import PartialDate
from procedures.forms.place import Place

HA_DONG = {"province": "01", "ward": "09556"}


def codes_of(form: Any, given: dict[str, Any]) -> set[tuple[str, str]]:
    with pytest.raises(ValidationError) as refused:
        form.model_validate(given)
    return {
        (".".join(map(str, error["loc"])), str(error.get("ctx", {}).get("code", error["type"])))
        for error in refused.value.errors()
    }


def test_the_tables_hold_what_the_law_lists() -> None:
    assert len(PROVINCES) == 34
    assert len([name for code, name in ETHNICITIES.items() if int(code) <= 54]) == 54
    assert len(set(ETHNICITIES.values())) == 56
    assert len(WARDS) == len(PROVINCE_OF_WARD) == 126
    assert (WARDS["09556"], WARDS["09552"]) == ("Phường Hà Đông", "Phường Kiến Hưng")
    assert len(COUNTRIES) == len(set(COUNTRIES.values())) == 250
    assert set(PROVINCE_OF_WARD.values()) <= set(PROVINCES)


def test_a_known_ward_is_printed_by_its_official_name() -> None:
    assert Place.model_validate({**HA_DONG, "detail": "Số 1"}).written() == "Số 1, Phường Hà Đông, Thành phố Hà Nội"


def test_the_name_of_a_known_ward_is_compared_without_accents() -> None:
    assert Place.model_validate({**HA_DONG, "ward_name": "phuong ha dong"}).ward == "09556"
    assert codes_of(Place, {**HA_DONG, "ward_name": "Phường Kiến Hưng"}) == {("ward_name", "ward_name_differs")}


def test_a_ward_lies_in_its_province() -> None:
    assert codes_of(Place, {"province": "79", "ward": "09556"}) == {("ward", "ward_of_other_province")}


def test_a_ward_outside_the_table_is_taken_with_its_name() -> None:
    assert codes_of(Place, {"province": "79", "ward": "26734"}) == {("ward_name", "ward_name_missing")}
    place = Place.model_validate({"province": "79", "ward": "26734", "ward_name": "Phường Mẫu"})
    assert not place.ward_is_known
    assert place.written() == "Phường Mẫu, Thành phố Hồ Chí Minh"


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, {("province", "province_missing")}),
        ({"province": "02"}, {("province", "unknown_code")}),
        ({"province": "01", "ward": "9556"}, {("ward", "string_pattern_mismatch")}),
        ({"country": "ZZ"}, {("country", "unknown_code")}),
        ({"country": "FR"}, {("detail", "detail_missing")}),
        ({"country": "FR", "province": "01", "detail": "Paris"}, {("province", "unit_abroad")}),
        ({"province": "01", "unit_set": "2024-01"}, {("unit_set", "literal_error")}),
        ({"province": "01", "district": "268"}, {("district", "extra_forbidden")}),
    ],
)
def test_a_place_that_cannot_be_is_refused(given: dict[str, Any], wrong: set[tuple[str, str]]) -> None:
    assert codes_of(Place, given) == wrong


def test_a_place_abroad_is_told_by_country_and_words() -> None:
    assert Place.model_validate({"country": "FR", "detail": "Paris"}).written() == "Paris, Pháp"


def test_a_residence_is_told_down_to_the_ward() -> None:
    assert codes_of(Address, {"kind": "permanent", "province": "01"}) == {("ward", "ward_missing")}
    assert Address.model_validate({"kind": "temporary", **HA_DONG}).ward == "09556"


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ({"year": 1990}, "1990"),
        ({"year": 1990, "month": 5}, "05/1990"),
        ({"year": 1990, "month": 5, "day": 2}, "02/05/1990"),
    ],
)
def test_a_date_known_in_part_is_printed_in_part(given: dict[str, int], written: str) -> None:
    assert PartialDate.model_validate(given).written() == written


def test_a_date_known_in_part_lies_between_two_days() -> None:
    february = PartialDate.model_validate({"year": 2024, "month": 2})

    assert (february.earliest.isoformat(), february.latest.isoformat()) == ("2024-02-01", "2024-02-29")


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"year": 1990, "day": 3}, {("month", "month_missing")}),
        ({"year": 2025, "month": 2, "day": 29}, {("day", "no_such_day")}),
        ({"year": 1990, "month": 13}, {("month", "less_than_equal")}),
        ({"year": "1990"}, {("year", "int_type")}),
    ],
)
def test_a_date_that_cannot_be_is_refused(given: dict[str, Any], wrong: set[tuple[str, str]]) -> None:
    assert codes_of(PartialDate, given) == wrong


@pytest.mark.parametrize(
    ("kind", "number", "fits"),
    [
        ("identity_card", "001090000001", True),
        ("citizen_card", "00109000000", False),
        ("people_card", "012345678", True),
        ("people_card", "0123456789", False),
        ("passport", "C0000001", True),
    ],
)
def test_the_number_of_a_document_is_as_long_as_its_kind_says(kind: str, number: str, fits: bool) -> None:
    given = {"type": kind, "number": number, "issued_on": "2020-01-01", "issued_by": "Bộ Công an"}

    if fits:
        assert IdentityDocument.model_validate(given).number == number
    else:
        assert codes_of(IdentityDocument, given) == {("number", "document_number_length")}

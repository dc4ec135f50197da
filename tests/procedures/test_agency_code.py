"""Identifiers of agencies and codes of dossiers, of today and of before 2020."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.agency_code import DossierCode, NotADossierCode, is_agency_code, read_dossier_code


@pytest.mark.parametrize("code", ["H26", "H26.99.01", "G01.899.25", "000.00.00.H26", "H56.12.AB3"])
def test_agencies_are_known_by_identifiers_of_both_ages(code: str) -> None:
    assert is_agency_code(code)


@pytest.mark.parametrize(
    "code", ["", "Z26", "H2", "H26.", "h26", "H26.9", "H26..01", "H26" + ".AB3" * 9, "H26\n", "H26.Đ01"]
)
def test_anything_else_is_no_agency(code: str) -> None:
    assert not is_agency_code(code)


@pytest.mark.parametrize(
    ("text", "agency", "day", "number"),
    [
        ("H26.99.01-261121-0001", "H26.99.01", date(2026, 11, 21), 1),
        ("  h26.99.01-261121-0001 ", "H26.99.01", date(2026, 11, 21), 1),
        ("000.00.00.H26-220714-0001", "000.00.00.H26", date(2022, 7, 14), 1),
        ("H26.99.01-261121-12345", "H26.99.01", date(2026, 11, 21), 12345),
    ],
)
def test_a_dossier_code_tells_agency_day_and_number(text: str, agency: str, day: date, number: int) -> None:
    assert read_dossier_code(text) == DossierCode(agency, day, number)


@pytest.mark.parametrize(
    "text", ["", "H26.99.01", "H26.99.01-261121-001", "H26.99.01-261321-0001", "H26.99.01-261121-0000", "x-261121-0001"]
)
def test_what_is_no_dossier_code_says_where_to_find_one(text: str) -> None:
    with pytest.raises(NotADossierCode, match="giấy tiếp nhận"):
        read_dossier_code(text)


@given(
    st.sampled_from(["H26.99.01", "000.00.00.H26", "G01.899"]),
    st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)),
    st.integers(min_value=1, max_value=10**7),
)
def test_a_written_code_is_read_back(agency: str, day: date, number: int) -> None:
    code = DossierCode(agency, day, number)

    assert read_dossier_code(str(code)) == code

"""Numbers said in Vietnamese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.spelled_number import spell


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (8000, "tám nghìn"),
        (24_000, "hai mươi bốn nghìn"),
        (1_000_001, "một triệu không trăm linh một"),
        (15_300_000, "mười lăm triệu ba trăm nghìn"),
        (1_000_000_000, "một tỷ"),
        (2_000_000_015, "hai tỷ không trăm mười lăm"),
        (-5, "âm năm"),
    ],
)
def test_a_number_is_said_as_a_cashier_says_it(value: int, words: str) -> None:
    assert spell(value) == words


_UNITS = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


def _heard(words: str) -> int:
    """Understand a spoken number below a thousand million, word by word."""
    total = group = digit = 0
    for word in words.split():
        if word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word in {"nghìn", "triệu"}:
            total, group, digit = total + (group + digit) * (1000 if word == "nghìn" else 1_000_000), 0, 0
        elif word not in {"linh", "không"}:
            digit = _UNITS[word]
    return total + group + digit


@given(st.integers(min_value=1, max_value=999_999_999))
def test_whoever_hears_a_number_understands_the_same_number(value: int) -> None:
    assert _heard(spell(value)) == value

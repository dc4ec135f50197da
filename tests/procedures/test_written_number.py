"""Numbers in words can be read back, and the words are those a certificate uses."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.written_number import day_in_words, in_words, money_in_words

ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9,
}  # fmt: skip


def read_back(words: str) -> int:
    """The number of these words, by a reading that knows nothing of how they were written."""
    if " tỷ" in words:
        billions, _, rest = words.rpartition(" tỷ")
        return read_back(billions) * 10**9 + (read_back(rest.strip()) if rest.strip() else 0)
    total = group = 0
    digit = 0
    for word in words.split():
        if word in ONES:
            digit = ONES[word]
        elif word == "mười":
            group, digit = group + 10, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in {"nghìn", "triệu"}:
            total += (group + digit) * {"nghìn": 1_000, "triệu": 1_000_000}[word]
            group = digit = 0
        else:
            assert word == "linh"
    return total + group + digit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (2005, "hai nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (1_000_000, "một triệu"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (3_000_000_000, "ba tỷ"),
    ],
)
def test_a_number_is_written_as_people_say_it(number: int, words: str) -> None:
    assert in_words(number) == words


def test_a_day_is_written_out_for_the_certificate() -> None:
    assert day_in_words(date(2026, 11, 21)) == (
        "Ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu"
    )
    assert day_in_words(date(1999, 4, 4)) == "Ngày bốn tháng tư năm một nghìn chín trăm chín mươi chín"


def test_money_is_written_out_for_the_receipt() -> None:
    assert money_in_words(16_000) == "mười sáu nghìn đồng"


def test_less_than_nothing_is_not_written() -> None:
    with pytest.raises(ValueError, match="zero"):
        in_words(-1)


@given(st.integers(min_value=0, max_value=10**15))
def test_every_number_can_be_read_back(number: int) -> None:
    words = in_words(number)

    assert read_back(words) == number
    assert words == " ".join(words.split())


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=10**12))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_can_be_read_back(day: date) -> None:
    written = re.fullmatch(r"Ngày (.+) tháng (mười một|mười hai|\w+) năm (.+)", day_in_words(day))

    assert written is not None
    assert tuple(map(read_back, written.groups())) == (day.day, day.month, day.year)

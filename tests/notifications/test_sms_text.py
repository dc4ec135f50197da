"""Text messages: letters without marks, and parts counted as the carrier counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.sms_text import fits, is_gsm7, part_count, parts, to_gsm7, unaccent

LOWER = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
PLAIN = "a" * 18 + "e" * 12 + "i" * 6 + "o" * 18 + "u" * 12 + "y" * 6 + "d"
VIETNAMESE = st.text(alphabet=LOWER + LOWER.upper() + "bcghklmnpqrstvx 0123456789.,:;/-")


def test_every_vietnamese_vowel_and_d_loses_its_marks() -> None:
    assert unaccent(LOWER) == PLAIN
    assert unaccent(LOWER.upper()) == PLAIN.upper()


def test_typographic_signs_become_plain() -> None:
    assert to_gsm7("“Giấy” – khai… sinh’s\u00a0số ₫") == '"Giay" - khai... sinh\'s so d'


def test_what_has_no_counterpart_is_shown_as_a_question_mark() -> None:
    assert to_gsm7("字😀") == "??"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ế" * 70, 1),
        ("ế" * 71, 2),
        ("ế" * 134, 2),
        ("ế" * 135, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 159 + "€", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_parts_are_counted_as_the_carrier_counts_them(text: str, count: int) -> None:
    assert part_count(text) == count


def test_an_escape_and_its_letter_are_not_parted() -> None:
    cut = parts("a" * 152 + "€" + "b" * 152)
    assert [len(part) for part in cut] == [152, 152, 1]
    assert cut[1].startswith("€")


def test_a_normal_notice_costs_one_part_without_accents_and_three_with() -> None:
    notice = (
        "UBND phường Mẫu Đơn đã tiếp nhận hồ sơ H99-261121-0001 của Ông/Bà. Hẹn trả kết quả "
        "16:30 thứ Tư 25/11/2026 tại bộ phận một cửa, mang theo giấy."
    )
    assert part_count(notice) == 3
    assert part_count(to_gsm7(notice)) == 1


def test_two_parts_are_the_limit_unless_another_is_given() -> None:
    assert fits("a" * 306)
    assert not fits("a" * 307)
    assert fits("a" * 307, limit=3)


@given(VIETNAMESE)
def test_vietnamese_without_marks_is_ascii_of_the_same_length(text: str) -> None:
    plain = unaccent(text)
    assert plain.isascii()
    assert len(plain) == len(text)
    assert to_gsm7(text) == plain


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"], exclude_characters="`")))
def test_plain_words_and_addresses_stay_as_they_are(text: str) -> None:
    assert unaccent(text) == text
    assert to_gsm7(text) == text


@given(st.text())
def test_any_text_can_be_sent_in_seven_bits_and_twice_changes_nothing(text: str) -> None:
    sent = to_gsm7(text)
    assert is_gsm7(sent)
    assert to_gsm7(sent) == sent


@given(st.text(max_size=700))
def test_parts_joined_are_the_text_and_none_is_too_long(text: str) -> None:
    cut = parts(text)
    assert "".join(cut) == text
    for part in cut:
        units = len(part.encode("utf-16-be")) // 2
        assert 0 < units <= (160 if is_gsm7(text) else 70)
        assert len(cut) == 1 or units <= (153 if is_gsm7(text) else 67)


@given(st.text(max_size=400), st.text(max_size=100))
def test_a_longer_text_never_costs_less(text: str, more: str) -> None:
    assert part_count(text) <= part_count(text + more)

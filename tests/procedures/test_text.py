"""What people type comes in many encodings; what is stored is one, and nothing invisible gets in."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from procedures.civil_words import Sex
from procedures.folded_text import folded
from procedures.forms.day import Day
from procedures.forms.email import Email
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber, doubts
from procedures.forms.phone import Phone
from procedures.forms.text import Line, Paragraph

NAMES = (
    "Nguyễn Văn Mẫu",
    "Trần Thị Thử",
    "H'Hen Niê",
    "K'Brế",
    "Y Nhĩ",
    "Đỗ Ưng Ươm",
    "Lò Thị Ối",
    "Sùng A Chớ",
    "Jean-Pierre Müller",
    "María José Núñez",
    "Quách Quỳnh Như",
    "Mẫu",
)


def reads(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


def code_of(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as refused:
        reads(kind, value)
    return str(refused.value.errors()[0]["type"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_kept_in_one_form_whatever_the_keyboard_sent(name: str, form: str) -> None:
    typed = "  " + unicodedata.normalize(form, name).replace(" ", " \u00a0 ") + " "  # type: ignore[arg-type]

    assert reads(PersonName, typed) == name


@pytest.mark.parametrize("apostrophe", ["\u2019", "\u2018", "\u02bc", "\u0060", "\u00b4"])
def test_every_apostrophe_of_a_name_becomes_the_same(apostrophe: str) -> None:
    assert reads(PersonName, f"H{apostrophe}Hen Niê") == "H'Hen Niê"


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "\x00", "\x1b", "\x7f", "\ue000", "\u2028"]
)
@pytest.mark.parametrize("kind", [PersonName, Line, Paragraph])
def test_what_nobody_can_see_is_refused(kind: Any, hidden: str) -> None:
    assert code_of(kind, f"Nguyễn{hidden}Văn") == "invisible_character"


def test_half_a_character_pair_is_refused() -> None:
    assert code_of(Line, "Nguyễn \ud800") in {"invisible_character", "string_unicode"}


@pytest.mark.parametrize(
    "legacy",
    [
        "NguyÔn V¨n MÉu",
        "TrÇn ThÞ ¸nh",
        "Nguyeãn Vaên Maãu",
        "Traàn Thò Ñieäu Hieàn",
        "Nguyá»…n VÄƒn Máº«u",
        "Nguy\ufffdn V\ufffdn",
    ],
)
@pytest.mark.parametrize("kind", [PersonName, Line])
def test_encodings_of_the_last_century_are_recognised_and_refused(kind: Any, legacy: str) -> None:
    assert code_of(kind, legacy) == "legacy_encoding"


@pytest.mark.parametrize(
    "honest",
    [
        "Số 5½ ngõ 12/3, tổ 7 – khu “A”, 20°C, 100 m²",
        "Thôn «Đoàn Kết», xã Hòa Xá; hoà bình",
        "Zoë Noël, Loïc Naïm, Thuý, thùy, khuỷu, nguyễn, quẩy",
        "Ủy ban nhân dân phường Hà Đông – quyển số 01/2020",
    ],
)
def test_honest_text_passes(honest: str) -> None:
    assert reads(Line, honest) == unicodedata.normalize("NFC", honest)


@pytest.mark.parametrize(
    "wrong", ["Nguyễn Văn 2", "<b>Mẫu</b>", "Mẫu; DROP", "{{7*7}}", "Николай", "阮文", "- ' .", "a@b"]
)
def test_what_is_no_name_in_latin_letters_is_refused(wrong: str) -> None:
    assert code_of(PersonName, wrong) == "not_a_name"


def test_a_name_is_neither_empty_nor_a_book() -> None:
    assert code_of(PersonName, " \u00a0 ") == "string_too_short"
    assert code_of(PersonName, "a" * 101) == "string_too_long"
    assert reads(PersonName, unicodedata.normalize("NFD", "ễ" * 100)) == "ễ" * 100
    assert code_of(PersonName, 7) == "string_type"


def test_paragraphs_keep_their_lines_and_no_other_space() -> None:
    assert code_of(Paragraph, 7) == "string_type"
    assert reads(Paragraph, " một \r\n hai\t ba \n") == "một\nhai ba"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0983.896.033", "0983896033"),
        ("+84 983 896 033", "0983896033"),
        ("84983896033", "0983896033"),
        ("(024) 33.824.606", "02433824606"),
        ("02433.824.606", "02433824606"),
        ("+33 6 12 34 56 78", "+33612345678"),
    ],
)
def test_a_telephone_number_is_kept_without_its_dots(typed: str, stored: str) -> None:
    assert reads(Phone, typed) == stored
    assert reads(Phone, stored) == stored


@pytest.mark.parametrize(
    "wrong", ["12345678", "0183896033", "098389603", "09838960331", "+84", "điện thoại", "٠٩٨٣٨٩٦٠٣٣"]
)
def test_what_nobody_can_call_is_refused(wrong: str) -> None:
    assert code_of(Phone, wrong) == "not_a_phone"


@pytest.mark.parametrize("right", ["nguoi.nop@example.vn", "a@b.vn", "A.B+c@sub.example.com"])
def test_an_email_address_passes(right: str) -> None:
    assert reads(Email, right) == right


@pytest.mark.parametrize(
    "wrong",
    [
        "a@b",
        "a b@c.vn",
        "người@vidu.vn",
        "a@b.vn, c@d.vn",
        "a@b.vn>",
        "a..b@c.vn",
        ".a@b.vn",
        "@b.vn",
        "x" * 65 + "@b.vn",
    ],
)
def test_what_no_mail_server_takes_is_refused(wrong: str) -> None:
    assert code_of(Email, wrong) == "not_an_email"


def test_an_email_address_cannot_smuggle_a_header() -> None:
    assert code_of(Email, "a@b.vn\r\nBcc: c@d.vn") == "invisible_character"


@pytest.mark.parametrize(
    ("typed", "stored"), [("001 090 000 001", "001090000001"), ("001.090.000.001", "001090000001")]
)
def test_a_personal_number_is_twelve_digits(typed: str, stored: str) -> None:
    assert reads(PersonalNumber, typed) == stored


@pytest.mark.parametrize("wrong", ["", "123", "0010900000012", "00109000000A", "٠٠١٠٩٠٠٠٠٠٠١"])
def test_anything_else_is_no_personal_number(wrong: str) -> None:
    assert code_of(PersonalNumber, wrong) == "not_twelve_digits"


@pytest.mark.parametrize(
    ("number", "sex", "year", "found"),
    [
        ("001090000001", Sex.MALE, 1990, ()),
        ("001192000002", Sex.FEMALE, 1992, ()),
        ("001226000003", Sex.MALE, 2026, ()),
        ("001326000003", Sex.FEMALE, 2026, ()),
        ("001326000003", Sex.MALE, 2026, ("other_sex",)),
        ("001326000003", Sex.FEMALE, 1926, ("other_birth_year",)),
        ("003090000001", None, None, ("unknown_province",)),
        ("150090000001", None, None, ()),
        ("000190000001", Sex.MALE, 1991, ("unknown_province", "other_sex", "other_birth_year")),
    ],
)
def test_a_number_that_does_not_fit_raises_doubts_only(
    number: str, sex: Sex | None, year: int | None, found: tuple[str, ...]
) -> None:
    assert doubts(number, sex=sex, birth_year=year) == found


@pytest.mark.parametrize(
    "wrong", ["2026-02-30", "21/11/2026", "2026-11-21T00:00:00Z", "20261121", 20261121, None, "0001-01-01"]
)
def test_a_day_is_a_real_one_written_year_first(wrong: object) -> None:
    assert code_of(Day, wrong) == "not_a_day"


def test_search_finds_with_and_without_accents() -> None:
    assert folded("Hoà  Bình") == folded("HÒA BÌNH") == folded("hoa binh") == "hoa binh"
    assert folded("Đặng") == "dang"


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once_and_both_normal_forms_are_one(text: str) -> None:
    adapter: TypeAdapter[str] = TypeAdapter(Line)

    def outcome(typed: str) -> str | None:
        try:
            return adapter.validate_python(typed)
        except ValidationError:
            return None

    once = outcome(text)
    assert outcome(unicodedata.normalize("NFD", text)) == outcome(unicodedata.normalize("NFC", text)) == once
    if once is not None:
        assert outcome(once) == once
        assert unicodedata.is_normalized("NFC", once)

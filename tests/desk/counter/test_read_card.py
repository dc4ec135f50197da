"""The square code of an identity card: whatever a card says is read back, and nothing else passes for one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.intake.card.card_address import place_boxes
from desk.intake.card.mangled import CAPS_LOCK, MARKS_LOST, OLD_ENCODING, TYPING_METHOD, WINDOWS_KEYBOARD
from desk.intake.card.read_card import PARTS, Card, NotACard, read_card
from procedures.civil_words import Sex
from tests.desk.counter.cards import FATHER, HOA, MOTHER

TODAY = date(2026, 10, 6)
_PROVINCES = st.sampled_from(["001", "031", "048", "079", "096"])
_NAMES = st.lists(
    st.sampled_from(["Nguyễn", "Trần", "Đặng", "Thị", "Văn", "Ngọc", "Ánh", "Quý", "Mẫu", "Thử", "H'Hen", "Niê", "Y"]),
    min_size=1,
    max_size=5,
).map(" ".join)
_HOMES = st.lists(
    st.sampled_from(["Số 3 phố Thử", "Tổ 4", "Thôn Đoài", "Phường Hà Đông", "Xã Mẫu", "Thành phố Hà Nội", "Đắk Lắk"]),
    min_size=1,
    max_size=4,
).map(lambda parts: ", ".join([*parts, "Tỉnh Mẫu"]))


@st.composite
def cards(draw: st.DrawFn) -> Card:
    born = draw(st.dates(date(1930, 1, 1), TODAY - timedelta(days=400)))
    sex = draw(st.sampled_from(list(Sex)))
    century_and_sex = (born.year - 1900) // 100 * 2 + (sex is Sex.FEMALE)
    serial = draw(st.integers(0, 999_999))
    number = f"{draw(_PROVINCES)}{century_and_sex}{born:%y}{serial:06d}"
    issued = draw(st.dates(born, TODAY))
    old = draw(st.sampled_from(["", "123456789", "012345678901"]))
    text = "|".join((number, old, draw(_NAMES), f"{born:%d%m%Y}", sex.words, draw(_HOMES), f"{issued:%d%m%Y}"))
    return read_card(text, TODAY)


def written(card: Card) -> str:
    born, issued = card.birth_date.earliest, card.issued_on
    parts = (card.number, card.old_number, card.full_name, f"{born:%d%m%Y}", card.sex.words, card.residence)
    return "|".join((*parts, f"{issued:%d%m%Y}"))


@given(cards())
def test_what_a_card_says_is_read_and_written_back_the_same(card: Card) -> None:
    assert read_card(written(card), TODAY) == card
    assert card.doubts == ()
    assert read_card(f"  {written(card)}\r\n", TODAY) == card
    assert read_card(f"{written(card)}|Nguyễn Văn Cha|Trần Thị Mẹ", TODAY) == card


@given(cards(), st.data())
def test_a_card_cut_anywhere_before_its_last_part_is_refused_and_what_is_missing_named(
    card: Card, data: st.DataObject
) -> None:
    text = written(card)
    cut = data.draw(st.integers(0, text.rindex("|") - 1))
    with pytest.raises(NotACard) as refused:
        read_card(text[:cut], TODAY)
    told = " ".join(refused.value.faults)
    assert (
        "chữ số" in told or "thiếu" in told or "Chưa có nội dung" in told or "Chỉ đọc được" in told or "dấu |" in told
    )
    if text[:cut].count("|"):
        assert PARTS[-1] in told


@given(cards(), st.integers(1, 7))
def test_a_card_cut_within_its_last_day_is_refused(card: Card, lost: int) -> None:
    with pytest.raises(NotACard) as refused:
        read_card(written(card)[:-lost], TODAY)
    assert "Ngày cấp thẻ" in refused.value.faults[0]


@given(st.text(max_size=400))
def test_no_other_text_passes_for_a_card_nor_is_it_repeated(text: str) -> None:
    with pytest.raises(NotACard) as refused:
        read_card(text, TODAY)
    assert refused.value.faults
    long_words = [word for word in text.split() if len(word) > 12]
    assert not any(word in fault for fault in refused.value.faults for word in long_words)


@given(cards(), st.sampled_from(["x", "f", "aa", "6"]))
def test_the_marks_of_a_typing_method_are_never_taken_for_letters(card: Card, sign: str) -> None:
    parts = written(card).split("|")
    parts[4] = {"Nam": f"Na{sign}m", "Nữ": f"Nuw{sign}"}[parts[4]]
    with pytest.raises(NotACard) as refused:
        read_card("|".join(parts), TODAY)
    assert refused.value.faults in ((TYPING_METHOD,), (MARKS_LOST,), ("Mục thứ năm của thẻ phải là “Nam” hoặc “Nữ”.",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FATHER.text.replace("Nguyễn Văn Mẫu", "Nguye64n Va8n Ma64u"), TYPING_METHOD),
        (MOTHER.text.replace("|Nữ|", "|Nuwx|"), TYPING_METHOD),
        (MOTHER.text.replace("|Nữ|", "|Nử|"), TYPING_METHOD),
        (FATHER.text.replace(FATHER.name, "Nguyeexn Maaux").replace(FATHER.home, "Soos 3, Haf Nooji"), TYPING_METHOD),
        (FATHER.text.replace("Nguyễn Văn Mẫu", "Nguyen Van Mau").replace(FATHER.home, "So 3, Ha Noi"), MARKS_LOST),
        (FATHER.text.replace("Nguyễn", "Nguy?n"), MARKS_LOST),
        (FATHER.text.replace("Nguyễn Văn Mẫu", "nGUYỄN vĂN mẪU"), CAPS_LOCK),
        (FATHER.text.replace("Nguyễn", "NguyÔn V¨n"), OLD_ENCODING),
        (FATHER.text.replace("001090000001", "đđăđ̣đđđđđđă"), WINDOWS_KEYBOARD),
        (FATHER.text.replace("|", "Đ").replace("001090000001", "đđăđ̣đđđđđđă"), WINDOWS_KEYBOARD),
    ],
)  # fmt: skip
def test_what_keyboards_and_typing_methods_do_to_a_card_is_said_with_what_to_do(text: str, told: str) -> None:
    with pytest.raises(NotACard) as refused:
        read_card(text, TODAY)
    assert refused.value.faults == (told,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Chưa có nội dung thẻ"),
        ("001090000001", "Chỉ đọc được một số"),
        ("https://example.vn/tra-cuu?x=1", "dẫn đến một trang mạng"),
        ("MOTCUA H26.99.01-261006-0001 declaration", "tờ bìa"),
        ("IDVNM0900000010001090000001", "mặt sau thẻ"),
        ("xin chào", "không có dấu |"),
        (FATHER.text.replace("001090000001", "00109000000"), "đọc được 11 chữ số"),
        (FATHER.text.replace("001090000001", "00109000000O"), "lẫn ký tự khác"),
        (FATHER.text.replace("15061990", "31021990"), "Ngày sinh trên thẻ không phải ngày có thật"),
        (FATHER.text.replace("15061990", "15062027"), "Ngày sinh trên thẻ"),
        (FATHER.text.replace("21082025", "21082027"), "Ngày cấp thẻ ở sau hôm nay"),
        (FATHER.text.replace("15061990", "22082025"), "Ngày cấp thẻ ở trước ngày sinh"),
        (FATHER.text.replace("|Nam|", "|male|"), "“Nam” hoặc “Nữ”"),
        (FATHER.text.replace("123456789", "12345"), "Số chứng minh cũ"),
        (FATHER.text.replace(FATHER.home, ""), "Nơi cư trú trên thẻ bỏ trống"),
        (FATHER.text * 3, "quét từng thẻ một"),
    ],
)
def test_every_other_fault_is_named(text: str, told: str) -> None:
    with pytest.raises(NotACard) as refused:
        read_card(text, TODAY)
    assert any(told in fault for fault in refused.value.faults), refused.value.faults


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HOA.text.replace("001198", "003198"), "mã tỉnh"),
        (HOA.text.replace("001198", "001098"), "giới tính khác"),
        (HOA.text.replace("001198", "001398"), "năm sinh khác"),
    ],
)
def test_a_number_that_does_not_fit_its_holder_is_doubted_and_not_refused(text: str, told: str) -> None:
    card = read_card(text, TODAY)
    assert any(told in doubt for doubt in card.doubts), card.doubts


def test_a_card_of_somebody_old_may_say_the_year_alone() -> None:
    assert read_card(HOA.text.replace("09041998", "1998"), TODAY).birth_date.written() == "1998"
    assert read_card(HOA.text.replace("09041998", "00001998"), TODAY).birth_date.written() == "1998"


def test_only_addresses_of_today_become_wards() -> None:
    new = place_boxes("Số 3 phố Thử, Phường Hà Đông, Thành phố Hà Nội", date(2025, 8, 1))
    assert new == {"province": "01", "ward": "Phường Hà Đông (09556)", "detail": "Số 3 phố Thử"}
    # What was a district's name before 01/07/2025 is a ward's name now.
    old = place_boxes("Tổ 4, Nguyễn Trãi, Hà Đông, Hà Nội", date(2021, 5, 1))
    assert old == {"province": "01", "detail": "Tổ 4", "legacy_text": "Tổ 4, Nguyễn Trãi, Hà Đông, Hà Nội"}
    elsewhere = place_boxes("Thôn Đoài, Xã Mẫu, Tỉnh Lạng Sơn", date(2025, 8, 1))
    assert (elsewhere["ward_name"], elsewhere["detail"]) == ("Xã Mẫu", "Thôn Đoài")
    assert place_boxes("một nơi không rõ", date(2025, 8, 1)) == {"legacy_text": "một nơi không rõ"}

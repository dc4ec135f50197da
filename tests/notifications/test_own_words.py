"""An office's own words: where they stand, what they may say, and what they do to the length of a text message."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.wording.office_words import EVERYWHERE, WordsPart
from notifications.catalogue import CATALOGUE, content_of
from notifications.check_words import check_names, check_words
from notifications.example_dossier import EXAMPLE_OFFICE
from notifications.example_letters import EXAMPLES, ORDINARY, example_letter
from notifications.length_of_sms import sms_length
from notifications.own_words import NO_OWN_WORDS, PLACEHOLDERS, OwnWords, unknown_names
from notifications.render import render
from notifications.sms_text import PARTS_OF_A_TEMPLATE, is_gsm7, part_count, parts, to_gsm7
from notifications.words_of_office import as_own_words, price_of_part

ALL_NAMES = " ".join(f"{{{name}}}" for name in PLACEHOLDERS)
RECEIPT = CATALOGUE["receipt"]


def saying(**own: object) -> OwnWords:
    return OwnWords.model_validate(own)


@pytest.mark.parametrize("notice_id", CATALOGUE)
def test_they_stand_in_every_letter_and_in_every_form_of_it(notice_id: str) -> None:
    own = saying(
        greeting="Lời chào <thử>.",
        hours="Sáng thứ Bảy chỉ trả kết quả.",
        contact="Zalo 0000 000 001",
        sentence={notice_id: f"Câu thêm {ALL_NAMES}."},
        sms={notice_id: "Hỏi 1022."},
    )
    for which in EXAMPLES:
        letter = example_letter(CATALOGUE[notice_id], which, EXAMPLE_OFFICE.model_copy(update={"own": own}))
        words = render(notice_id, letter, accented_sms=True)
        for said in ("Sáng thứ Bảy chỉ trả kết quả.", "Zalo 0000 000 001", letter.code):
            assert said in words.text
            assert said in words.html
        assert "Lời chào <thử>." in words.text
        assert "Lời chào &lt;thử&gt;." in words.html
        assert words.sms.endswith("Hỏi 1022.")
        assert "{" not in words.text + words.sms


@pytest.mark.parametrize("notice_id", CATALOGUE)
def test_a_letter_kept_without_them_says_what_it_said(notice_id: str) -> None:
    """Letters owed before there were any own words read as they were written."""
    kept = json.loads(json.dumps(CATALOGUE[notice_id].example.kept()))
    del kept["office"]["own"]
    assert render(notice_id, content_of(notice_id, kept)) == render(notice_id, CATALOGUE[notice_id].example)


def test_words_of_one_notice_stand_in_no_other() -> None:
    own = as_own_words({("receipt", WordsPart.SENTENCE): "Chỉ ở đây.", ("refusal", WordsPart.SENTENCE): ""})
    office = EXAMPLE_OFFICE.model_copy(update={"own": own})
    said = {
        notice_id: render(notice_id, example_letter(CATALOGUE[notice_id], ORDINARY, office)) for notice_id in CATALOGUE
    }
    assert [notice_id for notice_id, words in said.items() if "Chỉ ở đây." in words.text] == ["receipt"]


@pytest.mark.parametrize("text", ["{ten_me}", "{ma_ho_so", "}", "{{ma_ho_so}}", "{ }", "{MA_HO_SO}"])
def test_a_name_that_stands_for_nothing_is_called_by_its_name(text: str) -> None:
    assert unknown_names(text) != ()
    assert all(f"{{{name}}}" in check_names(text) for name in PLACEHOLDERS)


@given(st.text(max_size=60))
def test_what_is_accepted_can_be_said(text: str) -> None:
    """Whatever the check lets through is rendered without a brace or a fault."""
    if unknown_names(text) or not text.strip() or not any(letter.isprintable() for letter in text):
        return
    try:
        own = saying(sentence={"receipt": text})
    except ValueError:
        return
    letter = example_letter(RECEIPT, ORDINARY, EXAMPLE_OFFICE.model_copy(update={"own": own}))
    assert "{" not in render("receipt", letter).text


@given(st.text(max_size=500))
def test_every_part_is_as_full_as_it_can_be(text: str) -> None:
    """No fewer parts would do: the first letter of each had no room in the part before."""
    cut = parts(text)
    seven = is_gsm7(text)
    room = (153 if seven else 67) if len(cut) > 1 else (160 if seven else 70)
    for before, after in pairwise(cut):
        assert _units(before, seven) + _units(after[0], seven) > room


def _units(text: str, seven: bool) -> int:
    """Counted the carrier's way: by septets with their escapes, or by sixteen-bit units."""
    return len(text) + sum(letter in "\f^{}\\[~]|€" for letter in text) if seven else len(text.encode("utf-16-be")) // 2


@given(st.text(max_size=300), st.integers(0, 2000))
def test_what_a_message_costs_is_its_parts_times_the_price(text: str, price: int) -> None:
    for accented in (True, False):
        found = sms_length(text, price, accented=accented)
        assert "".join(found.parts) == found.text
        assert found.cost == price * part_count(found.text)
        assert found.encoding == ("GSM-7" if is_gsm7(found.text) else "UCS-2")
        assert accented or found.encoding == "GSM-7"
    assert sms_length(text, None, accented=True).cost is None


@given(st.text(alphabet="abcđếộ 0123456789€", min_size=1, max_size=200))
@settings(deadline=None, max_examples=40)
def test_no_words_that_are_let_through_make_a_message_too_long(text: str) -> None:
    if not text.strip():
        return
    after = saying(sms={"receipt": text})
    checked = check_words(["receipt"], EXAMPLE_OFFICE, NO_OWN_WORDS, after)
    for which in EXAMPLES:
        plain = render("receipt", example_letter(RECEIPT, which, EXAMPLE_OFFICE)).sms
        longer = render("receipt", example_letter(RECEIPT, which, EXAMPLE_OFFICE.model_copy(update={"own": after}))).sms
        too_long = part_count(longer) > max(PARTS_OF_A_TEMPLATE, part_count(plain))
        assert not too_long or checked.faults
        assert to_gsm7(longer) == longer


def test_a_price_is_known_once_it_was_said() -> None:
    assert price_of_part({}) is None
    assert price_of_part({(EVERYWHERE, WordsPart.SMS_PRICE): "350"}) == 350

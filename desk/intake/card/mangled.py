"""What keyboards and typing methods do to the text of a card on its way from the scanner into the page.

A hand scanner is a keyboard that types very fast. Whatever the machine makes of somebody's typing, it makes of the
card's text, too: a tone here, a letter for a digit there. Such text looks almost right, so it is refused with the
reason and never repaired: a name that was guessed would go into the register.
"""

from __future__ import annotations

import re
import unicodedata

from pydantic_core import PydanticCustomError

from procedures.folded_text import folded
from procedures.forms.person_name import clean_name
from procedures.forms.text import clean_line

TYPING_METHOD = (
    "Chữ của thẻ đọc ra bị sai dấu: bộ gõ tiếng Việt (UniKey, Telex, VNI) đang bật và gõ chồng lên máy quét. "
    "Hãy chuyển bộ gõ sang E (tiếng Anh) rồi quét lại."
)
WINDOWS_KEYBOARD = (
    "Chữ số của thẻ đọc ra thành chữ cái: Windows đang dùng bàn phím “Vietnamese”. "
    "Hãy bấm Windows + dấu cách chọn bàn phím English (US) rồi quét lại."
)
MARKS_LOST = (
    "Chữ của thẻ đọc ra bị mất dấu: máy quét không gửi được chữ tiếng Việt. "
    "Hãy đặt máy quét ở chế độ Unicode (UTF-8) rồi quét lại."
)
CAPS_LOCK = "Chữ hoa, chữ thường của thẻ bị đảo ngược: phím Caps Lock đang bật. Hãy tắt Caps Lock rồi quét lại."
OLD_ENCODING = (
    "Chữ của thẻ đọc ra theo bảng mã cũ (TCVN3, VNI). Hãy đặt máy quét ở chế độ Unicode (UTF-8) rồi quét lại."
)

# The number row of the Windows keyboard “Vietnamese”: 1 to 0 give ă â ê ô, the five tones and đ.
_ROW = re.compile("[ăâêôđ\u0300\u0309\u0303\u0301\u0323₫]", re.IGNORECASE)
_LOST = re.compile("[?\ufffd\u25a1]")
# No syllable of Vietnamese ends in one of the keys that make a tone, nor holds a doubled vowel or a w.
_TELEX = re.compile(r"[aeiouy][a-z]*[sfrxj]\b|aa|ee|oo|dd|w", re.IGNORECASE)
_DIGIT_IN_WORD = re.compile(r"[^\W\d_][0-9]+|[~^]")
_SEXES = ("nam", "nữ")


def digits_as_letters(number: str) -> bool:
    """Whether this is a number typed through a keyboard whose number row gives letters."""
    return bool(_ROW.search(unicodedata.normalize("NFC", number))) and "|" not in number


def how_mangled(name: str, sex: str, address: str) -> str | None:
    """What befell the words of a card, as a sentence for the clerk; None when they may be taken as they are."""
    words = f"{name} {sex} {address}"
    if _LOST.search(f"{name} {sex}"):
        return MARKS_LOST
    if _is_old_encoding(name) or _is_old_encoding(address):
        return OLD_ENCODING
    if _is_inverted(name):
        return CAPS_LOCK
    if _DIGIT_IN_WORD.search(name) or not _is_sex(sex):
        return MARKS_LOST if sex.casefold() == "nu" and name.isascii() else TYPING_METHOD
    if words.isascii():
        return TYPING_METHOD if len(_TELEX.findall(f"{name} {address}")) > 1 else MARKS_LOST
    return None


def is_near_a_sex(sex: str) -> bool:
    """Whether it was “Nam” or “Nữ” before something was made of it; anything else is another text altogether."""
    return folded(sex)[:1] == "n" and len(sex) <= len("nu74") + 1


def _is_sex(sex: str) -> bool:
    return unicodedata.normalize("NFC", sex).casefold() in _SEXES


def _is_inverted(name: str) -> bool:
    words = [word for word in name.split() if len(word) > 1]
    return bool(words) and all(word[0].islower() and word[1:].isupper() for word in words)


def _is_old_encoding(text: str) -> bool:
    try:
        clean_name(text)
        clean_line(text)
    except PydanticCustomError as wrong:
        return wrong.type == "legacy_encoding"
    return False

"""Text messages: Vietnamese without its marks, the seven-bit alphabet, and into how many parts a message is cut.

Alphabet: GSM 03.38 (3GPP TS 23.038). A message of one part holds 160 seven-bit or 70 sixteen-bit units; a message of
several parts loses some of each part to its numbering and holds 153 or 67. Every part is paid for.
"""

from __future__ import annotations

import unicodedata

PARTS_OF_A_TEMPLATE = 2

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# These are sent as an escape and a letter: two units that may not be parted.
_EXTENDED = frozenset("\f^{}\\[~]|€")
_PLAIN = str.maketrans("đĐ“”„«»‘’`–—−•₫\t", 'dD"""""\'\'\'----d ')


def unaccent(text: str) -> str:
    """The text without tone marks, horns, breves and circumflexes, and with d for đ."""
    letters = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if unicodedata.category(letter) != "Mn"))


def to_gsm7(text: str) -> str:
    """The text in the seven-bit alphabet: unaccented, signs made plain, what has no counterpart shown as `?`."""
    return "".join(_seven_bit(letter) for letter in unaccent(text))


def is_gsm7(text: str) -> bool:
    """Whether the text can be sent in the seven-bit alphabet as it stands."""
    return all(letter in _BASIC or letter in _EXTENDED for letter in text)


def parts(text: str) -> tuple[str, ...]:
    """The parts the text is sent in, in order; joined they are the text. An empty text has none."""
    if is_gsm7(text):
        return _cut(text, [2 if letter in _EXTENDED else 1 for letter in text], alone=160, together=153)
    return _cut(text, [2 if ord(letter) > 0xFFFF else 1 for letter in text], alone=70, together=67)


def part_count(text: str) -> int:
    """How many parts are paid for."""
    return len(parts(text))


def fits(text: str, limit: int = PARTS_OF_A_TEMPLATE) -> bool:
    """Whether the text stays within so many parts."""
    return part_count(text) <= limit


def _seven_bit(letter: str) -> str:
    if is_gsm7(letter):
        return letter
    spelt = unicodedata.normalize("NFKD", letter)
    return spelt if spelt != letter and is_gsm7(spelt) else "?"


def _cut(text: str, units: list[int], *, alone: int, together: int) -> tuple[str, ...]:
    if not text:
        return ()
    if sum(units) <= alone:
        return (text,)
    cuts, start, filled = [], 0, 0
    for place, weight in enumerate(units):
        if filled + weight > together:
            cuts.append(text[start:place])
            start, filled = place, 0
        filled += weight
    return (*cuts, text[start:])

"""How many parts a text message costs: the letters of GSM 03.38 go 160 to a part, anything else makes it 70."""

from __future__ import annotations

import math

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")


def encoding(text: str) -> str:
    """`gsm-7` when every letter is in the network's own alphabet, else `ucs-2`."""
    return "gsm-7" if all(letter in _BASIC or letter in _EXTENDED for letter in text) else "ucs-2"


def parts(text: str) -> int:
    """A text of more than one part loses some of each to the header that joins them."""
    if encoding(text) == "gsm-7":
        length, one, many = len(text) + sum(letter in _EXTENDED for letter in text), 160, 153
    else:
        length, one, many = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= one else math.ceil(length / many)

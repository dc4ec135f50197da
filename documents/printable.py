"""Which letters our fonts can print, and how a text is made ready for paper.

The ranges are those that the fonts in `documents/fonts` and the one inside typst cover in every style;
`tests/documents/test_printable.py` draws each of them. A document never loses a letter in silence: on slips a letter
outside the ranges shows as an empty box, on certificates it stops the drawing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_RANGES = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00AC),  # Latin-1 but for the soft hyphen, which would vanish
    (0x00AE, 0x017F),  # Latin-1 and Latin Extended-A: č ĕ ĭ ñ ŏ ŭ of Ê-đê, Gia-rai and Cơ-ho names
    (0x0180, 0x0180),  # ƀ of Ê-đê and Ba-na
    (0x01A0, 0x01A1),
    (0x01AF, 0x01B0),
    (0x01CD, 0x01DC),
    (0x0218, 0x021B),
    (0x0243, 0x0243),  # Ƀ
    (0x02BC, 0x02BC),  # the raised comma of K\u02bcho names
    (0x0300, 0x0304),
    (0x0306, 0x030C),
    (0x0323, 0x0323),
    (0x0384, 0x0386),
    (0x0388, 0x038A),
    (0x0391, 0x03A1),
    (0x03A3, 0x03C9),
    (0x0401, 0x0401),
    (0x0410, 0x044F),
    (0x0451, 0x0451),
    (0x1E00, 0x1E95),
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x20AB, 0x20AC),  # ₫ and €
    (0x2116, 0x2116),  # №
    (0x2122, 0x2122),
    (0x2212, 0x2212),
    (0x25A1, 0x25A1),  # the box that stands for what cannot be printed
)
_PRINTABLE = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))
_BOX = "□"


class UnprintableText(ValueError):
    """A text holds letters that no font of ours has; the certificate cannot be drawn as it was entered."""

    def __init__(self, letters: str) -> None:
        super().__init__(f"{len(letters)} letters cannot be printed")
        self.letters = letters


def printable_letters() -> Iterator[str]:
    """This will yield every character that may stand on a document."""
    return iter(sorted(_PRINTABLE))


def composed(text: str) -> str:
    """This will give the text in NFC, on one line, without controls and invisible marks (joiners, overrides)."""
    letters = unicodedata.normalize("NFC", text)
    kept = (_visible(letter) for letter in letters)
    return " ".join("".join(kept).split())


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    return "" if category == "Cf" else letter


def unprintable(text: str) -> str:
    """This will give, once each and sorted, the letters of the text that cannot be printed; intake asks it first."""
    return "".join(sorted(set(composed(text)) - _PRINTABLE))


def on_paper(text: str) -> str:
    """This will give the text as a slip shows it, with a box for every letter that cannot be printed."""
    return "".join(letter if letter in _PRINTABLE else _BOX for letter in composed(text))


def on_certificate(text: str) -> str:
    """This will give the text as a certificate shows it.

    Raises `UnprintableText`: what a person carries through life is not printed with holes.
    """
    missing = unprintable(text)
    if missing:
        raise UnprintableText(missing)
    return composed(text)

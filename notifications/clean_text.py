"""Clean what people typed before it reaches a letter.

Letters are composed, nothing unseen remains, and no personal number stands in full.
"""

from __future__ import annotations

import re
import unicodedata

# Controls (Cc) and separators (Zl, Zp) end a line and could forge a header; they part words, so a space replaces them.
_ENDS_A_LINE = frozenset({"Cc", "Zl", "Zp"})
# Invisible and direction-changing characters (Cf) stand inside words and could make them read otherwise.
_INVISIBLE = "Cf"

# The twelve digits of a số định danh, run together or in the groups people write them in.
_TWELVE_DIGITS = re.compile(
    r"""
    (?<!\w)
    (?: \d{12}
      | \d{3}([ .-])\d{3}\1\d{3}\1\d{3}
      | \d{4}([ .-])\d{4}\2\d{4}
      | \d{3}([ .-])\d{3}\3\d{6}
      | \d{3}([ .-])\d\4\d{2}\4\d{6}
    )
    (?!\w)
    """,
    re.VERBOSE,
)
# The nine digits of an old CMND. A telephone number written +84 912345678 also ends in nine and stays as it is.
_NINE_DIGITS = re.compile(r"(?<!\w)(?<!\+84[ .])\d{9}(?!\w)")


def one_line(text: str) -> str:
    """The text on a single line: composed (NFC), line ends and controls become single spaces, ends trimmed."""
    seen = "".join(_seen(letter) for letter in text)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def paragraphs(text: str) -> str:
    """The text line by line, each as `one_line` leaves it, without blank lines."""
    lines = (one_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def mask_identity_numbers(text: str) -> str:
    """The text with every personal number reduced to its first and last three digits, as on the screens: 001******789.

    A clerk may type a number into a reason; a letter travels in the open and must not carry it (Luật 91/2025/QH15).
    """
    return _NINE_DIGITS.sub(_masked, _TWELVE_DIGITS.sub(_masked, text))


def _seen(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == _INVISIBLE:
        return ""
    return " " if category in _ENDS_A_LINE else letter


def _masked(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match.group())
    return digits[:3] + "*" * (len(digits) - 6) + digits[-3:]

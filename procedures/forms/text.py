"""Text as it may come in: any normal form, stray spaces, and now and then an encoding of the last century.

What comes out is NFC with single spaces. Characters nobody sees (control, zero-width, text direction) are refused
and not dropped: a name that shows as one thing and is stored as another is a forgery or an accident, never a wish.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

# Cc control, Cf format (zero-width, direction), Co private use, Cs surrogates, Cn unassigned, Zl and Zp separators.
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}

# TCVN3 text read as Latin-1 shows these signs inside words, where no language puts them; « and » may stand at the edge.
_TCVN3_SIGN = "[¡-ª¬®µ-¹¼-¾]"
_LETTER = r"[^\W\d_]"
_TCVN3 = re.compile(f"{_LETTER}{_TCVN3_SIGN}|{_TCVN3_SIGN}{_LETTER}|{_LETTER}[«»]{_LETTER}")
# VNI text read as Latin-1 shows a vowel followed by a second, accented one in pairs Vietnamese does not have.
_VNI = re.compile(r"[aeiouyöô][ûø]|[eiuyöô]ï|a[êâåäëü]|e[âãáàåä]|o[âåä]|[aeo]ù", re.IGNORECASE)
_FEWEST_VNI_SIGNS = 2


def clean_line(given: object) -> object:
    """One line: NFC, single spaces, nothing invisible, no legacy encoding; anything but text passes through."""
    return _clean(given) if isinstance(given, str) else given


def clean_paragraph(given: object) -> object:
    """Several lines, each cleaned like `clean_line`."""
    if not isinstance(given, str):
        return given
    lines = given.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_clean(line.replace("\t", " ")) for line in lines).strip()


def _clean(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    if any(unicodedata.category(letter) in _INVISIBLE for letter in composed):
        raise PydanticCustomError("invisible_character", "có ký tự ẩn hoặc ký tự điều khiển; hãy xóa và gõ lại mục này")
    if _is_mojibake(composed) or _TCVN3.search(composed) or _looks_like_vni(composed) or "\ufffd" in composed:
        raise PydanticCustomError(
            "legacy_encoding", "dùng bảng mã cũ hoặc lỗi phông chữ (TCVN3, VNI...); hãy gõ lại bằng Unicode"
        )
    return " ".join(composed.split())


def _is_mojibake(text: str) -> bool:
    """Whether these are the bytes of UTF-8 read one by one: real text almost never decodes a second time."""
    if text.isascii():
        return False
    for encoding in ("cp1252", "latin-1"):
        try:
            text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return True
    return False


def _looks_like_vni(text: str) -> bool:
    return len(_VNI.findall(text)) >= _FEWEST_VNI_SIGNS


ShortLine = Annotated[str, StringConstraints(min_length=1, max_length=50), BeforeValidator(clean_line)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=250), BeforeValidator(clean_line)]
Paragraph = Annotated[str, StringConstraints(min_length=1, max_length=2000), BeforeValidator(clean_paragraph)]

"""Text as people search it: no accents, no capitals, single spaces, `đ` as `d`."""

from __future__ import annotations

import unicodedata

# These two letters have no decomposition in Unicode, so stripping the marks alone would leave them.
_UNDECOMPOSED = str.maketrans({"đ": "d", "Đ": "D"})


def folded(text: str) -> str:
    """Fold `Hoà Bình`, `hòa  bình` and `HOA BINH` to the same `hoa binh`."""
    decomposed = unicodedata.normalize("NFD", text.translate(_UNDECOMPOSED))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())

"""The address on a card as the boxes of a place. Nobody turns an old ward into a new one silently.

Cards issued before 01/07/2025 name districts and wards that are gone, often without the words for them, so that old
and new names cannot be told apart: of those the province is taken (every new one holds the old one of its name) and
the house; the ward is for the clerk to choose, with the old words beside it.
"""

from __future__ import annotations

from datetime import date

from procedures.code_table import PROVINCE_OF_WARD, PROVINCES, WARDS
from procedures.folded_text import folded

NEW_UNITS_SINCE = date(2025, 7, 1)
_PROVINCE_WORDS = ("thanh pho ", "tinh ", "tp. ", "tp.", "tp ")
_WARD_WORDS = ("phuong ", "xa ", "dac khu ", "p. ", "p.", "x. ")
_UNITS_BEFORE = 3


def place_boxes(text: str, issued_on: date) -> dict[str, str]:
    """What the boxes below a place are to hold, by their last names; at least the whole text as it stands."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    province = _province(parts[-1]) if parts else None
    if province is None:
        return {"legacy_text": text}
    boxes = {"province": province}
    if issued_on < NEW_UNITS_SINCE:
        return {**boxes, "legacy_text": text, "detail": ", ".join(parts[:-_UNITS_BEFORE])}
    ward = _ward(parts[-2], province) if len(parts) > 1 else None
    if ward is None:
        # The table of wards may not hold this province; the words stay in sight for whoever looks the code up.
        return {**boxes, "ward_name": parts[-2] if len(parts) > 1 else "", "detail": ", ".join(parts[:-2])}
    return {**boxes, "ward": f"{WARDS[ward]} ({ward})", "detail": ", ".join(parts[:-2])}


def _province(words: str) -> str | None:
    wanted = _bare(words, _PROVINCE_WORDS)
    return next((code for code, name in PROVINCES.items() if _bare(name, _PROVINCE_WORDS) == wanted), None)


def _ward(words: str, province: str) -> str | None:
    wanted = _bare(words, _WARD_WORDS)
    found = [
        code
        for code, name in WARDS.items()
        if PROVINCE_OF_WARD[code] == province and _bare(name, _WARD_WORDS) == wanted
    ]
    return found[0] if len(found) == 1 else None


def _bare(words: str, before: tuple[str, ...]) -> str:
    """The name without the word for what it is."""
    bare = folded(words)
    return next((bare.removeprefix(word).strip() for word in before if bare.startswith(word)), bare)

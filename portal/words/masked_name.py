"""Names as a page shows them that others may look at over a shoulder."""

from __future__ import annotations


def masked_name(full_name: str) -> str:
    """This will keep the family name and the first letters of the rest: `Nguyễn Văn Mẫu` as `Nguyễn V. M.`"""
    first, *rest = full_name.split() or [""]
    if not rest:
        return f"{first[:1]}." if first else ""
    return " ".join([first, *(f"{word[:1]}." for word in rest)])

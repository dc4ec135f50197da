"""Names as they may be seen over somebody's shoulder."""

from __future__ import annotations


def masked_name(name: str) -> str:
    """`Nguyễn Văn Mẫu` becomes `N*** V*** M***`: enough to recognise oneself by, too little to find somebody by."""
    return " ".join(f"{word[0]}***" for word in name.split())

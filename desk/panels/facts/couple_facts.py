"""What was looked up about the two of a couple, and about the old book of their marriage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.register.look_up import LookUp
from models.register.old_book import KEPT, OLD_BOOK

COUPLE = {"husband": "Bên nam", "wife": "Bên nữ"}


def forbids_marriage(row: LookUp, persons: list[Mapping[str, Any]]) -> bool:
    """Who is married or has died among two, and a book thought lost that still stands, must be seen at once."""
    if row.kind == OLD_BOOK:
        return bool(row.answer.get("answer") == KEPT)
    if not row.answer.get("who"):
        return False
    said = [row.answer, *persons]
    return any(one.get("deceased") or "married" in (one.get("answer"), _status(one)) for one in said)


def _status(person: Mapping[str, Any]) -> object:
    marital = person.get("marital")
    return marital.get("status") if isinstance(marital, Mapping) else marital

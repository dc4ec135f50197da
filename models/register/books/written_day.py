"""A day as books keep it: `1998-04-09`; old books may know the month only, `1998-04`, or the year, `1998`."""

from __future__ import annotations

import re
from datetime import date

_KEPT = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_WHOLE = len("1998-04-09")


def is_kept_day(text: str, *, whole: bool = False) -> bool:
    """Whether this is such a day; `whole` when a part of it is not enough."""
    if not _KEPT.fullmatch(text) or (whole and len(text) < _WHOLE):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - _WHOLE :] if len(text) < _WHOLE else text)
    except ValueError:
        return False
    return True


def written_day(text: str) -> str:
    """As papers show it: `09/04/1998`, `04/1998` or `1998`; what is no day stays as it is."""
    return "/".join(reversed(text.split("-"))) if is_kept_day(text) else text


def kept_day(typed: str) -> str:
    """What somebody typed as papers show it, as books keep it; what cannot be read stays as it was typed."""
    parts = [part.strip() for part in re.split(r"[/.\-]", typed)]
    kept = "-".join(part.zfill(2) for part in reversed(parts))
    return kept if is_kept_day(kept) else typed

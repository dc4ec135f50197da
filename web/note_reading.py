"""Who looked at whose personal data is itself a fact: each look and each search is an audit entry, one insert."""

from __future__ import annotations

import re
from typing import Any

from models.audit.audit_entry import record
from models.dossier import Dossier
from models.sealed import find_key
from models.vietnamese_text import fold
from web.visit import Inside

SEARCHED = "search.read"
# People write numbers in groups.
_BETWEEN_DIGITS = re.compile(r"[ .\-()]")


def note_reading(inside: Inside, dossier: Dossier, what: str, **details: Any) -> None:
    """This will note that the caller has read `what` of the dossier: dossier, document, file, number.

    Roles and posts change; what somebody was when he looked must be told for ever.
    """
    if inside.caller.staff is not None:
        details["roles"] = sorted(inside.caller.roles)
    record(
        inside.session,
        inside.caller.actor,
        f"{what}.read",
        inside.now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        **details,
    )


def note_search(inside: Inside, words: str, found: int) -> None:
    """This will note that the caller has searched, and how much he found; nothing is noted of an empty box."""
    if words.strip():
        caller, roles = inside.caller, sorted(inside.caller.roles)
        asked = searched_for(words)
        record(inside.session, caller.actor, SEARCHED, inside.now, words=asked, found=found, roles=roles)


def searched_for(words: str) -> str:
    """This will give the keyed hash of what was searched for: the same however it was written, and never readable."""
    digits = _BETWEEN_DIGITS.sub("", words)
    return find_key(digits if digits.isdecimal() else " ".join(sorted(fold(words).split())))

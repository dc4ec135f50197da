"""Who looked at whose personal data is itself a fact: each look is an audit entry."""

from __future__ import annotations

from typing import Any

from models.audit.audit_entry import record
from models.dossier import Dossier
from web.visit import Inside


def note_reading(inside: Inside, dossier: Dossier, what: str, **details: Any) -> None:
    """This will note that the caller has read `what` of the dossier: dossier, document, file, number."""
    record(
        inside.session,
        inside.caller.actor,
        f"{what}.read",
        inside.now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        **details,
    )

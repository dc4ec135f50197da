"""The name of the commune that a leg of a procedure asks."""

from __future__ import annotations

from models.acts.communes.keep_answer import commune_of
from models.dossier import Dossier
from procedures.code_table import WARDS


def commune_name(dossier: Dossier, leg: str) -> str:
    """The name by our table, else as it was declared; empty for a leg that asks no commune."""
    code = commune_of(leg)
    return WARDS.get(code) or _as_declared(dossier, code)


def _as_declared(dossier: Dossier, code: str) -> str:
    declared = dossier.declaration
    before = declared.get("before") or {}
    places = [past.get("place") for past in declared.get("residences") or ()] + [before.get("intended_at")]
    named = (place.get("ward_name") for place in places if place and code and place.get("ward") == code)
    return next((str(name) for name in named if name), "")

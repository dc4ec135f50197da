"""The list behind a number of the supplement watch: dossiers by the way in which somebody asked for more."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from desk.supervision.look import Look
from models.dossier import Dossier
from models.supervision.supplement_watch import Way, askings, was_checked


def drafted_in_way(look: Look, way: Way, drafter: str) -> ColumnElement[bool]:
    """Dossiers about which such a request was sent; `drafter` is a staff member's id, or empty for everybody's."""
    if way is Way.CHECKED:
        return was_checked(look.moment, drafter)
    found = askings(look.inside.session, look.scope, look.moment, look.calendar)
    wanted = {one.dossier_id for one in found if way in one.ways and drafter in ("", one.drafter.partition(":")[2])}
    return Dossier.id.in_(sorted(wanted))

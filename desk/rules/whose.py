"""Whose dossiers a reader is told numbers of: those he sees; whoever runs the house, all that are not sealed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_

from desk.member import member
from models.dossier import Dossier
from web.access import visible_dossiers
from web.open_to import OFFICE
from web.visit import Inside


def counted_for(inside: Inside) -> ColumnElement[bool]:
    """An administrator sees no dossier; how many of his agency a rule is about, he must know to propose it."""
    if inside.caller.roles & OFFICE:
        return visible_dossiers(inside.caller)
    return and_(Dossier.agency_id == member(inside).agency_id, Dossier.sealed.is_(False))

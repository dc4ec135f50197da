"""Codes of dossiers in what passed with other agencies: an agency may take one for its reference, and most do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sqlalchemy import select

from models.dossier import Dossier
from models.linkage.linked_case import LinkedCase
from procedures.agency_code import AGENCY_PATTERN
from web.access import visible_dossiers
from web.visit import Inside

_CODE = re.compile(rf"{AGENCY_PATTERN}-[0-9]{{6}}-[0-9]{{4,}}", re.IGNORECASE)
_HIDDEN = "•••"


def blots_out(inside: Inside, texts: Iterable[str]) -> Callable[[str], str]:
    """This will give what covers codes in these texts, but for those of dossiers the reader may see anyhow."""
    named = {code for text in texts for code in _CODE.findall(text)}
    seen = _seen(inside, named) if named else frozenset()
    return lambda text: _CODE.sub(lambda found: found[0] if found[0] in seen else _HIDDEN, text)


def _seen(inside: Inside, named: set[str]) -> frozenset[str]:
    """A dossier of ours by its own code, and one that another agency began here by what it calls it."""
    ours = select(Dossier.code).where(Dossier.code.in_(named), visible_dossiers(inside.caller))
    theirs = select(LinkedCase.linkage_id).join(Dossier, Dossier.id == LinkedCase.dossier_id)
    theirs = theirs.where(LinkedCase.linkage_id.in_(named), visible_dossiers(inside.caller))
    return frozenset(inside.session.scalars(ours.union(theirs)))

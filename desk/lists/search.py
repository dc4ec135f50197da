"""Finding a dossier: by code, its last four digits, names without accents in any order, a whole number, or a QR."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, union

from models.dossier import Dossier, has_word
from models.folder.person_named import PersonNamed
from models.sealed import find_key
from models.status import Ending, Status
from models.vietnamese_text import fold
from procedures.agency_code import AGENCY_PATTERN
from procedures.catalogue import find
from web.access import visible_dossiers
from web.visit import Inside

MOST = 40
# The code inside whatever a scanner reads off our papers: the tracking address, or the code alone.
_CODE = re.compile(rf"{AGENCY_PATTERN}-[0-9]{{6}}-[0-9]{{4,}}", re.IGNORECASE)
_LAST_DIGITS = re.compile(r"[0-9]{4}")
_WHOLE_NUMBER = re.compile(r"[0-9]{9,12}")
_SEPARATORS = re.compile(r"[ .\-()]")


@dataclass(frozen=True)
class Hit:
    code: str
    subject: str
    applicant: str
    procedure: str
    status: str
    received_at: datetime
    due_at: datetime | None


def search(inside: Inside, words: str) -> list[Hit]:
    """The dossiers that fit, the latest first; never more than forty, and none that may not be seen."""
    fits = _fits(words)
    if fits is None:
        return []
    columns = (
        Dossier.code,
        Dossier.subject_name,
        Dossier.applicant_name,
        Dossier.procedure,
        Dossier.status,
        Dossier.ending,
        Dossier.received_at,
        Dossier.due_at,
    )
    wanted = select(*columns).where(visible_dossiers(inside.caller), fits)
    found = inside.session.execute(wanted.order_by(Dossier.received_at.desc(), Dossier.id.desc()).limit(MOST))
    return [
        Hit(
            code=row.code,
            subject=row.subject_name,
            applicant=row.applicant_name,
            procedure=find(row.procedure).title,
            status=Ending(row.ending).words if row.ending else Status(row.status).words,
            received_at=row.received_at,
            due_at=row.due_at,
        )
        for row in found
    ]


def _fits(words: str) -> ColumnElement[bool] | None:
    text = words.strip()
    code = _CODE.search(text)
    if code:
        return Dossier.code == code[0].upper()
    if _LAST_DIGITS.fullmatch(text):
        # The folded text holds the code with a blank after it; unlike the code itself it is indexed by its parts.
        return Dossier.search_text.contains(f"-{text} ", autoescape=True)
    bare = _SEPARATORS.sub("", text)
    if _WHOLE_NUMBER.fullmatch(bare):
        return _numbered(bare)
    folded = fold(text.replace("’", "'")).split()
    return and_(*(_has(word) for word in folded)) if folded else None


def _numbered(digits: str) -> ColumnElement[bool]:
    """The number of anybody the dossier names, the telephone, or the end of a code; each found by its own index."""
    key = find_key(digits)
    named = select(PersonNamed.dossier_id).where(PersonNamed.number_key == key)
    asked_by = select(Dossier.id).where(or_(Dossier.subject_number_key == key, Dossier.phone_key == key))
    coded = select(Dossier.id).where(Dossier.search_text.contains(digits, autoescape=True))
    return Dossier.id.in_(union(named, asked_by, coded))


def _has(word: str) -> ColumnElement[bool]:
    """The folded text holds the code without its dots and dashes, too."""
    bare = _SEPARATORS.sub("", word)
    return has_word(word) if bare == word or word.isalpha() else or_(has_word(word), has_word(bare))

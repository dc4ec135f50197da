"""Lĩnh vực: the fields of an agency and the procedures of each, in the catalogue's order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.written_time import in_vietnam
from models.reports.question import Question
from models.rules.edition_start import EditionStart, starts_here
from models.vietnamese_text import fold
from procedures.catalogue import every_procedure
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Edition, Procedure

Editions = Mapping[str, Edition]


def procedures_of(kind: OfficeKind, besides: Collection[str] = ()) -> dict[str, list[Procedure]]:
    """The procedures citizens may ask such an office for, by field; `besides` are codes that must not be missing."""
    fields: dict[str, list[Procedure]] = {}
    for procedure in every_procedure():
        ours = procedure.handled_by is kind and not procedure.for_agencies
        if ours or procedure.code in besides:
            fields.setdefault(procedure.field, []).append(procedure)
    return fields


def codes_behind(kind: OfficeKind, row: str, everything: str) -> list[str]:
    """The codes a line stands for: one procedure's, a field's, or all; LookupError for a line that is none."""
    known = [procedure for procedure in every_procedure() if not procedure.for_agencies]
    if row == everything:
        return [procedure.code for procedure in known]
    found = [procedure.code for procedure in known if row in (procedure.code, field_slug(procedure.field))]
    if not found:
        raise LookupError(row)
    return found


def field_slug(field: str) -> str:
    """`ho-tich`"""
    return "-".join(re.findall(r"[a-z0-9]+", fold(field)))


def editions_then(session: Session, question: Question, procedures: Iterable[Procedure]) -> Editions:
    """By code, what was in force here the moment before: with what a period closes, not with what the next begins.

    A procedure is left out before its first edition and after its last. What was published since moves days that lay
    ahead even then, so that the answer stays.
    """
    on = in_vietnam(question.at - timedelta(microseconds=1)).date()
    published = select(EditionStart).where(EditionStart.agency_id == question.agency_id)
    rows: dict[str, list[EditionStart]] = {}
    for row in session.scalars(published.order_by(EditionStart.published_at, EditionStart.id)):
        rows.setdefault(row.procedure, []).append(row)
    found = ((one.code, _begun(one, starts_here(one, rows.get(one.code, ())), on)) for one in procedures)
    return {code: edition for code, edition in found if edition is not None}


def _begun(procedure: Procedure, days: Mapping[str, date], on: date) -> Edition | None:
    """An edition stays until the next begins; only the last one may end without a successor."""
    begun = [edition for edition in procedure.editions if days[edition.id] <= on]
    if not begun:
        return None
    over = begun[-1] is procedure.editions[-1] and begun[-1].valid_to is not None and begun[-1].valid_to < on
    return None if over else begun[-1]

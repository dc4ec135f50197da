"""Lĩnh vực: the fields of an agency and the procedures of each, in the catalogue's order."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime

from models.clock.written_time import in_vietnam
from models.vietnamese_text import fold
from procedures.catalogue import every_procedure
from procedures.other_agencies.office_kind import OfficeKind
from procedures.procedure import Edition, Procedure


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


def in_force(procedure: Procedure, at: datetime) -> Edition | None:
    """The edition in force that day; none before the first known one."""
    on = in_vietnam(at).date()
    return procedure.edition_on(on) if procedure.has_edition_on(on) else None

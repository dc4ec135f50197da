"""The documents an applicant may open, as his pages list them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from models.delivery.document import Document
from models.delivery.handed_out import is_result
from models.delivery.papers import ISSUED_COPY
from portal.standing.standing import Standing

_HELD_BACK = "Kết quả xem và tải được tại đây sau khi nộp đủ phí, lệ phí."


@dataclass(frozen=True)
class Paper:
    """`signed` tells whether it carries the office's digital signature."""

    id: UUID
    title: str
    at: datetime
    signed: bool
    is_result: bool


def papers_of(standing: Standing) -> list[Paper]:
    """This will list what was issued to the applicant: the result first, copies of it, then the latest."""
    newest_first = list(reversed(standing.documents))
    newest_first.sort(key=lambda row: (not is_result(standing.dossier, row), row.kind == ISSUED_COPY))
    return [
        Paper(row.id, row.title, _issued_at(row), row.signed_at is not None, is_result(standing.dossier, row))
        for row in newest_first
    ]


def why_no_result_yet(standing: Standing) -> str:
    """This will say why an issued result cannot be opened here; empty when it can, or is not issued."""
    shown = any(is_result(standing.dossier, row) for row in standing.documents)
    return _HELD_BACK if standing.dossier.issued_at is not None and not shown else ""


def _issued_at(row: Document) -> datetime:
    return row.sealed_at or row.signed_at or row.drawn_at or row.reserved_at

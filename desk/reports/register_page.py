"""The book of dossiers on the screen: forty lines a page, telephones and addresses left to the printed book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desk.reports.asked import Asked
from desk.reports.dossiers_behind import ROWS, mark_of
from models.reports.register_report import BookLine, length_of_register, register_lines
from web.visit import Inside


@dataclass(frozen=True)
class BookPage:
    lines: list[BookLine]
    total: int
    next_after: str


def register_page(inside: Inside, asked: Asked, after: tuple[datetime, UUID] | None) -> BookPage:
    """This will read one page of the book."""
    lines = register_lines(inside.session, asked.question, after=after, count=ROWS + 1)
    shown = lines[:ROWS]
    mark = mark_of(shown[-1].accepted_at, shown[-1].dossier_id) if len(lines) > ROWS else ""
    return BookPage(shown, length_of_register(inside.session, asked.question), mark)

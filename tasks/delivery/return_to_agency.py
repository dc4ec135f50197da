"""Handing a result back to the agency that started the case: it is told, and fetches what was issued."""

from __future__ import annotations

from uuid import UUID

from engine.step import step
from engine.work import Work
from models.acts.outcome import Outcome
from tasks.register.result_drawn_up import ResultDrawnUp


class Returned(Outcome):
    document_id: UUID


@step(title="Trả kết quả cho cơ quan liên thông")
def return_to_agency(work: Work, result: ResultDrawnUp) -> Returned:
    """Nothing is sent from here: the event of the case's completion goes out by the standing rule, and the result is
    fetched with that agency's own token. Nobody stands at our desk, so nobody is written to either."""
    return Returned(document_id=result.document_id)

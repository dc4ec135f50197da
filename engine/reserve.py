"""Drawing a document up before the transaction that records it: number and content first, then the bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.reading import Place, Reading
from engine.slip import Slip
from engine.work import Work, in_transaction, open_work
from models.clock.clock import VIETNAM
from models.delivery.document import Document
from models.failpoint import failpoint
from models.intake.counter import next_number


@dataclass(frozen=True)
class Drawing:
    """What is to be drawn: `kind` names the content model, `content(number)` gives its fields once the number is known.

    `series` is the symbol under which the agency numbers such documents, such as PBS, per year.
    """

    kind: str
    title: str
    series: str
    content: Callable[[int], dict[str, Any]]
    for_applicant: bool = True


def draw_up(reading: Reading, slip: Slip, place: Place, drawing_of: Callable[[Work], Drawing | None]) -> UUID | None:
    """This will reserve the document once, draw it, and give its id; repeated, it finds what was begun.

    None when there is nothing to be drawn up this time.
    """

    def reserve(session: Session) -> tuple[UUID, str, Any, bool] | None:
        work = open_work(session, reading, slip, place)
        document = _begun(work) or _reserved(work, drawing_of(work))
        if document is None:
            return None
        return document.id, document.kind, document.content, document.drawn_at is not None

    reserved = in_transaction(reading, reserve)
    if reserved is None:
        return None
    document_id, kind, content, drawn = reserved
    failpoint(f"draw.after_reserve:{place.line}")
    if not drawn:
        sha256 = reading.office.draw(kind, content)
        failpoint(f"draw.after_drawing:{place.line}")
        in_transaction(
            reading, lambda session: _note_drawn(open_work(session, reading, slip, place), document_id, sha256)
        )
    return document_id


def _begun(work: Work) -> Document | None:
    place = work.place
    return work.session.scalars(
        select(Document).where(
            Document.dossier_id == work.dossier.id,
            Document.leg == place.leg,
            Document.line == place.line,
            Document.turn == place.turn,
        )
    ).first()


def _reserved(work: Work, drawing: Drawing | None) -> Document | None:
    return None if drawing is None else _reserve(work, drawing)


def _reserve(work: Work, drawing: Drawing) -> Document:
    series = f"{drawing.series}:{work.now.astimezone(VIETNAM).year}"
    number = next_number(work.session, work.dossier.agency_id, series)
    document = Document(
        id=uuid4(),
        dossier_id=work.dossier.id,
        agency_id=work.dossier.agency_id,
        leg=work.place.leg,
        line=work.place.line,
        turn=work.place.turn,
        kind=drawing.kind,
        title=drawing.title,
        series=series,
        number=number,
        content=drawing.content(number),
        reserved_at=work.now,
        for_applicant=drawing.for_applicant,
    )
    work.session.add(document)
    work.session.flush()
    return document


def _note_drawn(work: Work, document_id: UUID, sha256: str) -> None:
    document = work.session.get_one(Document, document_id)
    if document.drawn_at is None:
        document.drawn_at = work.now
        document.sha256 = sha256
        document.drawn_sha256 = sha256

"""A case as another agency's door wants it: the body of a filing there, and the files that go along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from engine.work import Work
from models.delivery.document import Document
from models.linkage.linked_leg import LinkedLeg
from models.register.entry_of_dossier import entry_of_dossier
from models.register.register_entry import RegisterEntry


@dataclass(frozen=True)
class Case:
    """`agency` is whom the family named, if anybody. A component with `sha256` is a file to hand over first."""

    agency: str | None
    declaration: dict[str, Any]
    components: tuple[dict[str, Any], ...] = ()


def certificate_of(document: Document, code: str) -> dict[str, Any]:
    """Our signed and sealed result as their component of that code."""
    return {"code": code, "kind": "signed_data", "source": "store", "sha256": document.sha256, "file_kind": "pdf"}


def entry_of(work: Work) -> RegisterEntry:
    """What our own procedure has written in its book."""
    return entry_of_dossier(work.session, work.dossier.id)


def drawn_up(work: Work, kind: str) -> Document:
    """Our newest document of this kind; LookupError before it is drawn up."""
    drawn = select(Document).where(Document.dossier_id == work.dossier.id, Document.kind == kind)
    document = work.session.scalars(drawn.order_by(Document.reserved_at.desc())).first()
    if document is None:
        raise LookupError(f"no {kind} has been drawn up")
    return document


def body_of(work: Work, leg: LinkedLeg, agency: str, case: Case) -> dict[str, Any]:
    """The body of `POST /linked/{procedure}` but for our reference; nobody pays for a leg (NĐ 63/2024 Đ4)."""
    return {
        "agency": agency,
        "procedure": leg.procedure,
        "channel": "linked",
        "applicant": work.dossier.applicant,
        "declaration": case.declaration,
        "components": list(case.components),
        "delivery": {"way": "online"},
        "payment": {"way": "none"},
    }

"""The seal keeper puts the agency's seal on what the chairman has signed."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import select

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome
from models.acts.signs import signed_version
from models.delivery.document import Document
from models.role import Role


class Sealed(Outcome):
    document_id: UUID
    sha256: str


class Seal(Form):
    name: ClassVar[str] = "seal"
    title: ClassVar[str] = "Đóng dấu, phát hành"
    causes: ClassVar[str] = "Chữ ký số của cơ quan được gắn vào kết quả; kết quả được chuyển sang trả cho người nộp."

    note: str = Field(default="", max_length=500, title="Ghi chú")


def _record(deed: Deed, form: Seal) -> Sealed:
    document, signature = signed_version(deed)
    document.sha256 = signature.sha256
    document.sealed_at = deed.now
    document.sealed_by = deed.actor.key
    if not _others_to_be_sealed(deed, document):
        deed.dossier.issue(deed.now)
    return Sealed(document_id=document.id, sha256=signature.sha256)


def _others_to_be_sealed(deed: Deed, document: Document) -> bool:
    """A couple gets an original each; the result is issued when the last of them bears the seal."""
    others = select(Document.id).where(
        Document.dossier_id == deed.dossier.id,
        Document.kind == document.kind,
        Document.id != document.id,
        Document.sealed_at.is_(None),
    )
    return deed.session.scalars(others).first() is not None


SEALS = Act(
    line="seals",
    title="Đóng dấu, phát hành kết quả",
    awaiting="Chờ văn thư đóng dấu",
    role=Role.SEAL_KEEPER,
    forms=(Seal,),
    outcome=Sealed,
    record=_record,
    bound_to_hash=True,
    signs="seal",
)

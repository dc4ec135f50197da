"""The seal keeper puts the agency's seal on what the chairman has signed."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import select

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome
from models.acts.signs import signed_versions
from models.delivery.document import Document
from models.role import Role


class Sealed(Outcome):
    """`along` are the hashes of the copies that were sealed in the same act."""

    document_id: UUID
    sha256: str
    along: tuple[str, ...] = ()


class Seal(Form):
    name: ClassVar[str] = "seal"
    title: ClassVar[str] = "Đóng dấu, phát hành"
    causes: ClassVar[str] = "Chữ ký số của cơ quan được gắn vào kết quả; kết quả được chuyển sang trả cho người nộp."

    note: str = Field(default="", max_length=500, title="Ghi chú")


def _record(deed: Deed, form: Seal) -> Sealed:
    sealed = put_seals_on(deed)
    if not _others_to_be_sealed(deed):
        deed.dossier.issue(deed.now)
    return sealed


def put_seals_on(deed: Deed) -> Sealed:
    """This will record the seal on every paper of the act."""
    sealed = signed_versions(deed)
    for document, signature in sealed:
        document.sha256 = signature.sha256
        document.sealed_at = deed.now
        document.sealed_by = deed.actor.key
    (first, version), *others = sealed
    return Sealed(document_id=first.id, sha256=version.sha256, along=tuple(one.sha256 for _, one in others))


def _others_to_be_sealed(deed: Deed) -> bool:
    """A couple gets an original each; the result is issued when the last of them bears the seal."""
    document = deed.session.get_one(Document, deed.item.subject_id)
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

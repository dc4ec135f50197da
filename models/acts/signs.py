"""The chairman signs the result; the signature itself is made before the act is recorded."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from models.acts.act import Act, Deed, Signature
from models.acts.outcome import Form, Outcome
from models.acts.refusal import ShownSomethingElse
from models.delivery.document import Document
from models.role import Role


class Signed(Outcome):
    document_id: UUID
    sha256: str


class Sign(Form):
    name: ClassVar[str] = "sign"
    title: ClassVar[str] = "Ký số"
    causes: ClassVar[str] = "Chữ ký số của lãnh đạo được gắn vào đúng bản đang hiển thị."
    sample: ClassVar[dict[str, Any]] = {}

    note: str = Field(default="", max_length=500, title="Ghi chú")


def signed_version(deed: Deed) -> tuple[Document, Signature]:
    """This will give the document and its new version, or refuse when another version was signed."""
    document = deed.session.get_one(Document, deed.item.subject_id)
    signature = deed.signature
    if signature is None or signature.document_id != document.id or signature.signed_over != document.sha256:
        raise ShownSomethingElse
    return document, signature


def _record(deed: Deed, form: Sign) -> Signed:
    document, signature = signed_version(deed)
    document.sha256 = signature.sha256
    document.signed_at = deed.now
    document.signed_by = deed.actor.key
    return Signed(document_id=document.id, sha256=signature.sha256)


SIGNS = Act(
    line="signs",
    title="Ký kết quả",
    awaiting="Chờ chủ tịch ký",
    role=Role.CHAIRMAN,
    forms=(Sign,),
    outcome=Signed,
    record=_record,
    bound_to_hash=True,
    signs="signature",
)

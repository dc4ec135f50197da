"""The chairman signs the result; the signature itself is made before the act is recorded."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from models.acts.act import Act, Deed, Signature
from models.acts.outcome import Form, Outcome
from models.acts.refusal import FormFault, FormFaults, ShownSomethingElse
from models.approval.signature_block import block_fits
from models.delivery.document import Document
from models.role import Role

_OTHER_BLOCK = "Khối ký trên văn bản ghi người khác; hãy lập lại văn bản theo người ký, xem rồi ký."


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
    _see_that_it_is_in_his_name(deed, document)
    document.sha256 = signature.sha256
    document.signed_at = deed.now
    document.signed_by = deed.actor.key
    return Signed(document_id=document.id, sha256=signature.sha256)


def _see_that_it_is_in_his_name(deed: Deed, document: Document) -> None:
    """What is printed above the signature says in whose place it stands, so it must be true of this very person."""
    if not block_fits(deed.session, deed.actor, deed.delegation, document.content):
        raise FormFaults([FormFault("/outcome", _OTHER_BLOCK)])


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
    never_by_author_of=("appraises",),
)

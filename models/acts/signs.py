"""The chairman signs the result; the signature itself is made before the act is recorded."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field

from models.acts.act import Act, Deed, Signature
from models.acts.outcome import Form, Outcome
from models.acts.refusal import ShownSomethingElse
from models.delivery.document import Document
from models.delivery.papers import load_papers, shown_together
from models.role import Role


class Signed(Outcome):
    """`along` are the hashes of the copies that were signed in the same act."""

    document_id: UUID
    sha256: str
    along: tuple[str, ...] = ()

    @property
    def shown_hash(self) -> str:
        """What whoever seals them must have seen."""
        return shown_together(self.sha256, *self.along)


class Sign(Form):
    name: ClassVar[str] = "sign"
    title: ClassVar[str] = "Ký số"
    causes: ClassVar[str] = "Chữ ký số của lãnh đạo được gắn vào đúng bản đang hiển thị."
    sample: ClassVar[dict[str, Any]] = {}

    note: str = Field(default="", max_length=500, title="Ghi chú")


def signed_versions(deed: Deed) -> list[tuple[Document, Signature]]:
    """This will give each paper of the act with its new version, or refuse when other versions were signed."""
    papers, signature = load_papers(deed.session, deed.item), deed.signature
    made = (signature, *signature.along) if signature else ()
    over = [(one.document_id, one.signed_over) for one in made]
    if not papers or over != [(paper.id, paper.sha256) for paper in papers]:
        raise ShownSomethingElse
    if shown_together(*(one.signed_over for one in made)) != deed.item.shown_hash:
        raise ShownSomethingElse
    return list(zip(papers, made, strict=True))


def _record(deed: Deed, form: Sign) -> Signed:
    signed = signed_versions(deed)
    for document, signature in signed:
        document.sha256 = signature.sha256
        document.signed_at = deed.now
        document.signed_by = deed.actor.key
    (first, version), *others = signed
    return Signed(document_id=first.id, sha256=version.sha256, along=tuple(one.sha256 for _, one in others))


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

"""The justice officer appraises: what is to be written in the book, or why it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from language.phrase import phrase
from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.delivery.document import Document
from models.register.books.written_day import is_kept_day
from models.register.content_hash import content_hash
from models.register.draft import Draft
from models.register.look_up import LookUp
from models.register.records.every_record import record_of
from models.register.records.record import BookRecord, UnknownField
from models.role import Role

T = TypeVar("T", Document, LookUp)


class Drafted(Outcome):
    """`proposal` is register, issue, answer or refuse; `draft_hash` binds whoever decides to exactly this draft."""

    draft_id: UUID
    draft_hash: str
    proposal: str
    corrections: int = 0

    @property
    def proposes_registration(self) -> bool:
        return self.proposal == "register"


class Correction(BaseModel):
    """A field of the book that differs from the declaration, and why; the applicant reads both."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    field: str = Field(max_length=60, title="Mục ghi trong sổ")
    value: str = Field(max_length=300, title="Nội dung ghi")
    reason: Sentence = Field(title="Lý do")


class ProposeRegistration(Form):
    name: ClassVar[str] = "propose_registration"
    title: ClassVar[str] = "Đề nghị đăng ký"
    causes: ClassVar[str] = "Dự thảo được gửi người nộp kiểm tra (hồ sơ trực tuyến) rồi trình lãnh đạo quyết định."
    sample: ClassVar[dict[str, Any]] = {"corrections": []}

    corrections: list[Correction] = Field(default_factory=list, max_length=20, title="Nội dung chỉnh so với tờ khai")
    note: str = Field(default="", max_length=1000, title="Ý kiến thẩm định")


class ProposeRefusal(Form):
    name: ClassVar[str] = "propose_refusal"
    title: ClassVar[str] = "Đề nghị từ chối"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Lãnh đạo xem xét; nếu từ chối, người nộp nhận văn bản nêu lý do."
    sample: ClassVar[dict[str, Any]] = {
        "reason": "Trẻ đã được đăng ký khai sinh và đã có số định danh cá nhân.",
        "legal_basis": "Điều 16 Luật Hộ tịch 2014",
    }

    reason: Sentence = Field(title="Lý do")
    legal_basis: ShortText = Field(title="Căn cứ pháp lý")


def _record(deed: Deed, form: ProposeRegistration | ProposeRefusal) -> Drafted:
    corrections = list(form.corrections) if isinstance(form, ProposeRegistration) else []
    book = record_of(deed.dossier.procedure)
    found = book.found(deed.dossier, _rows(deed, Document), _rows(deed, LookUp))
    try:
        content = book.written(
            deed.dossier.declaration,
            deed.dossier.applicant,
            {**found, **{change.field: change.value for change in corrections}},
        )
    except UnknownField as unknown:
        raise FormFaults(
            [FormFault("/corrections", phrase("Sổ không có mục “{field}”.", field=unknown.field))]
        ) from None
    if isinstance(form, ProposeRefusal):
        return propose(deed, "refuse", content, reason=form.reason, legal_basis=form.legal_basis)
    _see_that_it_may_stand(deed, book, content)
    return propose(
        deed,
        "register",
        content,
        corrections=[change.model_dump() for change in corrections],
        reason=form.note or None,
        ends=book.ends(deed.session, deed.dossier, content) if book.ends else None,
    )


def propose(
    deed: Deed,
    proposal: str,
    content: dict[str, str],
    *,
    corrections: Sequence[dict[str, Any]] = (),
    reason: str | None = None,
    legal_basis: str | None = None,
    ends: str | None = None,
) -> Drafted:
    """This will put the draft before whoever decides, bound to the hash of everything it proposes."""
    draft = Draft(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        proposal=proposal,
        content=content,
        corrections=list(corrections),
        reason=reason,
        legal_basis=legal_basis,
        ends=ends,
        drafted_by=deed.actor.key,
        drafted_at=deed.now,
        content_hash=content_hash([proposal, content, list(corrections), reason, legal_basis]),
    )
    deed.session.add(draft)
    return Drafted(draft_id=draft.id, draft_hash=draft.content_hash, proposal=proposal, corrections=len(corrections))


def _rows(deed: Deed, table: type[T]) -> list[T]:
    return list(deed.session.scalars(select(table).where(table.dossier_id == deed.dossier.id)))


def _see_that_it_may_stand(deed: Deed, book: BookRecord, content: dict[str, str]) -> None:
    _see_that_nothing_is_open(book, content)
    _see_that_days_are_days(book, content)
    _see_that_nothing_is_against(deed, book, content)


def _see_that_nothing_is_open(book: BookRecord, content: dict[str, str]) -> None:
    left = book.left_open(content)
    if left:
        detail = "Hãy ghi đủ trước khi đề nghị đăng ký: {}."
        raise FormFaults([FormFault(f"/corrections/{field}", detail.format(book.titles[field])) for field in left])


def _see_that_days_are_days(book: BookRecord, content: dict[str, str]) -> None:
    wrong = [field for field in book.titles if content[field] and not _fits(book, field, content[field])]
    if wrong:
        detail = "{} phải là ngày có thật."
        raise FormFaults([FormFault(f"/corrections/{field}", detail.format(book.title(field))) for field in wrong])


def _see_that_nothing_is_against(deed: Deed, book: BookRecord, content: dict[str, str]) -> None:
    found = [*book.against(deed.session, deed.dossier, content)]
    if found:
        raise FormFaults([FormFault(f"/corrections/{field}", sentence) for field, sentence in found])


def _fits(book: BookRecord, field: str, text: str) -> bool:
    if field in book.partial_days:
        return is_kept_day(text)
    return field not in book.days or is_kept_day(text, whole=True)


APPRAISES = Act(
    line="appraises",
    title="Thẩm định hồ sơ, lập dự thảo",
    awaiting="Chờ công chức tư pháp – hộ tịch thẩm định",
    role=Role.JUSTICE_OFFICER,
    forms=(ProposeRegistration, ProposeRefusal),
    outcome=Drafted,
    record=_record,
)

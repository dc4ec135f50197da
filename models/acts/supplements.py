"""The applicant hands in what was asked for; the desk may take it in for somebody who comes in person."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import update

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome
from models.acts.refusal import FormFault, FormFaults
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.intake.supplement_request import SupplementRequest
from models.role import Role


class Supplemented(Outcome):
    """`lapsed` when nothing came within the limit (15 working days, NQ 66.7/2025/NQ-CP)."""

    lapsed: bool = False
    components: int = 0


class HandedIn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    code: str = Field(max_length=60, title="Mã thành phần hồ sơ")
    kind: str = Field(default="scan", max_length=40, title="Loại bản")
    source: str = Field(default="upload", max_length=40, title="Nguồn")
    file_id: UUID | None = Field(default=None, strict=False, title="Tệp đã tải lên")
    original_kept: bool = Field(default=False, title="Giữ bản chính")


class Supplement(Form):
    name: ClassVar[str] = "supplement"
    title: ClassVar[str] = "Nộp bổ sung"
    causes: ClassVar[str] = "Thời hạn giải quyết được tính lại từ đầu kể từ khi nhận đủ hồ sơ."
    sample: ClassVar[dict[str, Any]] = {
        "components": [
            {
                "code": "medical_birth_certificate",
                "kind": "original_submitted",
                "source": "paper",
                "original_kept": True,
            }
        ],
        "answer": "Đã chụp lại Giấy chứng sinh.",
    }

    components: list[HandedIn] = Field(default_factory=list, max_length=30, title="Thành phần bổ sung")
    corrections: dict[str, str] = Field(default_factory=dict, max_length=30, title="Nội dung tờ khai sửa lại")
    answer: str = Field(default="", max_length=2000, title="Trả lời")


def take_what_came(deed: Deed, form: Supplement) -> Supplemented:
    """This will keep what was handed in for the request the wait is about."""
    if not (form.components or form.corrections or form.answer.strip()):
        raise FormFaults([FormFault("/components", "Hãy nộp ít nhất một nội dung được yêu cầu bổ sung.")])
    _replace_earlier(deed, {handed_in.code for handed_in in form.components})
    for number, handed_in in enumerate(form.components):
        _take_in(deed, handed_in, f"/components/{number}/file_id")
    _note_answer(deed, form)
    return Supplemented(components=len(form.components))


def _record(deed: Deed, form: Supplement) -> Supplemented:
    supplemented = take_what_came(deed, form)
    deed.dossier.take_supplement()
    return supplemented


def _replace_earlier(deed: Deed, codes: set[str]) -> None:
    """What comes anew stands in the place of what was there; several files of one component stand side by side."""
    earlier = update(Component).where(
        Component.dossier_id == deed.dossier.id, Component.code.in_(codes), Component.replaced_at.is_(None)
    )
    deed.session.execute(earlier.values(replaced_at=deed.now))


def _take_in(deed: Deed, handed_in: HandedIn, pointer: str) -> None:
    if handed_in.file_id:
        file = deed.session.get(StoredFile, handed_in.file_id)
        if file is None or file.dossier_id not in (None, deed.dossier.id):
            raise FormFaults([FormFault(pointer, "Không tìm thấy tệp này. Hãy tải tệp lên lại.")])
        file.dossier_id = deed.dossier.id
    deed.session.add(
        Component(
            dossier_id=deed.dossier.id,
            **handed_in.model_dump(),
            handed_in_at=deed.now,
            supplement_id=deed.item.subject_id,
        )
    )


def _note_answer(deed: Deed, form: Supplement) -> None:
    request = deed.session.get(SupplementRequest, deed.item.subject_id)
    if request is not None:
        request.answered_at = deed.now
        request.answers = {"answer": form.answer, "corrections": form.corrections}


SUPPLEMENTS = Act(
    line="supplements",
    title="Nộp bổ sung hồ sơ",
    awaiting="Chờ người nộp bổ sung hồ sơ",
    role=Role.APPLICANT,
    also_role=Role.RECEIVER,
    forms=(Supplement,),
    outcome=Supplemented,
    record=_record,
    on_limit=Supplemented(lapsed=True),
)

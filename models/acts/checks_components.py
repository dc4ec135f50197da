"""The desk checks what was handed in: complete, to be supplemented once, or not to be taken in at all."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.intake.component import Component, Verdict
from models.intake.supplement_request import SupplementRequest
from models.progress.work_item import WorkItem
from models.role import Role


class Ground(StrEnum):
    WRONG_OFFICE = "wrong_office"
    STILL_INCOMPLETE = "still_incomplete"
    ALREADY_REGISTERED = "already_registered"

    @property
    def words(self) -> str:
        return {
            Ground.WRONG_OFFICE: "Không thuộc thẩm quyền của cơ quan",
            Ground.STILL_INCOMPLETE: "Đã bổ sung nhưng hồ sơ vẫn chưa đủ",
            Ground.ALREADY_REGISTERED: "Việc hộ tịch đã được đăng ký",
        }[self]

    @property
    def what_to_do(self) -> str:
        """What the letter of refusal tells the applicant to do now."""
        return {
            Ground.WRONG_OFFICE: (
                "Nộp hồ sơ tại cơ quan có thẩm quyền nêu trong lý do, hoặc nộp trực tuyến và chọn đúng cơ quan đó."
            ),
            Ground.STILL_INCOMPLETE: "Chuẩn bị đủ giấy tờ còn thiếu rồi nộp hồ sơ mới.",
            Ground.ALREADY_REGISTERED: (
                "Nếu cần bản sao, đề nghị cấp bản sao trích lục tại bất kỳ cơ quan đăng ký hộ tịch nào."
            ),
        }[self]


class ComponentsChecked(Outcome):
    """`verdict` is complete, incomplete or cannot_be_taken_in."""

    verdict: str
    child_was_found: bool = False
    request_id: UUID | None = None
    ground: Ground | None = None
    refusal_id: UUID | None = None

    @property
    def something_missing(self) -> bool:
        return self.verdict == "incomplete"

    @property
    def cannot_be_taken_in(self) -> bool:
        return self.verdict == "cannot_be_taken_in"


class Missing(BaseModel):
    """One thing asked for: a component by code or a field by JSON pointer, why, and what to do about it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    component: str | None = Field(default=None, max_length=60, title="Mã thành phần hồ sơ")
    pointer: str | None = Field(default=None, max_length=200, title="Trường của tờ khai")
    reason: Sentence = Field(title="Lý do")
    what_to_do: Sentence = Field(title="Cách khắc phục")
    legal_basis: str = Field(default="", max_length=300, title="Căn cứ pháp lý")


class Complete(Form):
    name: ClassVar[str] = "complete"
    title: ClassVar[str] = "Hồ sơ đầy đủ – tiếp nhận"
    causes: ClassVar[str] = "Người nộp nhận Giấy tiếp nhận hồ sơ và hẹn trả kết quả."

    note: str = Field(default="", max_length=1000, title="Ghi chú")


class Incomplete(Form):
    name: ClassVar[str] = "incomplete"
    title: ClassVar[str] = "Yêu cầu bổ sung"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Người nộp nhận một Phiếu yêu cầu bổ sung duy nhất, nêu đủ mọi nội dung dưới đây."
    sample: ClassVar[dict[str, Any]] = {
        "items": [
            {
                "component": "medical_birth_certificate",
                "reason": "Bản chụp Giấy chứng sinh bị mờ, không đọc được ngày sinh.",
                "what_to_do": "Chụp lại rõ cả bốn góc của Giấy chứng sinh.",
            }
        ]
    }

    items: list[Missing] = Field(min_length=1, max_length=30, title="Nội dung cần bổ sung")


class CannotBeTakenIn(Form):
    name: ClassVar[str] = "cannot_be_taken_in"
    title: ClassVar[str] = "Đề nghị từ chối tiếp nhận"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Lãnh đạo xem xét; nếu đồng ý, người nộp nhận Phiếu từ chối tiếp nhận hồ sơ nêu lý do."
    sample: ClassVar[dict[str, Any]] = {
        "ground": "wrong_office",
        "reason": "Cha, mẹ đều cư trú tại phường khác; hồ sơ thuộc thẩm quyền của phường đó.",
        "legal_basis": "Điều 13 Luật Hộ tịch 2014",
    }

    ground: Ground = Field(title="Căn cứ từ chối", strict=False)
    reason: Sentence = Field(title="Lý do")
    legal_basis: ShortText = Field(title="Căn cứ pháp lý")


def _record(deed: Deed, form: Complete | Incomplete | CannotBeTakenIn) -> ComponentsChecked:
    found = bool(deed.dossier.filing_facts.get("child_was_found"))
    if isinstance(form, Complete):
        _find_all_good(deed)
        return ComponentsChecked(verdict=form.name, child_was_found=found)
    if isinstance(form, Incomplete):
        return ComponentsChecked(verdict=form.name, child_was_found=found, request_id=_draft_request(deed, form))
    refusal = SupplementRequest(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        items=[{"reason": form.reason, "legal_basis": form.legal_basis, "ground": form.ground}],
        drafted_by=deed.actor.key,
        drafted_at=deed.now,
    )
    deed.session.add(refusal)
    return ComponentsChecked(verdict=form.name, child_was_found=found, ground=form.ground, refusal_id=refusal.id)


def _draft_request(deed: Deed, form: Incomplete) -> UUID:
    request = SupplementRequest(
        id=uuid4(),
        dossier_id=deed.dossier.id,
        items=[item.model_dump() for item in form.items],
        drafted_by=deed.actor.key,
        drafted_at=deed.now,
    )
    deed.session.add(request)
    asked_for = {item.component for item in form.items}
    for component in _present_components(deed):
        component.verdict = Verdict.MISSING if component.code in asked_for else component.verdict
    return request.id


def _find_all_good(deed: Deed) -> None:
    for component in _present_components(deed):
        if component.verdict is not Verdict.NOT_NEEDED:
            component.verdict = Verdict.GOOD


def _present_components(deed: Deed) -> list[Component]:
    present = select(Component).where(Component.dossier_id == deed.dossier.id, Component.replaced_at.is_(None))
    return list(deed.session.scalars(present))


def _ask_only_once(item: WorkItem, forms: tuple[type[Form], ...]) -> tuple[type[Form], ...]:
    """A supplement may be asked for once only (NĐ 118/2025/NĐ-CP Điều 11)."""
    return forms if item.turn == 1 else tuple(form for form in forms if form is not Incomplete)


CHECKS_COMPONENTS = Act(
    line="checks_components",
    title="Kiểm tra thành phần hồ sơ",
    awaiting="Chờ một cửa kiểm tra thành phần hồ sơ",
    role=Role.RECEIVER,
    forms=(Complete, Incomplete, CannotBeTakenIn),
    outcome=ComponentsChecked,
    record=_record,
    offers=_ask_only_once,
)

"""The chairman decides on exactly the draft he was shown; never on his own appraisal."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.acts.refusal import FormFault, FormFaults
from models.register.draft import Draft
from models.register.records.every_record import record_of, writes_record
from models.role import Role


class Decision(Outcome):
    """`verdict` is approved, returned or refused."""

    verdict: str

    @property
    def approved(self) -> bool:
        return self.verdict == "approved"

    @property
    def refused(self) -> bool:
        return self.verdict == "refused"


class Approve(Form):
    name: ClassVar[str] = "approve"
    title: ClassVar[str] = "Phê duyệt"
    causes: ClassVar[str] = "Kết quả được ghi sổ, lập đúng theo dự thảo; từ lúc này người nộp không rút hồ sơ được nữa."


class Return(Form):
    name: ClassVar[str] = "return"
    title: ClassVar[str] = "Trả lại công chức"
    causes: ClassVar[str] = "Công chức tư pháp – hộ tịch thẩm định lại theo lý do dưới đây."
    sample: ClassVar[dict[str, Any]] = {"reason": "Nội dung dự thảo chưa khớp giấy tờ trong hồ sơ, cần kiểm tra lại."}

    reason: Sentence = Field(title="Lý do")


class Refuse(Form):
    name: ClassVar[str] = "refuse"
    title: ClassVar[str] = "Từ chối giải quyết"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Người nộp nhận văn bản từ chối nêu rõ lý do; hồ sơ kết thúc."
    sample: ClassVar[dict[str, Any]] = {
        "reason": "Hồ sơ không đủ điều kiện giải quyết theo quy định.",
        "legal_basis": "Điều 5 Luật Hộ tịch 2014",
    }

    reason: Sentence = Field(title="Lý do")
    legal_basis: ShortText = Field(title="Căn cứ pháp lý")


def _record(deed: Deed, form: Approve | Return | Refuse) -> Decision:
    draft = deed.session.get_one(Draft, deed.item.subject_id)
    if isinstance(form, Approve):
        if draft.proposal == "refuse":
            raise FormFaults([FormFault("/outcome", "Công chức đề nghị từ chối; chỉ có thể từ chối hoặc trả lại.")])
        _see_that_nothing_is_against(deed, draft)
        deed.dossier.approve()
        return Decision(verdict="approved")
    if isinstance(form, Return):
        draft.remarks = form.reason
        return Decision(verdict="returned")
    draft.reason = form.reason
    draft.legal_basis = form.legal_basis
    deed.dossier.refuse()
    return Decision(verdict="refused")


def _see_that_nothing_is_against(deed: Deed, draft: Draft) -> None:
    """What was right when it was proposed may have been overtaken: another dossier got there first."""
    if not writes_record(deed.dossier.procedure):
        return
    found = [*record_of(deed.dossier.procedure).against(deed.session, deed.dossier, draft.content)]
    if found:
        raise FormFaults([FormFault("/outcome", sentence) for _, sentence in found])


DECIDES = Act(
    line="decides",
    title="Phê duyệt kết quả",
    awaiting="Chờ chủ tịch quyết định",
    role=Role.CHAIRMAN,
    forms=(Approve, Return, Refuse),
    outcome=Decision,
    record=_record,
    bound_to_hash=True,
    never_by_author_of=("appraises",),
)

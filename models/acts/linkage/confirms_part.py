"""Somebody beside the applicant agrees, on VNeID, before a part of a linked group goes out.

The householder that the child is registered with him (Luật Cư trú 2020 Đ20); the relatives who receives the benefit of
a death (QĐ 296/QĐ-VPCP). Their time is not the office's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from pydantic import Field

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence, ShortText
from models.audit.audit_entry import record
from models.linkage.linked_leg import LinkedLeg
from models.progress.pause import end_pauses
from models.role import Role


class PartConfirmed(Outcome):
    """`way` is vneid or paper; empty when somebody has not agreed, or has said nothing in time."""

    agreed: bool
    way: str = ""
    lapsed: bool = False


class ConfirmedOnVneid(Form):
    name: ClassVar[str] = "confirmed_on_vneid"
    title: ClassVar[str] = "Đã xác nhận trên VNeID"
    causes: ClassVar[str] = "Phần này được chuyển cơ quan phối hợp; thời hạn của họ tính từ lúc nhận."
    sample: ClassVar[dict[str, Any]] = {"reference": "VNEID-000001"}

    reference: ShortText = Field(max_length=50, title="Mã xác nhận trên VNeID")


class SignedOnPaper(Form):
    name: ClassVar[str] = "signed_on_paper"
    title: ClassVar[str] = "Đồng ý bằng văn bản"
    causes: ClassVar[str] = "Phần này được chuyển cơ quan phối hợp kèm ý kiến bằng văn bản."
    sample: ClassVar[dict[str, Any]] = {"seen": "Văn bản đồng ý có chữ ký của chủ hộ, gia đình nộp tại quầy."}

    seen: Sentence = Field(title="Văn bản đã xem")


class NotAgreed(Form):
    name: ClassVar[str] = "not_agreed"
    title: ClassVar[str] = "Không đồng ý"
    causes: ClassVar[str] = "Không chuyển phần này; các phần khác của hồ sơ vẫn tiếp tục."
    sample: ClassVar[dict[str, Any]] = {"reason": "Chủ hộ trả lời trên VNeID là không đồng ý."}

    reason: Sentence = Field(title="Căn cứ")


def _record(deed: Deed, form: ConfirmedOnVneid | SignedOnPaper | NotAgreed) -> PartConfirmed:
    way, evidence = _said(form)
    leg = deed.session.get_one(LinkedLeg, deed.item.subject_id)
    leg.consent = {"way": way, "evidence": evidence}
    end_pauses(deed.session, deed.dossier.id, deed.now)
    record(deed.session, deed.actor, "part.confirmed", deed.now, dossier_id=deed.dossier.id, way=way or "none")
    return PartConfirmed(agreed=bool(way), way=way)


def _said(form: ConfirmedOnVneid | SignedOnPaper | NotAgreed) -> tuple[str, str]:
    if isinstance(form, ConfirmedOnVneid):
        return "vneid", form.reference
    return ("paper", form.seen) if isinstance(form, SignedOnPaper) else ("", form.reason)


CONFIRMS_RESIDENCE = Act(
    line="confirms_residence",
    title="Ghi nhận ý kiến của chủ hộ về việc đăng ký thường trú",
    awaiting="Chờ chủ hộ xác nhận trên VNeID",
    role=Role.RECEIVER,
    forms=(ConfirmedOnVneid, SignedOnPaper, NotAgreed),
    outcome=PartConfirmed,
    record=_record,
    on_limit=PartConfirmed(agreed=False, lapsed=True),
)
CONFIRMS_BENEFIT = replace(
    CONFIRMS_RESIDENCE,
    line="confirms_benefit",
    title="Ghi nhận ý kiến của người thân về người nhận trợ cấp",
    awaiting="Chờ người thân xác nhận trên VNeID",
)

"""What may be asked for in every civil status procedure, and when: who files, for whom, and who he is."""

from __future__ import annotations

from procedures.civil_words import Channel, ComponentKind
from procedures.component import Component, Condition, DataSource, FilingFacts, Necessity

SHOWN = (ComponentKind.ORIGINAL_PRESENTED,)
HANDED_IN = (ComponentKind.ORIGINAL_SUBMITTED, ComponentKind.SCAN, ComponentKind.SIGNED_DATA)
ORIGINAL_OR_COPY = (*HANDED_IN, ComponentKind.CERTIFIED_COPY, ComponentKind.COMPARED_COPY)
# The applicant may send a copy of what is only shown (online or by post there is no other way); nobody may ask for it.
SHOWN_OR_COPY = (*SHOWN, *ORIGINAL_OR_COPY)


def filed_on_paper(declaration: object, facts: FilingFacts) -> bool:
    return facts.channel in (Channel.DESK, Channel.POST)


def filed_by_stranger(declaration: object, facts: FilingFacts) -> bool:
    return facts.by_proxy and not facts.proxy_is_close_kin


def filed_by_close_kin(declaration: object, facts: FilingFacts) -> bool:
    return facts.by_proxy and facts.proxy_is_close_kin


def exemption_claimed(declaration: object, facts: FilingFacts) -> bool:
    return facts.exemption is not None


AUTHORISATION = Component(
    code="authorisation",
    title="Văn bản ủy quyền được chứng thực",
    necessity=Necessity.CONDITIONAL,
    condition=Condition("nộp thay, người nộp không phải người thân thích", filed_by_stranger),
    kinds=HANDED_IN,
    legal_basis="Luật Hộ tịch Đ6",
)

KIN_AUTHORISATION = Component(
    code="kin_authorisation",
    title="Văn bản ủy quyền của người thân thích (không phải chứng thực)",
    necessity=Necessity.CONDITIONAL,
    condition=Condition("nộp thay ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột", filed_by_close_kin),
    kinds=HANDED_IN,
    legal_basis="Luật Hộ tịch Đ6",
)

KINSHIP_PROOF = Component(
    code="kinship_proof",
    title="Giấy tờ chứng minh quan hệ với người ủy quyền",
    necessity=Necessity.PRESENTED,
    condition=Condition("nộp thay ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột", filed_by_close_kin),
    kinds=SHOWN_OR_COPY,
    legal_basis="Luật Hộ tịch Đ6",
)

IDENTITY_PAPER = Component(
    code="identity_paper",
    title="Giấy tờ chứng minh nhân thân của người yêu cầu",
    necessity=Necessity.PRESENTED,
    kinds=SHOWN_OR_COPY,
    replaced_by=DataSource.POPULATION,
    legal_basis="NQ 66.7/2025/NQ-CP; Luật Hộ tịch Đ9",
    note="Chỉ hỏi khi không tra cứu được; nộp qua bưu chính thì gửi bản sao chứng thực",
)

RESIDENCE_PROOF = Component(
    code="residence_proof",
    title="Giấy tờ chứng minh nơi cư trú",
    necessity=Necessity.PRESENTED,
    kinds=SHOWN_OR_COPY,
    replaced_by=DataSource.POPULATION,
    legal_basis="NĐ 104/2022/NĐ-CP",
    note="Chỉ hỏi khi không tra cứu được",
)

EXEMPTION_EVIDENCE = Component(
    code="exemption_evidence",
    title="Giấy tờ chứng minh thuộc diện được miễn lệ phí",
    necessity=Necessity.CONDITIONAL,
    condition=Condition("đề nghị miễn lệ phí", exemption_claimed),
    kinds=SHOWN_OR_COPY,
    legal_basis="Luật Hộ tịch Đ11",
)

OTHER = Component(
    code="other",
    title="Giấy tờ khác người yêu cầu tự nguyện nộp thêm",
    necessity=Necessity.OPTIONAL,
    kinds=SHOWN_OR_COPY,
    legal_basis="Luật Hộ tịch Đ9",
)

"""What may be asked for when marital status is to be confirmed (NĐ 123/2015 Đ22; NĐ 07/2025)."""

from __future__ import annotations

from procedures.component import Component, Condition, DataSource, FilingFacts, Necessity
from procedures.components.every_procedure import (
    AUTHORISATION,
    EXEMPTION_EVIDENCE,
    HANDED_IN,
    IDENTITY_PAPER,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    ORIGINAL_OR_COPY,
    OTHER,
    RESIDENCE_PROOF,
    SHOWN_OR_COPY,
    filed_on_paper,
)
from procedures.forms.declarations.marital_status import MaritalStatusDeclaration
from procedures.marital_words import DivorceProof, IssueKind, MaritalStatus


def divorced_at_home(declaration: MaritalStatusDeclaration, facts: FilingFacts) -> bool:
    return declaration.status is MaritalStatus.DIVORCED and not divorced_abroad(declaration, facts)


def divorced_abroad(declaration: MaritalStatusDeclaration, facts: FilingFacts) -> bool:
    return declaration.divorce is not None and declaration.divorce.kind is DivorceProof.FOREIGN_NOTE


def spouse_has_died(declaration: MaritalStatusDeclaration, facts: FilingFacts) -> bool:
    return declaration.status is MaritalStatus.WIDOWED


def certificate_is_given_back(declaration: MaritalStatusDeclaration, facts: FilingFacts) -> bool:
    before = declaration.before
    return declaration.kind is IssueKind.AGAIN and before is not None and before.given_back


def status_elsewhere_is_proven(declaration: MaritalStatusDeclaration, facts: FilingFacts) -> bool:
    return any(past.proof is not None for past in declaration.residences)


MARITAL_STATUS_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính; nộp trực tuyến thì khai mẫu điện tử", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="NĐ 123/2015/NĐ-CP Đ22 k1; Thông tư 04/2024/TT-BTP",
    ),
    Component(
        code="divorce_proof",
        title="Bản án, quyết định ly hôn đã có hiệu lực",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("đã ly hôn", divorced_at_home),
        kinds=SHOWN_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ22 k2",
    ),
    Component(
        code="foreign_divorce_note",
        title="Bản sao Trích lục ghi chú ly hôn",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("đã ly hôn, hủy việc kết hôn ở nước ngoài", divorced_abroad),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ22 k2",
    ),
    Component(
        code="spouse_death_proof",
        title="Trích lục khai tử hoặc giấy tờ chứng minh vợ, chồng đã chết",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("vợ, chồng đã chết", spouse_has_died),
        kinds=SHOWN_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ22 k2",
    ),
    Component(
        code="certificate_before",
        title="Giấy xác nhận tình trạng hôn nhân đã cấp trước đây",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("cấp lại, giấy cũ còn giữ", certificate_is_given_back),
        kinds=HANDED_IN,
        legal_basis="NĐ 123/2015/NĐ-CP Đ22 k6",
        note="Không còn giữ thì nêu rõ lý do trong tờ khai; không phải nộp giấy tờ nào thay thế",
    ),
    Component(
        code="status_elsewhere_proof",
        title="Giấy tờ chứng minh tình trạng hôn nhân trong thời gian cư trú ở nơi khác",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("tự chứng minh cho thời gian cư trú ở nơi khác", status_elsewhere_is_proven),
        kinds=SHOWN_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ22 k4",
        note="Không chứng minh được thì cơ quan hỏi nơi cư trú cũ; không phải nộp",
    ),
    AUTHORISATION,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    IDENTITY_PAPER,
    RESIDENCE_PROOF,
    EXEMPTION_EVIDENCE,
    Component(
        code="marriage_certificate",
        title="Giấy chứng nhận kết hôn",
        necessity=Necessity.MUST_NOT_BE_DEMANDED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="NĐ 07/2025/NĐ-CP",
        note="Cơ quan tự tra cứu tình trạng hôn nhân",
    ),
    OTHER,
)

"""What may be asked for when a birth is registered, and when (Luật Hộ tịch Đ16, NĐ 123/2015 Đ15, NĐ 07/2025)."""

from __future__ import annotations

from procedures.civil_words import BirthEvidenceKind, BirthKind, ComponentKind
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
from procedures.forms.birth_declaration import BirthDeclaration


def medical_certificate_declared(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return _proven_by(declaration, BirthEvidenceKind.MEDICAL_CERTIFICATE)


def electronic_certificate_declared(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return _proven_by(declaration, BirthEvidenceKind.ELECTRONIC_CERTIFICATE)


def witness_declared(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return _proven_by(declaration, BirthEvidenceKind.WITNESS_STATEMENT)


def nothing_but_a_pledge(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return _proven_by(declaration, BirthEvidenceKind.PLEDGE)


def child_was_found(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return declaration.kind is BirthKind.FOUND


def born_by_surrogacy(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return declaration.kind is BirthKind.SURROGATE


def born_abroad(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return declaration.child.birth_place.place.is_abroad


def _proven_by(declaration: BirthDeclaration, kind: BirthEvidenceKind) -> bool:
    return declaration.evidence is not None and declaration.evidence.kind is kind


BIRTH_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai đăng ký khai sinh",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính; nộp trực tuyến thì khai mẫu điện tử", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ16 k1; Thông tư 04/2024/TT-BTP",
    ),
    Component(
        code="medical_birth_certificate",
        title="Giấy chứng sinh",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("trẻ có giấy chứng sinh bản giấy", medical_certificate_declared),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ16 k1; Thông tư 22/2025/TT-BYT",
        note="Nộp trực tuyến thì nộp bản quét và xuất trình bản chính khi nhận kết quả",
    ),
    Component(
        code="electronic_birth_certificate",
        title="Dữ liệu điện tử giấy chứng sinh đã ký số",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("cơ sở y tế đã ký số giấy chứng sinh điện tử", electronic_certificate_declared),
        kinds=(ComponentKind.SIGNED_DATA,),
        replaced_by=DataSource.HEALTH,
        legal_basis="NQ 66.7/2025/NQ-CP; QĐ 3458/QĐ-BTP",
    ),
    Component(
        code="witness_statement",
        title="Văn bản của người làm chứng xác nhận về việc sinh",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("không có giấy chứng sinh", witness_declared),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ16 k1",
    ),
    Component(
        code="birth_pledge",
        title="Giấy cam đoan về việc sinh",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("không có giấy chứng sinh và không có người làm chứng", nothing_but_a_pledge),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ16 k1",
    ),
    Component(
        code="abandonment_record",
        title="Biên bản về việc trẻ bị bỏ rơi",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("trẻ bị bỏ rơi", child_was_found),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ14",
        note="Niêm yết 7 ngày liên tục trước khi đăng ký",
    ),
    Component(
        code="surrogacy_confirmation",
        title="Văn bản xác nhận của cơ sở y tế về việc mang thai hộ",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("sinh bằng kỹ thuật mang thai hộ", born_by_surrogacy),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ16",
    ),
    AUTHORISATION,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    Component(
        code="foreign_paper_translation",
        title="Giấy tờ nước ngoài đã hợp pháp hóa lãnh sự, kèm bản dịch tiếng Việt",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("trẻ sinh ở nước ngoài; trừ nước được miễn theo điều ước quốc tế", born_abroad),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Hộ tịch Đ10",
    ),
    IDENTITY_PAPER,
    RESIDENCE_PROOF,
    EXEMPTION_EVIDENCE,
    Component(
        code="parents_marriage_certificate",
        title="Giấy chứng nhận kết hôn của cha, mẹ",
        necessity=Necessity.MUST_NOT_BE_DEMANDED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="NĐ 07/2025/NĐ-CP",
        note="Cơ quan tự tra cứu tình trạng hôn nhân của cha, mẹ",
    ),
    OTHER,
)

"""What may be asked for when a birth is registered, and when (Luật Hộ tịch Đ16, NĐ 123/2015 Đ15, NĐ 07/2025)."""

from __future__ import annotations

from procedures.civil_words import BirthEvidenceKind, BirthKind, Channel, ComponentKind
from procedures.component import Component, Condition, DataSource, FilingFacts, Necessity
from procedures.forms.birth_declaration import BirthDeclaration

SHOWN = (ComponentKind.ORIGINAL_PRESENTED,)
HANDED_IN = (ComponentKind.ORIGINAL_SUBMITTED, ComponentKind.SCAN, ComponentKind.SIGNED_DATA)
ORIGINAL_OR_COPY = (*HANDED_IN, ComponentKind.CERTIFIED_COPY, ComponentKind.COMPARED_COPY)
# The applicant may send a copy of what is only shown (online or by post there is no other way); nobody may ask for it.
SHOWN_OR_COPY = (*SHOWN, *ORIGINAL_OR_COPY)


def filed_on_paper(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return facts.channel is not Channel.ONLINE


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


def filed_by_stranger(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return facts.by_proxy and not facts.proxy_is_close_kin


def filed_by_close_kin(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return facts.by_proxy and facts.proxy_is_close_kin


def exemption_claimed(declaration: BirthDeclaration, facts: FilingFacts) -> bool:
    return facts.exemption is not None


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
    Component(
        code="authorisation",
        title="Văn bản ủy quyền được chứng thực",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp thay, người nộp không phải người thân thích", filed_by_stranger),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ6",
    ),
    Component(
        code="kin_authorisation",
        title="Văn bản ủy quyền của người thân thích (không phải chứng thực)",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp thay ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột", filed_by_close_kin),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ6",
    ),
    Component(
        code="kinship_proof",
        title="Giấy tờ chứng minh quan hệ với người ủy quyền",
        necessity=Necessity.PRESENTED,
        condition=Condition("nộp thay ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột", filed_by_close_kin),
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Hộ tịch Đ6",
    ),
    Component(
        code="foreign_paper_translation",
        title="Giấy tờ nước ngoài đã hợp pháp hóa lãnh sự, kèm bản dịch tiếng Việt",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("trẻ sinh ở nước ngoài; trừ nước được miễn theo điều ước quốc tế", born_abroad),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Hộ tịch Đ10",
    ),
    Component(
        code="identity_paper",
        title="Giấy tờ chứng minh nhân thân của người yêu cầu",
        necessity=Necessity.PRESENTED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.POPULATION,
        legal_basis="NQ 66.7/2025/NQ-CP; Luật Hộ tịch Đ9",
        note="Chỉ hỏi khi không tra cứu được; nộp qua bưu chính thì gửi bản sao chứng thực",
    ),
    Component(
        code="residence_proof",
        title="Giấy tờ chứng minh nơi cư trú",
        necessity=Necessity.PRESENTED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.POPULATION,
        legal_basis="NĐ 104/2022/NĐ-CP",
        note="Chỉ hỏi khi không tra cứu được",
    ),
    Component(
        code="exemption_evidence",
        title="Giấy tờ chứng minh thuộc diện được miễn lệ phí",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("đề nghị miễn lệ phí", exemption_claimed),
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Hộ tịch Đ11",
    ),
    Component(
        code="parents_marriage_certificate",
        title="Giấy chứng nhận kết hôn của cha, mẹ",
        necessity=Necessity.MUST_NOT_BE_DEMANDED,
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="NĐ 07/2025/NĐ-CP",
        note="Cơ quan tự tra cứu tình trạng hôn nhân của cha, mẹ",
    ),
    Component(
        code="other",
        title="Giấy tờ khác người yêu cầu tự nguyện nộp thêm",
        necessity=Necessity.OPTIONAL,
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Hộ tịch Đ9",
    ),
)

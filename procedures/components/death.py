"""What may be asked for when a death is registered, case by case (Luật Hộ tịch Đ34, NĐ 123/2015 Đ4.2)."""

from __future__ import annotations

from collections.abc import Callable

from procedures.civil_words import DeathEvidenceKind
from procedures.component import Component, Condition, FilingFacts, Necessity
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
    filed_on_paper,
)
from procedures.forms.declarations.death_registration import DeathDeclaration


def proven_by(kind: DeathEvidenceKind) -> Callable[[DeathDeclaration, FilingFacts], bool]:
    """The condition that the declaration names this kind of paper."""

    def holds(declaration: DeathDeclaration, facts: FilingFacts) -> bool:
        return declaration.evidence.kind is kind

    holds.__name__ = f"proven_by_{kind.value}"
    return holds


def died_abroad(declaration: DeathDeclaration, facts: FilingFacts) -> bool:
    return declaration.place.place.is_abroad


def _paper(kind: DeathEvidenceKind, title: str, condition: str, note: str = "") -> Component:
    return Component(
        code=kind.value,
        title=title,
        necessity=Necessity.CONDITIONAL,
        condition=Condition(condition, proven_by(kind)),
        kinds=HANDED_IN if kind in _ORIGINALS else ORIGINAL_OR_COPY,
        legal_basis="NĐ 123/2015/NĐ-CP Đ4 k2",
        note=note,
    )


_ORIGINALS = (
    DeathEvidenceKind.FACILITY_NOTICE,
    DeathEvidenceKind.EXECUTION_CONFIRMATION,
    DeathEvidenceKind.WARD_NOTICE,
)

DEATH_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai đăng ký khai tử",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính; nộp trực tuyến thì khai mẫu điện tử", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ34 k1; Thông tư 04/2024/TT-BTP",
    ),
    _paper(
        DeathEvidenceKind.FACILITY_NOTICE,
        "Giấy báo tử do Thủ trưởng cơ sở khám bệnh, chữa bệnh cấp",
        "chết tại cơ sở khám bệnh, chữa bệnh",
    ),
    _paper(
        DeathEvidenceKind.EXECUTION_CONFIRMATION,
        "Giấy xác nhận việc thi hành án tử hình của Chủ tịch Hội đồng thi hành án",
        "chết do thi hành án tử hình",
    ),
    _paper(
        DeathEvidenceKind.COURT_DECISION,
        "Bản án, quyết định có hiệu lực của Tòa án tuyên bố một người là đã chết",
        "được Tòa án tuyên bố là đã chết",
    ),
    _paper(
        DeathEvidenceKind.POLICE_CONFIRMATION,
        "Văn bản xác nhận của cơ quan công an",
        "chết trên phương tiện giao thông, do tai nạn, bị giết, chết đột ngột hoặc có nghi vấn",
        "Thay bằng kết quả giám định pháp y cũng được",
    ),
    _paper(
        DeathEvidenceKind.FORENSIC_CONCLUSION,
        "Văn bản kết quả giám định của cơ quan giám định pháp y",
        "chết trên phương tiện giao thông, do tai nạn, bị giết, chết đột ngột hoặc có nghi vấn; thay văn bản công an",
    ),
    _paper(
        DeathEvidenceKind.WARD_NOTICE,
        "Giấy báo tử do Ủy ban nhân dân cấp xã nơi chết cấp",
        "không thuộc các trường hợp trên và đã được cấp",
        "Chưa được cấp mà chết tại địa bàn thì Ủy ban nhân dân cấp ngay trong hồ sơ này",
    ),
    Component(
        code=DeathEvidenceKind.OTHER_PROOF.value,
        title="Giấy tờ, tài liệu do cơ quan, tổ chức có thẩm quyền cấp hoặc xác nhận, chứng minh sự kiện chết",
        necessity=Necessity.CONDITIONAL,
        condition=Condition(
            "chết đã lâu, không có Giấy báo tử hoặc giấy tờ thay thế", proven_by(DeathEvidenceKind.OTHER_PROOF)
        ),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Thông tư 04/2020/TT-BTP Đ13",
        note="Không có giấy tờ nào thì không đăng ký",
    ),
    Component(
        code="foreign_paper_translation",
        title="Giấy tờ nước ngoài đã hợp pháp hóa lãnh sự, kèm bản dịch tiếng Việt",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("chết ở nước ngoài; trừ nước được miễn theo điều ước quốc tế", died_abroad),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Hộ tịch Đ10",
    ),
    AUTHORISATION,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    IDENTITY_PAPER,
    RESIDENCE_PROOF,
    EXEMPTION_EVIDENCE,
    OTHER,
)

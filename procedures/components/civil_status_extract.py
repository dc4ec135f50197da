"""What may be asked for when copies of an extract are wanted (Luật Hộ tịch Đ64)."""

from __future__ import annotations

from procedures.component import Component, Condition, FilingFacts, Necessity
from procedures.components.every_procedure import (
    AUTHORISATION,
    HANDED_IN,
    IDENTITY_PAPER,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    ORIGINAL_OR_COPY,
    OTHER,
    filed_on_paper,
)
from procedures.forms.declarations.civil_status_extract import ExtractDeclaration


def declared_on_paper(declaration: ExtractDeclaration, facts: FilingFacts) -> bool:
    return filed_on_paper(declaration, facts) and not asked_by_letter(declaration, facts)


def asked_by_letter(declaration: ExtractDeclaration, facts: FilingFacts) -> bool:
    return facts.for_organisation


EXTRACT_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai cấp bản sao trích lục hộ tịch",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("cá nhân nộp trực tiếp hoặc qua bưu chính", declared_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ64 k1; Thông tư 04/2024/TT-BTP",
    ),
    Component(
        code="agency_letter",
        title="Văn bản yêu cầu của cơ quan, tổ chức, nêu rõ lý do",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("cơ quan, tổ chức yêu cầu", asked_by_letter),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Hộ tịch Đ64 k1",
    ),
    AUTHORISATION,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    IDENTITY_PAPER,
    OTHER,
)

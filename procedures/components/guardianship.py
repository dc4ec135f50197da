"""What may be asked for when a guardianship is registered, ended or passed on (Luật Hộ tịch Đ20-23)."""

from __future__ import annotations

from dataclasses import replace

from procedures.component import Component, Condition, FilingFacts, Necessity
from procedures.components.every_procedure import (
    AUTHORISATION,
    HANDED_IN,
    IDENTITY_PAPER,
    KIN_AUTHORISATION,
    KINSHIP_PROOF,
    ORIGINAL_OR_COPY,
    OTHER,
    RESIDENCE_PROOF,
    filed_on_paper,
)
from procedures.forms.declarations.guardianship import GuardianshipDeclaration, GuardianshipTerms
from procedures.forms.declarations.guardianship_termination import TerminationDeclaration
from procedures.forms.declarations.guardianship_words import GuardianshipKind


def appointed(declaration: GuardianshipTerms, facts: FilingFacts) -> bool:
    return declaration.kind is GuardianshipKind.APPOINTED


def natural(declaration: GuardianshipTerms, facts: FilingFacts) -> bool:
    return declaration.kind is GuardianshipKind.NATURAL


def several_eligible(declaration: GuardianshipDeclaration, facts: FilingFacts) -> bool:
    return bool(declaration.other_eligible)


def guardian_changes(declaration: TerminationDeclaration, facts: FilingFacts) -> bool:
    return declaration.changes_guardian


def guardian_stays_away(declaration: TerminationDeclaration, facts: FilingFacts) -> bool:
    return not declaration.changes_guardian


_PAPERS = (AUTHORISATION, KIN_AUTHORISATION, KINSHIP_PROOF, IDENTITY_PAPER, RESIDENCE_PROOF, OTHER)

APPOINTMENT = Component(
    code="appointment_document",
    title="Văn bản cử người giám hộ",
    necessity=Necessity.CONDITIONAL,
    condition=Condition("giám hộ cử", appointed),
    kinds=HANDED_IN,
    legal_basis="Luật Hộ tịch Đ20",
)

NATURAL_PROOF = Component(
    code="natural_guardian_proof",
    title="Giấy tờ chứng minh điều kiện giám hộ đương nhiên",
    necessity=Necessity.CONDITIONAL,
    condition=Condition("giám hộ đương nhiên", natural),
    kinds=ORIGINAL_OR_COPY,
    legal_basis="Luật Hộ tịch Đ21",
)

AGREEMENT = Component(
    code="guardians_agreement",
    title="Văn bản thỏa thuận cử một người làm giám hộ đương nhiên",
    necessity=Necessity.CONDITIONAL,
    condition=Condition("có nhiều người cùng đủ điều kiện giám hộ đương nhiên", several_eligible),
    kinds=HANDED_IN,
    legal_basis="Luật Hộ tịch Đ21",
)

GUARDIANSHIP_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai đăng ký giám hộ",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ20-21",
    ),
    APPOINTMENT,
    NATURAL_PROOF,
    AGREEMENT,
    *_PAPERS,
)

# What belongs to the new guardianship may be handed in at once; nobody may ask for it before its own dossier begins.
_EARLY = Condition("thay đổi người giám hộ", guardian_changes)
_EARLY_NOTE = "Nộp cùng lúc thì được chuyển sang hồ sơ đăng ký giám hộ mới; chưa có thì nộp ở hồ sơ đó"
CARRIED_OVER = {
    "registration_declaration": "declaration",
    APPOINTMENT.code: APPOINTMENT.code,
    NATURAL_PROOF.code: NATURAL_PROOF.code,
    AGREEMENT.code: AGREEMENT.code,
}
"""Components of a change that go over into the second dossier, with their codes there."""


def _early(component: Component) -> Component:
    return replace(component, necessity=Necessity.OPTIONAL, condition=_EARLY, note=_EARLY_NOTE)


TERMINATION_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai đăng ký chấm dứt giám hộ",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ22",
    ),
    Component(
        code="termination_evidence",
        title="Giấy tờ làm căn cứ chấm dứt giám hộ",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("chấm dứt mà không thay đổi người giám hộ", guardian_stays_away),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Hộ tịch Đ22",
    ),
    Component(
        code="successor_consent",
        title="Văn bản của người khác đủ điều kiện nhận làm giám hộ (căn cứ thay đổi giám hộ)",
        necessity=Necessity.CONDITIONAL,
        condition=_EARLY,
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ22-23",
    ),
    Component(
        code="registration_declaration",
        title="Tờ khai đăng ký giám hộ của người giám hộ mới",
        necessity=Necessity.OPTIONAL,
        condition=_EARLY,
        kinds=HANDED_IN,
        legal_basis="Luật Hộ tịch Đ23",
        note=_EARLY_NOTE,
    ),
    _early(APPOINTMENT),
    _early(NATURAL_PROOF),
    _early(AGREEMENT),
    *_PAPERS,
)

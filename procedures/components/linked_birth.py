"""What may be asked for when a birth, a residence and a card are asked for together: no paper twice (NĐ 63/2024 Đ4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from procedures.component import Component, Condition, FilingFacts, Necessity
from procedures.components.birth import BIRTH_COMPONENTS
from procedures.components.every_procedure import SHOWN_OR_COPY
from procedures.forms.declarations.linked_birth import LinkedBirthDeclaration
from procedures.forms.place import Place


def lives_apart_from_parents(declaration: LinkedBirthDeclaration, facts: FilingFacts) -> bool:
    """Papers about the dwelling are asked for only then; otherwise the child lives where its parents do."""
    if declaration.residence is None:
        return False
    homes = [parent.residence for parent in (declaration.mother, declaration.father) if parent and parent.residence]
    return bool(homes) and all(_elsewhere(declaration.residence.address, home) for home in homes)


def _elsewhere(one: Place, other: Place) -> bool:
    return (one.ward, one.detail) != (other.ward, other.detail)


def with_linked_declaration(components: Iterable[Component]) -> tuple[Component, ...]:
    """The components of the registration by itself; its declaration is the linked one here."""
    return tuple(
        replace(
            component,
            title="Tờ khai liên thông (Mẫu số 01)",
            legal_basis="NĐ 63/2024/NĐ-CP Đ5",
        )
        if component.code == "declaration"
        else component
        for component in components
    )


LINKED_BIRTH_COMPONENTS = (
    *(component for component in with_linked_declaration(BIRTH_COMPONENTS) if component.code != "other"),
    Component(
        code="dwelling_proof",
        title="Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("trẻ đăng ký thường trú ở nơi khác với cha, mẹ", lives_apart_from_parents),
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Cư trú 2020 Đ20; NĐ 63/2024/NĐ-CP Đ4",
    ),
    Component(
        code="householder_consent",
        title="Ý kiến đồng ý của chủ hộ bằng văn bản",
        necessity=Necessity.OPTIONAL,
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Cư trú 2020 Đ20; Thông tư 53/2025/TT-BCA",
        note="Chỉ khi chủ hộ không xác nhận được trên VNeID",
    ),
    *(component for component in BIRTH_COMPONENTS if component.code == "other"),
)

"""What may be asked for when a permanent residence is registered (Luật Cư trú 68/2020/QH14 Đ21)."""

from __future__ import annotations

from procedures.civil_words import Channel, Relation
from procedures.component import Component, Condition, DataSource, FilingFacts, Necessity
from procedures.components.every_procedure import HANDED_IN, ORIGINAL_OR_COPY, SHOWN_OR_COPY, filed_on_paper
from procedures.forms.declarations.residence import ConsentWay, DwellingKind, ResidenceDeclaration


def joins_kin(declaration: ResidenceDeclaration, facts: FilingFacts) -> bool:
    return declaration.dwelling is DwellingKind.HOUSEHOLD and declaration.householder.relation is not Relation.SELF


def dwelling_of_another(declaration: ResidenceDeclaration, facts: FilingFacts) -> bool:
    return declaration.dwelling is DwellingKind.RENTED


def dwelling_is_own(declaration: ResidenceDeclaration, facts: FilingFacts) -> bool:
    return declaration.dwelling is DwellingKind.OWN


def agreed_on_paper(declaration: ResidenceDeclaration, facts: FilingFacts) -> bool:
    """On the paper declaration itself there is nothing more to hand in."""
    on_paper = declaration.householder.consent is ConsentWay.PAPER
    return on_paper and facts.channel in (Channel.ONLINE, Channel.LINKED)


def by_proxy(declaration: ResidenceDeclaration, facts: FilingFacts) -> bool:
    return facts.by_proxy


RESIDENCE_COMPONENTS = (
    Component(
        code="declaration",
        title="Tờ khai thay đổi thông tin cư trú (CT01)",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp trực tiếp hoặc qua bưu chính", filed_on_paper),
        kinds=HANDED_IN,
        legal_basis="Luật Cư trú Đ21; Thông tư 53/2025/TT-BCA",
    ),
    Component(
        code="householder_consent",
        title="Trang ý kiến của chủ hộ trên tờ khai CT01 đã ký",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("chủ hộ đồng ý trên giấy, hồ sơ nộp điện tử", agreed_on_paper),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Cư trú Đ21",
    ),
    Component(
        code="kinship_proof",
        title="Giấy tờ chứng minh quan hệ nhân thân với chủ hộ",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("về ở với người thân", joins_kin),
        kinds=SHOWN_OR_COPY,
        replaced_by=DataSource.CIVIL_STATUS,
        legal_basis="Luật Cư trú Đ21 k2; Nghị định 154/2024/NĐ-CP",
        note="Trẻ mới sinh: dữ liệu khai sinh do cơ quan đăng ký hộ tịch chuyển đến",
    ),
    Component(
        code="dwelling_proof",
        title="Giấy tờ chứng minh chỗ ở hợp pháp",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("chỗ ở thuộc quyền sở hữu của mình", dwelling_is_own),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Cư trú Đ21 k1",
    ),
    Component(
        code="lease",
        title="Hợp đồng hoặc văn bản cho thuê, cho mượn, cho ở nhờ được công chứng, chứng thực",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("thuê, mượn, ở nhờ", dwelling_of_another),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Cư trú Đ21 k3",
    ),
    Component(
        code="authorisation",
        title="Văn bản ủy quyền",
        necessity=Necessity.CONDITIONAL,
        condition=Condition("nộp thay", by_proxy),
        kinds=ORIGINAL_OR_COPY,
        legal_basis="Luật Cư trú Đ9",
    ),
    Component(
        code="other",
        title="Giấy tờ khác người yêu cầu tự nguyện nộp thêm",
        necessity=Necessity.OPTIONAL,
        kinds=SHOWN_OR_COPY,
        legal_basis="Luật Cư trú Đ21",
    ),
)

"""Liên thông khai sinh, 3.000722 from 01/09/2026, 2.002621 and others before (NĐ 63/2024 Đ7; NĐ 301/2026)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.components.linked_birth import LINKED_BIRTH_COMPONENTS
from procedures.examples.linked_birth import example
from procedures.forms.declarations.linked_birth import LinkedBirthDeclaration, LinkedBirthWithCardDeclaration
from procedures.limits import WorkingDays
from procedures.linked.leg import Leg
from procedures.procedure import Edition, Procedure, Result, StepBudget
from procedures.rules.linked_birth_checks import LINKED_BIRTH_RULES

_BIRTH = Result(code="birth_certificate", title="Giấy khai sinh (bản chính)")
_RESIDENCE = Result(code="residence_notice", title="Thông báo kết quả đăng ký thường trú")
_INSURANCE = Result(code="insurance_card", title="Thẻ bảo hiểm y tế")
_IDENTITY = Result(code="identity_card", title="Thẻ căn cước")

# The name "police" is the leg's place in every journal, whatever the agency is called one day.
_POLICE = Leg(
    name="police",
    procedure="1.004222",
    title="Đăng ký thường trú cho trẻ",
    office="Công an cấp xã",
    result=_RESIDENCE.title,
    limit=WorkingDays(2),
    verified_limit=WorkingDays(5),
    wanted=lambda declaration: declaration.residence is not None,
)
_INSURANCE_OFFICE = Leg(
    name="insurance",
    procedure="1.002759",
    title="Cấp thẻ bảo hiểm y tế cho trẻ",
    office="Cơ quan bảo hiểm xã hội",
    result=_INSURANCE.title,
    limit=WorkingDays(2),
    wanted=lambda declaration: declaration.insurance is not None,
)
_IDENTITY_OFFICE = Leg(
    name="identity",
    procedure="2.001177",
    title="Cấp thẻ căn cước cho trẻ dưới 6 tuổi",
    office="Cơ quan quản lý căn cước của Bộ Công an",
    result=_IDENTITY.title,
    limit=WorkingDays(7),
    wanted=lambda declaration: declaration.identity_card is not None,
)

_UNVERIFIED = (
    "Thời gian chờ chủ hộ xác nhận trên VNeID (05 ngày làm việc) lấy theo thời gian xác nhận của liên thông khai tử.",
    "Mã thủ tục cấp thẻ bảo hiểm y tế tại cơ quan bảo hiểm xã hội.",
    "Nội dung rút gọn của CT01 và TK1-TS trong tờ khai liên thông.",
)

# What is registered and how is the law of births; the group only brings the other agencies.
_GROUP = replace(
    BIRTH_REGISTRATION.editions[0],
    limit=WorkingDays(3),
    verified_limit=WorkingDays(5),
    who_may_apply="Cha, mẹ, ông, bà, người thân thích khác hoặc người, tổ chức đang nuôi dưỡng trẻ dưới 6 tuổi.",
    requirements="Chủ hộ xác nhận trên VNeID khi trẻ đăng ký thường trú.",
    steps=(
        *BIRTH_REGISTRATION.editions[0].steps,
        StepBudget("mot-cua", "Theo dõi phần của Công an, Bảo hiểm xã hội", 16),
    ),
    components=LINKED_BIRTH_COMPONENTS,
    rules=LINKED_BIRTH_RULES,
    example=example,
)

_EDITION_2024: Edition = replace(
    _GROUP,
    id="2024-07",
    valid_from=date(2024, 7, 1),
    valid_to=date(2026, 8, 31),
    results=(_BIRTH, _RESIDENCE, _INSURANCE),
    legs=(_POLICE, _INSURANCE_OFFICE),
    declaration_form=LinkedBirthDeclaration,
    legal_basis=("Nghị định 63/2024/NĐ-CP", "Luật Hộ tịch 60/2014/QH13"),
    unverified=(
        "Ngày bắt đầu hiệu lực của phiên bản liên thông khai sinh theo NĐ 63/2024 (01/07/2024).",
        *_UNVERIFIED,
    ),
)
_EDITION_2026: Edition = replace(
    _GROUP,
    id="2026-09",
    valid_from=date(2026, 9, 1),
    valid_to=None,
    results=(_BIRTH, _RESIDENCE, _INSURANCE, _IDENTITY),
    legs=(_POLICE, _INSURANCE_OFFICE, _IDENTITY_OFFICE),
    declaration_form=LinkedBirthWithCardDeclaration,
    legal_basis=("Nghị định 301/2026/NĐ-CP", "Luật Hộ tịch 60/2014/QH13"),
    unverified=(
        "Nội dung NĐ 301/2026: thời hạn nhóm liên thông khai sinh và chặng cấp thẻ căn cước (07 ngày làm việc).",
        "Mã thủ tục cấp thẻ căn cước cho trẻ dưới 6 tuổi.",
        *_UNVERIFIED,
    ),
)

LINKED_BIRTH = Procedure(
    code="3.000722",
    slug="linked-birth",
    title=(
        "Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế, "
        "cấp thẻ căn cước cho trẻ em dưới 6 tuổi"
    ),
    former_codes=("2.000986", "2.001023", "2.002621"),
    aliases=("Đăng ký khai sinh, thường trú, BHYT", "Liên thông khai sinh"),
    editions=(_EDITION_2024, _EDITION_2026),
)

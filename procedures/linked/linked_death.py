"""Liên thông khai tử, 2.002913 from 01/09/2026, 2.002622 before (NĐ 63/2024; QĐ 296/QĐ-VPCP; NĐ 301/2026)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from procedures.components.linked_death import LINKED_DEATH_COMPONENTS
from procedures.death_registration import DEATH_REGISTRATION
from procedures.examples.linked_death import example
from procedures.forms.declarations.linked_death import LinkedDeathDeclaration
from procedures.limits import SameDay, WorkingDays
from procedures.linked.leg import Leg
from procedures.procedure import Edition, Procedure, Result, StepBudget
from procedures.rules.linked_death_checks import LINKED_DEATH_RULES

_DEATH = Result(code="death_extract", title="Trích lục khai tử (bản chính)")
_DELETION = Result(code="residence_deletion", title="Thông báo xóa đăng ký thường trú")
_BENEFIT = Result(code="funeral_benefit", title="Quyết định hưởng trợ cấp mai táng hoặc tử tuất")

# The names are the legs' places in every journal, whatever the agencies are called one day.
_POLICE = Leg(
    name="police",
    procedure="1.003197",
    title="Xóa đăng ký thường trú",
    office="Công an cấp xã",
    result=_DELETION.title,
    limit=SameDay(),
    wanted=lambda declaration: declaration.wants_deletion,
)
_INSURANCE_OFFICE = Leg(
    name="insurance",
    procedure="1.001667",
    title="Trợ cấp mai táng, tử tuất",
    office="Cơ quan bảo hiểm xã hội",
    result=_BENEFIT.title,
    limit=WorkingDays(8),
    wanted=lambda declaration: declaration.benefit is not None,
)

_UNVERIFIED = (
    "Mã thủ tục mai táng phí, tử tuất tại cơ quan bảo hiểm xã hội.",
    "Nội dung rút gọn của Mẫu 09-HSB trong tờ khai liên thông khai tử.",
    "Chế độ mai táng của bảo trợ xã hội và của người có công chưa có trong nhóm liên thông của phần mềm.",
)

# What is registered and how is the law of deaths; the group only brings the other agencies.
_EDITION_2024: Edition = replace(
    DEATH_REGISTRATION.editions[0],
    id="2024-07",
    valid_from=date(2024, 7, 1),
    valid_to=date(2026, 8, 31),
    limit=WorkingDays(9),
    verified_limit=None,
    who_may_apply="Vợ, chồng, con, cha, mẹ hoặc người thân thích khác của người chết.",
    requirements="Thân nhân xác nhận trên VNeID trong 05 ngày làm việc, không tính vào thời hạn giải quyết.",
    steps=(
        *DEATH_REGISTRATION.editions[0].steps,
        StepBudget("mot-cua", "Theo dõi phần của Công an, Bảo hiểm xã hội", 64),
    ),
    components=LINKED_DEATH_COMPONENTS,
    rules=LINKED_DEATH_RULES,
    results=(_DEATH, _DELETION, _BENEFIT),
    legs=(_POLICE, _INSURANCE_OFFICE),
    declaration_form=LinkedDeathDeclaration,
    example=example,
    legal_basis=("Nghị định 63/2024/NĐ-CP", "Quyết định 296/QĐ-VPCP", "Luật Hộ tịch 60/2014/QH13"),
    unverified=(
        "Ngày bắt đầu hiệu lực của phiên bản liên thông khai tử theo NĐ 63/2024 (01/07/2024).",
        *_UNVERIFIED,
    ),
)
_EDITION_2026 = replace(
    _EDITION_2024,
    id="2026-09",
    valid_from=date(2026, 9, 1),
    valid_to=None,
    legal_basis=("Nghị định 301/2026/NĐ-CP", "Luật Hộ tịch 60/2014/QH13"),
    unverified=("Nội dung NĐ 301/2026: thời hạn nhóm liên thông khai tử.", *_UNVERIFIED),
)

LINKED_DEATH = Procedure(
    code="2.002913",
    slug="linked-death",
    title="Liên thông điện tử: đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất",
    former_codes=("2.002622",),
    aliases=("Đăng ký khai tử, xóa đăng ký thường trú", "Liên thông khai tử"),
    editions=(_EDITION_2024, _EDITION_2026),
)

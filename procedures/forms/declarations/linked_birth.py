"""Tờ khai điện tử liên thông (Mẫu số 01, NĐ 63/2024 Đ5): the birth, and what the other agencies are asked for.

Only what the birth declaration does not say already: the essentials of CT01 (TT 53/2025/TT-BCA) for the residence, of
TK1-TS for the insurance card. The child's personal number and its certificate come out of the registration itself.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.agency_code import AgencyCode
from procedures.civil_words import Relation
from procedures.code_list import OneOf
from procedures.forms.address import Address
from procedures.forms.birth_declaration import BirthDeclaration
from procedures.forms.form import Form
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.text import Line

# What a newborn can be to a householder; a grandchild is a relative in the national list.
HOUSEHOLD_RELATIONS = (Relation.CHILD, Relation.SIBLING, Relation.RELATIVE)


class Householder(Form):
    """Chủ hộ: whoever must agree on VNeID that the child is registered in the household."""

    model_config = ConfigDict(title="Chủ hộ")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên chủ hộ")]
    personal_number: Annotated[PersonalNumber, Field(title="Số định danh cá nhân của chủ hộ")]


class ResidenceWish(Form):
    """What CT01 asks beside the child's own data; `agency` when the family knows which police post it is."""

    model_config = ConfigDict(title="Đăng ký thường trú cho trẻ")

    address: Annotated[Address, Field(title="Nơi đăng ký thường trú")]
    householder: Annotated[Householder, Field(title="Chủ hộ")]
    relation_to_householder: Annotated[
        Relation, OneOf(HOUSEHOLD_RELATIONS), Field(title="Trẻ là gì của chủ hộ", examples=["child"])
    ]
    agency: Annotated[AgencyCode | None, Field(title="Mã định danh Công an cấp xã nơi đăng ký")] = None


class InsuranceWish(Form):
    """What TK1-TS asks beside the child's own data."""

    model_config = ConfigDict(title="Cấp thẻ bảo hiểm y tế cho trẻ")

    first_care: Annotated[Line, Field(title="Nơi đăng ký khám bệnh, chữa bệnh ban đầu")]
    address: Annotated[Address, Field(title="Địa chỉ liên hệ của người giám hộ")]
    agency: Annotated[AgencyCode | None, Field(title="Mã định danh cơ quan bảo hiểm xã hội")] = None


class IdentityCardWish(Form):
    """A card for a child under six; without a picture, which the law does not take of so small a child."""

    model_config = ConfigDict(title="Cấp thẻ căn cước cho trẻ")

    agency: Annotated[AgencyCode | None, Field(title="Mã định danh cơ quan cấp thẻ")] = None


class LinkedBirthDeclaration(BirthDeclaration):
    """The birth declaration with the wishes to the other agencies; `null` is no wish."""

    model_config = ConfigDict(title="Tờ khai điện tử liên thông khai sinh")

    residence: Annotated[ResidenceWish | None, Field(title="Đăng ký thường trú cho trẻ")] = None
    insurance: Annotated[InsuranceWish | None, Field(title="Cấp thẻ bảo hiểm y tế cho trẻ")] = None


class LinkedBirthWithCardDeclaration(LinkedBirthDeclaration):
    """As of 01/09/2026: the identity card of a child under six joins the group (NĐ 301/2026)."""

    identity_card: Annotated[IdentityCardWish | None, Field(title="Cấp thẻ căn cước cho trẻ")] = None

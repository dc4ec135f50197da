"""Tờ khai tham gia, điều chỉnh thông tin bảo hiểm (TK1-TS): what is essential of it for a child under six."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation, Sex
from procedures.code_list import OneOf
from procedures.forms.address import Address
from procedures.forms.day import Day
from procedures.forms.form import Form
from procedures.forms.person import EthnicityCode
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.phone import Phone
from procedures.forms.place import CountryCode
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line

CARD_RELATIONS = (
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.RELATIVE,
    Relation.CARER,
    Relation.LEGAL_REPRESENTATIVE,
    Relation.ORGANISATION,
)


class CardRequester(Requester):
    """Whoever speaks for the child."""

    relation: Annotated[Relation, OneOf(CARD_RELATIONS), Field(title="Quan hệ với trẻ")]


class InsuredChild(Form):
    """The child (mục 1 to 6 of TK1-TS)."""

    model_config = ConfigDict(title="Trẻ được cấp thẻ")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    birth_date: Annotated[Day, Field(title="Ngày sinh")]
    sex: Annotated[Sex, Field(title="Giới tính")]
    nationality: Annotated[CountryCode, Field(title="Quốc tịch")] = "VN"
    ethnicity: Annotated[EthnicityCode | None, Field(title="Dân tộc")] = None
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None


class Guardian(Form):
    """Father, mother or guardian (mục 8 of TK1-TS)."""

    model_config = ConfigDict(title="Cha, mẹ hoặc người giám hộ")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None


class InsuranceCardDeclaration(Form):
    """The whole declaration."""

    model_config = ConfigDict(title="Tờ khai tham gia bảo hiểm y tế của trẻ em dưới 6 tuổi (TK1-TS)")

    subject: Annotated[InsuredChild, Field(title="Trẻ được cấp thẻ")]
    registered_at: Annotated[Line, Field(title="Nơi đăng ký khai sinh")]
    guardian: Annotated[Guardian, Field(title="Cha, mẹ hoặc người giám hộ")]
    address: Annotated[Address, Field(title="Địa chỉ nhận hồ sơ, nơi cư trú")]
    phone: Annotated[Phone | None, Field(title="Số điện thoại")] = None
    first_care: Annotated[
        Line, Field(title="Nơi đăng ký khám bệnh, chữa bệnh ban đầu", examples=["Trạm y tế phường Hà Đông"])
    ]
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

"""Tờ khai thay đổi thông tin cư trú (CT01) for taking somebody out of the register of permanent residence."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation
from procedures.code_list import CodeList, OneOf
from procedures.forms.address import Address
from procedures.forms.day import Day
from procedures.forms.form import Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line, ShortLine

DELETION_RELATIONS = (
    Relation.SELF,
    Relation.SPOUSE,
    Relation.CHILD,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.RELATIVE,
    Relation.CARER,
    Relation.LEGAL_REPRESENTATIVE,
    Relation.ORGANISATION,
)


class DeletionGround(CodeList):
    """Why somebody is taken out (Luật Cư trú Đ24)."""

    DEATH = "death", "Chết; có quyết định tuyên bố mất tích hoặc đã chết"
    SETTLED_ABROAD = "settled_abroad", "Ra nước ngoài để định cư"
    REGISTRATION_CANCELLED = "registration_cancelled", "Đã có quyết định hủy bỏ đăng ký thường trú"
    LEFT_DWELLING = "left_dwelling", "Không còn chỗ ở hợp pháp tại nơi thường trú"


class DeletionRequester(Requester):
    """A member of the household, or whoever may act for it."""

    relation: Annotated[
        Relation, OneOf(DELETION_RELATIONS), Field(title="Quan hệ với người được xóa đăng ký thường trú")
    ]


class FormerResident(Form):
    """Who is taken out of the register."""

    model_config = ConfigDict(title="Người được xóa đăng ký thường trú")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    birth_date: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm sinh")] = None
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None


class GroundPaper(Form):
    """The paper the deletion rests on; of a death the extract of the register."""

    model_config = ConfigDict(title="Giấy tờ làm căn cứ")

    number: Annotated[ShortLine, Field(title="Số", examples=["12/2026"])]
    issued_on: Annotated[Day, Field(title="Ngày cấp")]
    issued_by: Annotated[Line, Field(title="Cơ quan cấp")]


class ResidenceDeletionDeclaration(Form):
    """The whole declaration."""

    model_config = ConfigDict(title="Tờ khai thay đổi thông tin cư trú (CT01) – xóa đăng ký thường trú")

    subject: Annotated[FormerResident, Field(title="Người được xóa đăng ký thường trú")]
    ground: Annotated[DeletionGround, Field(title="Lý do xóa đăng ký thường trú")]
    happened_on: Annotated[Day, Field(title="Ngày xảy ra", description="Ngày chết, ngày ra nước ngoài...")]
    paper: Annotated[GroundPaper, Field(title="Giấy tờ làm căn cứ")]
    residence: Annotated[Address, Field(title="Nơi thường trú")]
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

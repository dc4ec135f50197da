"""Tờ khai thay đổi thông tin cư trú (CT01, Thông tư 53/2025/TT-BCA), for a permanent residence.

The opinions on the paper's last page (householder, owner of the dwelling, parents) are what stands in `householder`
and `dwelling`; a householder who has not agreed yet is asked (VNeID), and the clock counts from his answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation, Sex
from procedures.code_list import CodeList, OneOf
from procedures.forms.address import Address
from procedures.forms.day import Day
from procedures.forms.form import Contradiction, Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import ShortLine

RESIDENCE_RELATIONS = (
    Relation.SELF,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SPOUSE,
    Relation.CHILD,
    Relation.SIBLING,
    Relation.RELATIVE,
    Relation.CARER,
    Relation.LEGAL_REPRESENTATIVE,
    Relation.ORGANISATION,
)
# What the newcomer is to the householder (mục 8 of CT01).
HOUSEHOLD_RELATIONS = (
    Relation.SELF,
    Relation.CHILD,
    Relation.SPOUSE,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.RELATIVE,
    Relation.CARER,
)
MOST_MEMBERS = 20


class ConsentWay(CodeList):
    """How the householder has agreed, or that he is still to be asked."""

    VNEID = "vneid", "Đã xác nhận trên VNeID"
    PAPER = "paper", "Đã ký trên tờ khai CT01"
    TO_BE_ASKED = "to_be_asked", "Chưa xác nhận, đề nghị hỏi trên VNeID"


class DwellingKind(CodeList):
    """On what right somebody will live there (Luật Cư trú Đ20)."""

    OWN = "own", "Chỗ ở hợp pháp thuộc quyền sở hữu của mình"
    HOUSEHOLD = "household", "Về ở với người thân được chủ hộ, chủ sở hữu đồng ý"
    RENTED = "rented", "Thuê, mượn, ở nhờ chỗ ở hợp pháp"


class ResidenceRequester(Requester):
    """Whoever moves, or the parent or representative of a child that does."""

    relation: Annotated[Relation, OneOf(RESIDENCE_RELATIONS), Field(title="Quan hệ với người đăng ký thường trú")]


class Resident(Form):
    """Somebody who is to be registered (mục 1 to 4 of CT01)."""

    model_config = ConfigDict(title="Người đăng ký thường trú")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên khai sinh")]
    birth_date: Annotated[Day, Field(title="Ngày sinh")]
    sex: Annotated[Sex, Field(title="Giới tính")]
    personal_number: Annotated[
        PersonalNumber | None, Field(title="Số định danh cá nhân", description="Trẻ mới sinh ghi sau khi được cấp")
    ] = None

    def is_child(self, on: date) -> bool:
        """Under sixteen on that day (Luật Trẻ em Đ1)."""
        born = self.birth_date
        return (on.year - born.year - ((on.month, on.day) < (born.month, born.day))) < 16


class Member(Resident):
    """A further person who moves along (mục 11 of CT01)."""

    model_config = ConfigDict(title="Thành viên cùng thay đổi")

    relation: Annotated[Relation, OneOf(HOUSEHOLD_RELATIONS), Field(title="Quan hệ với chủ hộ")]


class Householder(Form):
    """The householder (mục 7 to 9 of CT01) and whether he has agreed."""

    model_config = ConfigDict(title="Chủ hộ")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên chủ hộ")]
    personal_number: Annotated[PersonalNumber, Field(title="Số định danh cá nhân của chủ hộ")]
    relation: Annotated[
        Relation, OneOf(HOUSEHOLD_RELATIONS), Field(title="Người đăng ký là gì của chủ hộ", examples=["child"])
    ]
    consent: Annotated[ConsentWay, Field(title="Ý kiến của chủ hộ")]
    consent_reference: Annotated[ShortLine | None, Field(title="Mã xác nhận trên VNeID")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.consent is ConsentWay.VNEID and self.consent_reference is None:
            yield Contradiction(
                "consent_reference", "consent_unproven", "chưa ghi; đã xác nhận trên VNeID thì ghi mã xác nhận"
            )


class ResidenceDeclaration(Form):
    """The whole of CT01."""

    model_config = ConfigDict(title="Tờ khai thay đổi thông tin cư trú (CT01)")

    subject: Annotated[Resident, Field(title="Người đăng ký thường trú")]
    householder: Annotated[Householder, Field(title="Chủ hộ nơi đăng ký")]
    residence: Annotated[Address, Field(title="Nơi đề nghị đăng ký thường trú")]
    dwelling: Annotated[DwellingKind, Field(title="Chỗ ở")]
    previous: Annotated[Address | None, Field(title="Nơi thường trú trước đây")] = None
    moved_in: Annotated[PartialDate | None, Field(title="Đến ở từ")] = None
    members: Annotated[
        tuple[Member, ...], Field(title="Những người cùng thay đổi", max_length=MOST_MEMBERS, strict=False)
    ] = ()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

"""Tờ khai đăng ký lại kết hôn: the couple, and the registration of which neither book nor original is left.

NĐ 123/2015/NĐ-CP Đ24: registered before 01/01/2016, both lost, both spouses alive.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation
from procedures.code_list import OneOf
from procedures.forms.copies import Copies
from procedures.forms.declarations.old_registration import OldRegistration
from procedures.forms.email import Email
from procedures.forms.form import Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person import Person
from procedures.forms.phone import Phone
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester


class SpouseAgainRequester(Requester):
    """One of the two files; both sign."""

    relation: Annotated[
        Relation, OneOf((Relation.HUSBAND, Relation.WIFE)), Field(title="Người yêu cầu là chồng hay vợ")
    ]


class MarriedPerson(Person):
    """Husband or wife."""

    birth_date: Annotated[PartialDate, Field(title="Ngày, tháng, năm sinh")]
    phone: Annotated[Phone | None, Field(title="Số điện thoại")] = None
    email: Annotated[Email | None, Field(title="Thư điện tử")] = None


class Husband(MarriedPerson):
    model_config = ConfigDict(title="Chồng")


class Wife(MarriedPerson):
    model_config = ConfigDict(title="Vợ")


class OldMarriage(OldRegistration):
    """Where the couple was once registered."""

    model_config = ConfigDict(title="Việc đăng ký kết hôn trước đây")

    copy_held: Annotated[bool, Field(title="Còn giữ bản sao Giấy chứng nhận kết hôn")] = False


class MarriageAgainDeclaration(Form):
    """The whole declaration."""

    model_config = ConfigDict(title="Tờ khai đăng ký lại kết hôn")

    husband: Annotated[Husband, Field(title="Chồng")]
    wife: Annotated[Wife, Field(title="Vợ")]
    old: Annotated[OldMarriage, Field(title="Việc đăng ký kết hôn trước đây")]
    originals_lost: Annotated[bool, Field(title="Cả hai bản chính Giấy chứng nhận kết hôn đã mất")]
    book_lost: Annotated[bool, Field(title="Sổ đăng ký kết hôn, theo người khai biết, đã mất")]
    copies: Annotated[Copies, Field(title="Đề nghị cấp bản sao")] = Copies()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

"""Tờ khai đăng ký lại khai sinh: a person, the parents, and the registration of which nothing is left.

NĐ 123/2015/NĐ-CP Đ24, Đ26: registered before 01/01/2016, book and original both lost, the person alive. The parents
are declared as they are today (Đ26 k4).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation, Sex
from procedures.code_list import OneOf
from procedures.forms.copies import Copies
from procedures.forms.declarations.old_registration import OldRegistration
from procedures.forms.form import Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person import EthnicityCode, LivingPerson, Person
from procedures.forms.place import CountryCode, Place
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line


class BirthAgainRequester(Requester):
    """The person, or who acts for a minor."""

    relation: Annotated[
        Relation,
        OneOf((Relation.SELF, Relation.FATHER, Relation.MOTHER, Relation.LEGAL_REPRESENTATIVE)),
        Field(title="Quan hệ với người được đăng ký lại khai sinh"),
    ]


class PersonBornBefore(LivingPerson):
    """Whose birth it is. The book wants every one of these, whoever has a personal number or not."""

    model_config = ConfigDict(title="Người được đăng ký lại khai sinh")

    birth_date: Annotated[PartialDate, Field(title="Ngày, tháng, năm sinh", description="Ghi phần còn nhớ")]
    sex: Annotated[Sex, Field(title="Giới tính")]
    ethnicity: Annotated[EthnicityCode, Field(title="Dân tộc")]
    nationality: Annotated[CountryCode, Field(title="Quốc tịch")]
    birthplace: Annotated[Line, Field(title="Nơi sinh", description="Như ghi trong giấy tờ còn giữ")]
    origin: Annotated[Place, Field(title="Quê quán")]


class OldBirth(OldRegistration):
    """Where the birth was once registered."""

    model_config = ConfigDict(title="Việc đăng ký khai sinh trước đây")

    copy_held: Annotated[bool, Field(title="Còn giữ bản sao Giấy khai sinh")] = False


class BirthAgainDeclaration(Form):
    """The whole declaration. An absent father or mother is `null`, never an empty form."""

    model_config = ConfigDict(title="Tờ khai đăng ký lại khai sinh")

    subject: Annotated[PersonBornBefore, Field(title="Người được đăng ký lại khai sinh")]
    mother: Annotated[Person | None, Field(title="Người mẹ")] = None
    father: Annotated[Person | None, Field(title="Người cha")] = None
    old: Annotated[OldBirth, Field(title="Việc đăng ký khai sinh trước đây")]
    originals_lost: Annotated[bool, Field(title="Bản chính Giấy khai sinh đã mất")]
    book_lost: Annotated[bool, Field(title="Sổ đăng ký khai sinh, theo người khai biết, đã mất")]
    public_employee: Annotated[
        bool, Field(title="Là cán bộ, công chức, viên chức hoặc người đang công tác trong lực lượng vũ trang")
    ] = False
    copies: Annotated[Copies, Field(title="Đề nghị cấp bản sao")] = Copies()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

"""Tờ khai đăng ký khai sinh (Thông tư 04/2024/TT-BTP): everything but the requester, who is `applicant` in the body.

The kind of birth decides which parents must be named; the rules over the whole form are in
`procedures/rules/birth_checks.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from procedures.civil_words import BirthKind, BirthPlaceKind, Relation, Sex
from procedures.code_list import OneOf
from procedures.forms.birth_evidence import BirthEvidence
from procedures.forms.copies import Copies
from procedures.forms.day import Day
from procedures.forms.form import Contradiction, Form
from procedures.forms.marriage_certificate import MarriageCertificate
from procedures.forms.person import EthnicityCode, Person
from procedures.forms.person_name import PersonName
from procedures.forms.place import CountryCode, Place
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line

BIRTH_RELATIONS = (
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.RELATIVE,
    Relation.CARER,
    Relation.ORGANISATION,
)


class BirthRequester(Requester):
    """Father or mother, else grandparent, relative or carer (Luật Hộ tịch Đ15)."""

    relation: Annotated[Relation, OneOf(BIRTH_RELATIONS), Field(title="Quan hệ với trẻ")]


class BirthPlace(Form):
    """In a health facility its name is written too; elsewhere the administrative place is enough."""

    model_config = ConfigDict(title="Nơi sinh")

    kind: Annotated[BirthPlaceKind, Field(title="Sinh tại")]
    facility: Annotated[Line | None, Field(title="Tên cơ sở y tế")] = None
    place: Annotated[Place, Field(title="Địa danh nơi sinh")]

    def contradictions(self) -> Iterator[Contradiction]:
        at_facility = self.kind is BirthPlaceKind.FACILITY
        if at_facility and self.facility is None:
            yield Contradiction("facility", "facility_missing", "chưa ghi; hãy ghi tên cơ sở y tế nơi sinh")
        if not at_facility and self.facility is not None:
            yield Contradiction(
                "facility", "facility_not_needed", "chỉ ghi khi sinh tại cơ sở y tế; hãy bỏ trống hoặc sửa nơi sinh"
            )

    def written(self) -> str:
        """As the certificate shows it: facility first, then the place."""
        return ", ".join(part for part in (self.facility, self.place.written()) if part)


class Child(Form):
    """The child. `surname` says which part of the name it is, where that is not the first word."""

    model_config = ConfigDict(title="Trẻ được đăng ký khai sinh")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên của trẻ")]
    surname: Annotated[PersonName | None, Field(title="Họ của trẻ", description="Ghi khi họ không đứng đầu")] = None
    birth_date: Annotated[Day, Field(title="Ngày, tháng, năm sinh của trẻ")]
    sex: Annotated[Sex, Field(title="Giới tính của trẻ")]
    ethnicity: Annotated[EthnicityCode | None, Field(title="Dân tộc của trẻ")] = None
    nationality: Annotated[CountryCode, Field(title="Quốc tịch của trẻ")]
    birth_place: Annotated[BirthPlace, Field(title="Nơi sinh của trẻ")]
    origin: Annotated[Place, Field(title="Quê quán của trẻ")]
    deceased: Annotated[bool, Field(title="Trẻ đã chết")] = False

    @property
    def family_name(self) -> str | None:
        """The surname as stated, else the first word of a name of several; None for a single word."""
        words = self.full_name.split()
        return self.surname or (words[0] if len(words) > 1 else None)


class BirthDeclaration(Form):
    """The whole declaration. An absent father or mother is `null`, never an empty form."""

    model_config = ConfigDict(title="Tờ khai đăng ký khai sinh")

    kind: Annotated[BirthKind, Field(title="Loại khai sinh")]
    child: Annotated[Child, Field(title="Trẻ được đăng ký khai sinh")]
    mother: Annotated[Person | None, Field(title="Người mẹ")] = None
    father: Annotated[Person | None, Field(title="Người cha")] = None
    parents_married: Annotated[bool, Field(title="Cha, mẹ đã đăng ký kết hôn")]
    marriage: Annotated[MarriageCertificate | None, Field(title="Giấy chứng nhận kết hôn của cha, mẹ")] = None
    evidence: Annotated[BirthEvidence | None, Field(title="Giấy tờ chứng minh việc sinh")] = None
    copies: Annotated[Copies, Field(title="Đề nghị cấp bản sao")] = Copies()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]


def birth_part(declaration: Mapping[str, Any]) -> BirthDeclaration:
    """The birth declaration out of what was filed, which in a linked group asks for more than the registration."""
    own = {name: value for name, value in declaration.items() if name in BirthDeclaration.model_fields}
    return BirthDeclaration.model_validate(own)

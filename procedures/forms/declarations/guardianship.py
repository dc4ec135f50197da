"""Tờ khai đăng ký giám hộ (Luật Hộ tịch Đ20-21): who becomes whose guardian, of which kind, and why."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation
from procedures.code_list import OneOf
from procedures.forms.copies import Copies
from procedures.forms.day import Day
from procedures.forms.declarations.guardian import Guardian, GuardianConditions
from procedures.forms.declarations.guardianship_words import GuardianRelation, GuardianshipGrounds, GuardianshipKind
from procedures.forms.form import Form
from procedures.forms.person import Person
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line, ShortLine

MOST_ELIGIBLE = 10
GUARDIANSHIP_RELATIONS = (
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.RELATIVE,
    Relation.SPOUSE,
    Relation.CHILD,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.CARER,
    Relation.LEGAL_REPRESENTATIVE,
    Relation.ORGANISATION,
)


class GuardianshipRequester(Requester):
    """The guardian to be, or whoever acts for the organisation that is going to be it."""

    relation: Annotated[Relation, OneOf(GUARDIANSHIP_RELATIONS), Field(title="Quan hệ với người được giám hộ")]


class BirthCertificateKnown(Form):
    """Where the ward's birth is registered, as far as it is known."""

    model_config = ConfigDict(title="Giấy khai sinh của người được giám hộ")

    number: Annotated[ShortLine, Field(title="Số Giấy khai sinh")]
    issued_on: Annotated[Day | None, Field(title="Ngày đăng ký khai sinh")] = None
    issued_by: Annotated[Line | None, Field(title="Nơi đăng ký khai sinh")] = None


class EligibleGuardian(Form):
    """Another person whom the law would make guardian as well; he signs the agreement (Luật Hộ tịch Đ21)."""

    model_config = ConfigDict(title="Người cùng đủ điều kiện giám hộ đương nhiên")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    relation: Annotated[GuardianRelation, Field(title="Quan hệ với người được giám hộ")]
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None


class GuardianshipTerms(Form):
    """What a registration says beside whom it is about; a change of guardian names it when the old one is ended."""

    kind: Annotated[GuardianshipKind, Field(title="Loại giám hộ")]
    guardian: Annotated[Guardian, Field(title="Người giám hộ")]
    relation: Annotated[GuardianRelation, Field(title="Quan hệ của người giám hộ với người được giám hộ")]
    conditions: Annotated[GuardianConditions | None, Field(title="Điều kiện của người giám hộ là cá nhân")] = None
    grounds: Annotated[GuardianshipGrounds, Field(title="Lý do đăng ký giám hộ")]
    details: Annotated[Line | None, Field(title="Nói rõ thêm lý do")] = None
    other_eligible: Annotated[
        tuple[EligibleGuardian, ...],
        Field(title="Những người khác cùng đủ điều kiện giám hộ đương nhiên", max_length=MOST_ELIGIBLE, strict=False),
    ] = ()


class GuardianshipDeclaration(GuardianshipTerms):
    """The whole declaration; in a change of guardian the office fills in `replaces` when it opens this dossier."""

    model_config = ConfigDict(title="Tờ khai đăng ký giám hộ")

    ward: Annotated[Person, Field(title="Người được giám hộ")]
    ward_birth_certificate: Annotated[
        BirthCertificateKnown | None, Field(title="Giấy khai sinh của người được giám hộ")
    ] = None
    replaces: Annotated[
        Line | None,
        Field(title="Thay cho việc giám hộ đã chấm dứt", description="Số, ngày đăng ký chấm dứt, nếu có"),
    ] = None
    copies: Annotated[Copies, Field(title="Đề nghị cấp bản sao")] = Copies()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

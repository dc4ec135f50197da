"""Tờ khai đăng ký chấm dứt giám hộ (Luật Hộ tịch Đ22), and for a change of guardian also the new one (Đ23)."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation
from procedures.code_list import OneOf
from procedures.forms.copies import Copies
from procedures.forms.declarations.guardian import Guardian
from procedures.forms.declarations.guardianship import (
    BirthCertificateKnown,
    GuardianshipRequester,
    GuardianshipTerms,
)
from procedures.forms.declarations.guardianship_words import TerminationGrounds
from procedures.forms.form import Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person import Person
from procedures.forms.place import Place
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line, ShortLine

TERMINATION_RELATIONS = (
    Relation.LEGAL_REPRESENTATIVE,
    Relation.SELF,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.SPOUSE,
    Relation.CHILD,
    Relation.RELATIVE,
    Relation.CARER,
    Relation.ORGANISATION,
)


class TerminationRequester(Requester):
    """Mostly the guardian himself, who is the ward's legal representative; also the ward who has come of age."""

    relation: Annotated[
        Relation,
        OneOf(TERMINATION_RELATIONS),
        Field(title="Quan hệ với người được giám hộ", description="Người giám hộ chọn “Người đại diện theo pháp luật”"),
    ]


class RegisteredGuardianship(Form):
    """Where the guardianship stands in the book; an office of before 01/07/2025 keeps its old name."""

    model_config = ConfigDict(title="Việc giám hộ đã đăng ký")

    place: Annotated[Place, Field(title="Nơi đã đăng ký giám hộ")]
    office: Annotated[Line, Field(title="Cơ quan đã đăng ký")]
    registered_on: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm đăng ký")] = None
    number: Annotated[ShortLine | None, Field(title="Số đăng ký", description="Ví dụ 12/2026")] = None
    volume: Annotated[ShortLine | None, Field(title="Quyển số")] = None


class NewGuardianship(GuardianshipTerms):
    """The guardianship that follows; its own dossier is opened when the old one has been ended."""

    model_config = ConfigDict(title="Giám hộ mới")

    requester: Annotated[GuardianshipRequester, Field(title="Người yêu cầu đăng ký giám hộ mới")]


class TerminationDeclaration(Form):
    """The whole declaration; `new_guardianship` is there exactly when the guardian is changed."""

    model_config = ConfigDict(title="Tờ khai đăng ký chấm dứt giám hộ")

    grounds: Annotated[TerminationGrounds, Field(title="Lý do chấm dứt giám hộ")]
    details: Annotated[Line | None, Field(title="Nói rõ thêm lý do")] = None
    ward: Annotated[Person, Field(title="Người được giám hộ")]
    ward_birth_certificate: Annotated[
        BirthCertificateKnown | None, Field(title="Giấy khai sinh của người được giám hộ")
    ] = None
    guardian: Annotated[Guardian, Field(title="Người đang giám hộ")]
    entry: Annotated[RegisteredGuardianship, Field(title="Việc giám hộ đã đăng ký")]
    new_guardianship: Annotated[NewGuardianship | None, Field(title="Giám hộ mới (khi thay đổi người giám hộ)")] = None
    copies: Annotated[Copies, Field(title="Đề nghị cấp bản sao")] = Copies()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

    @property
    def changes_guardian(self) -> bool:
        return self.new_guardianship is not None

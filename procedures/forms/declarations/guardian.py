"""The guardian: a person who meets the conditions of the law, or an organisation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.forms.address import Address
from procedures.forms.form import Contradiction, Form
from procedures.forms.organisation import Organisation
from procedures.forms.person import Person


class GuardianOrganisation(Organisation):
    """An organisation may be appointed guardian; it lives where its seat is."""

    model_config = ConfigDict(title="Tổ chức giám hộ")

    residence: Annotated[Address, Field(title="Trụ sở")]


class GuardianConditions(Form):
    """What the guardian declares of himself (BLDS 2015 Đ49); the officer doubts whatever is not ticked."""

    model_config = ConfigDict(title="Điều kiện của người giám hộ")

    full_capacity: Annotated[bool, Field(title="Có năng lực hành vi dân sự đầy đủ")]
    good_character: Annotated[bool, Field(title="Có tư cách đạo đức tốt và điều kiện cần thiết để giám hộ")]
    not_prosecuted: Annotated[
        bool,
        Field(title="Không đang bị truy cứu trách nhiệm hình sự, không có án tích chưa được xóa về tội luật đã nêu"),
    ]
    parental_rights_kept: Annotated[
        bool, Field(title="Không bị Tòa án tuyên bố hạn chế quyền đối với con chưa thành niên")
    ]

    @property
    def all_met(self) -> bool:
        return self.full_capacity and self.good_character and self.not_prosecuted and self.parental_rights_kept


class Guardian(Form):
    """Exactly one of the two."""

    model_config = ConfigDict(title="Người giám hộ")

    person: Annotated[Person | None, Field(title="Cá nhân giám hộ")] = None
    organisation: Annotated[GuardianOrganisation | None, Field(title="Tổ chức giám hộ")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.person is None and self.organisation is None:
            yield Contradiction("person", "guardian_missing", "chưa ghi; hãy ghi cá nhân hoặc tổ chức giám hộ")
        if self.person is not None and self.organisation is not None:
            yield Contradiction(
                "organisation", "two_guardians", "đã ghi cả cá nhân và tổ chức; hãy chỉ giữ lại một bên"
            )

    @property
    def name(self) -> str:
        return self.person.full_name if self.person else self.organisation.name if self.organisation else ""

    @property
    def residence(self) -> Address | None:
        who = self.person or self.organisation
        return who.residence if who else None

"""A person in a declaration.

Whoever has a personal number need not repeat what the population database knows; the details are asked for only
where there is none (form notes of Thông tư 04/2024/TT-BTP).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from procedures.civil_words import Sex
from procedures.code_table import ETHNICITIES, CodeOf
from procedures.forms.address import Address
from procedures.forms.form import Contradiction, Form
from procedures.forms.identity_document import IdentityDocument
from procedures.forms.partial_date import PartialDate
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.place import CountryCode

EthnicityCode = TypeAliasType("EthnicityCode", Annotated[str, CodeOf(ETHNICITIES, "dân tộc")])


class LivingPerson(Form):
    """Name, and either a personal number or the details that stand in for it."""

    model_config = ConfigDict(title="Người")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    birth_date: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm sinh")] = None
    sex: Annotated[Sex | None, Field(title="Giới tính")] = None
    ethnicity: Annotated[EthnicityCode | None, Field(title="Dân tộc")] = None
    nationality: Annotated[CountryCode | None, Field(title="Quốc tịch")] = None
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None
    identity_document: Annotated[IdentityDocument | None, Field(title="Giấy tờ tùy thân")] = None
    residence: Annotated[Address | None, Field(title="Nơi cư trú")] = None

    @property
    def details_needed(self) -> tuple[str, ...]:
        """What must be written where there is no personal number."""
        return ("birth_date", "ethnicity", "nationality", "residence")

    def contradictions(self) -> Iterator[Contradiction]:
        if self.personal_number is not None:
            return
        for field in self.details_needed:
            if getattr(self, field) is None:
                yield Contradiction(field, "detail_needed", "chưa ghi; hãy ghi mục này hoặc ghi số định danh cá nhân")


class Person(LivingPerson):
    """Somebody who may have died; the dead live nowhere."""

    deceased: Annotated[bool, Field(title="Đã chết")] = False

    @property
    def details_needed(self) -> tuple[str, ...]:
        return super().details_needed[: 3 if self.deceased else None]

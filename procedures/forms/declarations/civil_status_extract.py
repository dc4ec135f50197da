"""Tờ khai cấp bản sao trích lục hộ tịch: whose entry, in which book, as far as it is remembered, and how many copies.

An agency asks by letter instead (Luật Hộ tịch Đ64); what its letter says is taken down in the same form, with its
reason.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import CivilEvent, Relation
from procedures.code_list import OneOf
from procedures.forms.form import Form
from procedures.forms.partial_date import PartialDate
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line, ShortLine

EXTRACT_RELATIONS = (
    Relation.SELF,
    Relation.SPOUSE,
    Relation.CHILD,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.RELATIVE,
    Relation.LEGAL_REPRESENTATIVE,
    Relation.ORGANISATION,
)


class ExtractRequester(Requester):
    """Whoever the entry is about, a near relative, a representative, or an agency."""

    relation: Annotated[Relation, OneOf(EXTRACT_RELATIONS), Field(title="Quan hệ với người được cấp bản sao trích lục")]


class PersonInBook(Form):
    """Somebody the entry is about, as the requester remembers him."""

    model_config = ConfigDict(title="Người có việc hộ tịch đã đăng ký")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên")]
    birth_date: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm sinh")] = None
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None


class EntryRemembered(Form):
    """Where the entry stands; only the office is always known."""

    model_config = ConfigDict(title="Nơi đã đăng ký")

    office: Annotated[Line, Field(title="Cơ quan đã đăng ký")]
    registered_on: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm đăng ký")] = None
    number: Annotated[ShortLine | None, Field(title="Số đăng ký", description="Ví dụ 12/2026")] = None
    volume: Annotated[ShortLine | None, Field(title="Quyển số")] = None


class CopiesOrdered(Form):
    """How many copies are to be issued (1 to 99)."""

    model_config = ConfigDict(title="Số bản sao")

    number: Annotated[int, Field(ge=1, le=99, title="Số lượng bản sao")]

    @property
    def count(self) -> int:
        return self.number


class ExtractDeclaration(Form):
    """The whole declaration; `other_person` is the other spouse, or the guardian."""

    model_config = ConfigDict(title="Tờ khai cấp bản sao trích lục hộ tịch")

    event: Annotated[CivilEvent, Field(title="Loại trích lục")]
    subject: Annotated[PersonInBook, Field(title="Người có việc hộ tịch đã đăng ký")]
    other_person: Annotated[PersonInBook | None, Field(title="Người thứ hai (vợ, chồng, người giám hộ)")] = None
    entry: Annotated[EntryRemembered, Field(title="Nơi đã đăng ký")]
    reason: Annotated[
        Line | None, Field(title="Lý do yêu cầu", description="Cơ quan, tổ chức phải nêu; kèm số văn bản")
    ] = None
    copies: Annotated[CopiesOrdered, Field(title="Số bản sao")]
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

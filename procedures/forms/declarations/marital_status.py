"""Tờ khai cấp Giấy xác nhận tình trạng hôn nhân (NĐ 123/2015 Đ21-23; Thông tư 04/2020/TT-BTP Đ12).

Whose status, in which time, for which single purpose; the rules over the whole form are in
`procedures/rules/marital_status_checks.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field

from procedures.civil_words import Relation, Sex
from procedures.code_list import OneOf
from procedures.code_table import WARDS
from procedures.forms.address import Address
from procedures.forms.day import Day
from procedures.forms.declarations.earlier_marriage import DeathOfSpouse, Divorce, PresentMarriage
from procedures.forms.declarations.past_residence import PastResidence
from procedures.forms.form import Form
from procedures.forms.person import Person
from procedures.forms.place import Place
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line, ShortLine
from procedures.marital_words import CertificatePurpose, IssueKind, MaritalStatus

MOST_RESIDENCES = 12


class MaritalStatusRequester(Requester):
    """The person himself or whoever represents him by law; everybody else files as his proxy (Luật Hộ tịch Đ6)."""

    relation: Annotated[
        Relation,
        OneOf((Relation.SELF, Relation.LEGAL_REPRESENTATIVE)),
        Field(title="Quan hệ với người được xác nhận"),
    ]


class IntendedMarriage(Form):
    """Whom, and where: both stand on a certificate for marrying (Thông tư 04/2020/TT-BTP Đ12.3)."""

    model_config = ConfigDict(title="Việc kết hôn dự định")

    partner: Annotated[Person, Field(title="Người dự định kết hôn")]
    place: Annotated[Line, Field(title="Nơi dự định đăng ký kết hôn")]


class CertificateBefore(Form):
    """The certificate issued before: given back, or its loss explained.

    One that was for marrying and is not given back may have been used: the office where the marriage was intended is
    asked (Thông tư 04/2020/TT-BTP Đ12.1), so that place is wanted with its ward.
    """

    model_config = ConfigDict(title="Giấy xác nhận đã cấp trước đây")

    number: Annotated[ShortLine | None, Field(title="Số")] = None
    issued_on: Annotated[Day | None, Field(title="Ngày cấp")] = None
    issued_by: Annotated[Line, Field(title="Cơ quan cấp")]
    given_back: Annotated[bool, Field(title="Nộp lại giấy đã cấp")] = False
    why_not: Annotated[Line | None, Field(title="Lý do không nộp lại được")] = None
    was_for_marriage: Annotated[bool, Field(title="Giấy đã cấp là để đăng ký kết hôn")] = False
    intended_at: Annotated[Place | None, Field(title="Nơi dự định đăng ký kết hôn trước đây")] = None


class MaritalStatusDeclaration(Form):
    """The whole declaration. Without `until` the certificate speaks of the day on which it is issued."""

    model_config = ConfigDict(title="Tờ khai cấp Giấy xác nhận tình trạng hôn nhân")

    kind: Annotated[IssueKind, Field(title="Loại cấp")]
    subject: Annotated[Person, Field(title="Người được xác nhận tình trạng hôn nhân")]
    status: Annotated[MaritalStatus, Field(title="Tình trạng hôn nhân")]
    marriage: Annotated[PresentMarriage | None, Field(title="Cuộc hôn nhân hiện tại")] = None
    divorce: Annotated[Divorce | None, Field(title="Việc ly hôn")] = None
    death: Annotated[DeathOfSpouse | None, Field(title="Việc vợ, chồng chết")] = None
    since: Annotated[Day, Field(title="Xác nhận từ ngày")]
    until: Annotated[Day | None, Field(title="Xác nhận đến ngày", description="Bỏ trống là đến nay")] = None
    residences: Annotated[
        tuple[PastResidence, ...],
        Field(
            title="Nơi cư trú trước đây trong thời gian xác nhận",
            description="Ghi mọi nơi đã cư trú ngoài nơi cư trú hiện nay",
            max_length=MOST_RESIDENCES,
            strict=False,
        ),
    ] = ()
    purpose: Annotated[CertificatePurpose, Field(title="Mục đích sử dụng")]
    purpose_words: Annotated[
        Line | None,
        Field(title="Mục đích, ghi đầy đủ", description="Ví dụ: Làm thủ tục vay vốn tại Ngân hàng ..."),
    ] = None
    intended: Annotated[IntendedMarriage | None, Field(title="Việc kết hôn dự định")] = None
    before: Annotated[CertificateBefore | None, Field(title="Giấy xác nhận đã cấp trước đây")] = None
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

    def home(self, applicant: Requester) -> Address | None:
        """Where the person lives now; None when only the population database can tell."""
        if self.subject.residence is not None:
            return self.subject.residence
        return applicant.residence if applicant.relation is Relation.SELF else None

    def communes_to_ask(self, own_ward: str) -> Mapping[str, str]:
        """The communes whose books may know more, by their codes with their names, in the order declared.

        What is proven by a paper, what lies abroad and our own ward are left out.
        """
        places: list[Place] = [past.place for past in self.residences if past.proof is None]
        lost = self.before is not None and self.before.was_for_marriage and not self.before.given_back
        if lost and self.before is not None and self.before.intended_at is not None:
            places.append(self.before.intended_at)
        named = {place.ward: _ward_name(place) for place in places if place.ward is not None}
        return {ward: name for ward, name in named.items() if ward != own_ward}

    def partner_is_of_same_sex(self) -> bool:
        """Whether both sexes are declared and are the same."""
        partner: Sex | None = self.intended.partner.sex if self.intended else None
        return partner is not None and partner is self.subject.sex


def _ward_name(place: Place) -> str:
    return WARDS.get(place.ward or "") or place.ward_name or ""

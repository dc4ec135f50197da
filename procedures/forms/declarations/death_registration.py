"""Tờ khai đăng ký khai tử (Thông tư 04/2020/TT-BTP, 04/2024/TT-BTP): everything but the requester.

When and where somebody died, what of, and what proves it (NĐ 123/2015 Đ4.2). The rules over the whole form are in
`procedures/rules/death_checks.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from procedures.civil_words import DeathPlaceKind, Relation, ResidenceKind, Sex
from procedures.code_list import OneOf
from procedures.forms.address import Address
from procedures.forms.copies import Copies
from procedures.forms.day import Day
from procedures.forms.declarations.death_evidence import DeathEvidence
from procedures.forms.form import Contradiction, Form
from procedures.forms.identity_document import IdentityDocument
from procedures.forms.partial_date import PartialDate
from procedures.forms.person import EthnicityCode
from procedures.forms.person_name import PersonName
from procedures.forms.personal_number import PersonalNumber
from procedures.forms.place import CountryCode, Place
from procedures.forms.pledge import Pledge
from procedures.forms.requester import Requester
from procedures.forms.text import Line

DEATH_RELATIONS = (
    Relation.SPOUSE,
    Relation.CHILD,
    Relation.FATHER,
    Relation.MOTHER,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.RELATIVE,
    Relation.ORGANISATION,
    Relation.OFFICER,
)
Hour = Annotated[int, Field(ge=0, le=23)]
Minute = Annotated[int, Field(ge=0, le=59)]
_DAY = timedelta(days=1)
_LAST_MINUTE = time(23, 59)


class DeathRequester(Requester):
    """Near kin; without any, an agency or organisation; without either, the officer himself (Luật Hộ tịch Đ33)."""

    relation: Annotated[Relation, OneOf(DEATH_RELATIONS), Field(title="Quan hệ với người chết")]


class HourOfDay(Form):
    """An hour, or nothing of it: who was found dead in the morning died at no known hour."""

    hour: Annotated[Hour | None, Field(title="Giờ")] = None
    minute: Annotated[Minute | None, Field(title="Phút")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if self.minute is not None and self.hour is None:
            yield Contradiction("hour", "hour_missing", "có phút mà thiếu giờ; hãy ghi thêm giờ hoặc bỏ phút")

    def earliest_on(self, day: date) -> datetime:
        return datetime.combine(day, time(self.hour or 0, self.minute or 0))

    def latest_on(self, day: date) -> datetime:
        if self.hour is None:
            return datetime.combine(day, _LAST_MINUTE)
        return datetime.combine(day, time(self.hour, 59 if self.minute is None else self.minute))

    def in_words(self) -> str:
        """`05 giờ 30 phút`, `05 giờ`, or nothing."""
        if self.hour is None:
            return ""
        return f"{self.hour:02d} giờ" + ("" if self.minute is None else f" {self.minute:02d} phút")


class Newborn(HourOfDay):
    """A child that died within its first days: the day and, if known, the hour of its birth.

    Below 24 hours of life nothing need be registered, unless its own father or mother asks (BLDS 2015 Đ30).
    """

    model_config = ConfigDict(title="Trẻ chết trong những ngày đầu sau sinh")

    born_on: Annotated[Day, Field(title="Ngày sinh của trẻ")]
    asked_by_parents: Annotated[bool, Field(title="Cha đẻ, mẹ đẻ yêu cầu đăng ký dù trẻ sống dưới 24 giờ")] = False


class Deceased(Form):
    """Who has died; the year of birth is enough for whoever's day is not known."""

    model_config = ConfigDict(title="Người chết")

    full_name: Annotated[PersonName, Field(title="Họ, chữ đệm, tên người chết")]
    birth_date: Annotated[PartialDate | None, Field(title="Ngày, tháng, năm sinh")] = None
    newborn: Annotated[Newborn | None, Field(title="Trẻ chết trong những ngày đầu sau sinh")] = None
    sex: Annotated[Sex, Field(title="Giới tính")]
    ethnicity: Annotated[EthnicityCode | None, Field(title="Dân tộc")] = None
    nationality: Annotated[CountryCode, Field(title="Quốc tịch")]
    personal_number: Annotated[PersonalNumber | None, Field(title="Số định danh cá nhân")] = None
    identity_document: Annotated[IdentityDocument | None, Field(title="Giấy tờ tùy thân")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        if (self.birth_date is None) == (self.newborn is None):
            yield Contradiction(
                "birth_date", "birth_told_once", "hãy ghi ngày hoặc năm sinh; trẻ mới sinh thì ghi ở mục riêng"
            )

    @property
    def born_on(self) -> PartialDate:
        """The birth in parts, wherever it was written."""
        if self.newborn is not None:
            day = self.newborn.born_on
            return PartialDate(year=day.year, month=day.month, day=day.day)
        if self.birth_date is None:
            raise LookupError("a deceased without any birth date is refused by the form")
        return self.birth_date


class DeathMoment(HourOfDay):
    """The day, or for whoever died long ago as much of it as is still known."""

    model_config = ConfigDict(title="Thời điểm chết")

    on: Annotated[Day | None, Field(title="Ngày chết (dương lịch)")] = None
    about: Annotated[PartialDate | None, Field(title="Tháng, năm chết, khi không còn rõ ngày")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        yield from super().contradictions()
        if (self.on is None) == (self.about is None):
            yield Contradiction("on", "death_told_once", "hãy ghi ngày chết; không rõ ngày thì chỉ ghi tháng, năm")
        if self.about is not None and self.hour is not None:
            yield Contradiction("hour", "hour_of_no_day", "không rõ ngày thì không ghi giờ; hãy bỏ giờ, phút")

    @property
    def earliest(self) -> date:
        return self.about.earliest if self.about is not None else self._day

    @property
    def latest(self) -> date:
        return self.about.latest if self.about is not None else self._day

    @property
    def _day(self) -> date:
        if self.on is None:
            raise LookupError("a death without any day is refused by the form")
        return self.on


class DeathPlace(Form):
    """In a health facility its name is written too; elsewhere the administrative place is enough."""

    model_config = ConfigDict(title="Nơi chết")

    kind: Annotated[DeathPlaceKind, Field(title="Chết tại")]
    facility: Annotated[Line | None, Field(title="Tên cơ sở y tế")] = None
    place: Annotated[Place, Field(title="Địa danh nơi chết")]

    def contradictions(self) -> Iterator[Contradiction]:
        at_facility = self.kind is DeathPlaceKind.FACILITY
        if at_facility != (self.facility is not None):
            words = "chưa ghi; hãy ghi tên cơ sở y tế" if at_facility else "chỉ ghi khi chết tại cơ sở y tế"
            yield Contradiction("facility", "facility_missing" if at_facility else "facility_not_needed", words)

    def written(self) -> str:
        """As the extract shows it: facility first, then the place."""
        return ", ".join(part for part in (self.facility, self.place.written()) if part)


class DeathDeclaration(Form):
    """The whole declaration. The permanent residence is written where it is not the last residence."""

    model_config = ConfigDict(title="Tờ khai đăng ký khai tử")

    deceased: Annotated[Deceased, Field(title="Người chết")]
    last_residence: Annotated[
        Address | None, Field(title="Nơi cư trú cuối cùng", description="Bỏ trống nếu không xác định được")
    ] = None
    permanent_residence: Annotated[Address | None, Field(title="Nơi thường trú, nếu khác nơi cư trú cuối cùng")] = None
    died: Annotated[DeathMoment, Field(title="Thời điểm chết")]
    place: Annotated[DeathPlace, Field(title="Nơi chết")]
    cause: Annotated[Line, Field(title="Nguyên nhân chết")]
    evidence: Annotated[DeathEvidence, Field(title="Giấy báo tử hoặc giấy tờ thay thế")]
    copies: Annotated[Copies, Field(title="Đề nghị cấp bản sao")] = Copies()
    pledge: Annotated[Pledge, Field(title="Cam đoan")]

    @property
    def lifetime(self) -> tuple[timedelta, timedelta] | None:
        """The shortest and the longest a newborn can have lived; None for everybody else."""
        newborn = self.deceased.newborn
        if newborn is None:
            return None
        born, died = newborn.born_on, self.died
        shortest = died.earliest_on(died.earliest) - newborn.latest_on(born)
        return shortest, died.latest_on(died.latest) - newborn.earliest_on(born)

    @property
    def surely_lived_under_a_day(self) -> bool:
        return self.lifetime is not None and self.lifetime[1] < _DAY

    @property
    def may_have_lived_under_a_day(self) -> bool:
        return self.lifetime is not None and self.lifetime[0] < _DAY

    @property
    def permanent_home(self) -> Address | None:
        """Where the deceased was registered, as far as it is declared."""
        last = self.last_residence
        lived_there = last is not None and last.kind is ResidenceKind.PERMANENT
        return self.permanent_residence or (last if lived_there else None)

    @property
    def home_ward(self) -> str | None:
        """The ward of permanent residence, if it is in Việt Nam and known."""
        home = self.permanent_home
        return home.ward if home is not None else None


def death_part(declaration: Mapping[str, Any]) -> DeathDeclaration:
    """The death declaration out of what was filed, which in a linked group asks for more than the registration."""
    own = {name: value for name, value in declaration.items() if name in DeathDeclaration.model_fields}
    return DeathDeclaration.model_validate(own)

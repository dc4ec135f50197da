"""How days, instants and sums look on paper: Vietnamese words, Vietnam's time zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field, SerializationInfo, SerializerFunctionWrapHandler, WrapSerializer

from documents.spelled_number import spell

ON_PAPER = "on paper"
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
_APRIL = 4


def day_and_month(number: int, *, padded_up_to: int) -> str:
    """NĐ 30/2020 (Phụ lục I) wants a 0 before days under 10 and before months 1 and 2, so that nobody adds a digit."""
    return f"{number:02d}" if number <= padded_up_to else str(number)


def day_on_paper(day: date) -> str:
    """This will print "ngày 03 tháng 11 năm 2026"."""
    shown_day = day_and_month(day.day, padded_up_to=9)
    shown_month = day_and_month(day.month, padded_up_to=2)
    return f"ngày {shown_day} tháng {shown_month} năm {day.year}"


def moment_on_paper(moment: datetime) -> str:
    """This will print "15 giờ 05 phút, ngày 03 tháng 11 năm 2026", whatever zone the instant comes in."""
    local = moment.astimezone(VIETNAM)
    return f"{local:%H} giờ {local:%M} phút, {day_on_paper(local.date())}"


def day_in_figures(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def moment_in_figures(moment: datetime) -> str:
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def day_in_words(day: date) -> str:
    """This will print "Ngày mười lăm, tháng tư, năm hai nghìn không trăm hai mươi sáu"."""
    month = "tư" if day.month == _APRIL else spell(day.month)
    return f"Ngày {spell(day.day)}, tháng {month}, năm {spell(day.year)}"


def sum_in_figures(dong: int) -> str:
    return f"{dong:,}".replace(",", ".")


def sum_in_words(dong: int) -> str:
    words = spell(dong)
    return f"{words[0].upper()}{words[1:]} đồng"


def _shown_as(show: Callable[[Any], str]) -> WrapSerializer:
    """Dump the value as words when the dump is for paper, and as it is when the content is only being kept."""

    def serialise(value: object, keep: SerializerFunctionWrapHandler, info: SerializationInfo) -> object:
        return show(value) if info.context == ON_PAPER else keep(value)

    return WrapSerializer(serialise, when_used="json")


Day = Annotated[date, _shown_as(day_on_paper)]
DayInFigures = Annotated[date, _shown_as(day_in_figures)]
Moment = Annotated[AwareDatetime, _shown_as(moment_on_paper)]
MomentInFigures = Annotated[AwareDatetime, _shown_as(moment_in_figures)]
Dong = Annotated[int, Field(ge=0), _shown_as(sum_in_figures)]

"""The form of a change of the calendar: a closure, a swap, a return to the country's calendar, or other hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from desk.rules.causes import CAUSES
from desk.rules.titles import closed_for, off_for, title_of_calendar, worked_for
from language.phrase import phrase
from models.clock.office_hours import EVERY_MONTH, MONDAY_TO_FRIDAY, OfficeHours, Session, SessionsOutOfOrder
from models.clock.special_day import DayKind, SpecialDay
from models.clock.working_calendar import WorkingCalendar
from models.clock.written_time import NotADate, day, parse_day
from models.rules.calendar_change import CalendarChange
from models.rules.proposal import Proposal
from models.rules.rule_change import ChangeKind

WAYS = {
    "dong": "Đóng cửa những ngày có sự cố",
    "hoan-doi": "Hoán đổi ngày nghỉ và ngày làm bù",
    "tro-lai": "Bỏ ngày riêng, trở lại lịch chung",
    "gio": "Đổi giờ làm việc",
}
BOXES = ("cach", "tu", "den", "vi", "nghi", "bu", "buoi", "thang", "chi-nhan", "van-ban", "ly-do")
WEEK = tuple(f"thu-{number}" for number in range(7))
LONGEST_CLOSURE, BACK = timedelta(days=31), timedelta(days=60)
SHORTEST = 5


class NotRead(ValueError):
    """Boxes of the form cannot be read; `faults` by the box."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


@dataclass
class CalendarForm:
    """What was typed, by the name of the box, and the faults found so far; `today` in Việt Nam."""

    typed: Mapping[str, str]
    calendar: WorkingCalendar
    own: frozenset[date]
    country: Mapping[date, SpecialDay]
    today: date
    faults: dict[str, str] = field(default_factory=dict)

    def read(self) -> Proposal:
        """This will give the proposal, or raise `NotRead` with every fault."""
        way = self.typed.get("cach", "")
        readers = {"dong": self._closure, "hoan-doi": self._swap, "tro-lai": self._return, "gio": self._hours}
        if way not in readers:
            raise NotRead({"cach": "Hãy chọn cách thay đổi."})
        self._words("van-ban", "Hãy ghi văn bản quy định, ví dụ: Công điện 12/CĐ-UBND.", 300)
        self._words("ly-do", "Hãy ghi lý do để người công bố hiểu.", 1000)
        change = readers[way]()
        if self.faults or change is None:
            raise NotRead(self.faults)
        return Proposal(
            ChangeKind.CALENDAR,
            title_of_calendar(change),
            change.content(),
            change.touches,
            change.first_day,
            self.typed["van-ban"],
            self.typed["ly-do"],
        )

    def _closure(self) -> CalendarChange | None:
        cause = CAUSES.get(self.typed.get("vi", ""))
        if cause is None:
            self.faults["vi"] = "Hãy chọn vì sao đóng cửa."
        span = self._span()
        if cause is None or not span:
            return None
        closed = [on for on in span if self.calendar.sessions(on)]
        if not closed:
            self.faults["tu"] = "Những ngày này cơ quan vốn đã nghỉ."
            return None
        source = self.typed.get("van-ban", "")
        days = tuple(SpecialDay(on, DayKind.OFF, closed_for(cause), source) for on in closed)
        return CalendarChange(days)

    def _swap(self) -> CalendarChange | None:
        off, worked = self._day("nghi"), self._day("bu")
        if off is None or worked is None:
            return None
        if not self.calendar.is_working_day(off):
            self.faults["nghi"] = "Ngày này vốn đã là ngày nghỉ."
        if self.calendar.is_working_day(worked):
            self.faults["bu"] = "Ngày này vốn đã là ngày làm việc."
        source = self.typed.get("van-ban", "")
        days = (
            SpecialDay(off, DayKind.OFF, off_for(worked), source, worked),
            SpecialDay(worked, DayKind.MAKE_UP, worked_for(off), source, off),
        )
        return CalendarChange(days)

    def _return(self) -> CalendarChange | None:
        span = self._span()
        entered = [on for on in span if on in self.own]
        if not span:
            return None
        if not entered:
            self.faults["tu"] = "Cơ quan không có ngày riêng nào trong khoảng này."
            return None
        source = self.typed.get("van-ban", "")
        days = tuple(self._as_everywhere(on, source) for on in entered)
        return CalendarChange(days)

    def _hours(self) -> CalendarChange | None:
        first, last = self._day("tu"), self._day("den", must=False)
        weekdays = frozenset(number for number, box in enumerate(WEEK) if self.typed.get(box))
        if not weekdays:
            self.faults["thu-0"] = "Hãy chọn ít nhất một thứ trong tuần."
        sessions = self._sessions()
        season = self._months()
        if first is None or self.faults:
            return None
        if last is not None and last < first:
            self.faults["den"] = "Ngày cuối phải từ ngày đầu trở đi."
            return None
        only_in = bool(self.typed.get("chi-nhan"))
        hours = OfficeHours(sessions, weekdays, season, first, last or date.max, only_in)
        return CalendarChange(hours=hours)

    def _span(self) -> list[date]:
        first, last = self._day("tu"), self._day("den", must=False)
        if first is None or "den" in self.faults:
            return []
        last = last or first
        if last < first:
            self.faults["den"] = "Ngày cuối phải từ ngày đầu trở đi."
            return []
        if last - first > LONGEST_CLOSURE:
            self.faults["den"] = phrase("Một lần thay đổi không quá {days} ngày.", days=LONGEST_CLOSURE.days)
            return []
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def _day(self, box: str, *, must: bool = True) -> date | None:
        typed = self.typed.get(box, "")
        if not typed and not must:
            return None
        try:
            on = parse_day(typed, today=self.today)
        except NotADate as wrong:
            self.faults[box] = str(wrong)
            return None
        if on < self.today - BACK:
            self.faults[box] = phrase("Chỉ ghi được từ {day} trở đi.", day=day(self.today - BACK))
            return None
        return on

    def _sessions(self) -> tuple[Session, ...]:
        typed = self.typed.get("buoi", "").replace(" ", "")
        if typed in ("nghi", "nghỉ"):
            return ()
        try:
            pairs = [one.split("-") for one in typed.split(",")]
            sessions = tuple(Session(time.fromisoformat(opens), time.fromisoformat(ends)) for opens, ends in pairs)
            return OfficeHours(sessions).sessions
        except (ValueError, SessionsOutOfOrder):
            self.faults["buoi"] = "Hãy ghi như 07:30-11:30, 13:30-17:00; hoặc “nghỉ”."
            return ()

    def _months(self) -> frozenset[int]:
        first, _, last = self.typed.get("thang", "").replace(" ", "").partition("-")
        numbers = [int(one) for one in (first, last or first) if one.isdecimal()]
        if not first:
            return EVERY_MONTH
        if len(numbers) < len(("first", "last")) or not all(one in EVERY_MONTH for one in numbers):
            self.faults["thang"] = "Hãy ghi tháng như 5-9; bỏ trống là cả năm."
            return frozenset()
        begin, end = numbers
        # A winter season runs over the turn of the year.
        return frozenset(range(begin, end + 1)) if begin <= end else frozenset({*range(begin, 13), *range(1, end + 1)})

    def _words(self, box: str, fault: str, most: int) -> None:
        if not SHORTEST <= len(self.typed.get(box, "")) <= most:
            self.faults[box] = fault

    def _as_everywhere(self, on: date, source: str) -> SpecialDay:
        """The day as the whole country has it; an ordinary one is worked, or not, in its own place."""
        national = self.country.get(on)
        if national is not None:
            return SpecialDay(on, national.kind, national.name, national.source, national.in_place_of)
        if on.weekday() in MONDAY_TO_FRIDAY:
            return SpecialDay(on, DayKind.MAKE_UP, "Làm việc như thường lệ", source, on)
        return SpecialDay(on, DayKind.OFF, "Nghỉ hằng tuần", source)

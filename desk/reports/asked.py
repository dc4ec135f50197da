"""What the page of reports was asked for: report, period, instant; read from the address, and written into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from desk.member import member
from language.phrase import phrase
from models.clock.written_time import NotADate, day, in_vietnam, parse_day
from models.reports.period import ONE_DAY, NoSuchPeriod, Period, PeriodKind, midnight, period, period_of
from models.reports.question import Question
from models.reports.report import ReportKind
from models.reports.report_rule import Withdrawn, closings_by, rules_of, withdrawn_by
from web.access import hides_some, visible_dossiers
from web.visit import Inside

PATH = "/bao-cao"


@dataclass(frozen=True)
class Asked:
    """`typed` is the last day that shall count, as it stood in its box; `faults` are told by the box."""

    kind: ReportKind
    question: Question
    only_part: bool
    typed: str
    faults: Mapping[str, str]

    @property
    def address(self) -> str:
        """What leads to these very figures again, whatever rule is entered later: days, instant and way of counting."""
        of = self.question.period
        words = {"bieu": self.kind.value, "ky": of.kind.value, "nam": of.year, "ky-so": of.number}
        days = {"tu": of.first.isoformat(), "den": of.last.isoformat(), "rut": self.question.withdrawn.value}
        return urlencode({**words, **days, "luc": self.question.at.isoformat()})

    @property
    def is_running(self) -> bool:
        return self.question.at < self.question.period.ended

    def with_kind(self, kind: ReportKind) -> str:
        return Asked(kind, self.question, self.only_part, self.typed, {}).address


def read_asked(inside: Inside, params: Mapping[str, str]) -> Asked:
    """This will read the question; what cannot be read falls back to this quarter, and the page says so."""
    agency_id, faults = member(inside).agency_id, dict[str, str]()
    rules = rules_of(inside.session, agency_id)
    closings = closings_by(rules)
    present = period_of(PeriodKind.QUARTER, inside.now, closings)
    try:
        kind = PeriodKind(params.get("ky") or present.kind)
        number = int(params.get("ky-so") or present.number) if kind.in_a_year > 1 else 1
        of = period(kind, int(params.get("nam") or present.year), number, closings)
    except ValueError as wrong:
        of = present
        faults["ky-so"] = str(wrong) if isinstance(wrong, NoSuchPeriod) else "Hãy ghi năm và kỳ bằng số."
    of = _very_days(params, of)
    if of.began >= inside.now:
        of, faults["ky-so"] = (
            present,
            phrase("Kỳ {of} chưa bắt đầu; đang xem {present}.", of=of.name, present=present.name),
        )
    at = _instant(params.get("luc", ""), of, inside.now, faults)
    written = params.get("rut", "")
    withdrawn = Withdrawn(written) if written in set(Withdrawn) else withdrawn_by(rules, of.last)
    question = Question(agency_id, of, at, withdrawn, visible_dossiers(inside.caller))
    typed = params["luc"] if "luc" in faults else day(in_vietnam(at - _ONE).date())
    return Asked(_kind(params), question, hides_some(inside.session, inside.caller), typed, faults)


_ONE = timedelta(microseconds=1)
# A closing day moves the ends of a period by a month at most.
_MOST_APART = timedelta(days=31)


def _very_days(params: Mapping[str, str], of: Period) -> Period:
    """The days our own links carry; a kept report may be of days that a later rule has given another name."""
    try:
        first, last = date.fromisoformat(params.get("tu", "")), date.fromisoformat(params.get("den", ""))
    except ValueError:
        return of
    near = abs(first - of.first) <= _MOST_APART and abs(last - of.last) <= _MOST_APART
    return replace(of, first=first, last=last) if first <= last and near else of


def _kind(params: Mapping[str, str]) -> ReportKind:
    wanted = params.get("bieu", "")
    return ReportKind(wanted) if wanted in set(ReportKind) else ReportKind.STATUS


def _instant(written: str, of: Period, now: datetime, faults: dict[str, str]) -> datetime:
    """The end of the day somebody typed, or the very instant our own links carry; never past the period or now."""
    latest = min(of.ended, now)
    if not written:
        return latest
    try:
        at = datetime.fromisoformat(written)
        exact = at.tzinfo is not None
    except ValueError:
        exact = False
    if not exact:
        try:
            at = midnight(parse_day(written, today=in_vietnam(now).date()) + ONE_DAY)
        except (NotADate, OverflowError) as wrong:
            faults["luc"] = str(wrong)
            return latest
    if at <= of.began:
        faults["luc"] = phrase(
            "Ngày chốt số liệu phải trong kỳ, từ {day} đến {day_2}.", day=day(of.first), day_2=day(of.last)
        )
        return latest
    return min(at, latest)

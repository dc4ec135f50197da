"""A report as it was made: its figures, the instant they hold for, and their hash, so that it can be made again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from language.phrase import phrase
from models.actor import Actor
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.reports.every_report import make_report
from models.reports.period import Period, PeriodKind
from models.reports.question import Question
from models.reports.register_report import comparable
from models.reports.report import Report, ReportKind
from models.reports.report_rule import Withdrawn
from models.sealed import SealedRecord


class KeptReport(Identified, Base):
    """Append-only. `figures` is the whole report (the book holds people, so it is sealed); `checksum` is over what is
    compared when it is made again; one of the same question is kept once."""

    __tablename__ = "kept_report"
    __table_args__ = (
        UniqueConstraint("agency_id", "kind", "first", "last", "at", "withdrawn"),
        Index("ix_kept_report_list", "agency_id", "made_at", "id"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    kind: Mapped[ReportKind] = mapped_column(Coded(ReportKind))
    period_kind: Mapped[PeriodKind] = mapped_column(Coded(PeriodKind))
    year: Mapped[int]
    number: Mapped[int]
    first: Mapped[date]
    last: Mapped[date]
    at: Mapped[datetime] = mapped_column(comment="everything before it counts")
    withdrawn: Mapped[Withdrawn] = mapped_column(Coded(Withdrawn))
    figures: Mapped[Any] = mapped_column(SealedRecord("kept_report.figures"))
    checksum: Mapped[str] = mapped_column(String(64))
    made_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    made_at: Mapped[datetime]

    @property
    def period(self) -> Period:
        return Period(self.period_kind, self.year, self.number, self.first, self.last)

    @property
    def question(self) -> Question:
        """The same question again, of the whole agency."""
        return Question(self.agency_id, self.period, self.at, self.withdrawn)

    @property
    def report(self) -> Report:
        return Report.model_validate(self.figures)


@dataclass(frozen=True)
class Comparison:
    """A kept report beside the one made now; `differing` are the places, as sheet and line, that are not equal."""

    equal: bool
    again: Report
    differing: tuple[str, ...]


def keep_report(session: Session, kind: ReportKind, question: Question, actor: Actor, now: datetime) -> UUID | None:
    """This will make the report of the whole agency and keep it; None when this very one is kept already."""
    if _is_kept(session, kind, question):
        return None
    report = make_report(session, kind, question)
    period, new_id = question.period, uuid4()
    written = insert(KeptReport).values(
        id=new_id,
        agency_id=question.agency_id,
        kind=kind,
        period_kind=period.kind,
        year=period.year,
        number=period.number,
        first=period.first,
        last=period.last,
        at=question.at,
        withdrawn=question.withdrawn,
        figures=report.model_dump(mode="json"),
        checksum=checksum_of(report),
        made_by=actor.key,
        made_at=now,
    )
    kept = session.scalar(written.on_conflict_do_nothing().returning(KeptReport.id))
    if kept is not None:
        record(
            session,
            actor,
            "report.kept",
            now,
            agency_id=question.agency_id,
            report=kept,
            kind=kind,
            first=period.first,
            last=period.last,
            checksum=checksum_of(report),
        )
    return kept


def checksum_of(report: Report) -> str:
    return (comparable(report) if report.kind is ReportKind.REGISTER else report).checksum


def compare(session: Session, kept: KeptReport) -> Comparison:
    """This will make the kept report again, from the records of now, and say where it differs."""
    again = make_report(session, kept.kind, kept.question)
    equal = checksum_of(again) == kept.checksum
    return Comparison(equal, again, () if equal else tuple(_differing(kept.report, again)))


def _differing(before: Report, again: Report) -> list[str]:
    book = before.kind is ReportKind.REGISTER
    then, now = (comparable(before), comparable(again)) if book else (before, again)
    places = []
    for old, new in zip(then.sheets, now.sheets, strict=True):
        known, found = {line.cells: line for line in old.lines}, {line.cells: line for line in new.lines}
        names = [line.cells[1].text for cells, line in known.items() if cells not in found]
        names += [line.cells[1].text for cells, line in found.items() if cells not in known]
        places += [phrase("{old}: {name}", old=old.title, name=name) for name in dict.fromkeys(names)]
    return places


def _is_kept(session: Session, kind: ReportKind, question: Question) -> bool:
    same = select(KeptReport.id).where(
        KeptReport.agency_id == question.agency_id,
        KeptReport.kind == kind,
        KeptReport.first == question.period.first,
        KeptReport.last == question.period.last,
        KeptReport.at == question.at,
        KeptReport.withdrawn == question.withdrawn,
    )
    return session.scalar(same) is not None

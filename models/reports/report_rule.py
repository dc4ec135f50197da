"""What the law leaves to the province: on which day periods close, and where withdrawn dossiers are counted."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.reports.period import Closings


class Withdrawn(StrEnum):
    """Dossiers taken back or stopped after they had been taken in; provinces differ."""

    ON_TIME = "on_time"
    LEFT_OUT = "left_out"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Withdrawn.ON_TIME: "tính là đã giải quyết đúng hạn (cột 9)",
    Withdrawn.LEFT_OUT: "không tính vào biểu (không ở cột 3, không ở cột 7)",
}


class ReportRule(Identified, Base):
    """From the period of the month `since` (its first day) on; of two for one month the later entered holds.

    `source` is the document that says so.
    """

    __tablename__ = "report_rule"
    __table_args__ = (
        CheckConstraint("closing_day BETWEEN 1 AND 31", name="day_exists"),
        CheckConstraint("extract(day FROM since) = 1", name="since_a_month"),
        CheckConstraint("source <> ''", name="has_a_source"),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), index=True)
    since: Mapped[date]
    closing_day: Mapped[int]
    withdrawn: Mapped[Withdrawn] = mapped_column(Coded(Withdrawn))
    source: Mapped[str] = mapped_column(String(300))
    entered_by: Mapped[str] = mapped_column(String(80))
    entered_at: Mapped[datetime]


def rules_of(session: Session, agency_id: UUID) -> list[ReportRule]:
    """This will give what the agency entered, in the order in which it holds."""
    found = select(ReportRule).where(ReportRule.agency_id == agency_id)
    return list(session.scalars(found.order_by(ReportRule.since, ReportRule.entered_at, ReportRule.id)))


def closings_by(rules: list[ReportRule]) -> Closings:
    return Closings(tuple((rule.since, rule.closing_day) for rule in rules))


def withdrawn_by(rules: list[ReportRule], last: date) -> Withdrawn:
    """Where they are counted in a period that ends on that day."""
    held = [rule.withdrawn for rule in rules if rule.since <= last]
    return held[-1] if held else Withdrawn.ON_TIME


def enter_rule(
    session: Session,
    agency_id: UUID,
    *,
    since: date,
    closing_day: int,
    withdrawn: Withdrawn,
    source: str,
    by: Actor,
    at: datetime,
) -> None:
    """This will hold from the month on; reports that were kept already stay as they are."""
    rule = ReportRule(id=uuid4(), agency_id=agency_id, since=since.replace(day=1), closing_day=closing_day)
    rule.withdrawn, rule.source, rule.entered_by, rule.entered_at = withdrawn, source, by.key, at
    session.add(rule)
    record(
        session,
        by,
        "report.rule_entered",
        at,
        agency_id=agency_id,
        since=rule.since,
        closing_day=closing_day,
        withdrawn=withdrawn,
    )

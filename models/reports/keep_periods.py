"""What is kept by itself: every report of every period that is over, once, as of its last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.reports.kept_report import KeptReport
from models.reports.period import PeriodKind, periods_ended
from models.reports.question import Question
from models.reports.report import ReportKind
from models.reports.report_rule import closings_by, rules_of, withdrawn_by

# An office that was down for long, or whose first report this is, catches up so far back and no further.
HOW_FAR_BACK = timedelta(days=400)
# Everything done before an instant is in the records by then: no transaction takes so long.
SETTLED_AFTER = timedelta(minutes=1)
# The month's reports are these; the book of a month is printed, those of longer periods are made of it.
_OF_A_MONTH = (ReportKind.STATUS, ReportKind.REGISTER)
_OF_LONGER = (ReportKind.STATUS, ReportKind.CATALOGUE, ReportKind.INDEX, ReportKind.SERVICES)


def reports_due(session: Session, agency_id: UUID, now: datetime) -> Iterator[tuple[ReportKind, Question]]:
    """The reports of periods that are over and not kept yet, the oldest period first."""
    first = session.scalar(select(func.min(Dossier.accepted_at)).where(Dossier.agency_id == agency_id))
    if first is None:
        return
    rules = rules_of(session, agency_id)
    closings = closings_by(rules)
    kept = _kept(session, agency_id)
    since, until = max(first, now - HOW_FAR_BACK), now - SETTLED_AFTER
    over = [period for kind in PeriodKind for period in periods_ended(kind, since, until, closings)]
    for period in sorted(over, key=lambda one: (one.last, one.first)):
        for kind in _OF_A_MONTH if period.kind is PeriodKind.MONTH else _OF_LONGER:
            if (kind, period.first, period.last, period.ended) not in kept:
                yield kind, Question(agency_id, period, period.ended, withdrawn_by(rules, period.last))


def _kept(session: Session, agency_id: UUID) -> set[tuple[object, ...]]:
    """A period that was kept by an earlier rule is not kept again by a later one."""
    columns = (KeptReport.kind, KeptReport.first, KeptReport.last, KeptReport.at)
    return {tuple(row) for row in session.execute(select(*columns).where(KeptReport.agency_id == agency_id))}

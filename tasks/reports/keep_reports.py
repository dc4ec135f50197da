"""The reports of periods that are over: each made once and kept, however often and wherever this is done."""

from __future__ import annotations

import structlog
from sqlalchemy import select

from engine.office import Office
from engine.running.present_office import present_office
from models.actor import SYSTEM
from models.agency import Agency
from models.reports.keep_periods import reports_due
from models.reports.kept_report import keep_report
from models.reports.register_report import TooLong

log = structlog.get_logger("reports")


def keep_reports(office: Office) -> int:
    """This will keep what is due for every agency, a report a transaction; returns how many were new.

    A book too long for one is left to whoever prints it in parts, and the log says which.
    """
    now = office.clock.now()
    with office.database.transaction() as session:
        agencies = list(session.scalars(select(Agency.id).order_by(Agency.code)))
        due = [one for agency_id in agencies for one in reports_due(session, agency_id, now)]
    kept = 0
    for kind, question in due:
        try:
            with office.database.transaction() as session:
                kept += keep_report(session, kind, question, SYSTEM, now) is not None
        except TooLong:
            log.warning("book too long to keep", agency=str(question.agency_id), first=str(question.period.first))
    return kept


def keep_in_this_office() -> int:
    """This will keep them in the office that a bare process finds itself in; see `engine.running.present_office`."""
    return keep_reports(present_office())

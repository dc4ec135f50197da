"""All reports by their kind, and the dossiers or procedures behind every figure of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.reports import catalogue_report, status_report
from models.reports.catalogue_report import counted_in
from models.reports.counted import ids_of, tally
from models.reports.fields_of import codes_behind, editions_then, procedures_of
from models.reports.index_report import index_report
from models.reports.measures import measure
from models.reports.not_taken_in import ROW, not_taken_in_ids
from models.reports.procedure_measures import measured_procedures
from models.reports.question import Question
from models.reports.register_report import register_report
from models.reports.report import Report, ReportKind
from models.reports.services_report import services_report
from procedures.catalogue import find
from procedures.procedure import Procedure

EVERY_REPORT: Mapping[ReportKind, Callable[[Session, Question], Report]] = MappingProxyType(
    {
        ReportKind.STATUS: status_report.status_report,
        ReportKind.CATALOGUE: catalogue_report.catalogue_report,
        ReportKind.INDEX: index_report,
        ReportKind.SERVICES: services_report,
        ReportKind.REGISTER: register_report,
    }
)

Behind = Select[Any] | list[Procedure]


def make_report(session: Session, kind: ReportKind, question: Question) -> Report:
    """This will count and write the report; `TooLong` for a book that does not fit into one."""
    return EVERY_REPORT[kind](session, question)


def behind(session: Session, kind: ReportKind, key: str, question: Question) -> Behind:
    """What a figure counts: ids of dossiers, or procedures; LookupError for a figure the report does not have."""
    office = session.get_one(Agency, question.agency_id).kind
    column, _, row = key.partition("/")
    if kind is ReportKind.INDEX:
        return _behind_measure(column, row, question, session)
    if kind is ReportKind.STATUS and row == ROW:
        return not_taken_in_ids(question, column)
    codes = codes_behind(office, row, status_report.ALL)
    if kind is ReportKind.CATALOGUE:
        ours = [one for listed in procedures_of(office).values() for one in listed if one.code in codes]
        return counted_in(column, ours, editions_then(session, question, ours))
    if kind is ReportKind.STATUS:
        return ids_of(question, *status_report.behind_status(key, codes))
    if kind is ReportKind.SERVICES:
        return ids_of(question, codes, *status_report.SERVICE_COLUMNS[column])
    raise LookupError(key)


def _behind_measure(side: str, code: str, question: Question, session: Session) -> Behind:
    if side not in ("tu", "mau"):
        raise LookupError(side)
    one = measure(code)
    if one.above is not None and one.below is not None:
        return (one.above if side == "tu" else one.below)(question)
    above, below = measured_procedures(session, question, tally(session, question))[one.code]
    return [find(code) for code in (above if side == "tu" else below)]

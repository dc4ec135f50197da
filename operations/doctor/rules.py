"""I15 and I13: what the office counts and charges by was published by a second person, and keeps within the law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from models.rules.edition_start import EditionStart
from models.rules.limit_change import no_longer_than
from models.rules.own_limit import OwnLimit
from models.rules.rule_change import ChangeKind, ChangeState, RuleChange
from models.rules.stored_price import StoredPrice
from operations.doctor.finding import Check, Finding, Patient
from procedures.catalogue import UnknownProcedure, find
from procedures.limits import parse_limit
from procedures.procedure import UnknownEdition

Row = StoredPrice | OwnLimit | EditionStart


def _rows(patient: Patient) -> Iterator[tuple[Row, ChangeKind]]:
    yield from ((row, ChangeKind.PRICE) for row in patient.session.scalars(select(StoredPrice)))
    yield from ((row, ChangeKind.LIMIT) for row in patient.session.scalars(select(OwnLimit)))
    yield from ((row, ChangeKind.START) for row in patient.session.scalars(select(EditionStart)))


def _rows_from_publications(patient: Patient) -> Iterable[Finding]:
    """A row holds because somebody published just that; the database itself refuses that it was whoever proposed it."""
    for row, kind in _rows(patient):
        change = patient.session.get_one(RuleChange, row.change_id)
        said = (change.state, change.kind, change.agency_id, change.first_day)
        if said != (ChangeState.PUBLISHED, kind, row.agency_id, row.valid_from) or not change.shown_hash:
            told = f"{row.__tablename__}: dòng của “{change.title}” không đến từ một lần công bố"
            yield Finding("I15", None, told)


def _publications_in_force(patient: Patient) -> Iterable[Finding]:
    in_force = {row.change_id for row, _ in _rows(patient)}
    published = select(RuleChange).where(
        RuleChange.state == ChangeState.PUBLISHED, RuleChange.kind != ChangeKind.CALENDAR
    )
    for change in patient.session.scalars(published.order_by(RuleChange.ended_at)):
        if change.id not in in_force:
            yield Finding("I15", None, f"“{change.title}” đã công bố mà không được áp dụng")


def _limits_within_the_law(patient: Patient) -> Iterable[Finding]:
    for row in patient.session.scalars(select(OwnLimit).order_by(OwnLimit.published_at)):
        try:
            statutory = find(row.procedure).edition(row.edition).limit
        except (UnknownProcedure, UnknownEdition):
            yield Finding("I13", None, f"thời hạn riêng của {row.procedure} {row.edition}: không có phiên bản này")
            continue
        if not no_longer_than(parse_limit(row.limit), statutory):
            told = f"thời hạn riêng {row.limit} của {row.procedure} {row.edition} dài hơn của pháp luật"
            yield Finding("I13", None, told)


CHECKS = (
    Check("I15", "Quy định đang áp dụng do người thứ hai công bố", _rows_from_publications),
    Check("I15", "Mỗi lần công bố để lại đúng một dòng quy định", _publications_in_force),
    Check("I13", "Thời hạn riêng không dài hơn của pháp luật", _limits_within_the_law),
)

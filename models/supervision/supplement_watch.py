"""Requests for supplements by who wrote them: those that look as if they were asked only to win time are told apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from models.acts.checks_components import CHECKS_COMPONENTS
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.intake.supplement_request import SupplementRequest
from models.progress.work_item import ItemState, WorkItem
from models.supervision.moment import Moment
from models.supervision.scope import Scope

# Asked so shortly before the desk had to react that it could have been asked at once.
SHORTLY = timedelta(hours=2)
MOST = 2000
_STAFF = "staff:"


class Way(StrEnum):
    """The values stand in addresses."""

    CHECKED = "kiem-tra-thanh-phan"
    ALL = "bo-sung"
    LAST_MOMENT = "bo-sung-sat-han"
    REPEATED = "bo-sung-lap"
    GROUNDLESS = "bo-sung-khong-can-cu"

    @property
    def words(self) -> str:
        return {
            Way.CHECKED: "Đã kiểm tra thành phần trong 30 ngày",
            Way.ALL: "Yêu cầu bổ sung trong 30 ngày",
            Way.LAST_MOMENT: "Yêu cầu bổ sung sát hạn hoặc sau hạn",
            Way.REPEATED: "Yêu cầu bổ sung nhiều lần",
            Way.GROUNDLESS: "Yêu cầu bổ sung không nêu căn cứ",
        }[self]

    @property
    def head(self) -> str:
        """What stands above its column."""
        return {
            Way.CHECKED: "Đã kiểm tra",
            Way.ALL: "Yêu cầu bổ sung",
            Way.LAST_MOMENT: "Sát hạn hoặc sau hạn",
            Way.REPEATED: "Nhiều lần",
            Way.GROUNDLESS: "Không nêu căn cứ",
        }[self]


@dataclass(frozen=True)
class Asking:
    """One request that was sent: by whom (actor key), about which dossier, and in which ways it gives pause."""

    drafter: str
    dossier_id: UUID
    ways: frozenset[Way]


def askings(session: Session, scope: Scope, moment: Moment, calendar: WorkingCalendar) -> list[Asking]:
    """The requests our own people sent in the last thirty days, at most two thousand, the latest first."""
    sent = (
        select(SupplementRequest, Dossier.react_by)
        .join(Dossier, Dossier.id == SupplementRequest.dossier_id)
        .where(
            SupplementRequest.sent_at >= moment.since,
            SupplementRequest.drafted_by.startswith(_STAFF),
            scope.dossiers,
        )
        .order_by(SupplementRequest.sent_at.desc(), SupplementRequest.id)
        .limit(MOST)
    )
    found = [(row.SupplementRequest, row.react_by) for row in session.execute(sent)]
    repeated = _asked_before(session, [request for request, _ in found])
    return [
        Asking(
            request.drafted_by,
            request.dossier_id,
            frozenset(_ways(request, calendar.working_time_between(request.sent_at, react_by), repeated)),
        )
        for request, react_by in found
    ]


def checks_of(session: Session, scope: Scope, moment: Moment) -> dict[str, int]:
    """How many dossiers each of our people (by actor key) has checked: what his requests are to be measured by."""
    answered = (
        select(WorkItem.ended_by, func.count(WorkItem.dossier_id.distinct()))
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .where(*_checks(moment), scope.items, scope.dossiers)
    )
    return {str(actor): count for actor, count in session.execute(answered.group_by(WorkItem.ended_by))}


def was_checked(moment: Moment, drafter: str) -> ColumnElement[bool]:
    """Whether that member of staff, or with an empty id any, has checked the dossier."""
    by = [WorkItem.ended_by == f"{_STAFF}{drafter}"] if drafter else []
    return exists().where(WorkItem.dossier_id == Dossier.id, *_checks(moment), *by)


def _checks(moment: Moment) -> tuple[ColumnElement[bool], ...]:
    return (
        WorkItem.line == CHECKS_COMPONENTS.line,
        WorkItem.state == ItemState.ANSWERED,
        WorkItem.aside.is_(False),
        WorkItem.ended_at >= moment.since,
        WorkItem.ended_by.startswith(_STAFF),
    )


def _ways(request: SupplementRequest, left: timedelta, repeated: set[UUID]) -> Iterable[Way]:
    yield Way.ALL
    if left <= SHORTLY:
        yield Way.LAST_MOMENT
    if request.id in repeated:
        yield Way.REPEATED
    if not all(item.get("legal_basis", "").strip() for item in request.items):
        yield Way.GROUNDLESS


def _asked_before(session: Session, requests: list[SupplementRequest]) -> set[UUID]:
    """Requests to whoever had been asked already, however long ago."""
    dossiers = {request.dossier_id for request in requests}
    rows = select(SupplementRequest.id, SupplementRequest.dossier_id).where(
        SupplementRequest.dossier_id.in_(dossiers), SupplementRequest.sent_at.is_not(None)
    )
    seen: set[UUID] = set()
    later: set[UUID] = set()
    for request_id, dossier_id in session.execute(rows.order_by(SupplementRequest.sent_at, SupplementRequest.id)):
        if dossier_id in seen:
            later.add(request_id)
        seen.add(dossier_id)
    return later

"""Apologies (Mẫu 04): which dossiers will need one, wait for the leader, were given one, or keep their promise."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, select

from models.acts.promises_new_date import PROMISES_NEW_DATE
from models.dossier import Dossier
from models.progress.reappointment import Reappointment
from models.progress.work_item import ItemState, WorkItem
from models.supervision.moment import Moment
from models.supervision.standing import Standing, stands

_LINE = PROMISES_NEW_DATE.line


class ApologyStage(StrEnum):
    """The values stand in addresses."""

    COMING = "xin-loi-sap"
    DRAFTED = "xin-loi-cho"
    SENT = "xin-loi-da-gui"
    KEPT = "xin-loi-khong-gui"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    ApologyStage.COMING: "Chưa dự thảo: quá hạn hoặc sắp đến hạn",
    ApologyStage.DRAFTED: "Đã dự thảo, chờ lãnh đạo quyết định",
    ApologyStage.SENT: "Đã gửi trong 30 ngày",
    ApologyStage.KEPT: "Lãnh đạo quyết định không gửi trong 30 ngày",
}

_GIVEN = Dossier.id.in_(select(Reappointment.dossier_id))


def apology_is(stage: ApologyStage, moment: Moment) -> ColumnElement[bool]:
    if stage is ApologyStage.COMING:
        near = stands(Standing.LATE, moment) | stands(Standing.RISK, moment)
        return and_(
            near, Dossier.accepted_at.is_not(None), ~_GIVEN, ~_asked(ItemState.OPEN), ~_asked(ItemState.ANSWERED)
        )
    if stage is ApologyStage.DRAFTED:
        return _asked(ItemState.OPEN)
    if stage is ApologyStage.SENT:
        return Dossier.id.in_(select(Reappointment.dossier_id).where(Reappointment.given_at >= moment.since))
    return and_(_asked(ItemState.ANSWERED, WorkItem.ended_at >= moment.since), ~_GIVEN)


def _asked(state: ItemState, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(WorkItem.dossier_id == Dossier.id, WorkItem.line == _LINE, WorkItem.state == state, *more)

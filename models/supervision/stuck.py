"""Dossiers that should have moved and did not, each with the cause, told apart by what can be seen in our own tables.

Leases, wake-ups and inquiries live by the database's clock, everything else by the office's.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, exists, func, literal, or_, select, text, union_all

from models.dossier import Dossier
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import LinkedLeg
from models.progress.reading import ReadingLease
from models.progress.wake_up import WakeUp
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.absence import Absence, stands_at
from models.supervision.moment import Moment

# What a worker has not looked at after ten minutes it will not look at by itself (the doctor's measure too).
_UNREAD = text("now() - interval '10 minutes'")
_DEAD = text("now() - interval '1 minute'")
_UNSEEN = timedelta(minutes=10)


class Cause(StrEnum):
    """In the order in which one is told when several hold. The values stand in addresses."""

    INCIDENT = "su-co"
    DEAD_READER = "tien-trinh-chet"
    UNREAD = "chua-doc"
    TIMER = "lo-hen-xem-lai"
    NOBODY = "khong-ai"
    PARTNER = "doi-tac-im-lang"
    ABSENT = "nguoi-giu-vang"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def remedy(self) -> str:
        return _REMEDIES[self]

    @property
    def may_be_asked_again(self) -> bool:
        """Whether to have it read once more is safe and of use; the others need a person's decision."""
        return self not in (Cause.INCIDENT, Cause.ABSENT)


_WORDS = {
    Cause.INCIDENT: "Sự cố kỹ thuật, chờ người xử lý",
    Cause.DEAD_READER: "Tiến trình đang xử lý hồ sơ đã chết giữa chừng",
    Cause.UNREAD: "Đã được gọi hơn 10 phút mà chưa tiến trình nào xử lý",
    Cause.TIMER: "Đã quá giờ xem lại mà không được xem",
    Cause.NOBODY: "Không ai, không đơn vị nào đang chờ hồ sơ này",
    Cause.PARTNER: "Đơn vị phối hợp im lặng quá hạn",
    Cause.ABSENT: "Người đang giữ việc vắng mặt",
}
_REMEDIES = {
    Cause.INCIDENT: "Mở việc “Sự cố kỹ thuật” của hồ sơ để thử lại hoặc dừng giải quyết.",
    Cause.DEAD_READER: "Gọi lại: hồ sơ được xử lý tiếp từ bước đang dừng, bước đã xong không lặp lại.",
    Cause.UNREAD: "Gọi lại; nếu vẫn chưa được xử lý thì xem Sức khỏe hệ thống.",
    Cause.TIMER: "Gọi lại; nếu vẫn chưa được xử lý thì xem Sức khỏe hệ thống.",
    Cause.NOBODY: "Gọi lại để hệ thống tìm bước tiếp theo.",
    Cause.PARTNER: "Hỏi lại đơn vị phối hợp: đã nhận thì không gửi trùng.",
    Cause.ABSENT: "Chuyển việc cho đồng nghiệp.",
}


def stuck_rows(moment: Moment) -> CompoundSelect[str, UUID]:
    """Rows of `cause` and `dossier_id`; a dossier with two causes stands in it twice."""
    return union_all(*(_rows(cause, moment) for cause in Cause))


def is_stuck(moment: Moment, cause: Cause | None = None) -> ColumnElement[bool]:
    """Whether a dossier is open and stuck, for that cause or for any."""
    rows = _rows(cause, moment) if cause else stuck_rows(moment)
    return Dossier.id.in_(select(rows.subquery().c.dossier_id))


def _rows(cause: Cause, moment: Moment) -> Select[str, UUID]:
    dossiers = {
        Cause.INCIDENT: _incidents,
        Cause.DEAD_READER: _dead_readers,
        Cause.UNREAD: _unread,
        Cause.TIMER: _timers,
        Cause.NOBODY: _nobody,
        Cause.PARTNER: _silent,
        Cause.ABSENT: _held_by_absent,
    }[cause](moment)
    found = dossiers.subquery()
    return select(literal(cause.value).label("cause"), found.c.dossier_id)


def _incidents(moment: Moment) -> Select[UUID]:
    return select(ReadingLease.dossier_id).where(ReadingLease.incident_at.is_not(None))


def _dead_readers(moment: Moment) -> Select[UUID]:
    return select(ReadingLease.dossier_id).where(
        ReadingLease.holder.is_not(None), ReadingLease.until < _DEAD, ReadingLease.incident_at.is_(None)
    )


def _unread(moment: Moment) -> Select[UUID]:
    free = or_(
        ReadingLease.dossier_id.is_(None),
        and_(
            ReadingLease.until <= func.now(),
            ReadingLease.not_before <= func.now(),
            ReadingLease.incident_at.is_(None),
        ),
    )
    called = select(WakeUp.dossier_id).outerjoin(ReadingLease, ReadingLease.dossier_id == WakeUp.dossier_id)
    return called.where(WakeUp.due_at <= _UNREAD, free)


def _timers(moment: Moment) -> Select[UUID]:
    return select(Dossier.id.label("dossier_id")).where(
        Dossier.next_look_at < moment.now - _UNSEEN, Dossier.ending.is_(None)
    )


def _nobody(moment: Moment) -> Select[UUID]:
    awaited = exists().where(
        WorkItem.dossier_id == Dossier.id,
        WorkItem.state == ItemState.OPEN,
        or_(WorkItem.aside.is_(False), WorkItem.line == "settles_incident"),
    )
    called = exists().where(WakeUp.dossier_id == Dossier.id)
    read_now = exists().where(ReadingLease.dossier_id == Dossier.id, ReadingLease.until > func.now())
    open_ones = select(Dossier.id.label("dossier_id")).where(Dossier.ending.is_(None))
    return open_ones.where(~awaited, ~called, ~read_now)


def _silent(moment: Moment) -> Select[UUID]:
    legs = select(LinkedLeg.dossier_id).where(silent_leg(moment))
    items = select(WorkItem.dossier_id).where(silent_item(moment))
    return legs.union(items).subquery().select()


def silent_leg(moment: Moment) -> ColumnElement[bool]:
    """Nobody over there has acknowledged it within two working hours (NĐ 63/2024 Đ7.4)."""
    return and_(
        LinkedLeg.owed_at <= moment.owed_before,
        LinkedLeg.acknowledged_at.is_(None),
        LinkedLeg.ended_at.is_(None),
        LinkedLeg.state != LegState.NOT_TAKEN,
    )


def silent_item(moment: Moment) -> ColumnElement[bool]:
    """A partner whose limit has passed, or who has none and has been awaited for a working week."""
    return and_(
        WorkItem.state == ItemState.OPEN,
        WorkItem.role == Role.PARTNER,
        or_(WorkItem.due_at < moment.now, and_(WorkItem.due_at.is_(None), WorkItem.opened_at < moment.waited_since)),
    )


def _held_by_absent(moment: Moment) -> Select[UUID]:
    away = select(Absence.staff_id).where(stands_at(moment.now))
    return select(WorkItem.dossier_id).where(
        WorkItem.state == ItemState.OPEN, WorkItem.claimed_until > moment.now, WorkItem.assignee_id.in_(away)
    )

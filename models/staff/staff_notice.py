"""What one of the staff must hear of: work was given to him, or taken out of his hands, by whom and why."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Coded, Identified
from models.progress.work_item import WorkItem
from models.sealed import SealedText


class NoticeKind(StrEnum):
    ASSIGNED = "assigned"
    TAKEN_OVER = "taken_over"
    MOVED_ON = "moved_on"
    RELEASED = "released"
    CALLED_BACK = "called_back"
    OPINION_GIVEN = "opinion_given"
    OPINION_LATE = "opinion_late"
    RIGHTS_CHANGED = "rights_changed"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - what happened, and nothing secret
    TWO_STEP_RESET = "two_step_reset"
    SESSIONS_ENDED = "sessions_ended"
    RULE_PROPOSED = "rule_proposed"
    RULE_PUBLISHED = "rule_published"
    RULE_WITHDRAWN = "rule_withdrawn"
    RULE_REFUSED = "rule_refused"
    INCOMING_DELIVERED = "incoming_delivered"
    INCOMING_PRESENTED = "incoming_presented"
    INCOMING_ROUTED = "incoming_routed"
    INCOMING_MOVED_ON = "incoming_moved_on"
    INCOMING_CANCELLED = "incoming_cancelled"
    INCOMING_SOON = "incoming_soon"
    INCOMING_LATE = "incoming_late"
    INCOMING_UNTOLD = "incoming_untold"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def is_of_account(self) -> bool:
        """Whether it tells what an administrator did to the reader's account, and of no work."""
        return self in _OF_ACCOUNT


_WORDS = {
    NoticeKind.ASSIGNED: "giao cho bạn",
    NoticeKind.TAKEN_OVER: "nhận thay bạn",
    NoticeKind.MOVED_ON: "chuyển việc bạn giữ cho đồng nghiệp khác",
    NoticeKind.RELEASED: "đưa việc bạn giữ về hàng đợi chung",
    NoticeKind.CALLED_BACK: "thu hồi việc đã giao cho bạn",
    NoticeKind.OPINION_GIVEN: "trả lời câu hỏi ý kiến của bạn",
    NoticeKind.OPINION_LATE: "báo quá hạn mà chưa có ý kiến",
    NoticeKind.RIGHTS_CHANGED: "thay đổi vai trò, đơn vị hoặc phạm vi",
    NoticeKind.PASSWORD_RESET: "cấp lại mật khẩu",
    NoticeKind.TWO_STEP_RESET: "đặt lại xác thực hai bước",
    NoticeKind.SESSIONS_ENDED: "đóng phiên đăng nhập",
    NoticeKind.RULE_PROPOSED: "đề xuất thay đổi, chờ người thứ hai công bố",
    NoticeKind.RULE_PUBLISHED: "công bố thay đổi",
    NoticeKind.RULE_WITHDRAWN: "rút đề xuất thay đổi",
    NoticeKind.RULE_REFUSED: "không công bố đề xuất thay đổi",
    NoticeKind.INCOMING_DELIVERED: "chuyển đến qua liên thông văn bản chờ vào sổ",
    NoticeKind.INCOMING_PRESENTED: "trình bạn văn bản đến",
    NoticeKind.INCOMING_ROUTED: "giao bạn giải quyết văn bản đến",
    NoticeKind.INCOMING_MOVED_ON: "chuyển cho người khác văn bản đến đã giao bạn",
    NoticeKind.INCOMING_CANCELLED: "huỷ số văn bản đến đã giao hoặc trình bạn",
    NoticeKind.INCOMING_SOON: "nhắc sắp hết hạn văn bản đến",
    NoticeKind.INCOMING_LATE: "báo quá hạn văn bản đến",
    NoticeKind.INCOMING_UNTOLD: "báo chưa gửi được thư cho nơi gửi văn bản đến",
}
_OF_ACCOUNT = frozenset(
    {NoticeKind.RIGHTS_CHANGED, NoticeKind.PASSWORD_RESET, NoticeKind.TWO_STEP_RESET, NoticeKind.SESSIONS_ENDED}
)


class StaffNotice(Identified, Base):
    """One is about a piece of work, about `count` of them that one bulk run moved, about a change of rules, or about an
    incoming document.

    `by_id` is empty where the clock reminds. `reason` is what the colleague wrote; it may name people and is sealed.
    """

    __tablename__ = "staff_notice"
    __table_args__ = (
        UniqueConstraint("staff_id", "run_id", "kind"),
        Index("ix_staff_notice_staff_id_at", "staff_id", "at", "id"),
        Index("ix_staff_notice_unread", "staff_id", postgresql_where=text("read_at IS NULL")),
    )

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    kind: Mapped[NoticeKind] = mapped_column(Coded(NoticeKind))
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff_member.id"))
    dossier_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier.id"))
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("work_item.id"))
    run_id: Mapped[UUID | None] = mapped_column(ForeignKey("bulk_run.id"))
    change_id: Mapped[UUID | None] = mapped_column(ForeignKey("rule_change.id"))
    incoming_id: Mapped[UUID | None] = mapped_column(ForeignKey("incoming_document.id"))
    count: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str | None] = mapped_column(SealedText("staff_notice.reason"))
    read_at: Mapped[datetime | None]


def tell_staff(
    session: Session,
    staff_id: UUID | None,
    kind: NoticeKind,
    item: WorkItem,
    by_id: UUID | None,
    at: datetime,
    *,
    reason: str = "",
    run_id: UUID | None = None,
) -> None:
    """This will leave a notice; what somebody did to his own work is no news to him, nor to nobody."""
    if staff_id is None or by_id is None or staff_id == by_id:
        return
    if run_id is not None:
        _count_in(session, staff_id, kind, by_id, at, reason, run_id)
        return
    session.add(
        StaffNotice(
            staff_id=staff_id,
            kind=kind,
            at=at,
            by_id=by_id,
            dossier_id=item.dossier_id,
            item_id=item.id,
            reason=reason or None,
        )
    )


def tell_of_account(
    session: Session, staff_id: UUID, kind: NoticeKind, by_id: UUID | None, at: datetime, reason: str = ""
) -> None:
    """This will tell somebody what an administrator did to his account; what he did himself is no news to him."""
    if by_id is not None and by_id != staff_id:
        session.add(StaffNotice(staff_id=staff_id, kind=kind, at=at, by_id=by_id, reason=reason or None))


def _count_in(
    session: Session, staff_id: UUID, kind: NoticeKind, by_id: UUID, at: datetime, reason: str, run_id: UUID
) -> None:
    """What one run moved is one notice: ninety of them would be read by nobody."""
    first = insert(StaffNotice).values(
        id=uuid4(), staff_id=staff_id, kind=kind, at=at, by_id=by_id, run_id=run_id, count=1, reason=reason or None
    )
    again = {"count": StaffNotice.count + 1, "at": at, "read_at": None}
    session.execute(first.on_conflict_do_update(index_elements=["staff_id", "run_id", "kind"], set_=again))


def unread_count(session: Session, staff_id: UUID) -> int:
    """How many notices somebody has not read; counted by an index that holds these only."""
    unread = select(func.count()).where(StaffNotice.staff_id == staff_id, StaffNotice.read_at.is_(None))
    return session.scalar(unread) or 0


def mark_read(session: Session, staff_id: UUID, at: datetime, notice_id: UUID | None = None) -> None:
    """This will note that he has read that notice, or without one all of his."""
    mine = update(StaffNotice).where(StaffNotice.staff_id == staff_id, StaffNotice.read_at.is_(None))
    session.execute((mine.where(StaffNotice.id == notice_id) if notice_id else mine).values(read_at=at))

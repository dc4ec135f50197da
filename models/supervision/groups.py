"""Every group of dossiers that a number may stand for. The word stands in the address of the list behind the number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, or_

from language.phrase import phrase, small_first
from models.dossier import Dossier
from models.progress.incident import Incident
from models.progress.reappointment import Reappointment
from models.supervision.apology import ApologyStage, apology_is
from models.supervision.end_of_day import was_late, was_open, was_paused
from models.supervision.lateness import DONE_AT, Blame, blamed, came_late, waits_past_its_hour
from models.supervision.moment import Moment
from models.supervision.standing import OPEN, Standing, stands
from models.supervision.stuck import Cause, is_stuck

Condition = Callable[[Moment], ColumnElement[bool]]


@dataclass(frozen=True)
class Group:
    """`of_a_day` groups are about one day, which stands in the address beside the word."""

    word: str
    title: str
    holds: Condition
    of_a_day: bool = False


def _of_the_day(instant: ColumnElement[object], moment: Moment) -> ColumnElement[bool]:
    return and_(instant >= moment.day_begins, instant < moment.day_ends)


def _received(moment: Moment) -> ColumnElement[bool]:
    return _of_the_day(Dossier.received_at, moment)  # type: ignore[arg-type]


def _accepted(moment: Moment) -> ColumnElement[bool]:
    return _of_the_day(Dossier.accepted_at, moment)  # type: ignore[arg-type]


def _done(moment: Moment) -> ColumnElement[bool]:
    """A result on that day, or an ending on that day without one; each dossier is done once."""
    result = _of_the_day(Dossier.issued_at, moment)  # type: ignore[arg-type]
    ended = _of_the_day(Dossier.ended_at, moment)  # type: ignore[arg-type]
    return or_(result, and_(ended, Dossier.issued_at.is_(None)))


def _done_in_time(moment: Moment) -> ColumnElement[bool]:
    return and_(_done(moment), or_(Dossier.due_at.is_(None), Dossier.due_at >= DONE_AT))


def _done_late(moment: Moment) -> ColumnElement[bool]:
    return and_(_done(moment), Dossier.due_at < DONE_AT)


def _ended(moment: Moment) -> ColumnElement[bool]:
    return _of_the_day(Dossier.ended_at, moment)  # type: ignore[arg-type]


def _promised_anew(moment: Moment) -> ColumnElement[bool]:
    given = _of_the_day(Reappointment.given_at, moment)  # type: ignore[arg-type]
    return exists().where(Reappointment.dossier_id == Dossier.id, given)


def _went_wrong(moment: Moment) -> ColumnElement[bool]:
    happened = _of_the_day(Incident.happened_at, moment)  # type: ignore[arg-type]
    return exists().where(Incident.dossier_id == Dossier.id, happened)


def _of_standing(place: Standing) -> Group:
    return Group(place.value, place.words, lambda moment: stands(place, moment))


def _of_cause(cause: Cause) -> Group:
    return Group(f"mac-{cause.value}", cause.words, lambda moment: and_(OPEN, is_stuck(moment, cause)))


def _of_blame(whom: Blame) -> Group:
    return Group(whom.value, whom.words, lambda moment: blamed(whom, moment))


def _of_apology(stage: ApologyStage) -> Group:
    return Group(
        stage.value,
        phrase("Phiếu xin lỗi – {stage}", stage=small_first(stage.words)),
        lambda moment: apology_is(stage, moment),
    )


ALL_OPEN = Group("dang-mo", "Đang giải quyết", lambda moment: OPEN)
STUCK = Group("mac", "Đang mắc, lẽ ra đã phải chuyển bước", lambda moment: and_(OPEN, is_stuck(moment)))
ALL_LATE = Group("tre", "Trễ hẹn, đang trễ hoặc đã trễ trong 30 ngày", came_late)
PAST_ITS_HOUR = Group("qua-gio-hen", "Qua giờ hẹn khi chờ người dân, đồng hồ dừng", waits_past_its_hour)
RECEIVED = Group("nhan", "Nhận trong ngày", _received, of_a_day=True)
ACCEPTED = Group("tiep-nhan", "Tiếp nhận giải quyết trong ngày", _accepted, of_a_day=True)
DONE = Group("giai-quyet", "Giải quyết xong trong ngày", _done, of_a_day=True)
DONE_IN_TIME = Group("dung-han", "Giải quyết đúng hạn trong ngày", _done_in_time, of_a_day=True)
DONE_LATE = Group("giai-quyet-tre", "Giải quyết trễ hạn trong ngày", _done_late, of_a_day=True)
ENDED = Group("ket-thuc", "Kết thúc trong ngày", _ended, of_a_day=True)
PROMISED_ANEW = Group("hen-lai", "Xin lỗi, hẹn lại trong ngày", _promised_anew, of_a_day=True)
WENT_WRONG = Group("su-co-trong-ngay", "Phát sinh sự cố trong ngày", _went_wrong, of_a_day=True)
LEFT_OPEN = Group("ton", "Còn tồn cuối ngày", was_open, of_a_day=True)
LEFT_LATE = Group("ton-qua-han", "Quá hạn cuối ngày", was_late, of_a_day=True)
LEFT_PAUSED = Group("ton-tam-dung", "Tạm dừng cuối ngày", was_paused, of_a_day=True)

# What a day's digest tells, in this order.
OF_A_DAY = (
    RECEIVED,
    ACCEPTED,
    DONE,
    DONE_IN_TIME,
    DONE_LATE,
    ENDED,
    PROMISED_ANEW,
    WENT_WRONG,
    LEFT_OPEN,
    LEFT_LATE,
    LEFT_PAUSED,
)
GROUPS = {
    group.word: group
    for group in (
        ALL_OPEN,
        *map(_of_standing, Standing),
        STUCK,
        *map(_of_cause, Cause),
        ALL_LATE,
        PAST_ITS_HOUR,
        *map(_of_blame, Blame),
        *map(_of_apology, ApologyStage),
        *OF_A_DAY,
    )
}

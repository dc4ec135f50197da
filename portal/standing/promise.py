"""When the result is promised, why then, and whose time it has taken so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from language.phrase import phrase
from models.clock.interval import Cause
from models.clock.time_of_dossier import time_of_dossier
from models.progress.pause import Pause
from models.status import Status
from notifications.spoken import hour_and_day
from portal.standing.standing import Standing
from portal.words.working_time import working_time

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Promise:
    """`title` and `at` are the next hour that matters, `lines` how it is counted, `remark` what must be known of it.

    `split` is whose working time passed, as pairs of words; empty before any has.
    """

    title: str
    at: datetime | None
    remark: str
    late: bool
    lines: tuple[str, ...]
    split: tuple[tuple[str, str], ...]


def promise_of(standing: Standing) -> Promise | None:
    """This will give what was promised, or None once the dossier has ended without a result."""
    dossier = standing.dossier
    if dossier.issued_at is None and not dossier.is_open:
        return None
    title, at, remark = _hour_that_matters(standing)
    measured_at = dossier.issued_at or standing.now
    late = dossier.accepted_at is not None and measured_at > standing.due.at
    return Promise(title, at, remark, late, standing.due.lines if dossier.accepted_at else (), _split(standing))


def _hour_that_matters(standing: Standing) -> tuple[str, datetime | None, str]:
    dossier, due = standing.dossier, standing.due
    if dossier.issued_at is not None:
        return "Có kết quả lúc", dossier.issued_at, _compared(standing, dossier.issued_at)
    if dossier.status == Status.AWAITING_SUPPLEMENT:
        item = standing.open_item("supplements")
        by = item.due_at if item else None
        return "Ông/Bà bổ sung chậm nhất", by, "Thời hạn giải quyết được tính lại từ đầu sau khi nhận đủ hồ sơ."
    if dossier.accepted_at is None:
        return "Trả lời về việc tiếp nhận chậm nhất", _react_by(standing), "Khi tiếp nhận, hồ sơ có giờ hẹn trả."
    paused = next((pause for pause in standing.pauses if pause.until is None), None)
    if paused is not None:
        return "Hẹn trả kết quả, tạm tính", due.at, _why_paused(paused)
    if standing.now > due.at:
        late = phrase("Hồ sơ đang trễ hẹn. {office} xin lỗi Ông/Bà.", office=standing.agency.one_stop_name)
        return "Đã hẹn trả kết quả", due.at, late
    return "Hẹn trả kết quả", due.at, ""


def _why_paused(pause: Pause) -> str:
    return phrase(
        "Đang tạm dừng tính giờ từ {since}: {cause}. Giờ hẹn lùi theo cho đến khi có trả lời.",
        since=hour_and_day(pause.since),
        cause=Cause(pause.cause).in_words,
    )


def _react_by(standing: Standing) -> datetime:
    """The desk's time for its check, counted anew after a supplement."""
    item = standing.open_item("checks_components")
    return item.due_at if item and item.due_at else standing.dossier.react_by


def _compared(standing: Standing, issued_at: datetime) -> str:
    promised = hour_and_day(standing.due.at)
    if issued_at > standing.due.at:
        return phrase(
            "Chậm hơn giờ đã hẹn ({promised}). {office} xin lỗi Ông/Bà.",
            promised=promised,
            office=standing.agency.one_stop_name,
        )
    early = phrase("Trước giờ đã hẹn ({promised}).", promised=promised)
    return early if issued_at < standing.due.at else "Đúng giờ đã hẹn."


def _split(standing: Standing) -> tuple[tuple[str, str], ...]:
    times = time_of_dossier(standing.dossier, standing.pauses, standing.items, standing.calendar, standing.now)
    told = (("Cơ quan giải quyết", times.office), ("Ông/Bà", times.citizen), ("Cơ quan khác", times.partner))
    return tuple((who, working_time(time)) for who, time in told if time >= A_MINUTE)

"""Why a row stands where it stands, in words: handed back, answered by the citizen, paused, at risk, left behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from desk.lists.agency_time import calendar_of, gone_from, horizon_of
from desk.member import member
from desk.words.remaining import Urgency, working_time
from language.phrase import one_after_another, phrase
from models.clock.interval import Cause
from models.clock.written_time import hour_and_day
from models.progress.journal_line import JournalLine
from models.progress.pause import Pause
from models.staff.staff_notice import NoticeKind, StaffNotice
from models.staff_member import StaffMember
from procedures.catalogue import find
from web.visit import Inside

_GROUPS = {Urgency.LATE: "đã quá hạn", Urgency.TODAY: "hết hạn hôm nay"}


@dataclass(frozen=True)
class _Known:
    """What is asked of the database once for a whole page."""

    pauses: Mapping[UUID, Pause]
    answers: Mapping[UUID, Sequence[JournalLine]]
    given_by: Mapping[UUID, str]


def reasons_for(inside: Inside, rows: Sequence[Row[Any]]) -> dict[UUID, str]:
    """The reason by the item's id; three queries however many rows there are, fewer where nothing calls for them."""
    known = _Known(_pauses(inside, rows), _answers(inside, rows), _given(inside, rows))
    return {row.id: one_after_another(" · ", _reasons(inside, row, known)) for row in rows}


def _reasons(inside: Inside, row: Row[Any], known: _Known) -> list[str]:
    told = [_given_words(row, known), _came_back(row, known), _left_behind(inside, row), _paused(row, known)]
    found = [words for words in told if words]
    risk = _risk(inside, row)
    if risk and not known.pauses.get(row.dossier_id):
        found.append(risk)
    return found or [_by_time(inside, row)]


def _by_time(inside: Inside, row: Row[Any]) -> str:
    """What has no story of its own stands by its time alone."""
    if row.due_at is None:
        return "việc phát sinh, xử lý ngay"
    return _GROUPS.get(horizon_of(inside).urgency(row.due_at), "")


def _given_words(row: Row[Any], known: _Known) -> str:
    return phrase("{given_by} giao cho bạn", given_by=known.given_by[row.id]) if row.id in known.given_by else ""


def _came_back(row: Row[Any], known: _Known) -> str:
    """A second turn of a step: somebody sent the dossier back, or its applicant has answered."""
    if row.turn < 2 or row.aside:
        return ""
    before = [line for line in known.answers.get(row.dossier_id, ()) if line.written_at <= row.opened_at]
    last = max(before, key=lambda line: line.written_at, default=None)
    if last is None:
        return "làm lại"
    if not last.actor.startswith("staff:"):
        return phrase("người nộp đã trả lời lúc {at}", at=hour_and_day(last.written_at))
    return phrase("bị trả lại từ bước “{last}”", last=last.title)


def _left_behind(inside: Inside, row: Row[Any]) -> str:
    if row.assignee_id is None or row.assignee_id == member(inside).id:
        return ""
    if row.assignee_id in gone_from(inside):
        return phrase("{holder} vắng mặt hoặc đã nghỉ, việc trở lại hàng đợi", holder=row.holder)
    return (
        phrase("{holder} đã hết giờ giữ việc", holder=row.holder)
        if row.claimed_until and row.claimed_until <= inside.now
        else ""
    )


def _paused(row: Row[Any], known: _Known) -> str:
    pause = known.pauses.get(row.dossier_id)
    return (
        phrase(
            "tạm dừng tính hạn từ {at}: {in_words}",
            at=hour_and_day(pause.since),
            in_words=Cause(pause.cause).in_words,
        )
        if pause
        else ""
    )


def _risk(inside: Inside, row: Row[Any]) -> str:
    """The promise still stands, but less time is left than this step and those after it are meant to take."""
    promise = row.promised_at
    if promise is None or row.aside or promise < inside.now:
        return ""
    left, needed = calendar_of(inside).working_time_between(inside.now, promise), _time_needed(row)
    if left >= needed:
        return ""
    return phrase(
        "nguy cơ trễ hẹn: cần {time}, còn {left}",
        time=working_time(needed),
        left=working_time(left),
    )


def _time_needed(row: Row[Any]) -> timedelta:
    """What the edition allots to the step of this role and to those after it; nothing where it does not name it."""
    steps = find(row.procedure).edition(row.edition).steps
    first = next((number for number, step in enumerate(steps) if step.role == row.role), len(steps))
    return timedelta(hours=sum(step.hours for step in steps[first:]))


def _pauses(inside: Inside, rows: Sequence[Row[Any]]) -> dict[UUID, Pause]:
    wanted = {row.dossier_id for row in rows}
    if not wanted:
        return {}
    still_open = select(Pause).where(Pause.dossier_id.in_(wanted), Pause.until.is_(None))
    return {pause.dossier_id: pause for pause in inside.session.scalars(still_open)}


def _answers(inside: Inside, rows: Sequence[Row[Any]]) -> dict[UUID, list[JournalLine]]:
    wanted = {row.dossier_id for row in rows if row.turn > 1}
    if not wanted:
        return {}
    answered = select(JournalLine).where(JournalLine.dossier_id.in_(wanted), JournalLine.kind == "answer")
    found: dict[UUID, list[JournalLine]] = {}
    for line in inside.session.scalars(answered):
        found.setdefault(line.dossier_id, []).append(line)
    return found


def _given(inside: Inside, rows: Sequence[Row[Any]]) -> dict[UUID, str]:
    """Who gave me what I hold, where a notice about that piece alone says so."""
    me = member(inside).id
    mine = [row.id for row in rows if row.assignee_id == me and _is_held(row, inside.now)]
    if not mine:
        return {}
    told = (
        select(StaffNotice.item_id, StaffMember.full_name)
        .join(StaffMember, StaffMember.id == StaffNotice.by_id)
        .where(StaffNotice.staff_id == me, StaffNotice.item_id.in_(mine), StaffNotice.kind == NoticeKind.ASSIGNED)
        .order_by(StaffNotice.at)
    )
    return {row.item_id: row.full_name for row in inside.session.execute(told) if row.item_id}


def _is_held(row: Row[Any], now: datetime) -> bool:
    return row.claimed_until is not None and row.claimed_until > now

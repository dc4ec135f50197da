"""Who has the dossier now and until when: the public answer to "where is it?"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from language.phrase import phrase
from models.acts.aside.settles_incident import SETTLES_INCIDENT
from models.acts.communes.commune_name import commune_name
from models.clock.due_of_item import explain_item
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from portal.standing.standing import Standing
from portal.words.asked import what_is_asked, who_is_asked
from portal.words.working_time import working_time

_NOBODY = "Hệ thống"
_DESK = "Bộ phận một cửa"
# A result that lies ready was in time; when it is fetched is up to whoever fetches it.
_WITHOUT_LIMIT = frozenset({"receives", "receives:online", "receives:post", "receives:couple"})


@dataclass(frozen=True)
class Awaited:
    """`late` says in words by how much the time is over; empty while it is not. `lines` tell why it ends then."""

    who: str
    what: str
    since: datetime
    until: datetime | None
    late: str = ""
    lines: tuple[str, ...] = ()


def awaited(standing: Standing) -> list[Awaited]:
    """This will name everybody the dossier waits for; while only the house is at work, it says so."""
    if not standing.dossier.is_open:
        return []
    if _stuck(standing):
        what = "Có sự cố kỹ thuật, cán bộ đang xử lý. Ông/Bà không phải làm gì."
        return [Awaited(_DESK, what, _latest(standing), None)]
    if standing.interruption is not None:
        return [Awaited(_DESK, "Đang dừng hồ sơ và lập thông báo.", standing.interruption.at, None)]
    waits = [_one(standing, item) for item in standing.awaited]
    return waits or [Awaited(_NOBODY, "Đang chuyển sang bước tiếp theo.", _latest(standing), None)]


def _one(standing: Standing, item: WorkItem) -> Awaited:
    until, late = None if item.act in _WITHOUT_LIMIT else item.due_at, ""
    if until is not None and until < standing.now:
        over = standing.calendar.working_time_between(until, standing.now)
        late = phrase("quá {time}", time=working_time(over)) if over else "đã đến hạn"
    promise = standing.due if standing.dossier.accepted_at else None
    lines = explain_item(item, standing.calendar, promise) if until else ()
    return Awaited(_who(standing, item), what_is_asked(item), item.opened_at, until, late, lines)


def _who(standing: Standing, item: WorkItem) -> str:
    """The office or role; of several communes that are asked each by its name, of a couple the other one."""
    if standing.is_anothers(item):
        return "Bên còn lại"
    commune = commune_name(standing.dossier, item.leg) if item.role is Role.PARTNER else ""
    return phrase("Ủy ban nhân dân {commune}", commune=commune) if commune else who_is_asked(item)


def _stuck(standing: Standing) -> bool:
    act = SETTLES_INCIDENT.key
    return any(item.act == act and item.state is ItemState.OPEN for item in standing.items)


def _latest(standing: Standing) -> datetime:
    return max((line.written_at for line in standing.lines), default=standing.dossier.received_at)

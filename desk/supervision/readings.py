"""How the house has worked on a dossier: readings and incidents in words, with the engine's run behind each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desk.supervision.look import Look
from gateways.engine_runs import MOST, EngineRuns, RunState, Seen
from models.dossier import Dossier
from models.progress.incident import Incident
from models.progress.reading import Reading

_ENDED = {
    "ended": "Hồ sơ kết thúc",
    "waiting": "Đến bước phải chờ",
    "partner": "Chưa kết nối được đơn vị phối hợp, sẽ thử lại",
    "failed": "Gặp lỗi, sẽ tự thử lại",
    "incident": "Gặp lỗi, đã báo sự cố",
    "overtaken": "Nơi khác đã xử lý tiếp",
    "busy": "Nơi khác đang xử lý",
    "died": "Tiến trình chết giữa chừng",
}
# Prefect's own words for a run; what it says is shown and decides nothing.
_RUNS = {
    "COMPLETED": "động cơ: đã chạy xong",
    "RUNNING": "động cơ: đang chạy",
    "PENDING": "động cơ: chờ chạy",
    "SCHEDULED": "động cơ: chờ chạy",
    "FAILED": "động cơ: hỏng",
    "CRASHED": "động cơ: đứt giữa chừng",
    "CANCELLED": "động cơ: đã hủy",
    "CANCELLING": "động cơ: đang hủy",
    "PAUSED": "động cơ: tạm dừng",
    "": "động cơ: không còn lưu lượt chạy này",
}
_TROUBLES = ("failed", "incident", "died")
READING, _QUOTED, _WHOLE = "LX-", 8, 32
AWAY = "không liên lạc được với động cơ"
NO_RUN = "chạy ngoài động cơ"


@dataclass(frozen=True)
class ReadingRow:
    """`code` is what a person quotes; `run_id` stands here for administrators only, and is empty for everybody else."""

    code: str
    at: datetime
    ended_at: datetime | None
    words: str
    detail: str
    lines: int
    trouble: bool
    engine: str
    run_id: str


@dataclass(frozen=True)
class IncidentRow:
    """`dossier` is the code of the dossier, empty for whoever may not see dossiers."""

    code: str
    dossier: str
    happened_at: datetime
    place: str
    settled: str
    settled_at: datetime | None
    item_id: UUID | None
    engine: str
    run_id: str


def readings_of(look: Look, dossier: Dossier, runs: EngineRuns | None, *, administers: bool) -> list[ReadingRow]:
    """The latest readings of the dossier, newest first, at most twenty."""
    latest = select(Reading).where(Reading.dossier_id == dossier.id)
    found = list(
        look.inside.session.scalars(latest.order_by(Reading.started_at.desc(), Reading.fence.desc()).limit(MOST))
    )
    seen = look_at(runs, [one.flow_run_id for one in found])
    return [_row(one, seen, administers) for one in found]


def look_at(runs: EngineRuns | None, ids: list[str | None]) -> Seen:
    """What the engine says of these runs; of no runs it need not be asked."""
    wanted = [one for one in ids if one]
    if not wanted:
        return Seen(True, {})
    return runs.look_at(wanted) if runs is not None else Seen(False, {})


def engine_words(seen: Seen, run_id: str | None) -> str:
    if run_id is None:
        return NO_RUN
    state = seen.states.get(run_id)
    return AWAY if state is None else run_words(state)


def run_words(state: RunState) -> str:
    return _RUNS.get(state.kind, "động cơ: trạng thái khác")


def code_of(reading: Reading) -> str:
    """What may be quoted on the telephone, and found by whoever runs the house."""
    return f"{READING}{reading.id.hex[:_QUOTED].upper()}"


def find_reading(session: Session, quoted: str, mine: ColumnElement[bool]) -> Reading | None:
    """The reading of a code as `code_of` gives it, or of a whole id, among the dossiers that `mine` lets through."""
    wanted = quoted.upper().removeprefix(READING).replace("-", "").lower()
    if len(wanted) not in (_QUOTED, _WHOLE) or not set(wanted) <= set("0123456789abcdef"):
        return None
    first, last = (UUID(wanted.ljust(_WHOLE, filler)) for filler in "0f")
    known = select(Reading).join(Dossier, Dossier.id == Reading.dossier_id).where(mine, Reading.id.between(first, last))
    return session.scalars(known.limit(1)).first()


def _row(reading: Reading, seen: Seen, administers: bool) -> ReadingRow:
    under_way = reading.ended_at is None
    words = "Đang xử lý" if under_way else _ENDED.get(reading.ended_as or "", "Kết thúc khác")
    return ReadingRow(
        code=code_of(reading),
        at=reading.started_at,
        ended_at=reading.ended_at,
        words=words,
        detail=(reading.awaiting or "") if reading.ended_as in ("waiting", "partner", "ended") else "",
        lines=reading.lines_written,
        trouble=reading.ended_as in _TROUBLES,
        engine=engine_words(seen, reading.flow_run_id),
        run_id=(reading.flow_run_id or "") if administers else "",
    )


_SETTLED = {"retry": "Đã cho thử lại", "stop": "Đã dừng giải quyết hồ sơ"}


def incident_rows(
    look: Look, rows: list[tuple[Incident, str]], runs: EngineRuns | None, *, administers: bool, names: bool
) -> list[IncidentRow]:
    """Incidents with their dossiers' codes; the run behind each is that of the reading that failed last before it."""
    run_of = _runs_behind(look, [incident for incident, _ in rows])
    seen = look_at(runs, [run_of.get(incident.id) for incident, _ in rows])
    return [
        IncidentRow(
            code=incident.code,
            dossier=code if names else "",
            happened_at=incident.happened_at,
            place=incident.place,
            settled=_SETTLED.get(incident.settled_as or "", "") if incident.settled_at else "",
            settled_at=incident.settled_at,
            item_id=incident.work_item_id if names else None,
            engine=engine_words(seen, run_of.get(incident.id)),
            run_id=(run_of.get(incident.id) or "") if administers else "",
        )
        for incident, code in rows
    ]


def _runs_behind(look: Look, incidents: list[Incident]) -> dict[UUID, str | None]:
    dossiers = [incident.dossier_id for incident in incidents]
    failed = select(Reading).where(Reading.dossier_id.in_(dossiers), Reading.ended_as.in_(_TROUBLES))
    readings = list(look.inside.session.scalars(failed.order_by(Reading.started_at)))
    behind: dict[UUID, str | None] = {}
    for incident in incidents:
        before = [
            one for one in readings if one.dossier_id == incident.dossier_id and one.started_at <= incident.happened_at
        ]
        if before:
            behind[incident.id] = before[-1].flow_run_id
    return behind

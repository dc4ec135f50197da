"""Hồ sơ mắc: each stuck dossier with its cause in words, what may be done about it, and what came of asking again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text

from desk.supervision.choice import Choice
from desk.supervision.look import Look
from desk.words.remaining import working_time
from language.phrase import one_after_another, phrase
from models.dossier import Dossier
from models.progress.wake_up import CHANNEL
from models.progress.work_item import ItemState, WorkItem
from models.supervision.ask_again import AskedAgain, Proof, Result, latest_askings, proofs_of
from models.supervision.standing import OPEN
from models.supervision.stuck import Cause, stuck_rows
from procedures.catalogue import find

MOST = 100
_LISTENS = text("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND query = :listen)")
_ORDER = {cause.value: number for number, cause in enumerate(Cause)}


@dataclass(frozen=True)
class AskedRow:
    """What came of the last time somebody asked again, with its proof in words."""

    at: datetime
    words: str
    went_well: bool


@dataclass(frozen=True)
class StuckRow:
    """`work` is the open work to go to where a person has to decide; the first of the causes is acted on."""

    code: str
    procedure: str
    subject: str
    causes: list[Cause]
    waited: str
    work: UUID | None
    asked: AskedRow | None

    @property
    def may_be_asked_again(self) -> bool:
        return self.causes[0].may_be_asked_again

    @property
    def waits_for_engine(self) -> bool:
        """Whether it would move by itself if engine and workers were there."""
        return self.causes[0] in (Cause.UNREAD, Cause.DEAD_READER, Cause.TIMER)


@dataclass(frozen=True)
class CauseCount:
    cause: Cause
    count: int
    address: str


@dataclass(frozen=True)
class StuckList:
    rows: list[StuckRow]
    total: int
    counts: list[CauseCount]


def stuck_list(look: Look) -> StuckList:
    """Those stuck for the gravest cause first, the longest filed first; at most a hundred rows, all of them counted."""
    causes = _causes(look)
    counted = [(cause, sum(cause in found for found in causes.values())) for cause in Cause]
    first = sorted(causes, key=lambda dossier_id: (_ORDER[causes[dossier_id][0]], dossier_id))[:MOST]
    return StuckList(
        _rows(look, first, causes),
        len(causes),
        [CauseCount(cause, count, Choice(f"mac-{cause.value}").address) for cause, count in counted if count],
    )


def causes_of(look: Look, dossier_id: UUID) -> list[Cause]:
    """Why one dossier is stuck now, the gravest first; empty when it is not."""
    return _causes(look, dossier_id).get(dossier_id, [])


def worker_listens(look: Look) -> bool:
    """Whether any worker is there: each listens to the bell in the database."""
    return bool(look.inside.session.scalar(_LISTENS, {"listen": f"LISTEN {CHANNEL}"}))


def _causes(look: Look, dossier_id: UUID | None = None) -> dict[UUID, list[Cause]]:
    rows = stuck_rows(look.moment).subquery()
    wanted = select(rows.c.cause, rows.c.dossier_id).distinct().join(Dossier, Dossier.id == rows.c.dossier_id)
    wanted = wanted.where(look.scope.dossiers, OPEN)
    if dossier_id is not None:
        wanted = wanted.where(Dossier.id == dossier_id)
    causes: dict[UUID, list[Cause]] = {}
    for cause, found in sorted(look.inside.session.execute(wanted).all(), key=lambda row: _ORDER[row.cause]):
        causes.setdefault(found, []).append(Cause(cause))
    return causes


def _rows(look: Look, ids: list[UUID], causes: dict[UUID, list[Cause]]) -> list[StuckRow]:
    session = look.inside.session
    known = {row.id: row for row in session.scalars(select(Dossier).where(Dossier.id.in_(ids)))}
    work, asked = _work(look, ids), _asked(look, ids)
    return [
        StuckRow(
            code=known[one].code,
            procedure=find(known[one].procedure).title,
            subject=known[one].subject_name,
            causes=causes[one],
            waited=working_time(look.calendar.working_time_between(known[one].received_at, look.now)),
            work=work.get(one),
            asked=asked.get(one),
        )
        for one in ids
    ]


def _work(look: Look, ids: list[UUID]) -> dict[UUID, UUID]:
    """The incident's work where there is one, else the oldest open work of the dossier."""
    items = select(WorkItem).where(WorkItem.dossier_id.in_(ids), WorkItem.state == ItemState.OPEN, look.scope.items)
    ordered = items.order_by(WorkItem.line != "settles_incident", WorkItem.opened_at, WorkItem.id)
    work: dict[UUID, UUID] = {}
    for item in look.inside.session.scalars(ordered):
        work.setdefault(item.dossier_id, item.id)
    return work


def _asked(look: Look, ids: list[UUID]) -> dict[UUID, AskedRow]:
    session = look.inside.session
    latest = latest_askings(session, ids)
    proofs = proofs_of(session, latest.values())
    return {dossier_id: told(asked, proofs[asked.id]) for dossier_id, asked in latest.items()}


def asked_about(look: Look, dossier_id: UUID) -> AskedRow | None:
    """What came of the last asking about one dossier; None when nobody has asked."""
    return _asked(look, [dossier_id]).get(dossier_id)


def told(asked: AskedAgain, proof: Proof) -> AskedRow:
    """What was found in the journal, in words; never more than what stands there."""
    match proof.result:
        case Result.MOVED:
            words = phrase("Đã chuyển bước: {titles}.", titles=_titles(proof))
        case Result.READ:
            awaited = proof.reading.awaiting if proof.reading else ""
            words = phrase(
                "Đã được xử lý lại nhưng chưa có bước mới: {awaited}.", awaited=awaited or "chưa rõ đang chờ gì"
            )
        case Result.FAILED:
            words = "Đã được xử lý lại nhưng không thành công."
        case Result.UNREAD:
            words = "Chưa được xử lý lại; hồ sơ vẫn nằm trong hàng chờ."
    return AskedRow(asked.asked_at, words, proof.result is Result.MOVED)


def _titles(proof: Proof) -> str:
    titles: Iterable[str] = dict.fromkeys(line.title for line in proof.lines)
    return one_after_another("; ", (phrase("“{title}”", title=title) for title in list(titles)[:3]))

"""The dossiers that a change of the calendar moves, as far as the reader may see them.

Whoever works on dossiers sees them by code, and numbers of these alone. An administrator sees none: he is told how many
of all but the sealed ones move, and no code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from desk.member import member
from desk.rules.whose import counted_for
from models.dossier import Dossier
from models.rules.moved_promise import still_to_tell
from models.rules.moves import Move, Moves, by_procedure
from procedures.catalogue import find
from web.access import hides_some, visible_among
from web.open_to import OFFICE
from web.visit import Inside

MOST = 200


@dataclass(frozen=True)
class MoveRow:
    """`words` tell what it means for that dossier, empty where only the hour is another."""

    move: Move
    procedure: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class MovesView:
    """Counts are of promises but for `reacts`, the limits to answer a filing; without codes `rows` is empty.

    `told` are those whose applicants are sent the new hour, `first_told` the first of them by code; `unsettled` are
    dossiers that an earlier change moved a moment ago and whose new promise is not counted here yet.
    """

    promises: int
    reacts: int
    late: int
    in_time_again: int
    told: int
    first_told: Move | None
    paused: int
    unsettled: int
    by_procedure: tuple[tuple[str, int], ...]
    rows: tuple[MoveRow, ...]
    names_codes: bool
    hides: bool

    @property
    def left_out(self) -> int:
        return self.promises + self.reacts - len(self.rows) if self.names_codes else 0


def view_of(inside: Inside, moves: Moves) -> MovesView:
    sees = bool(inside.caller.roles & OFFICE)
    counted = _counted(inside, (move.dossier_id for move in moves.all), sees=sees)
    shown = [move for move in moves.all if move.dossier_id in counted]
    promised = [move for move in shown if move.promised]
    hides = sees and hides_some(inside.session, inside.caller)
    return MovesView(
        promises=len(promised),
        reacts=len(shown) - len(promised),
        late=sum(move.becomes_late(inside.now) for move in promised),
        in_time_again=sum(move.no_longer_late(inside.now) for move in promised),
        told=sum(move.told for move in promised),
        first_told=next((move for move in promised if move.told), None),
        # How many wait is a number of all of them, so it is told to nobody from whom one is hidden.
        paused=0 if hides else moves.paused,
        unsettled=still_to_tell(inside.session, counted_for(inside)),
        by_procedure=tuple((find(code).title, count) for code, count in by_procedure(shown).items()),
        rows=tuple(_row(move, inside.now) for move in shown[:MOST]) if sees else (),
        names_codes=sees,
        hides=hides,
    )


def _counted(inside: Inside, ids: Iterable[UUID], *, sees: bool) -> frozenset[UUID]:
    if sees:
        return visible_among(inside.session, inside.caller, ids)
    own = select(Dossier.id).where(Dossier.agency_id == member(inside).agency_id, Dossier.sealed.is_(False))
    return frozenset(inside.session.scalars(own.where(Dossier.id.in_(list(ids)))))


def _row(move: Move, now: datetime) -> MoveRow:
    words = []
    if not move.promised:
        words.append("hạn phản hồi")
    if move.becomes_late(now):
        words.append("thành quá hạn")
    if move.no_longer_late(now):
        words.append("không còn quá hạn")
    if move.told:
        words.append("sẽ báo người nộp")
    if move.issued:
        words.append("đã có kết quả")
    return MoveRow(move, find(move.procedure).title, tuple(words))

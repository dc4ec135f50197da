"""Sharing work out evenly: each piece to whoever of those that may do it has the least to do; proposed, never done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from desk.worklist.colleagues import colleagues
from models.acts.every_act import find_act
from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.work_item import ItemState, WorkItem
from models.staff.reach import Reach, reach_of
from models.staff_member import StaffMember
from procedures.catalogue import find
from web.visit import Inside

# By dossier and line, the actors who wrote it.
Authors = Mapping[tuple[UUID, str], Collection[str]]


@dataclass(frozen=True)
class Piece:
    """A piece to be shared out: its id, how many working hours it is meant to take, and who may do it."""

    item_id: UUID
    hours: int
    able: frozenset[UUID]


def balance(loads: Mapping[UUID, int], pieces: Iterable[Piece]) -> dict[UUID, UUID]:
    """Who is to get which piece: in their order, each goes to the able one with the fewest hours before him.

    Of equals the one who stands first in `loads` gets it. A piece nobody is able to do goes to nobody.
    """
    present, order = dict(loads), {who: number for number, who in enumerate(loads)}
    given: dict[UUID, UUID] = {}
    for piece in pieces:
        able = [who for who in piece.able if who in present]
        if able:
            chosen = min(able, key=lambda who: (present[who], order[who]))
            present[chosen] += piece.hours
            given[piece.item_id] = chosen
    return given


def share_out(inside: Inside, rows: Sequence[Row[Any]]) -> dict[UUID, UUID]:
    """The proposal for these rows, by the item's id; only colleagues at work are thought of."""
    people = [(one, reach_of(inside.session, one, inside.now)) for one in colleagues(inside)]
    authors = _authors(inside, rows)
    pieces = [Piece(row.id, _hours(row.procedure, row.edition, row.role), _able(row, people, authors)) for row in rows]
    return balance(_loads(inside, [one for one, _ in people]), pieces)


def _able(row: Any, people: Collection[tuple[StaffMember, Reach]], authors: Authors) -> frozenset[UUID]:
    """Those with the role whom the work lies in reach of, without anybody whose own work is to be checked here."""
    never = find_act(row.act).never_by_author_of
    wrote = {key for line in never for key in authors.get((row.dossier_id, line), ())}
    return frozenset(
        one.id
        for one, reach in people
        if {row.role, row.also_role} & set(one.roles) and reach.lets_do(row) and one.as_actor().key not in wrote
    )


def _authors(inside: Inside, rows: Sequence[Row[Any]]) -> Authors:
    """Everybody who ever wrote a line of each name, for those names that exclude somebody from what follows."""
    checked = [(row.dossier_id, lines) for row in rows if (lines := find_act(row.act).never_by_author_of)]
    if not checked:
        return {}
    written = select(JournalLine.dossier_id, JournalLine.line, JournalLine.actor).where(
        JournalLine.dossier_id.in_({dossier_id for dossier_id, _ in checked}),
        JournalLine.line.in_({line for _, lines in checked for line in lines}),
    )
    authors: dict[tuple[UUID, str], set[str]] = {}
    for row in inside.session.execute(written.distinct()):
        authors.setdefault((row.dossier_id, row.line), set()).add(row.actor)
    return authors


def _loads(inside: Inside, people: Sequence[StaffMember]) -> dict[UUID, int]:
    """How many working hours lie before each, by the steps of what he holds now."""
    held = select(WorkItem.assignee_id, WorkItem.role, Dossier.procedure, Dossier.edition)
    held = held.join(Dossier, Dossier.id == WorkItem.dossier_id).where(
        WorkItem.assignee_id.in_([one.id for one in people]),
        WorkItem.state == ItemState.OPEN,
        WorkItem.claimed_until > inside.now,
    )
    hours: Counter[UUID | None] = Counter()
    for row in inside.session.execute(held):
        hours[row.assignee_id] += _hours(row.procedure, row.edition, row.role)
    return {one.id: hours[one.id] for one in people}


def _hours(procedure: str, edition: str, role: str) -> int:
    """What the edition allots to the step of this role; an hour for what it does not name."""
    steps = find(procedure).edition(edition).steps
    return next((step.hours for step in steps if step.role == role), 1)

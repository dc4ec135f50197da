"""A procedure as the office works by it: its editions with their days, its picture, its own limit, what is tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from desk.beside.drawing import picture_of
from desk.member import member
from models.agency import Agency
from models.clock.written_time import in_vietnam
from models.rules.dry_run import DryRun
from models.rules.edition_start import edition_starts, starts_here
from models.rules.own_limit import OwnLimit, own_limit_on, own_limits
from procedures.catalogue import UnknownProcedure, every_procedure, find
from procedures.limits import in_words, parse_limit
from procedures.procedure import Edition, Procedure
from web.problem import Problem
from web.visit import Inside

MOST_RUNS = 10


@dataclass(frozen=True)
class EditionRow:
    """`until` is the day before the next begins; `moved` when a publication here gave it another day."""

    edition: Edition
    valid_from: date
    until: date | None
    holds: bool
    to_come: bool
    moved: bool

    @property
    def words(self) -> str:
        return "đang áp dụng" if self.holds else "sắp áp dụng" if self.to_come else "đã hết áp dụng"


@dataclass(frozen=True)
class OwnRow:
    row: OwnLimit
    limit: str
    verified: str
    holds: bool


def procedures_here(inside: Inside) -> list[Procedure]:
    kind = inside.session.get_one(Agency, member(inside).agency_id).kind
    return [one for one in every_procedure() if one.handled_by is kind]


def find_procedure(inside: Inside, code: str) -> Procedure:
    """This will give one of the agency's procedures; another kind of agency's is not found."""
    try:
        found = find(code)
    except UnknownProcedure:
        raise Problem("not-found", "Không có thủ tục mang mã này.") from None
    if found not in procedures_here(inside):
        raise Problem("not-found", "Thủ tục này do cơ quan khác giải quyết.")
    return found


def edition_rows(inside: Inside, procedure: Procedure) -> list[EditionRow]:
    """Every edition in the programs, the first first, with the day from which it holds here."""
    today = in_vietnam(inside.now).date()
    starts = edition_starts(inside.session, member(inside).agency_id, procedure.code)
    days = starts_here(procedure, starts)
    begun = [edition for edition in procedure.editions if days[edition.id] <= today] or [procedure.editions[0]]
    rows = []
    for number, edition in enumerate(procedure.editions):
        later = procedure.editions[number + 1 : number + 2]
        until = days[later[0].id] - timedelta(days=1) if later else edition.valid_to
        moved = days[edition.id] != edition.valid_from
        holds = edition is begun[-1]
        rows.append(EditionRow(edition, days[edition.id], until, holds, days[edition.id] > today, moved))
    return rows


def own_rows(inside: Inside, procedure: Procedure, edition: Edition) -> list[OwnRow]:
    """The office's own limits of the edition, the one that holds today marked."""
    rows: Sequence[OwnLimit] = own_limits(inside.session, member(inside).agency_id, procedure.code)
    held = own_limit_on(rows, procedure.code, edition.id, in_vietnam(inside.now).date())
    return [
        OwnRow(
            row,
            in_words(parse_limit(row.limit)),
            in_words(parse_limit(row.verified_limit)) if row.verified_limit else "",
            row is held,
        )
        for row in rows
        if row.edition == edition.id
    ]


def picture(procedure: Procedure) -> str:
    return picture_of(procedure.slug)


def runs_of(inside: Inside, procedure: Procedure) -> Sequence[DryRun]:
    asked = select(DryRun).where(DryRun.agency_id == member(inside).agency_id, DryRun.procedure == procedure.code)
    return inside.session.scalars(asked.order_by(DryRun.asked_at.desc(), DryRun.id).limit(MOST_RUNS)).all()

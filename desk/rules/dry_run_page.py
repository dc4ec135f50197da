"""What a dry run found: how many would have been late, which papers missing, which sums others; and by dossier."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, cast, func, select

from desk.member import member
from desk.rules.whose import counted_for
from language.phrase import one_after_another, phrase
from models.dossier import Dossier
from models.rules.dry_run import DryRun, DryRunRow
from models.rules.trial import Trial
from procedures.catalogue import find
from procedures.limits import in_short, in_words
from web.access import visible_dossiers
from web.open_to import OFFICE
from web.problem import Problem
from web.visit import Inside

MOST = 100


@dataclass(frozen=True)
class Found:
    """Counts of dossiers; `papers` are titles of components with how many dossiers lack, or are spared, each."""

    tried: int
    late_before: int
    late_after: int
    late_only_after: int
    in_time_only_after: int
    fee_before: int
    fee_after: int
    other_fee: int
    no_price: int
    unread: int
    missing: tuple[tuple[str, int], ...]
    spared: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class TriedRow:
    code: str
    row: DryRunRow
    words: tuple[str, ...]


def find_run(inside: Inside, run_id: UUID) -> DryRun:
    run = inside.session.get(DryRun, run_id)
    if run is None or run.agency_id != member(inside).agency_id:
        raise Problem("not-found")
    return run


def tried_in_words(run: DryRun) -> str:
    """`phiên bản 2027-03, 02 ngày làm việc`"""
    trial = Trial.of(run.tried)
    parts = [phrase("phiên bản {edition}", edition=trial.edition)]
    if trial.limit:
        parts.append(phrase("thời hạn {limit}", limit=in_short(trial.limit)))
    if trial.verified_limit:
        parts.append(phrase("khi xác minh {limit}", limit=in_words(trial.verified_limit)))
    return one_after_another(", ", parts)


def found_by(inside: Inside, run: DryRun) -> Found:
    """The sums over the dossiers that the reader may be told of, in two questions."""
    late, after = DryRunRow.late_before, DryRunRow.late_after
    fees = DryRunRow.fee_before.is_distinct_from(DryRunRow.fee_after)
    no_price = DryRunRow.fee_after.is_(None) & (DryRunRow.unread == 0)
    counted = [late, after, after & ~late, late & ~after, fees, no_price, DryRunRow.unread > 0]
    sums = [func.coalesce(func.sum(cast(one, Integer)), 0) for one in counted]
    money = [func.coalesce(func.sum(one), 0) for one in (DryRunRow.fee_before, DryRunRow.fee_after)]
    row = inside.session.execute(_of(select(func.count(), *sums, *money), inside, run)).one()
    return Found(
        tried=row[0],
        late_before=row[1],
        late_after=row[2],
        late_only_after=row[3],
        in_time_only_after=row[4],
        other_fee=row[5],
        no_price=row[6],
        unread=row[7],
        fee_before=int(row[8]),
        fee_after=int(row[9]),
        **_papers(inside, run),
    )


def _of(query: Any, inside: Inside, run: DryRun) -> Any:
    joined = query.select_from(DryRunRow).join(Dossier, Dossier.id == DryRunRow.dossier_id)
    return joined.where(DryRunRow.run_id == run.id, counted_for(inside))


def _papers(inside: Inside, run: DryRun) -> dict[str, tuple[tuple[str, int], ...]]:
    some = (func.cardinality(DryRunRow.missing) > 0) | (func.cardinality(DryRunRow.spared) > 0)
    rows = inside.session.execute(_of(select(DryRunRow.missing, DryRunRow.spared), inside, run).where(some)).all()
    return {
        "missing": _counted(run, (code for row in rows for code in row[0])),
        "spared": _counted(run, (code for row in rows for code in row[1])),
    }


def _counted(run: DryRun, codes: Any) -> tuple[tuple[str, int], ...]:
    return tuple((title_of(run, code), count) for code, count in Counter(codes).most_common())


def title_of(run: DryRun, code: str) -> str:
    """What the paper is called, in whichever edition knows it."""
    for edition in find(run.procedure).editions:
        component = edition.component(code)
        if component is not None:
            return component.title
    return code


def tried_rows(inside: Inside, run: DryRun) -> list[TriedRow]:
    """The dossiers for which something would have been otherwise, the latest first; none for who sees no dossier."""
    if not inside.caller.roles & OFFICE:
        return []
    differs = (
        (DryRunRow.late_before != DryRunRow.late_after)
        | (DryRunRow.due_before != DryRunRow.due_after)
        | (func.cardinality(DryRunRow.missing) > 0)
        | DryRunRow.fee_before.is_distinct_from(DryRunRow.fee_after)
        | (DryRunRow.unread > 0)
    )
    found = (
        select(Dossier.code, DryRunRow)
        .join(Dossier, Dossier.id == DryRunRow.dossier_id)
        .where(DryRunRow.run_id == run.id, visible_dossiers(inside.caller), differs)
        .order_by(DryRunRow.late_after.desc(), Dossier.received_at.desc(), Dossier.id)
        .limit(MOST)
    )
    return [TriedRow(code, row, tuple(_words(run, row))) for code, row in inside.session.execute(found)]


def _words(run: DryRun, row: DryRunRow) -> list[str]:
    words = []
    if row.late_after and not row.late_before:
        words.append("sẽ quá hạn")
    if row.late_before and not row.late_after:
        words.append("sẽ đúng hạn")
    if row.missing:
        papers = one_after_another(", ", (title_of(run, code) for code in row.missing))
        words.append(phrase("thiếu {papers}", papers=papers))
    if row.unread:
        words.append(phrase("{unread} mục của tờ khai không khớp mẫu", unread=row.unread))
    return words

"""What each procedure's samples came to: endings, whose working time it took, papers, letters, parcels, money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models.clock.agency_calendar import load_calendar
from models.clock.time_of_dossier import time_of_dossier
from models.clock.time_split import TimeSplit
from models.delivery.document import Document
from models.delivery.letter import Letter
from models.delivery.parcel import Parcel
from models.dossier import Dossier
from models.money.fee import CashReceipt
from models.progress.pause import Pause
from models.progress.work_item import WorkItem
from models.status import Ending
from operations.demo.driving.choose_answer import Sample
from procedures.catalogue import find


@dataclass(frozen=True)
class Account:
    """One dossier at its end; `as_expected` when it ended as its sample says. Money in đồng."""

    procedure: str
    ending: str
    as_expected: bool
    time: TimeSplit
    documents: int
    letters: int
    parcels: int
    money: int


@dataclass(frozen=True)
class Row:
    """The dossiers of one procedure with one ending; times are medians."""

    procedure: str
    ending: str
    count: int
    unexpected: int
    office: timedelta
    citizen: timedelta
    partner: timedelta
    documents: int
    letters: int
    parcels: int
    money: int


def account_of(session: Session, sample: Sample, now: datetime) -> Account:
    dossier = session.scalars(select(Dossier).where(Dossier.code == sample.code)).one()
    ending = Ending(dossier.ending) if dossier.ending else None
    return Account(
        procedure=f"{dossier.procedure} {find(dossier.procedure).title}",
        ending=ending.words if ending else "chưa kết thúc",
        as_expected=ending is sample.dossier.ending,
        time=_time(session, dossier, now),
        documents=_count(session, Document, (Document.dossier_id == dossier.id) & Document.sha256.is_not(None)),
        letters=_count(session, Letter, Letter.dossier_id == dossier.id),
        parcels=_count(session, Parcel, Parcel.dossier_id == dossier.id),
        money=session.scalar(select(func.sum(CashReceipt.amount)).where(CashReceipt.dossier_id == dossier.id)) or 0,
    )


def rows_of(accounts: Iterable[Account]) -> list[Row]:
    """This will sum up by procedure and ending, in their order."""
    grouped: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for one in accounts:
        grouped[one.procedure, one.ending].append(one)
    return [_row(procedure, ending, its) for (procedure, ending), its in sorted(grouped.items())]


def _row(procedure: str, ending: str, its: list[Account]) -> Row:
    return Row(
        procedure,
        ending,
        len(its),
        sum(not one.as_expected for one in its),
        _median(one.time.office for one in its),
        _median(one.time.citizen for one in its),
        _median(one.time.partner for one in its),
        sum(one.documents for one in its),
        sum(one.letters for one in its),
        sum(one.parcels for one in its),
        sum(one.money for one in its),
    )


def _median(times: Iterable[timedelta]) -> timedelta:
    in_order = sorted(times)
    return in_order[len(in_order) // 2]


def _time(session: Session, dossier: Dossier, now: datetime) -> TimeSplit:
    pauses = session.scalars(select(Pause).where(Pause.dossier_id == dossier.id)).all()
    items = session.scalars(select(WorkItem).where(WorkItem.dossier_id == dossier.id)).all()
    return time_of_dossier(dossier, pauses, items, load_calendar(session, dossier.agency_id), now)


def _count(session: Session, table: type[Any], where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(where)) or 0

"""Everything about one dossier that its applicant's pages tell of, read at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.base import Base
from models.clock.agency_calendar import load_calendar
from models.clock.due import DueDate
from models.clock.due_of_dossier import due_of_dossier
from models.clock.working_calendar import WorkingCalendar
from models.delivery.document import Document
from models.delivery.handed_out import handed_out
from models.delivery.parcel import Parcel, ParcelEvent
from models.dossier import Dossier
from models.intake.component import Component
from models.intake.succession import Link, chain_of
from models.intake.supplement_request import SupplementRequest
from models.linkage.group import Group, group_of
from models.linkage.part_told import GroupTold, group_told
from models.money.fee import CashReceipt, FeeLine
from models.money.payment import PaymentIntent
from models.money.refund import Refund
from models.progress.interruption import Interruption
from models.progress.journal_line import JournalLine
from models.progress.pause import Pause
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from procedures.catalogue import find
from procedures.procedure import Edition, Procedure

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Standing:
    """Rows in the order in which things happened; `documents` are those issued to him, `due` is derived as of `now`.

    `own_leg` is where the reader himself is asked, when he is one of a couple.
    """

    dossier: Dossier
    agency: Agency
    procedure: Procedure
    edition: Edition
    calendar: WorkingCalendar
    now: datetime
    due: DueDate
    items: Sequence[WorkItem]
    lines: Sequence[JournalLine]
    components: Sequence[Component]
    requests: Sequence[SupplementRequest]
    documents: Sequence[Document]
    parcels: Sequence[Parcel]
    parcel_events: Sequence[ParcelEvent]
    fees: Sequence[FeeLine]
    receipts: Sequence[CashReceipt]
    intents: Sequence[PaymentIntent]
    refunds: Sequence[Refund]
    pauses: Sequence[Pause]
    interruption: Interruption | None
    group: Group | None
    chain: Sequence[Link]
    own_leg: str = ""

    def is_anothers(self, item: WorkItem) -> bool:
        """Whether the other one of a couple is asked here."""
        return item.role is Role.APPLICANT and bool(self.own_leg) and item.leg != self.own_leg

    @property
    def awaited(self) -> list[WorkItem]:
        """What the procedure waits for now."""
        return [item for item in self.items if item.state is ItemState.OPEN and not item.aside]

    def open_item(self, act: str) -> WorkItem | None:
        """The open wait for this act, if there is one."""
        return next((item for item in self.awaited if item.act == act), None)

    @property
    def asked_of_applicant(self) -> list[WorkItem]:
        return [item for item in self.awaited if item.role is Role.APPLICANT]

    @property
    def group_told(self) -> GroupTold | None:
        """The parts of a linked group with their own clocks; None for a dossier of one procedure."""
        if self.group is None:
            return None
        first = self.edition.results[0].title.partition(" (")[0], self.agency.name
        return group_told(self.group, self.dossier, first, self.calendar, self.now)

    @property
    def owed(self) -> int:
        """What is still to be paid, in đồng."""
        return sum(fee.amount for fee in self.fees) - self.paid

    @property
    def paid(self) -> int:
        """What has been paid and is not set aside to go back, in đồng."""
        returned = sum(refund.amount for refund in self.refunds if refund.receipt_id)
        return sum(receipt.amount for receipt in self.receipts) - returned


def standing_of(session: Session, dossier: Dossier, now: datetime, *, own_leg: str = "") -> Standing:
    """This will read all of it in the caller's transaction."""
    own, procedure = dossier.id, find(dossier.procedure)
    parcels = _rows(session, Parcel, Parcel.dossier_id == own, Parcel.booked_at, Parcel.id)
    request, line = SupplementRequest, JournalLine
    return Standing(
        dossier=dossier,
        agency=session.get_one(Agency, dossier.agency_id),
        procedure=procedure,
        edition=procedure.edition(dossier.edition),
        calendar=load_calendar(session, dossier.agency_id),
        now=now,
        due=due_of_dossier(session, dossier, now),
        items=_rows(session, WorkItem, WorkItem.dossier_id == own, WorkItem.opened_at, WorkItem.id),
        lines=_rows(session, line, line.dossier_id == own, line.written_at, line.leg, line.sequence),
        components=_rows(session, Component, Component.dossier_id == own, Component.handed_in_at, Component.code),
        requests=_rows(session, request, request.dossier_id == own, request.drafted_at),
        documents=handed_out(session, dossier),
        parcels=parcels,
        parcel_events=_events(session, parcels),
        fees=_rows(session, FeeLine, FeeLine.dossier_id == own, FeeLine.written_at, FeeLine.code),
        receipts=_rows(session, CashReceipt, CashReceipt.dossier_id == own, CashReceipt.taken_at, CashReceipt.number),
        intents=_rows(session, PaymentIntent, PaymentIntent.dossier_id == own, PaymentIntent.opened_at),
        refunds=_rows(session, Refund, Refund.dossier_id == own, Refund.opened_at, Refund.id),
        pauses=_rows(session, Pause, Pause.dossier_id == own, Pause.since),
        interruption=session.get(Interruption, own),
        group=group_of(session, dossier),
        chain=chain_of(session, own),
        own_leg=own_leg,
    )


def _events(session: Session, parcels: Sequence[Parcel]) -> Sequence[ParcelEvent]:
    if not parcels:
        return ()
    of_these = ParcelEvent.parcel_id.in_([parcel.id for parcel in parcels])
    return _rows(session, ParcelEvent, of_these, ParcelEvent.happened_at, ParcelEvent.event_id)


def _rows(session: Session, table: type[Row], which: ColumnElement[bool], *order: Any) -> Sequence[Row]:
    return session.scalars(select(table).where(which).order_by(*order)).all()

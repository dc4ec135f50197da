"""Everything about one dossier, read in one transaction: what its page is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desk.folder.who import names_of
from desk.member import member
from models.agency import Agency
from models.audit.audit_entry import AuditEntry
from models.base import Base
from models.clock.agency_calendar import load_calendar
from models.clock.due import DueDate
from models.clock.due_of_dossier import due_of_dossier
from models.clock.working_calendar import WorkingCalendar
from models.delivery.document import Document
from models.delivery.letter import Letter
from models.delivery.parcel import Parcel, ParcelEvent
from models.dossier import Dossier
from models.folder.contact import Contact
from models.folder.note import Note
from models.folder.opinion import Opinion
from models.folder.original_move import OriginalMove
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.intake.supplement_request import SupplementRequest
from models.linkage.group import Group, group_of
from models.linkage.part_told import GroupTold, group_told
from models.money.fee import CashReceipt, FeeLine, ReceiptLine
from models.money.payment import OnlinePayment, PaymentIntent
from models.money.refund import Refund
from models.progress.answered_form import AnsweredForm
from models.progress.incident import Incident
from models.progress.interruption import Interruption
from models.progress.journal_line import JournalLine
from models.progress.pause import Pause
from models.progress.work_item import ItemState, WorkItem
from models.register.draft import Draft
from models.register.entry_of_dossier import find_entry
from models.register.look_up import LookUp
from models.register.register_entry import RegisterEntry
from models.staff_member import StaffMember
from notifications.own_words import OwnWords
from notifications.words_of_office import own_words_of
from procedures.catalogue import find
from procedures.procedure import Edition, Procedure
from web.visit import Inside

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True, eq=False)
class Folder:
    """The rows of one dossier, each kind in the order in which it came about."""

    session: Session
    dossier: Dossier
    agency: Agency
    procedure: Procedure
    edition: Edition
    calendar: WorkingCalendar
    now: datetime
    items: list[WorkItem]
    lines: list[JournalLine]
    audit: list[AuditEntry]
    components: list[Component]
    files: dict[UUID, StoredFile]
    requests: list[SupplementRequest]
    drafts: list[Draft]
    look_ups: list[LookUp]
    documents: list[Document]
    letters: list[Letter]
    parcels: list[Parcel]
    parcel_events: list[ParcelEvent]
    fee_lines: list[FeeLine]
    receipts: list[CashReceipt]
    receipt_lines: list[ReceiptLine]
    intents: list[PaymentIntent]
    payments: list[OnlinePayment]
    refunds: list[Refund]
    incidents: list[Incident]
    reader: StaffMember
    due: DueDate
    pause: Pause | None
    base_url: str
    interruption: Interruption | None
    entry: RegisterEntry | None
    group: Group | None

    @cached_property
    def own_words(self) -> OwnWords:
        """What the office adds in its own words to every letter."""
        return own_words_of(self.session, self.agency.id)

    @cached_property
    def notes(self) -> list[Note]:
        return _rows(self.session, Note, self.dossier, "written_at")

    @cached_property
    def contacts(self) -> list[Contact]:
        return _rows(self.session, Contact, self.dossier, "made_at")

    @cached_property
    def opinions(self) -> list[Opinion]:
        return _rows(self.session, Opinion, self.dossier, "asked_at")

    @cached_property
    def moves(self) -> list[OriginalMove]:
        """Where the originals went, each move in its order."""
        return _rows(self.session, OriginalMove, self.dossier, "moved_at", "number")

    @cached_property
    def answers(self) -> dict[UUID, AnsweredForm]:
        """What people wrote into the forms they answered with, by the work item."""
        return {form.work_item_id: form for form in _rows(self.session, AnsweredForm, self.dossier, "work_item_id")}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of everybody who did something about this dossier, by their keys."""
        keys: set[str | None] = {self.dossier.filed_by}
        keys.update(line.actor for line in self.lines)
        keys.update(entry.actor for entry in self.audit)
        keys.update(receipt.taken_by for receipt in self.receipts)
        keys.update(key for refund in self.refunds for key in (refund.proposed_by, refund.decided_by, refund.paid_by))
        keys.update(draft.drafted_by for draft in self.drafts)
        keys.update(request.drafted_by for request in self.requests)
        keys.update(signer for document in self.documents for signer in (document.signed_by, document.sealed_by))
        keys.update(note.written_by for note in self.notes)
        keys.update(contact.made_by for contact in self.contacts)
        keys.update(opinion.asked_by for opinion in self.opinions)
        keys.update(f"staff:{opinion.asked_staff_id}" for opinion in self.opinions if opinion.asked_staff_id)
        keys.update(move.moved_by for move in self.moves)
        keys.update(f"staff:{item.assignee_id}" for item in self.items if item.assignee_id)
        return names_of(self.session, keys)

    @property
    def group_told(self) -> GroupTold | None:
        """The parts of a linked group with their own clocks; None for a dossier of one procedure."""
        if self.group is None:
            return None
        first = self.edition.results[0].title.partition(" (")[0], self.agency.name
        return group_told(self.group, self.dossier, first, self.calendar, self.now)

    @property
    def paid(self) -> int:
        """What has been paid and is not set aside to go back, in đồng."""
        returned = sum(refund.amount for refund in self.refunds if refund.receipt_id)
        return sum(receipt.amount for receipt in self.receipts) - returned

    @property
    def owed(self) -> int:
        """What is still to be paid, in đồng."""
        return sum(line.amount for line in self.fee_lines) - self.paid

    @property
    def present_components(self) -> list[Component]:
        return [component for component in self.components if component.replaced_at is None]

    def component_title(self, code: str) -> str:
        known = self.edition.component(code)
        return known.title if known else code


def read_folder(inside: Inside, dossier: Dossier, base_url: str) -> Folder:
    """This will read the whole dossier; the number of queries does not depend on how much has happened in it."""
    session, now, procedure = inside.session, inside.now, find(dossier.procedure)
    parcels = _rows(session, Parcel, dossier, "booked_at")
    receipts = _rows(session, CashReceipt, dossier, "taken_at")
    return Folder(
        session=session,
        dossier=dossier,
        agency=session.get_one(Agency, dossier.agency_id),
        procedure=procedure,
        edition=procedure.edition(dossier.edition),
        calendar=load_calendar(session, dossier.agency_id),
        now=now,
        items=_open_items(session, dossier),
        lines=_rows(session, JournalLine, dossier, "written_at", "leg", "sequence"),
        audit=_acted(session, dossier),
        components=_rows(session, Component, dossier, "handed_in_at", "code"),
        files={file.id: file for file in _rows(session, StoredFile, dossier, "uploaded_at")},
        requests=_rows(session, SupplementRequest, dossier, "drafted_at"),
        drafts=_rows(session, Draft, dossier, "drafted_at"),
        look_ups=_rows(session, LookUp, dossier, "answered_at"),
        documents=_rows(session, Document, dossier, "reserved_at"),
        letters=_rows(session, Letter, dossier, "written_at"),
        parcels=parcels,
        parcel_events=_parcel_events(session, parcels),
        fee_lines=_rows(session, FeeLine, dossier, "code"),
        receipts=receipts,
        receipt_lines=_receipt_lines(session, receipts),
        intents=_rows(session, PaymentIntent, dossier, "opened_at"),
        payments=_rows(session, OnlinePayment, dossier, "heard_at"),
        refunds=_rows(session, Refund, dossier, "opened_at"),
        incidents=_rows(session, Incident, dossier, "happened_at"),
        reader=member(inside),
        due=due_of_dossier(session, dossier, now),
        pause=_open_pause(session, dossier),
        base_url=base_url,
        interruption=session.get(Interruption, dossier.id),
        entry=find_entry(session, dossier.id),
        group=group_of(session, dossier),
    )


def _open_pause(session: Session, dossier: Dossier) -> Pause | None:
    return session.scalars(select(Pause).where(Pause.dossier_id == dossier.id, Pause.until.is_(None))).first()


def _open_items(session: Session, dossier: Dossier) -> list[WorkItem]:
    items = select(WorkItem).where(WorkItem.dossier_id == dossier.id, WorkItem.state == ItemState.OPEN)
    return list(session.scalars(items.order_by(WorkItem.opened_at, WorkItem.id)))


def _acted(session: Session, dossier: Dossier) -> list[AuditEntry]:
    """What was done about it, and which masked values were looked at; other looks stand in the journal of them."""
    told = or_(AuditEntry.action.not_like("%.read"), AuditEntry.action == "number.read")
    entries = select(AuditEntry).where(AuditEntry.dossier_id == dossier.id, told)
    return list(session.scalars(entries.order_by(AuditEntry.id)))


def _parcel_events(session: Session, parcels: list[Parcel]) -> list[ParcelEvent]:
    events = select(ParcelEvent).where(ParcelEvent.parcel_id.in_([parcel.id for parcel in parcels]))
    return list(session.scalars(events.order_by(ParcelEvent.happened_at))) if parcels else []


def _receipt_lines(session: Session, receipts: list[CashReceipt]) -> list[ReceiptLine]:
    of_these = select(ReceiptLine).where(ReceiptLine.receipt_id.in_([receipt.id for receipt in receipts]))
    return list(session.scalars(of_these.order_by(ReceiptLine.code))) if receipts else []


def _rows(session: Session, table: type[Row], dossier: Dossier, *order: str) -> list[Row]:
    columns = table.__table__.c
    rows = select(table).where(columns.dossier_id == dossier.id).order_by(*(columns[name] for name in order))
    return list(session.scalars(rows))

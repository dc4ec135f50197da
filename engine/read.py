"""Reading a dossier: from the first line of its flow to the first thing nobody has done yet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import finish
from engine.do_duties import do_duties
from engine.lease import Lease, claim
from engine.marker import has_marker
from engine.office import Office
from engine.reading import Reading, reading_as_present
from engine.reading_end import EndedAs, ReadingEnd
from engine.running.present_office import handed_lease
from engine.signals import FenceLost, InterruptedReading, PartnerUnavailable, Waiting
from engine.slip import Slip, slip_of
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.interruption import Interruption
from models.progress.journal_line import INTERRUPTED_LEG, JournalLine
from models.progress.wake_up import WakeUp
from models.status import Ending

if TYPE_CHECKING:
    from engine.procedure_flow import ProcedureFlow

BUSY = ReadingEnd(EndedAs.BUSY, "Hồ sơ đang được xử lý ở nơi khác")


def read_dossier(flow: ProcedureFlow, dossier_id: UUID, office: Office) -> ReadingEnd:
    """This will take the lease, read, and give it back; raises `StepFailed` when something went wrong."""
    lease = handed_lease() or take_lease(office, dossier_id)
    if lease is None:
        return BUSY
    if lease.worn_out:
        return finish.end_as_worn_out(office, lease)
    with office.database.transaction() as session:
        wake_ups, reading, slip, open_dossier = _begin(session, office, lease)
        record = finish.begin_record(session, office, lease)
    failpoint("reading.after_begin")
    if not open_dossier:
        return finish.end_reading(reading, record, wake_ups, ReadingEnd(EndedAs.ENDED, "Hồ sơ đã kết thúc"))
    return _read_and_finish(flow, reading, slip, record, wake_ups)


def take_lease(office: Office, dossier_id: UUID) -> Lease | None:
    with office.database.transaction() as session:
        return claim(session, dossier_id, office.holder, office.lease_s)


def _begin(session: Session, office: Office, lease: Lease) -> tuple[list[int], Reading, Slip, bool]:
    """First the wake-ups, then the journal: what is committed after the first keeps its own wake-up."""
    due = select(WakeUp.id).where(WakeUp.dossier_id == lease.dossier_id)
    wake_ups = list(session.scalars(due))
    lines = session.scalars(select(JournalLine).where(JournalLine.dossier_id == lease.dossier_id)).all()
    dossier = session.get_one(Dossier, lease.dossier_id)
    interrupted = session.get(Interruption, lease.dossier_id) is not None
    session.expunge_all()
    reading = Reading(office, lease, lines, interrupted=interrupted, quiet_until=dossier.next_look_at)
    slip = slip_of(dossier, lambda name: has_marker(slip, name))
    return wake_ups, reading, slip, dossier.is_open


def _read_and_finish(
    flow: ProcedureFlow, reading: Reading, slip: Slip, record: UUID, wake_ups: list[int]
) -> ReadingEnd:
    try:
        with reading_as_present(reading):
            end = _read(flow, reading, slip)
    except FenceLost:
        return finish.end_as_overtaken(reading, record)
    except PartnerUnavailable as away:
        return finish.end_as_partner_away(reading, record, wake_ups, away)
    except Exception as error:  # Every failure is counted, logged by its kind and shown.
        raise finish.end_as_failed(reading, record, error) from None
    return finish.end_reading(reading, record, wake_ups, end)


def _read(flow: ProcedureFlow, reading: Reading, slip: Slip) -> ReadingEnd:
    do_duties(reading, slip)
    try:
        ending = _way_through(flow, reading, slip)
    except Waiting:
        return ReadingEnd(EndedAs.WAITING, "; ".join(reading.awaiting) or "Chờ", reading.lines_written)
    return ReadingEnd(EndedAs.ENDED, ending.words, reading.lines_written)


def _way_through(flow: ProcedureFlow, reading: Reading, slip: Slip) -> Ending:
    try:
        return flow.story(slip)
    except InterruptedReading:
        reading.forget_the_waits()
    with reading.in_leg(INTERRUPTED_LEG):
        return flow.if_interrupted(slip)

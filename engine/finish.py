"""The last transaction of a reading: what it saw is done with, what it did not meet is closed, the lease given back."""

from __future__ import annotations

from uuid import UUID, uuid4

import structlog
from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from engine.do_duties import looks_for_duties
from engine.incident import open_incident
from engine.lease import MAX_FAILURES, Lease, backoff_s, release
from engine.office import Office
from engine.reading import Reading
from engine.reading_end import EndedAs, ReadingEnd
from engine.running.present_run import present_run
from engine.show_when_due import show_when_due
from engine.signals import FenceLost, PartnerUnavailable
from engine.trouble import JournalDisagrees, StepFailed
from engine.work import in_transaction
from models.acts.answer import lock_dossier
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.effect import Effect
from models.progress.inbox_message import InboxMessage, InboxState
from models.progress.journal_line import DUTY_LEG
from models.progress.pause import end_pauses
from models.progress.reading import Reading as ReadingRecord
from models.progress.wake_up import WakeUp, ring
from models.progress.work_item import ItemState, WorkItem

log = structlog.get_logger("engine")


def begin_record(session: Session, office: Office, lease: Lease) -> UUID:
    """This will open the record of a reading; one of the same dossier that never ended must have died."""
    died = update(ReadingRecord).where(ReadingRecord.dossier_id == lease.dossier_id, ReadingRecord.ended_at.is_(None))
    session.execute(died.values(ended_at=office.clock.now(), ended_as="died"))
    record = ReadingRecord(
        id=uuid4(),
        dossier_id=lease.dossier_id,
        fence=lease.fence,
        holder=office.holder,
        flow_run_id=present_run(),
        started_at=office.clock.now(),
    )
    session.add(record)
    return record.id


def end_reading(reading: Reading, record: UUID, wake_ups: list[int], end: ReadingEnd) -> ReadingEnd:
    """This will close a reading that ended well, in one transaction."""
    failpoint("reading.before_end")
    try:
        in_transaction(reading, lambda session: _end(session, reading, record, wake_ups, end))
    except FenceLost:
        return end_as_overtaken(reading, record)
    failpoint("reading.after_end")
    return end


def _end(session: Session, reading: Reading, record: UUID, wake_ups: list[int], end: ReadingEnd) -> None:
    office = reading.office
    dossier = lock_dossier(session, reading.dossier_id)
    if not release(session, reading.lease, well=True):
        raise FenceLost
    session.execute(delete(WakeUp).where(WakeUp.id.in_(wake_ups)))
    _supersede_what_was_not_met(session, reading)
    if not dossier.is_open:
        end_pauses(session, dossier.id, office.clock.now())
        _put_parked_messages_away(session, dossier.id, office)
    show_when_due(session, dossier, office.clock.now())
    _set_timer(session, reading, dossier)
    _close_record(session, record, reading, end)
    _ring_for_the_rest(session, reading.dossier_id)


def _set_timer(session: Session, reading: Reading, dossier: Dossier) -> None:
    """Whoever set the timer while the dossier was read knew more than the reading: the calendar has changed."""
    looks = [*reading.looks, *looks_for_duties(session, reading, dossier)]
    if dossier.next_look_at not in (None, reading.quiet_until):
        looks.append(dossier.next_look_at)
    dossier.next_look_at = min(looks, default=None) if dossier.is_open else None


def end_as_overtaken(reading: Reading, record: UUID) -> ReadingEnd:
    end = ReadingEnd(EndedAs.OVERTAKEN, "Hồ sơ đã được nơi khác tiếp tục xử lý", reading.lines_written)
    with reading.office.database.transaction() as session:
        _close_record(session, record, reading, end)
    return end


def end_as_partner_away(reading: Reading, record: UUID, wake_ups: list[int], away: PartnerUnavailable) -> ReadingEnd:
    """A partner that cannot be reached is no failure of the dossier: it is looked at again a little later.

    It then stands at the end of the queue: many that wait for the same partner must not go before all others.
    """
    end = ReadingEnd(EndedAs.PARTNER, f"Chờ kết nối với đơn vị phối hợp ({away.partner})", reading.lines_written)
    with reading.office.database.transaction() as session:
        dossier = lock_dossier(session, reading.dossier_id)
        if release(session, reading.lease, well=False, wait_s=away.retry_after_s):
            session.execute(delete(WakeUp).where(WakeUp.id.in_(wake_ups)))
            session.add(WakeUp(dossier_id=reading.dossier_id))
            # What is owed while the partner stays away is found by the timer, as after any other reading.
            _set_timer(session, reading, dossier)
        _close_record(session, record, reading, end)
    return end


def end_as_failed(reading: Reading, record: UUID, error: Exception) -> StepFailed:
    """This will log the error, count the failure, and make it an incident when it is no use trying again."""
    code = _code_of(error)
    lease = reading.lease
    hopeless = isinstance(error, JournalDisagrees) or lease.failures >= MAX_FAILURES
    # The error's own words may hold personal data; its kind and place tell enough, and the traceback has no values.
    log.error("reading failed", dossier=str(lease.dossier_id), code=code, failures=lease.failures, trace=_trace(error))
    end = ReadingEnd(EndedAs.INCIDENT if hopeless else EndedAs.FAILED, "Sự cố kỹ thuật", reading.lines_written, code)
    incident_id = None
    with reading.office.database.transaction() as session:
        lock_dossier(session, lease.dossier_id)
        if release(session, lease, well=False, counts=True, wait_s=backoff_s(lease.failures)) and hopeless:
            incident_id = open_incident(session, reading.office, lease, code, reading.place)
        _close_record(session, record, reading, end)
    return StepFailed(code, incident_id)


def end_as_worn_out(office: Office, lease: Lease) -> ReadingEnd:
    """A dossier whose readings died again and again is not read once more before a person has looked."""
    with office.database.transaction() as session:
        lock_dossier(session, lease.dossier_id)
        if release(session, lease, well=False, counts=True):
            open_incident(session, office, lease, "WORN-OUT", None)
    return ReadingEnd(EndedAs.INCIDENT, "Sự cố kỹ thuật", error_code="WORN-OUT")


def _supersede_what_was_not_met(session: Session, reading: Reading) -> None:
    now = reading.office.clock.now()
    left = select(WorkItem).where(
        WorkItem.dossier_id == reading.dossier_id,
        WorkItem.state == ItemState.OPEN,
        WorkItem.aside.is_(False) | WorkItem.leg.startswith(f"{DUTY_LEG}/"),
        WorkItem.id.not_in(reading.met),
    )
    for item in session.scalars(left):
        item.end(ItemState.SUPERSEDED, "system", now)


def _put_parked_messages_away(session: Session, dossier_id: UUID, office: Office) -> None:
    """An answer that came before its wait, to a dossier that ended before it too, waits for nothing any more."""
    ours = select(Effect.reference).where(Effect.dossier_id == dossier_id)
    parked = update(InboxMessage).where(InboxMessage.state == InboxState.PARKED, InboxMessage.reference.in_(ours))
    gone = {"state": InboxState.IGNORED, "note": "hồ sơ đã kết thúc", "settled_at": office.clock.now()}
    session.execute(parked.values(**gone))


def _ring_for_the_rest(session: Session, dossier_id: UUID) -> None:
    more = exists().where(WakeUp.dossier_id == dossier_id, WakeUp.due_at <= func.now())
    if session.scalar(select(more)):
        ring(session)


def _close_record(session: Session, record: UUID, reading: Reading, end: ReadingEnd) -> None:
    session.execute(
        update(ReadingRecord)
        .where(ReadingRecord.id == record)
        .values(
            ended_at=reading.office.clock.now(),
            ended_as=end.ended_as,
            awaiting=end.awaiting[:200],
            lines_written=reading.lines_written,
            error_code=end.error_code,
        )
    )


def _code_of(error: Exception) -> str:
    return type(error).__name__[:50]


def _trace(error: Exception) -> list[str]:
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return frames[-8:]

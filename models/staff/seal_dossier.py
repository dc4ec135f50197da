"""Sealing a dossier, naming those who may see it, opening it in need, lifting the seal: each with its reason."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, ItemGone, NotYourRole, OwnOpening
from models.audit.audit_entry import record
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.dossier_seal import DossierSeal, PassKind, SealPass
from models.staff_member import StaffMember

SEALERS = frozenset({Role.SUPERVISOR, Role.CHAIRMAN})
# Long enough for one errand; whoever needs longer asks to be named.
GLASS_LASTS = timedelta(hours=1)
SHORTEST, LONGEST = 10, 1000


def seal_dossier(
    session: Session, dossier: Dossier, reason: str, named: Collection[UUID], actor: Actor, now: datetime
) -> None:
    """This will seal the dossier for everybody but the named and whoever seals it; the caller holds its lock.

    Raises `NotYourRole`, `ItemGone` when it is sealed already, `FormFaults` for a missing reason, for somebody who
    does not work here, and when none of them could do the work that is waiting now.
    """
    _check_sealer(actor)
    if dossier.sealed:
        raise ItemGone("sealed", None)
    why = _reason(reason)
    people = _people(session, dossier, {*named, _staff_id(actor)})
    _check_work_goes_on(session, dossier, people)
    dossier.sealed = True
    seal = DossierSeal(id=uuid4(), dossier_id=dossier.id, reason=why, sealed_at=now, sealed_by=_staff_id(actor))
    session.add(seal)
    for person in people:
        session.add(_pass(dossier, person.id, PassKind.NAMED, actor, now))
    _let_go(session, dossier, {person.id for person in people})
    _note(session, actor, "seal.set", dossier, now, named=sorted(str(person.id) for person in people))


def name_person(session: Session, dossier: Dossier, staff_id: UUID, actor: Actor, now: datetime) -> None:
    """This will open the sealed dossier to one more person, for as long as it is sealed; twice changes nothing."""
    _check_sealed(dossier, actor)
    [person] = _people(session, dossier, {staff_id})
    if person.id not in {one.staff_id for one in named_people(session, dossier)}:
        session.add(_pass(dossier, person.id, PassKind.NAMED, actor, now))
        _note(session, actor, "seal.named", dossier, now, staff=person.id)


def drop_person(session: Session, dossier: Dossier, staff_id: UUID, actor: Actor, now: datetime) -> None:
    """This will close it to somebody again; nobody closes it to himself, so that it is never lost to all."""
    _check_sealed(dossier, actor)
    if staff_id == _staff_id(actor):
        raise FormFaults([FormFault("/staff", "Không tự bỏ mình khỏi danh sách; hãy nhờ người khác được phân công.")])
    held = update(SealPass).where(SealPass.dossier_id == dossier.id, SealPass.staff_id == staff_id)
    session.execute(held.where(SealPass.ended_at.is_(None)).values(ended_at=now))
    _let_go(session, dossier, {one.staff_id for one in named_people(session, dossier)})
    _note(session, actor, "seal.unnamed", dossier, now, staff=staff_id)


def lift_seal(session: Session, dossier: Dossier, reason: str, actor: Actor, now: datetime) -> None:
    """This will make it a dossier like others again; every pass ends with the seal."""
    _check_sealed(dossier, actor)
    why = _reason(reason)
    in_force = select(DossierSeal).where(DossierSeal.dossier_id == dossier.id, DossierSeal.lifted_at.is_(None))
    seal = session.scalars(in_force).one()
    seal.lifted_at, seal.lifted_by, seal.lift_reason = now, _staff_id(actor), why
    dossier.sealed = False
    passes = update(SealPass).where(SealPass.dossier_id == dossier.id, SealPass.ended_at.is_(None))
    session.execute(passes.values(ended_at=now))
    _note(session, actor, "seal.lifted", dossier, now)


def break_glass(
    session: Session, dossier: Dossier | None, reason: str, actor: Actor, now: datetime, machine_now: datetime
) -> bool:
    """This will open a sealed dossier to the actor for an hour and alert the supervisors; False when there is none.

    Somebody who guesses at codes leaves an entry for each guess.
    """
    why = _reason(reason)
    if dossier is None or not dossier.sealed:
        record(session, actor, "seal.break_failed", now)
        return False
    opened = _pass(dossier, _staff_id(actor), PassKind.BROKEN, actor, now)
    opened.reason, opened.until = why, machine_now + GLASS_LASTS
    session.add(opened)
    _note(session, actor, "seal.broken", dossier, now)
    return True


def take_note(session: Session, opened: SealPass, actor: Actor, now: datetime) -> None:
    """A supervisor or chairman has seen that the glass was broken; the alert is over, the entry stays.

    Raises `OwnOpening` for whoever broke it himself.
    """
    _check_sealer(actor)
    if opened.staff_id == _staff_id(actor):
        raise OwnOpening
    if opened.seen_at is None:
        opened.seen_at, opened.seen_by = now, _staff_id(actor)
        record(session, actor, "seal.noted", now, dossier_id=opened.dossier_id, agency_id=opened.agency_id)


def named_people(session: Session, dossier: Dossier) -> list[SealPass]:
    """This will give those to whom it is open for as long as it is sealed."""
    named = select(SealPass).where(SealPass.dossier_id == dossier.id, SealPass.kind == PassKind.NAMED)
    return list(session.scalars(named.where(SealPass.ended_at.is_(None)).order_by(SealPass.given_at, SealPass.id)))


def _check_sealer(actor: Actor) -> None:
    if not actor.roles & SEALERS:
        raise NotYourRole


def _check_sealed(dossier: Dossier, actor: Actor) -> None:
    _check_sealer(actor)
    if not dossier.sealed:
        raise ItemGone("open", None)


def _reason(text: str) -> str:
    if not SHORTEST <= len(text.strip()) <= LONGEST:
        raise FormFaults([FormFault("/reason", phrase("Hãy ghi lý do, ít nhất {shortest} ký tự.", shortest=SHORTEST))])
    return text.strip()


def _staff_id(actor: Actor) -> UUID:
    assert actor.staff_id is not None, "only members of staff come here"
    return actor.staff_id


def _people(session: Session, dossier: Dossier, wanted: Collection[UUID]) -> list[StaffMember]:
    here = select(StaffMember).where(
        StaffMember.id.in_(wanted), StaffMember.agency_id == dossier.agency_id, StaffMember.active
    )
    found = list(session.scalars(here.order_by(StaffMember.full_name, StaffMember.id)))
    if len(found) != len(set(wanted)):
        raise FormFaults([FormFault("/staff", "Chỉ chọn được người đang làm việc tại cơ quan này.")])
    return found


def _check_work_goes_on(session: Session, dossier: Dossier, people: Collection[StaffMember]) -> None:
    """The law's time goes on running: work that waits for a role has somebody of that role among the named."""
    roles = {Role(role) for person in people for role in person.roles}
    for item in session.scalars(_open_work(dossier)):
        if item.role.is_staff and not roles & {item.role, item.also_role}:
            fault = phrase("Hồ sơ đang chờ {role}; hãy chọn thêm người có vai trò này.", role=item.role.words)
            raise FormFaults([FormFault("/staff", fault)])


def _let_go(session: Session, dossier: Dossier, named: Collection[UUID]) -> None:
    """Work in the hands of somebody who does not see it any more goes back to those who do."""
    held = _open_work(dossier).where(WorkItem.assignee_id.not_in(named))
    for item in session.scalars(held):
        item.assignee_id = item.claimed_until = None


def _open_work(dossier: Dossier) -> Select[WorkItem]:
    return select(WorkItem).where(WorkItem.dossier_id == dossier.id, WorkItem.state == ItemState.OPEN)


def _pass(dossier: Dossier, staff_id: UUID, kind: PassKind, actor: Actor, now: datetime) -> SealPass:
    return SealPass(
        id=uuid4(),
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        staff_id=staff_id,
        kind=kind,
        reason="",
        given_by=actor.key,
        given_at=now,
    )


def _note(session: Session, actor: Actor, action: str, dossier: Dossier, now: datetime, **details: object) -> None:
    record(session, actor, action, now, dossier_id=dossier.id, agency_id=dossier.agency_id, **details)

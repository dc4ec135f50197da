"""Asking a unit or a colleague for an opinion, and taking the question back.

The dossier's clock runs on meanwhile, so nobody is given longer than the promise to the applicant allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.opinions.gives_opinion import GIVES_OPINION, OPINION_LEG
from models.acts.refusal import FormFault, FormFaults, NotYourRole
from models.audit.audit_entry import record
from models.clock.agency_calendar import load_calendar
from models.clock.due import derive_due
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.folder.opinion import Opinion
from models.progress.open_aside import open_aside
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.absence import is_absent
from models.staff.reach import reach_of
from models.staff.staff_notice import NoticeKind, tell_staff
from models.staff_member import StaffMember
from procedures.limits import parse_limit

# The longest a claim lasts past the limit: after that the question is anybody's who has the role.
HELD_PAST_LIMIT = timedelta(days=3)
# How long somebody is given, as `procedures.limits` writes it, the shortest first.
LIMITS = ("4wh", "1wd", "2wd", "3wd")


@dataclass(frozen=True)
class Question:
    """`of` is a unit, by its role, or a colleague; `limit` is written as `procedures.limits` does, such as `1wd`.

    `id` is the page's own: sent twice, it is one question.
    """

    id: UUID
    words: str
    of: Role | StaffMember
    limit: str


def ask_opinion(session: Session, dossier: Dossier, question: Question, actor: Actor, now: datetime) -> bool:
    """This will put the question on the desk of the one asked, and say so; the dossier must be locked by the caller.

    Raises `FormFaults` when nobody can be asked so.
    """
    if session.get(Opinion, question.id) is not None:
        return False
    if not dossier.is_open:
        raise FormFaults([FormFault("/question", "Hồ sơ đã kết thúc; không hỏi ý kiến được nữa.")])
    calendar = load_calendar(session, dossier.agency_id)
    if question.limit not in limits_for(dossier, calendar, now):
        raise FormFaults([FormFault("/limit", "Hãy chọn thời hạn trả lời không muộn hơn hẹn trả của hồ sơ.")])
    role, staff = _whom(dossier, question.of, actor)
    item = _put_on_desk(session, dossier, question, now)
    due = derive_due(parse_limit(question.limit), now, calendar).at
    item.role, item.also_role, item.limit, item.due_at = role, None, question.limit, due
    if staff is not None:
        _put_into_hands(session, item, staff, actor, now, due + HELD_PAST_LIMIT)
    opinion = Opinion(
        id=question.id,
        dossier_id=dossier.id,
        item_id=item.id,
        question=question.words,
        asked_by=actor.key,
        asked_at=now,
        asked_role=role,
        asked_staff_id=staff.id if staff else None,
        due_at=due,
    )
    session.add(opinion)
    _note(session, actor, "opinion.asked", opinion, dossier, now)
    return True


def _put_on_desk(session: Session, dossier: Dossier, question: Question, now: datetime) -> WorkItem:
    asked = select(func.count()).where(Opinion.dossier_id == dossier.id)
    turn = (session.scalar(asked) or 0) + 1
    return open_aside(session, dossier, GIVES_OPINION, leg=OPINION_LEG, turn=turn, at=now, about=question.id)


def limits_for(dossier: Dossier, calendar: WorkingCalendar, now: datetime) -> tuple[str, ...]:
    """The limits that end before the applicant is promised his result; the shortest may always be given."""
    if dossier.due_at is None:
        return LIMITS
    ends = ((limit, derive_due(parse_limit(limit), now, calendar).at) for limit in LIMITS[1:])
    return (LIMITS[0], *(limit for limit, end in ends if end <= dossier.due_at))


def _put_into_hands(
    session: Session, item: WorkItem, staff: StaffMember, actor: Actor, now: datetime, until: datetime
) -> None:
    """Like all work it goes to nobody who is away or may not see it, and he is told."""
    if is_absent(session, staff.id, now):
        raise FormFaults([FormFault("/whom", "Người này đang vắng mặt; hãy hỏi người khác hoặc cả bộ phận.")])
    # Where it lies and whether it is sealed is written into the work by the database itself.
    session.flush()
    session.refresh(item)
    if not reach_of(session, staff, now).lets_do(item):
        raise FormFaults([FormFault("/whom", "Người này không được giao xem hồ sơ này; hãy hỏi người khác.")])
    item.assignee_id, item.claimed_until = staff.id, until
    tell_staff(session, staff.id, NoticeKind.ASSIGNED, item, actor.staff_id, now)


def take_question_back(session: Session, opinion: Opinion, dossier: Dossier, actor: Actor, now: datetime) -> bool:
    """This will take the question off the desk again, and say whether it was still open.

    Only whoever asked may, or a supervisor; raises `NotYourRole` for anybody else.
    """
    if opinion.asked_by != actor.key and Role.SUPERVISOR not in actor.roles:
        raise NotYourRole
    item = session.get_one(WorkItem, opinion.item_id, populate_existing=True)
    if item.state is not ItemState.OPEN:
        return False
    item.end(ItemState.SUPERSEDED, actor.key, now)
    opinion.taken_back_at = now
    tell_staff(session, opinion.asked_staff_id, NoticeKind.CALLED_BACK, item, actor.staff_id, now)
    _note(session, actor, "opinion.taken_back", opinion, dossier, now)
    return True


def _whom(dossier: Dossier, of: Role | StaffMember, actor: Actor) -> tuple[Role, StaffMember | None]:
    if isinstance(of, Role):
        if not of.is_staff or of is Role.ADMINISTRATOR:
            raise FormFaults([FormFault("/whom", "Không hỏi được đơn vị này.")])
        return of, None
    roles = [Role(role) for role in of.roles if Role(role) is not Role.ADMINISTRATOR]
    if not of.active or of.agency_id != dossier.agency_id or not roles or of.as_actor().key == actor.key:
        raise FormFaults([FormFault("/whom", "Không hỏi được người này.")])
    return roles[0], of


def _note(session: Session, actor: Actor, action: str, opinion: Opinion, dossier: Dossier, now: datetime) -> None:
    record(
        session,
        actor,
        action,
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        opinion=opinion.id,
        role=opinion.asked_role,
        staff=opinion.asked_staff_id,
    )

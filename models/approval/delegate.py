"""Delegating and taking back. Who may not be delegated, and what, is refused here whatever page or program asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import one_after_another, phrase
from models.actor import Actor
from models.acts.every_act import every_act, titles_by_line
from models.acts.refusal import FormFault, FormFaults, NotYourAgency, NotYourRole
from models.approval.delegation import Delegation, Manner
from models.approval.standing import MAY_STAND_IN
from models.audit.audit_entry import record
from models.role import Role
from models.staff.absence import is_absent
from models.staff_member import StaffMember

# Nothing is delegated for good: a mandate says from when until when (NĐ 30/2020/NĐ-CP Điều 13).
LONGEST = timedelta(days=366)
# What writes in a book, leaves the agency as its result or pays money is the head's or his deputy's, never a unit's.
BY_MANDATE = frozenset({"agrees_to_refuse_intake", "promises_new_date"})


@dataclass(frozen=True)
class Wish:
    """What somebody wants to delegate; an empty `procedures` means every procedure."""

    to_id: UUID
    manner: Manner
    lines: tuple[str, ...]
    procedures: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime
    reason: str
    paper: str = ""


def delegable() -> dict[str, str]:
    """The head's acts by line, with their titles."""
    mine = {act.line for act in every_act() if act.role is Role.CHAIRMAN}
    return {line: title for line, title in sorted(titles_by_line().items(), key=lambda one: one[1]) if line in mine}


def delegate(session: Session, actor: Actor, wish: Wish, now: datetime) -> Delegation:
    """This will let somebody act in the actor's place, or raise `NotYourRole` or `FormFaults` naming every fault."""
    if Role.CHAIRMAN not in actor.roles or actor.staff_id is None or actor.agency_id is None:
        raise NotYourRole
    # Locked, so that of two mandates given at once the second sees the first.
    taker = session.get(StaffMember, wish.to_id, with_for_update={"key_share": True}, populate_existing=True)
    faults = [*_faults_of_person(actor, wish, taker), *_faults_of_scope(wish), *_faults_of_time(wish, now)]
    faults += [] if faults else _faults_of_others(session, wish, now)
    if faults:
        raise FormFaults(faults)
    made = Delegation(
        id=uuid4(),
        agency_id=actor.agency_id,
        from_id=actor.staff_id,
        to_id=wish.to_id,
        manner=wish.manner,
        lines=sorted(wish.lines),
        procedures=sorted(wish.procedures),
        begins_at=wish.begins_at,
        ends_at=wish.ends_at,
        reason=wish.reason,
        paper=wish.paper,
        made_at=now,
    )
    session.add(made)
    session.flush()
    _note(session, actor, "delegation.made", made, now)
    return made


def revoke(session: Session, actor: Actor, delegation_id: UUID, now: datetime) -> Delegation:
    """This will end it at once; one that is over stays as it was."""
    made = session.get(Delegation, delegation_id, with_for_update=True)
    if made is None or made.agency_id != actor.agency_id:
        raise NotYourAgency
    if Role.CHAIRMAN not in actor.roles:
        raise NotYourRole
    if not made.over_at(now):
        made.revoked_at, made.revoked_by = now, actor.key
        _note(session, actor, "delegation.revoked", made, now)
    return made


def _faults_of_person(actor: Actor, wish: Wish, taker: StaffMember | None) -> list[FormFault]:
    if taker is None or not taker.active or taker.agency_id != actor.agency_id:
        return [FormFault("/to_id", "Chỉ uỷ quyền được cho người đang làm việc tại cơ quan.")]
    if taker.id == actor.staff_id:
        return [FormFault("/to_id", "Không uỷ quyền cho chính mình.")]
    if MAY_STAND_IN[wish.manner].value not in taker.roles:
        who = "Phó Chủ tịch" if wish.manner is Manner.IN_PLACE else "người đứng đầu đơn vị thuộc cơ quan"
        return [
            FormFault(
                "/to_id",
                phrase(
                    "{manner}: chỉ giao được cho {who} (NĐ 30/2020/NĐ-CP Điều 13).", manner=wish.manner.words, who=who
                ),
            )
        ]
    return []


def _faults_of_scope(wish: Wish) -> list[FormFault]:
    known = delegable()
    faults = [] if wish.lines else [FormFault("/lines", "Hãy chọn ít nhất một loại việc được giao.")]
    if any(line not in known for line in wish.lines):
        faults.append(FormFault("/lines", "Có loại việc không thuộc thẩm quyền của Chủ tịch."))
    elif wish.manner is Manner.BY_MANDATE and set(wish.lines) - BY_MANDATE:
        kept = one_after_another("; ", (known[line] for line in sorted(set(wish.lines) - BY_MANDATE)))
        faults.append(
            FormFault(
                "/lines", phrase("Không ký thừa uỷ quyền được: {kept}. Việc này chỉ Phó Chủ tịch ký thay.", kept=kept)
            )
        )
    if wish.manner is Manner.BY_MANDATE and not wish.paper:
        faults.append(FormFault("/paper", "Ký thừa uỷ quyền phải có văn bản; hãy ghi số, ngày của văn bản."))
    if not wish.reason:
        faults.append(FormFault("/reason", "Hãy ghi lý do, ví dụ đi công tác, nghỉ phép."))
    return faults


def _faults_of_time(wish: Wish, now: datetime) -> list[FormFault]:
    if wish.ends_at <= max(wish.begins_at, now):
        return [FormFault("/ends_at", "Ngày kết thúc phải từ hôm nay trở đi và không trước ngày bắt đầu.")]
    if wish.begins_at < now - timedelta(days=1):
        return [FormFault("/begins_at", "Không uỷ quyền ngược về trước.")]
    if wish.ends_at - wish.begins_at > LONGEST:
        return [FormFault("/ends_at", "Mỗi lần uỷ quyền không quá một năm.")]
    return []


def _faults_of_others(session: Session, wish: Wish, now: datetime) -> list[FormFault]:
    """Somebody who is away when it begins stands in for nobody.

    Two mandates to one person for the same work would leave open in whose name he signed.
    """
    if is_absent(session, wish.to_id, max(wish.begins_at, now)):
        return [FormFault("/to_id", "Người này vắng mặt vào lúc bắt đầu; hãy chọn người khác hoặc ngày khác.")]
    beside = select(Delegation).where(
        Delegation.to_id == wish.to_id,
        Delegation.revoked_at.is_(None),
        Delegation.begins_at < wish.ends_at,
        Delegation.ends_at > wish.begins_at,
    )
    for other in session.scalars(beside):
        same_procedure = not other.procedures or not wish.procedures or set(other.procedures) & set(wish.procedures)
        if set(other.lines) & set(wish.lines) and same_procedure:
            return [FormFault("/to_id", "Người này đã được giao việc đó trong thời gian này; hãy thu hồi trước.")]
    return []


def _note(session: Session, actor: Actor, action: str, made: Delegation, now: datetime) -> None:
    record(
        session,
        actor,
        action,
        now,
        agency_id=made.agency_id,
        delegation=made.id,
        to=made.to_id,
        manner=made.manner.value,
        lines=made.lines,
        procedures=made.procedures,
        begins_at=made.begins_at,
        ends_at=made.ends_at,
    )

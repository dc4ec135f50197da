"""Who hears of a change of the rules: whoever may publish it, then everybody who works by it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from models.role import Role
from models.rules.rule_change import ChangeState, RuleChange
from models.staff.staff_notice import NoticeKind, StaffNotice
from models.staff_member import StaffMember

# Who looks at a proposal of the rules and publishes it, unless he made it himself.
PUBLISHERS = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.CHAIRMAN)
_KINDS = {
    ChangeState.PROPOSED: NoticeKind.RULE_PROPOSED,
    ChangeState.PUBLISHED: NoticeKind.RULE_PUBLISHED,
    ChangeState.WITHDRAWN: NoticeKind.RULE_WITHDRAWN,
    ChangeState.REFUSED: NoticeKind.RULE_REFUSED,
}


def tell_publishers(session: Session, change: RuleChange, at: datetime) -> None:
    """This will tell those who may publish it that it waits, or that it no longer does."""
    may = StaffMember.roles.overlap([role.value for role in PUBLISHERS])
    _tell(session, change, _people(session, change, may), at)


def tell_proposer(session: Session, change: RuleChange, at: datetime) -> None:
    _tell(session, change, [change.proposed_by_id], at)


def tell_everybody(session: Session, change: RuleChange, at: datetime) -> None:
    """This will tell all who work here: from now on they count, charge or take in by it."""
    _tell(session, change, _people(session, change, true()), at)


def _people(session: Session, change: RuleChange, who: ColumnElement[bool]) -> list[UUID]:
    wanted = select(StaffMember.id).where(StaffMember.agency_id == change.agency_id, StaffMember.active, who)
    return list(session.scalars(wanted.order_by(StaffMember.id)))


def _tell(session: Session, change: RuleChange, people: list[UUID], at: datetime) -> None:
    by_id = change.ended_by_id or change.proposed_by_id
    reason = change.end_reason or change.reason
    for person in people:
        if person != by_id:
            session.add(
                StaffNotice(
                    staff_id=person,
                    kind=_KINDS[change.state],
                    at=at,
                    by_id=by_id,
                    change_id=change.id,
                    reason=reason,
                )
            )

"""Work that a supervisor moved from one pair of hands to others, several pieces at once and for one reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults, Refused, StaleVersion
from models.audit.audit_entry import record
from models.base import Base, Identified
from models.progress.hold_item import assign_item
from models.progress.work_item import WorkItem
from models.sealed import SealedText
from models.staff_member import StaffMember

SHORTEST_REASON = 5
LONGEST_REASON = 500


class Rebalancing(Identified, Base):
    """`moved` and `refused` are how many pieces went over and how many could not."""

    __tablename__ = "rebalancing"

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    reason: Mapped[str] = mapped_column(SealedText("rebalancing.reason"))
    given_by: Mapped[str] = mapped_column(String(80), comment="actor key")
    given_at: Mapped[datetime]
    moved: Mapped[int]
    refused: Mapped[int]


@dataclass(frozen=True)
class Move:
    """One piece of work as the page showed it: its version, who had it (None for nobody), and who is to have it."""

    item_id: UUID
    version: int
    holder: UUID | None
    to: UUID


@dataclass(frozen=True)
class Moved:
    """What became of one move; `refusal` is empty when it was done."""

    move: Move
    refusal: str = ""


def rebalance(session: Session, moves: list[Move], reason: str, actor: Actor, now: datetime) -> list[Moved]:
    """This will assign each piece by the rules of assigning, one by one; what cannot go over stays where it is.

    Raises `FormFaults` without a reason or without a move; the caller has seen to it that he may see the items.
    """
    if not SHORTEST_REASON <= len(reason.strip()) <= LONGEST_REASON:
        raise FormFaults([FormFault("/reason", "Hãy ghi lý do chuyển việc, từ 5 đến 500 ký tự.")])
    if not moves:
        raise FormFaults([FormFault("/moves", "Hãy chọn ít nhất một việc để chuyển.")])
    assert actor.agency_id is not None, "only staff move work"
    people = _people(session, actor.agency_id)
    reason = reason.strip()
    in_order = sorted(moves, key=lambda move: move.item_id)
    outcomes = [_move(session, move, people, reason, actor, now) for move in in_order]
    refused = sum(bool(one.refusal) for one in outcomes)
    entry = Rebalancing(
        id=uuid4(),
        agency_id=actor.agency_id,
        reason=reason,
        given_by=actor.key,
        given_at=now,
        moved=len(outcomes) - refused,
        refused=refused,
    )
    session.add(entry)
    record(session, actor, "work.rebalanced", now, rebalancing=entry.id, moved=entry.moved, refused=refused)
    return outcomes


def _people(session: Session, agency_id: UUID) -> Mapping[UUID, StaffMember]:
    return {one.id: one for one in session.scalars(select(StaffMember).where(StaffMember.agency_id == agency_id))}


def _move(
    session: Session, move: Move, people: Mapping[UUID, StaffMember], reason: str, actor: Actor, now: datetime
) -> Moved:
    item = session.get(WorkItem, move.item_id, with_for_update=True, populate_existing=True)
    to = people.get(move.to)
    if item is None or to is None:
        return Moved(move, "Không tìm thấy việc hoặc người nhận.")
    try:
        if (item.version, _holder(item, now)) != (move.version, move.holder):
            raise StaleVersion(item.version)
        assign_item(session, item, to, actor, now, reason=reason)
    except Refused as refused:
        return Moved(move, str(refused))
    return Moved(move)


def _holder(item: WorkItem, now: datetime) -> UUID | None:
    return item.assignee_id if item.claimed_until is not None and item.claimed_until > now else None

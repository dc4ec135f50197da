"""Proposing a change of the rules, and how it ends: published by a second person, withdrawn, or refused."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.acts.refusal import NotYourAgency
from models.audit.audit_entry import record
from models.clock.change_calendar import look_again
from models.rules.effect import Effect, effect_of, must_hold, put_in_force
from models.rules.moved_promise import owe_word, why_of
from models.rules.proposal import Proposal
from models.rules.published import Published
from models.rules.refusals import EffectHasChanged, NoLongerWaiting, NotYourProposal, OwnProposal
from models.rules.rule_change import LONGEST_TITLE, ChangeKind, ChangeState, RuleChange
from models.rules.tell_of_change import tell_everybody, tell_proposer, tell_publishers


def propose(session: Session, agency_id: UUID, proposal: Proposal, by: Actor, now: datetime) -> RuleChange:
    """This will keep the proposal for a second person; nothing that anybody counts by changes."""
    change = RuleChange(
        id=uuid4(),
        agency_id=agency_id,
        kind=proposal.kind,
        title=proposal.title[:LONGEST_TITLE],
        content=proposal.content,
        touches=proposal.touches,
        first_day=proposal.first_day,
        source=proposal.source,
        reason=proposal.reason,
        state=ChangeState.PROPOSED,
        proposed_by_id=_staff_id(by),
        proposed_at=now,
    )
    session.add(change)
    session.flush()
    _enter(session, change, "proposed", by, now)
    tell_publishers(session, change, now)
    return change


def publish(session: Session, change_id: UUID, shown_hash: str, by: Actor, now: datetime) -> Effect:
    """This will put the change in force as it was shown, or raise why not; whoever proposed it cannot.

    The dossiers that it moves are locked before anything else, so that what is compared is what will move.
    """
    kind = session.scalar(select(RuleChange.kind).where(RuleChange.id == change_id))
    if kind is ChangeKind.CALENDAR:
        look_again(session, by.agency_id, now)
    change = _waiting(session, change_id, by)
    if change.proposed_by_id == _staff_id(by):
        raise OwnProposal
    must_hold(session, change, now)
    effect = effect_of(session, change, now)
    if effect.hash != shown_hash:
        raise EffectHasChanged
    put_in_force(session, change, Published(by, now))
    if effect.moves is not None:
        why = why_of(change.title, change.source)
        owe_word(session, effect.moves.all, why, now, change_id=change.id)
    change.shown_hash = shown_hash
    _end(session, change, ChangeState.PUBLISHED, by, now)
    tell_everybody(session, change, now)
    return effect


def withdraw(session: Session, change_id: UUID, reason: str, by: Actor, now: datetime) -> None:
    """This will take the proposal back; only whoever made it does."""
    change = _waiting(session, change_id, by)
    if change.proposed_by_id != _staff_id(by):
        raise NotYourProposal
    change.end_reason = reason
    _end(session, change, ChangeState.WITHDRAWN, by, now)
    tell_publishers(session, change, now)


def refuse(session: Session, change_id: UUID, reason: str, by: Actor, now: datetime) -> None:
    """This will leave the proposal unpublished, for a reason that whoever made it reads."""
    change = _waiting(session, change_id, by)
    if change.proposed_by_id == _staff_id(by):
        raise OwnProposal
    change.end_reason = reason
    _end(session, change, ChangeState.REFUSED, by, now)
    tell_proposer(session, change, now)


def _waiting(session: Session, change_id: UUID, by: Actor) -> RuleChange:
    change = session.scalars(select(RuleChange).where(RuleChange.id == change_id).with_for_update()).one_or_none()
    if change is None or change.agency_id != by.agency_id:
        raise NotYourAgency
    if not change.is_waiting:
        raise NoLongerWaiting
    return change


def _end(session: Session, change: RuleChange, state: ChangeState, by: Actor, now: datetime) -> None:
    change.state, change.ended_by_id, change.ended_at = state, _staff_id(by), now
    session.flush()
    _enter(session, change, state.value, by, now)


def _enter(session: Session, change: RuleChange, what: str, by: Actor, now: datetime) -> None:
    record(
        session,
        by,
        f"rules.{what}",
        now,
        agency_id=change.agency_id,
        change=change.id,
        kind=change.kind,
        touches=change.touches,
        shown_hash=change.shown_hash,
    )


def _staff_id(by: Actor) -> UUID:
    if by.staff_id is None:
        raise NotYourAgency
    return by.staff_id

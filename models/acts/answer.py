"""Answering a wait: the one way in which a person, a partner or a page moves a dossier on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.actor import Actor
from models.acts.act import Act, Deed, Signature
from models.acts.every_act import find_act
from models.acts.form_faults import faults_of
from models.acts.outcome import Form
from models.acts.refusal import (
    FormFault,
    FormFaults,
    HeldByColleague,
    Interrupted,
    ItemGone,
    NotYourAgency,
    NotYourRole,
    ShownSomethingElse,
    StaleVersion,
)
from models.approval.delegation import DeputisedAct
from models.approval.four_eyes import have_it_reviewed, must_be_reviewed
from models.approval.standing import Standing, standing_of
from models.audit.audit_entry import record
from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.answered_form import AnsweredForm
from models.progress.hold_item import held_by_other
from models.progress.interruption import Interruption
from models.progress.journal import write_line
from models.progress.journal_line import INTERRUPTED_LEG, JournalLine
from models.progress.pause import end_pauses_when_last
from models.progress.wake_up import wake
from models.progress.work_item import ItemState, WorkItem
from models.role import Role

# Whatever was read of it before the lock is read anew: it may have changed meanwhile. What merely refers to the
# dossier, such as a note in the audit that somebody claimed its work, need not wait for the lock, nor it for them.
_LOCKED = (
    select(Dossier)
    .where(Dossier.id == bindparam("dossier_id"))
    .with_for_update(key_share=True)
    .execution_options(populate_existing=True)
)


def lock_dossier(session: Session, dossier_id: UUID) -> Dossier:
    """This will lock the dossier's row, the first lock of every transaction that changes anything about it."""
    return session.scalars(_LOCKED, {"dossier_id": dossier_id}).one()


def answer(
    session: Session,
    item_id: UUID,
    actor: Actor,
    outcome: str,
    fields: dict[str, Any],
    now: datetime,
    *,
    version: int | None = None,
    shown_hash: str | None = None,
    signature: Signature | None = None,
) -> JournalLine:
    """This will record the answer, close the wait and wake the dossier, or raise one of `refusal.Refused`.

    `version` and `shown_hash` are what the answering page had; a partner's message has no version.
    """
    dossier_id = session.scalars(select(WorkItem.dossier_id).where(WorkItem.id == item_id)).one()
    dossier = lock_dossier(session, dossier_id)
    item = session.get_one(WorkItem, item_id, populate_existing=True)
    act = find_act(item.act)
    standing = check_may_answer(session, dossier, item, act, actor, now)
    if version is not None and version != item.version:
        raise StaleVersion(item.version)
    if act.bound_to_hash and shown_hash != item.shown_hash:
        raise ShownSomethingElse
    form = read_form(act, item, standing.actor, outcome, fields)
    calendar = load_calendar(session, dossier.agency_id)
    deed = Deed(session, dossier, item, standing.actor, now, calendar, signature, standing.delegation)
    line = _write(deed, act, form, reviewed_later=standing.reviewed_later)
    failpoint(f"answer.before_commit:{item.line}")
    return line


def check_may_answer(
    session: Session, dossier: Dossier, item: WorkItem, act: Act[Any], actor: Actor, now: datetime
) -> Standing:
    """This will tell in what capacity this actor may answer this wait now, or raise the reason why he may not."""
    if item.state is not ItemState.OPEN:
        raise ItemGone(item.state, item.ended_by)
    stopped = session.get(Interruption, dossier.id) is not None
    if stopped and not item.aside and not item.leg.startswith(INTERRUPTED_LEG):
        raise Interrupted
    standing = standing_of(session, dossier, item, actor, now)
    if not standing.actor.roles & {item.role, item.also_role}:
        raise NotYourRole
    if actor.staff_id and actor.agency_id != item.agency_id:
        raise NotYourAgency
    alone = must_be_reviewed(session, dossier, item, act, actor, now)
    if actor.staff_id and held_by_other(item, actor, now):
        raise HeldByColleague
    return replace(standing, reviewed_later=alone)


def read_form(act: Act[Any], item: WorkItem, actor: Actor, outcome: str, fields: dict[str, Any]) -> Form:
    """This will read the fields by the form of that outcome, or raise `FormFaults` naming each wrong field."""
    forms = {form.name: form for form in act.forms_for(item, actor.roles)}
    if outcome not in forms:
        offered = ", ".join(forms)
        raise FormFaults([FormFault("/outcome", phrase("Kết quả phải là một trong: {offered}.", offered=offered))])
    try:
        return forms[outcome].model_validate(fields)
    except ValidationError as invalid:
        raise FormFaults(faults_of(invalid)) from None


def _write(deed: Deed, act: Act[Any], form: Form, *, reviewed_later: bool) -> JournalLine:
    item, session = deed.item, deed.session
    outcome = act.record(deed, form)
    line = write_line(
        session,
        item.dossier_id,
        item.leg,
        item.line,
        item.turn,
        kind="answer",
        title=item.title,
        outcome=outcome,
        actor=deed.actor.key,
        at=deed.now,
        fence=None,
    )
    if item.role is Role.APPLICANT:
        end_pauses_when_last(session, item, deed.now)
    item.end(ItemState.ANSWERED, deed.actor.key, deed.now)
    _keep_words(deed, form)
    _note_capacity(deed, reviewed_later=reviewed_later)
    record(
        session,
        deed.actor,
        f"answer.{item.line}",
        deed.now,
        dossier_id=item.dossier_id,
        agency_id=item.agency_id,
        outcome=form.name,
        item=item.id,
        # Roles and posts change; what somebody was when he answered must be told for ever.
        roles=sorted(deed.actor.roles),
        of=deed.actor.agency_id,
        **({"delegation": deed.delegation.id} if deed.delegation else {}),
    )
    wake(session, item.dossier_id)
    session.flush()
    return line


def _note_capacity(deed: Deed, *, reviewed_later: bool) -> None:
    """Who acted in somebody's place is told by the papers; who acted alone is looked at by a second person."""
    if deed.delegation is not None:
        deed.session.add(
            DeputisedAct(
                work_item_id=deed.item.id,
                dossier_id=deed.dossier.id,
                delegation_id=deed.delegation.id,
                given_at=deed.now,
            )
        )
    if reviewed_later:
        have_it_reviewed(deed)


def _keep_words(deed: Deed, form: Form) -> None:
    """Who asks one day what exactly was said finds it here; a bare click said nothing."""
    fields = form.model_dump(mode="json", exclude_defaults=True)
    if fields and deed.actor.staff_id:
        deed.session.add(
            AnsweredForm(work_item_id=deed.item.id, dossier_id=deed.dossier.id, outcome=form.name, fields=fields)
        )

"""The one way in which desk, portal and API answer a wait."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import UUID

from documents.file_store import NoSuchFile
from documents.signature_place import SEAL, SIGNATURE
from documents.signing import CannotSign, sign
from models.acts.act import Act, Signature
from models.acts.answer import answer, check_may_answer, read_form
from models.acts.every_act import find_act
from models.acts.refusal import ShownSomethingElse
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.delivery.document import Document
from models.delivery.papers import load_papers
from models.dossier import Dossier
from models.failpoint import failpoint
from models.progress.journal_line import JournalLine
from models.staff_member import StaffMember
from web.access import find_item
from web.front_door import FrontDoor
from web.visit import Inside


class Entrance(Protocol):
    """As much of a visit as answering needs. Each call of `enter` identifies the caller anew."""

    @property
    def front(self) -> FrontDoor: ...

    def enter(self) -> AbstractContextManager[Inside]: ...


@dataclass(frozen=True)
class Answer:
    """What somebody answers: the form's name, its fields, and what the page before him had shown."""

    outcome: str
    fields: Mapping[str, Any]
    version: int | None = None
    shown_hash: str | None = None


@dataclass(frozen=True)
class _Task:
    """A document to be signed or sealed, by whom and over exactly which bytes."""

    document_id: UUID
    sha256: str
    field: str
    key_id: str
    name: str
    organisation: str
    reason: str


def answer_work_item(visit: Entrance, item_id: UUID, given: Answer) -> JournalLine:
    """This will record the answer, close the wait and wake the dossier; raises a problem or one of `refusal.Refused`.

    Where the act signs, the signature is made first, with no transaction open, and recorded only if the document is
    still the one that was shown.
    """
    signature = prepare_signature(visit, item_id, given)
    with visit.enter() as inside:
        return answer_inside(inside, item_id, given, signature)


def answer_inside(inside: Inside, item_id: UUID, given: Answer, signature: Signature | None = None) -> JournalLine:
    """This will do the same in a transaction that is open already; an act that signs needs its signature."""
    item = find_item(inside.session, inside.caller, item_id)
    return answer(
        inside.session,
        item.id,
        inside.caller.actor,
        given.outcome,
        dict(given.fields),
        inside.now,
        version=given.version,
        shown_hash=given.shown_hash,
        signature=signature,
    )


def prepare_signature(visit: Entrance, item_id: UUID, given: Answer) -> Signature | None:
    """This will make the signature the answer needs, or none; for a caller that answers in a transaction of its own."""
    with visit.enter() as inside:
        tasks = _signing_tasks(inside, item_id, given)
    made = [_sign(visit.front, task) for task in tasks]
    return replace(made[0], along=tuple(made[1:])) if made else None


def _signing_tasks(inside: Inside, item_id: UUID, given: Answer) -> list[_Task]:
    """This will find what is to be signed, after everything that could be refused has been looked at."""
    session, caller = inside.session, inside.caller
    item = find_item(session, caller, item_id)
    act = find_act(item.act)
    if act.signs is None:
        return []
    dossier = session.get_one(Dossier, item.dossier_id)
    check_may_answer(session, dossier, item, act, caller.actor, inside.now)
    read_form(act, item, caller.actor, given.outcome, dict(given.fields))
    papers = load_papers(session, item)
    if not papers or given.shown_hash != item.shown_hash:
        raise ShownSomethingElse
    agency = session.get_one(Agency, item.agency_id)
    return [_task(paper, act, agency, caller.staff) for paper in papers]


def _task(paper: Document, act: Act[Any], agency: Agency, staff: StaffMember | None) -> _Task:
    sha256 = str(paper.sha256)
    if act.signs == "seal":
        return _Task(paper.id, sha256, SEAL, f"con-dau.{agency.code}", agency.name, "", act.title)
    assert staff is not None, "only a member of staff has a key of his own"
    return _Task(paper.id, sha256, SIGNATURE, f"ky.{staff.id}", staff.full_name, agency.name, act.title)


def _sign(front: FrontDoor, task: _Task) -> Signature:
    """A second attempt over the same bytes at the same moment gives the same file, so nothing is left lying about."""
    key = front.keyring.key_for(task.key_id, name=task.name, organisation=task.organisation)
    try:
        drawn = front.files.get(task.sha256)
        signed = sign(drawn, key, field=task.field, reason=task.reason, at=front.clock.now().astimezone(VIETNAM))
    except (NoSuchFile, CannotSign):
        raise ShownSomethingElse from None
    kept = front.files.put(signed)
    failpoint("answer.after_signing")
    return Signature(document_id=task.document_id, signed_over=task.sha256, sha256=kept)

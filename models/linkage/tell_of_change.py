"""The standing rule: whenever a line is written, the agency that started the case is owed what has changed by it.

No procedure says so in its flow. The rule looks at the dossier as the act or step leaves it, in the same transaction
and under the same lock; so nothing can change untold, nothing is told that did not happen, and the numbers of a case's
events have no gaps.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.dossier import Dossier
from models.failpoint import failpoint
from models.linkage.linked_case import CaseState, LinkedCase
from models.linkage.outgoing_event import OutgoingEvent
from models.progress.wake_up import ring
from models.status import Ending, Status
from procedures.civil_words import Channel

_ENDED = {
    Ending.DELIVERED: CaseState.COMPLETED,
    Ending.DELIVERED_IN_PART: CaseState.COMPLETED,
    Ending.INTAKE_REFUSED: CaseState.REJECTED,
    Ending.REFUSED: CaseState.REJECTED,
    Ending.LAPSED: CaseState.REJECTED,
    Ending.STOPPED: CaseState.REJECTED,
    Ending.WITHDRAWN: CaseState.WITHDRAWN,
}
_OPEN = {
    Status.RECEIVED: CaseState.RECEIVED,
    Status.AWAITING_SUPPLEMENT: CaseState.SUPPLEMENT_REQUESTED,
}


def state_of(dossier: Dossier) -> CaseState:
    """Where the dossier stands in the words agencies share; a refusal counts once it has been written and sent."""
    if dossier.ending is not None:
        return _ENDED[Ending(dossier.ending)]
    taken_in = CaseState.RECEIVED if dossier.accepted_at is None else CaseState.ACCEPTED
    return _OPEN.get(Status(dossier.status), taken_in)


def tell_of_change(session: Session, dossier_id: UUID, at: datetime) -> None:
    """This will owe an event when the dossier is another agency's case and stands elsewhere than was last told.

    That a supplement came in is not told: whoever sent it knows.
    """
    dossier = session.get_one(Dossier, dossier_id)
    if dossier.channel != Channel.LINKED.value:
        return
    case = session.scalars(select(LinkedCase).where(LinkedCase.dossier_id == dossier_id)).one_or_none()
    state = state_of(dossier)
    if case is None or case.state is state:
        return
    case.state = state
    if state is CaseState.RECEIVED:
        return
    case.told += 1
    session.add(_event(session, dossier, case, at))
    ring(session)
    session.flush()
    failpoint(f"event.owed:{state}")


def _event(session: Session, dossier: Dossier, case: LinkedCase, at: datetime) -> OutgoingEvent:
    agency = session.get_one(Agency, dossier.agency_id)
    event = OutgoingEvent(
        id=uuid4(),
        case_id=case.id,
        client_id=case.client_id,
        dossier_id=dossier.id,
        sequence=case.told,
        kind=f"vn.gov.onestop.linked.{case.state}.v1",
        written_at=at,
    )
    event.body = json.dumps(_envelope(dossier, case, event, agency.code), separators=(",", ":"))
    return event


def _envelope(dossier: Dossier, case: LinkedCase, event: OutgoingEvent, agency: str) -> dict[str, object]:
    """CloudEvents 1.0, structured and thin: whoever needs more asks for it with his token, and leaves a trace."""
    return {
        "specversion": "1.0",
        "id": str(event.id),
        "source": f"urn:vn:gov:{agency}:one-stop",
        "type": event.kind,
        "subject": dossier.code,
        "time": _written(event.written_at),
        "datacontenttype": "application/json",
        "linkageid": case.linkage_id,
        "sequence": str(event.sequence),
        "data": {"state": case.state, "due_at": _written(dossier.due_at) if dossier.due_at else None},
    }


def _written(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")

"""What the agency that started a case may read of it: why it was sent back or refused, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.delivery.document import Document
from models.delivery.handed_out import handed_out, is_result
from models.dossier import Dossier
from models.intake.supplement_request import SupplementRequest
from models.linkage.linked_case import CaseState
from models.progress.interruption import Interruption
from models.register.draft import Draft
from models.register.register_entry import RegisterEntry
from models.status import Ending

_LAPSED = "Hồ sơ được đóng vì quá thời hạn mà không nhận được nội dung yêu cầu bổ sung."
_FILE_AGAIN = "Chuẩn bị đủ giấy tờ rồi nộp hồ sơ mới."
_PUT_RIGHT = "Khắc phục lý do nêu trên rồi nộp hồ sơ mới, hoặc khiếu nại theo quy định."


@dataclass(frozen=True)
class Reason:
    """`component` is a code, `field` a JSON pointer into the declaration; both absent when it is about the whole."""

    reason: str
    what_to_do: str
    component: str | None = None
    field: str | None = None


@dataclass(frozen=True)
class CaseResult:
    """A document (then with its id and hash), or an entry in a register of the agency: `kind` is `register_entry`."""

    kind: str
    title: str
    number: str
    issued_on: date
    document_id: UUID | None = None
    sha256: str | None = None


def reasons_of(session: Session, dossier: Dossier, state: CaseState) -> list[Reason]:
    """This will say why a supplement is asked for, or why nothing came of the case; empty in every other state."""
    if state is CaseState.SUPPLEMENT_REQUESTED:
        return _asked_for(session, dossier)
    if state is not CaseState.REJECTED:
        return []
    if dossier.ending is Ending.LAPSED:
        return [Reason(_LAPSED, _FILE_AGAIN), *_asked_for(session, dossier)]
    if dossier.ending is Ending.INTAKE_REFUSED:
        return [Reason(str(item["reason"]), _FILE_AGAIN) for item in _not_taken_in(session, dossier)]
    if dossier.ending is Ending.STOPPED:
        return [Reason(session.get_one(Interruption, dossier.id).reason, _FILE_AGAIN)]
    return _refused(session, dossier)


def results_of(session: Session, dossier: Dossier, state: CaseState) -> list[CaseResult]:
    """This will list what was issued: the documents meant for the applicant, and the entry in the register."""
    if state is not CaseState.COMPLETED:
        return []
    documents = [_document(row) for row in handed_out(session, dossier) if is_result(dossier, row)]
    entries = session.scalars(select(RegisterEntry).where(RegisterEntry.dossier_id == dossier.id)).all()
    return [*documents, *(_entry(entry) for entry in entries)]


def _asked_for(session: Session, dossier: Dossier) -> list[Reason]:
    sent = select(SupplementRequest).where(
        SupplementRequest.dossier_id == dossier.id, SupplementRequest.sent_at.is_not(None)
    )
    latest = session.scalars(sent.order_by(SupplementRequest.sent_at.desc())).first()
    return [
        Reason(str(item["reason"]), str(item["what_to_do"]), item.get("component"), item.get("pointer"))
        for item in (latest.items if latest else ())
    ]


def _not_taken_in(session: Session, dossier: Dossier) -> list[dict[str, object]]:
    """A refusal of intake is kept like a request that was never sent; its items bear a ground."""
    rows = session.scalars(select(SupplementRequest).where(SupplementRequest.dossier_id == dossier.id)).all()
    return [item for row in rows for item in row.items if "ground" in item]


def _refused(session: Session, dossier: Dossier) -> list[Reason]:
    newest = select(Draft).where(Draft.dossier_id == dossier.id).order_by(Draft.drafted_at.desc())
    draft = session.scalars(newest).first()
    return [Reason(draft.reason, _PUT_RIGHT)] if draft and draft.reason else []


def _document(row: Document) -> CaseResult:
    issued = (row.sealed_at or row.signed_at or row.reserved_at).astimezone(VIETNAM).date()
    # Some results bear a number of their own, such as a card's; others go by that of the paper.
    number = str(row.content.get("card_number") or row.number)
    return CaseResult(row.kind, row.title, number, issued, row.id, row.sha256)


def _entry(entry: RegisterEntry) -> CaseResult:
    """Which book it stands in is told by the case's procedure; what stands there is in the document."""
    return CaseResult("register_entry", entry.book, f"{entry.number}/{entry.year}", entry.entered_on)

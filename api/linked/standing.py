"""How a case stands: what an agency asks after an event, or when an answer never came."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from api.documented import PREFIX
from models.dossier import Dossier
from models.linkage.case_details import reasons_of, results_of
from models.linkage.linked_case import CaseState
from models.linkage.tell_of_change import state_of
from models.register.question_answer import answer_told
from web.access import READ
from web.filing.start_case import LONGEST_ID, find_case
from web.machines.api_visit import Api
from web.machines.evidence import EvidenceRoute
from web.note_reading import note_reading
from web.open_to import open_to
from web.problem import Problem
from web.visit import Inside

router = APIRouter(prefix=f"{PREFIX}/linked", tags=["Liên thông"], route_class=EvidenceRoute)
LinkageId = Annotated[str, Path(max_length=LONGEST_ID, title="Mã liên thông của cơ quan gửi")]


class ReasonTold(BaseModel):
    component: Annotated[str | None, Field(title="Mã thành phần hồ sơ")]
    field: Annotated[str | None, Field(title="Trường của tờ khai")]
    reason: str
    what_to_do: str


class ResultTold(BaseModel):
    document_id: Annotated[UUID | None, Field(title="Tải tại GET /dossiers/{code}/documents/{document_id}")]
    kind: str
    number: str
    issued_on: date
    title: str
    sha256: str | None


class EntryTold(BaseModel):
    number: str
    registered_on: date
    office: str


class AnswerTold(BaseModel):
    about: str
    answer: str
    answered_at: datetime
    certificate: Annotated[EntryTold | None, Field(title="Việc trong sổ mà trả lời dẫn")]
    searched: Annotated[str, Field(title="Đã tra những sổ nào")]


class CaseTold(BaseModel):
    linkage_id: str
    code: str
    procedure: str
    state: CaseState
    due_at: datetime | None
    reasons: list[ReasonTold]
    results: list[ResultTold]
    answer: Annotated[AnswerTold | None, Field(title="Trả lời, khi hồ sơ là câu hỏi xác minh đã có kết quả")] = None
    sequence: Annotated[int, Field(title="Đã báo bao nhiêu sự kiện của hồ sơ, từ 1, không thiếu số")]


@router.get("/{linkage_id}", summary="Hồ sơ liên thông đang ở đâu")
@open_to(client_verb=READ)
def standing(visit: Api, linkage_id: LinkageId) -> CaseTold:
    """Chưa từng nhận thì 404 với `code` là unknown-reference. Mỗi lần xem đều được ghi nhật ký."""
    with visit.enter() as inside:
        case, dossier = find_case(inside, linkage_id)
        if not inside.caller.has_scope(READ, dossier.procedure):
            raise Problem("scope-missing")
        note_reading(inside, dossier, "case")
        state = state_of(dossier)
        return CaseTold(
            linkage_id=case.linkage_id,
            code=dossier.code,
            procedure=dossier.procedure,
            state=state,
            due_at=dossier.due_at,
            reasons=[ReasonTold(**vars(one)) for one in reasons_of(inside.session, dossier, state)],
            answer=_answer(inside, dossier, state),
            results=[ResultTold(**vars(one)) for one in results_of(inside.session, dossier, state)],
            sequence=case.told,
        )


def _answer(inside: Inside, dossier: Dossier, state: CaseState) -> AnswerTold | None:
    """Only what has been signed and sealed is told."""
    if state is not CaseState.COMPLETED or dossier.issued_at is None:
        return None
    told = answer_told(inside.session, dossier, dossier.issued_at)
    return None if told is None else AnswerTold.model_validate(told)

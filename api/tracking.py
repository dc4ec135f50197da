"""Following a dossier with the code and the secret on the receipt, without logging in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.documented import PREFIX
from api.shapes.awaited_step import AwaitedStep, awaited_steps
from api.shapes.masked import masked_name
from models.clock.due_of_dossier import due_of_dossier
from models.dossier import Dossier
from models.progress.standing_of_dossier import national_code_of
from models.status import Ending, Status
from procedures.catalogue import find
from web.machines.api_visit import Api
from web.note_reading import note_reading
from web.open_to import open_to
from web.own_leg import own_leg
from web.rate_limit import TRACKING, spend

router = APIRouter(prefix=f"{PREFIX}/tracking", tags=["Người nộp"])


class Tracked(BaseModel):
    """Masked: whoever looks over a shoulder learns no more than how the dossier stands."""

    code: str
    procedure: Annotated[str, Field(title="Tên thủ tục")]
    applicant: Annotated[str, Field(title="Người nộp, đã che", examples=["N*** V*** M***"])]
    status: Status
    status_title: str
    ending: Ending | None
    national_code: int
    received_at: datetime
    react_by: datetime
    due_at: datetime | None
    due_explained: Annotated[list[str], Field(title="Cách tính hẹn trả, từng bước")]
    ended_at: datetime | None
    delivery_way: str
    waiting_for: list[AwaitedStep]


@router.get("/{code}", summary="Tra cứu hồ sơ")
@open_to(applicant=True)
def track(
    visit: Api, code: str, secret: Annotated[str, Query(max_length=80, title="Mã bí mật trên giấy tiếp nhận")] = ""
) -> Tracked:
    """Mã sai và hồ sơ không có được trả lời như nhau: 404. Số lần tra cứu có giới hạn."""
    spend(visit.front.limits, TRACKING, visit.address)
    with visit.enter(code=code, secret=visit.tracking_secret or secret or "-") as inside:
        dossier = inside.session.get_one(Dossier, inside.caller.dossier_id)
        note_reading(inside, dossier, "tracking")
        due = due_of_dossier(inside.session, dossier, inside.now) if dossier.accepted_at else None
        return Tracked(
            code=dossier.code,
            procedure=find(dossier.procedure).title,
            applicant=masked_name(dossier.applicant_name),
            status=Status(dossier.status),
            status_title=Status(dossier.status).words,
            ending=dossier.ending,
            national_code=national_code_of(inside.session, dossier),
            received_at=dossier.received_at,
            react_by=dossier.react_by,
            due_at=due.at if due else None,
            due_explained=list(due.lines) if due else [],
            ended_at=dossier.ended_at,
            delivery_way=dossier.delivery_way,
            waiting_for=awaited_steps(inside.session, dossier, due, own_leg(dossier, inside.caller)),
        )

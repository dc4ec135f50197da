"""One dossier as a machine sees it: where it stands, when it is due and why, what happened, who is awaited."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.documented import PREFIX
from api.shapes.dossier_parts import (
    DocumentShown,
    Fee,
    LineWritten,
    LinkShown,
    ParcelShown,
    Waited,
    documents_of,
    fees_of,
    journal_of,
    links_of,
    parcels_of,
    waiting_for,
)
from api.shapes.linked_parts import LinkedPart, linked_parts_of
from models.agency import Agency
from models.clock.due_of_dossier import due_of_dossier
from models.dossier import Dossier
from models.linkage.leg_state import GroupStatus
from models.progress.standing_of_dossier import national_code_of
from models.status import Ending, Status
from web.access import READ, find_dossier
from web.machines.api_visit import Api
from web.note_reading import note_reading
from web.open_to import OFFICE, open_to
from web.visit import Inside

router = APIRouter(prefix=f"{PREFIX}/dossiers", tags=["Hồ sơ"])


class DossierShown(BaseModel):
    code: Annotated[str, Field(title="Mã hồ sơ")]
    agency: Annotated[str, Field(title="Mã định danh cơ quan giải quyết")]
    procedure: str
    edition: str
    channel: str
    applicant_name: Annotated[str, Field(title="Người nộp")]
    subject_name: Annotated[str, Field(title="Người được giải quyết thủ tục")]
    status: Status
    status_title: str
    ending: Ending | None
    national_code: Annotated[int, Field(title="Mã trạng thái quốc gia", ge=1, le=10)]
    received_at: datetime
    counted_from: datetime
    react_by: datetime
    accepted_at: datetime | None
    due_at: Annotated[datetime | None, Field(title="Hẹn trả; chưa có trước khi tiếp nhận")]
    due_explained: Annotated[list[str], Field(title="Cách tính hẹn trả, từng bước")]
    issued_at: datetime | None
    ended_at: datetime | None
    delivery_way: str
    journal: list[LineWritten]
    waiting_for: list[Waited]
    documents: list[DocumentShown]
    parcels: list[ParcelShown]
    fees: list[Fee]
    owed: Annotated[int, Field(title="Còn phải nộp, đồng")]
    links: Annotated[list[LinkShown], Field(title="Hồ sơ trước và sau trong chuỗi thủ tục, thủ tục liên thông")]
    group_status: Annotated[GroupStatus | None, Field(title="Tình trạng hồ sơ liên thông")]
    linked_parts: Annotated[list[LinkedPart], Field(title="Các phần liên thông ở cơ quan khác")]


@router.get("/{code}", summary="Một hồ sơ")
@open_to(*OFFICE, client_verb=READ, applicant=True)
def get_dossier(visit: Api, code: str) -> DossierShown:
    """Cán bộ thấy hồ sơ của cơ quan mình, cơ quan phối hợp thấy hồ sơ mình nộp, người nộp gửi mã bí mật trong tiêu đề
    Tracking-Secret. Mỗi lần xem đều được ghi nhật ký."""
    with visit.enter(code=code, secret=visit.tracking_secret) as inside:
        dossier = find_dossier(inside.session, inside.caller, code)
        note_reading(inside, dossier, "dossier")
        return _shown(inside, dossier)


def _shown(inside: Inside, dossier: Dossier) -> DossierShown:
    session, now, for_office = inside.session, inside.now, inside.caller.staff is not None
    due = due_of_dossier(session, dossier, now) if dossier.accepted_at else None
    fees, owed = fees_of(session, dossier)
    group_status, parts = linked_parts_of(session, dossier)
    return DossierShown(
        code=dossier.code,
        agency=_agency_code(session, dossier.agency_id),
        procedure=dossier.procedure,
        edition=dossier.edition,
        channel=dossier.channel,
        applicant_name=dossier.applicant_name,
        subject_name=dossier.subject_name,
        status=Status(dossier.status),
        status_title=Status(dossier.status).words,
        ending=dossier.ending,
        national_code=national_code_of(session, dossier),
        received_at=dossier.received_at,
        counted_from=dossier.counted_from,
        react_by=dossier.react_by,
        accepted_at=dossier.accepted_at,
        due_at=due.at if due else None,
        due_explained=list(due.lines) if due else [],
        issued_at=dossier.issued_at,
        ended_at=dossier.ended_at,
        delivery_way=dossier.delivery_way,
        journal=journal_of(session, dossier, with_outcomes=for_office),
        waiting_for=waiting_for(session, dossier, due),
        documents=documents_of(session, dossier, for_office=for_office),
        parcels=parcels_of(session, dossier),
        fees=fees,
        owed=owed,
        links=links_of(session, dossier, inside.caller),
        group_status=group_status,
        linked_parts=parts,
    )


def _agency_code(session: Session, agency_id: UUID) -> str:
    return session.scalars(select(Agency.code).where(Agency.id == agency_id)).one()

"""The parts of a linked group as machines read them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.linkage.group import group_of
from models.linkage.leg_state import GroupStatus, LegState


class LinkedPart(BaseModel):
    """`code` is the dossier over there; `state` is null for a part that has not begun."""

    leg: Annotated[str, Field(title="Tên phần", examples=["police"])]
    procedure: Annotated[str, Field(title="Mã thủ tục tại cơ quan phối hợp")]
    title: str
    office: Annotated[str, Field(title="Cơ quan phối hợp")]
    state: LegState | None
    state_title: str
    code: Annotated[str | None, Field(title="Mã hồ sơ tại cơ quan phối hợp")]
    owed_at: Annotated[datetime | None, Field(title="Phải chuyển từ")]
    sent_at: datetime | None
    acknowledged_at: Annotated[datetime | None, Field(title="Cơ quan phối hợp xác nhận lúc")]
    due_at: datetime | None
    ended_at: datetime | None


def linked_parts_of(session: Session, dossier: Dossier) -> tuple[GroupStatus | None, list[LinkedPart]]:
    """This will give the status of the whole group and each part; None and nothing for a dossier of one procedure."""
    group = group_of(session, dossier)
    if group is None:
        return None, []
    parts = []
    for part in group.parts:
        row = part.row
        parts.append(
            LinkedPart(
                leg=part.leg.name,
                procedure=part.leg.procedure,
                title=part.leg.title,
                office=part.leg.office,
                state=part.state,
                state_title=part.state.words if part.state else "Chưa bắt đầu",
                code=row.their_code if row else None,
                owed_at=row.owed_at if row else None,
                sent_at=row.sent_at if row else None,
                acknowledged_at=row.acknowledged_at if row else None,
                due_at=row.their_due_at if row else None,
                ended_at=row.ended_at if row else None,
            )
        )
    return group.status, parts

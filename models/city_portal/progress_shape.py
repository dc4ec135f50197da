"""One step of a dossier in the shape of CapNhatTienDoHoSoMC."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.city_portal.named_person import named_person
from models.city_portal.portal_time import portal_time
from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.progress.work_item import WorkItem


def progress_shape(session: Session, dossier: Dossier, line: JournalLine, status: int) -> dict[str, Any]:
    """This will tell who did what when, and since when and until when it was theirs to do."""
    who = named_person(session, line.actor)
    place = (dossier.id, line.leg, line.line, line.turn)
    waits = select(WorkItem.opened_at, WorkItem.due_at).where(
        WorkItem.dossier_id == place[0],
        WorkItem.leg == place[1],
        WorkItem.line == place[2],
        WorkItem.turn == place[3],
    )
    opened_at, due_at = session.execute(waits).first() or (line.written_at, None)
    return {
        "MaHoSo": dossier.code,
        "NguoiXuLy": who.name,
        "ChucDanh": who.post,
        "ThoiDiemXuLy": portal_time(line.written_at),
        "PhongBanXuLy": session.get_one(Agency, dossier.agency_id).one_stop_name,
        "NoiDungXuLy": line.title,
        "TrangThai": str(status),
        "NgayBatDau": portal_time(opened_at),
        "NgayKetThucTheoQuyDinh": portal_time(due_at or dossier.due_at or dossier.react_by),
    }

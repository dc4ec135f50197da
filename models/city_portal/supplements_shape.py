"""DanhSachHoSoBoSung: every request for what was missing, what came of it, and the due time before and after."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.city_portal.lists_shape import components, edition_of, paper
from models.city_portal.named_person import named_person
from models.city_portal.portal_message import PortalMessage, Service
from models.city_portal.portal_time import portal_time
from models.dossier import Dossier
from models.intake.supplement_request import SupplementRequest
from models.status import Ending

AWAITED, CAME, LAPSED = "0", "1", "2"
# Supplements are taken in by the desk as such, whoever sits there.
DESK = "Bộ phận một cửa"


def supplements(session: Session, dossier: Dossier) -> list[dict[str, Any]]:
    """Only what was really sent to the applicant; a draft is nobody's business."""
    mine = select(SupplementRequest).where(
        SupplementRequest.dossier_id == dossier.id, SupplementRequest.sent_at.is_not(None)
    )
    ordered = mine.order_by(SupplementRequest.sent_at, SupplementRequest.id)
    return [_one(session, dossier, request) for request in session.scalars(ordered)]


def _one(session: Session, dossier: Dossier, request: SupplementRequest) -> dict[str, Any]:
    came = request.answered_at is not None
    handed_in = [row for row in components(session, dossier) if row.supplement_id == request.id]
    return {
        "HoSoBoSungId": str(request.id),
        "NguoiYeuCauBoSung": named_person(session, request.drafted_by).name,
        "NoiDungBoSung": "; ".join(_words(dossier, item) for item in request.items),
        "NgayBoSung": portal_time(request.sent_at),
        "NguoiTiepNhanBoSung": DESK if came else "",
        "ThongTinTiepNhan": _said(request) if came else "",
        "NgayTiepNhanBoSung": portal_time(request.answered_at),
        "TrangThaiBoSung": CAME if came else LAPSED if dossier.ending == Ending.LAPSED else AWAITED,
        "DanhSachGiayToBoSung": [paper(dossier, row) for row in handed_in],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": portal_time(_due_before(session, dossier, request)),
        "NgayHenTraMoi": portal_time(dossier.due_at if came else None),
    }


def _words(dossier: Dossier, item: dict[str, Any]) -> str:
    known = edition_of(dossier).component(item.get("component") or "")
    about = known.title if known else item.get("pointer") or ""
    return ": ".join(part for part in (about, item.get("reason") or "") if part)


def _said(request: SupplementRequest) -> str:
    answers = request.answers
    return str(answers.get("answer") or "") if isinstance(answers, dict) else ""


def _due_before(session: Session, dossier: Dossier, request: SupplementRequest) -> datetime | None:
    """What the portal had been told before the request; before acceptance nothing had been promised."""
    told = select(PortalMessage.due_at).where(
        PortalMessage.dossier_id == dossier.id,
        PortalMessage.service == Service.DOSSIER,
        PortalMessage.written_at < request.sent_at,
    )
    return session.scalar(told.order_by(PortalMessage.sequence.desc()).limit(1))

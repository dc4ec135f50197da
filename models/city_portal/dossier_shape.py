"""A dossier in the shape of DongBoHoSoMC (`data[]` of the portal's message). Nothing else knows these field names.

The shape is that of systems which talk to the national portal; what Thông tư 04/2025/TT-VPCP made of it is not known
here, so this mapper and its neighbours are all that would change.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.agency import Agency
from models.city_portal.lists_shape import fees, other_papers, papers, results
from models.city_portal.portal_time import portal_time
from models.city_portal.supplements_shape import supplements
from models.delivery.document import Document
from models.dossier import Dossier
from models.status import Ending, Status
from models.vietnamese_text import fold
from procedures.catalogue import find

PERSON, ORGANISATION = "1", "2"
DIRECT, POST = "0", "1"


def dossier_shape(session: Session, dossier: Dossier, status: int) -> dict[str, Any]:
    """This will give the whole dossier as it stands in this transaction; `status` is its national code, 1 to 10."""
    return {
        **_about(session, dossier),
        **_who(dossier),
        **_course(session, dossier, status),
        "TaiLieuNop": papers(session, dossier),
        "DanhSachLePhi": fees(session, dossier),
        "DanhSachTepDinhKemKhac": other_papers(session, dossier),
        "DanhSachHoSoBoSung": supplements(session, dossier),
        "DanhSachGiayToKetQua": results(session, dossier),
    }


def _about(session: Session, dossier: Dossier) -> dict[str, Any]:
    procedure = find(dossier.procedure)
    return {
        "MaHoSo": dossier.code,
        "MaTTHC": dossier.procedure,
        "TenTTHC": procedure.title,
        "MaLinhVuc": "".join(word[0] for word in fold(procedure.field).split() if word[0].isalpha()).upper(),
        "TenLinhVuc": procedure.field,
        "SoBienNhan": _receipt_number(session, dossier),
        "TrichYeuHoSo": f"{procedure.title} – {dossier.subject_name}",
    }


def _receipt_number(session: Session, dossier: Dossier) -> str:
    receipts = select(Document.number).where(Document.dossier_id == dossier.id, Document.kind == "receipt")
    number = session.scalar(receipts.order_by(Document.turn.desc()).limit(1))
    return "" if number is None else str(number)


def _who(dossier: Dossier) -> dict[str, Any]:
    applicant = dossier.applicant
    organisation = applicant.get("organisation")
    return {
        "ChuHoSo": organisation["name"] if organisation else dossier.applicant_name,
        "LoaiDoiTuong": ORGANISATION if organisation else PERSON,
        "MaDoiTuong": applicant.get("personal_number") or "",
        "ThongTinKhac": "",
        "Email": applicant.get("email") or "",
        "Fax": "",
        "SoDienThoai": applicant.get("phone") or "",
    }


def _course(session: Session, dossier: Dossier, status: int) -> dict[str, Any]:
    ending = Ending(dossier.ending) if dossier.ending else None
    handed_over = ending is not None and ending.has_result
    return {
        "NgayTiepNhan": portal_time(dossier.received_at),
        "NgayHenTra": portal_time(dossier.due_at),
        "TrangThaiHoSo": str(status),
        "NgayTra": portal_time(dossier.ended_at if handed_over else None),
        "ThongTinTra": ending.words if ending and handed_over else "",
        "HinhThuc": POST if dossier.delivery_way == "post" else DIRECT,
        "NgayKetThucXuLy": portal_time(dossier.issued_at or dossier.ended_at),
        "DonViXuLy": session.get_one(Agency, dossier.agency_id).name,
        "GhiChu": ending.words if ending else Status(dossier.status).words,
    }

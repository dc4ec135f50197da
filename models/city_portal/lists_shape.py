"""The lists of DongBoHoSoMC: what was handed in, what it costs, and what came of it.

Addresses are paths of our own API: whoever wants a file asks for it with a token of his own and leaves a trace.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.delivery.document import Document
from models.delivery.papers import ISSUED_COPY
from models.dossier import Dossier
from models.intake.component import Component
from models.money.fee import FeeLine
from procedures.catalogue import find
from procedures.procedure import Edition

# How it is collected, and which of the three kinds of money it is.
_COLLECTED = {"cash": "1", "transfer": "2", "online": "2", "cod": "3"}
_KINDS = {"fee": "1", "charge": "2", "postage": "3"}
_INTERNAL = frozenset({"receipt", "supplement_request", "apology", "stop_notice", "control_slip"})


def papers(session: Session, dossier: Dossier) -> list[dict[str, Any]]:
    """TaiLieuNop: every file that was handed in; one that a supplement replaced stays and says so."""
    return [paper(dossier, row) for row in components(session, dossier) if row.file_id]


def other_papers(session: Session, dossier: Dossier) -> list[dict[str, Any]]:
    """DanhSachTepDinhKemKhac: what was handed in on paper, or only shown."""
    edition = edition_of(dossier)
    return [
        {"TenGiayTo": _title(edition, row.code), "SoLuong": "1", "LoaiGiayTo": row.kind}
        for row in components(session, dossier)
        if not row.file_id and row.replaced_at is None
    ]


def paper(dossier: Dossier, row: Component) -> dict[str, Any]:
    return {
        "TepDinhKemId": str(row.file_id or ""),
        "TenTepDinhKem": _title(edition_of(dossier), row.code),
        "IsDeleted": str(row.replaced_at is not None),
        "MaThanhPhanHoSo": row.code,
        "DuongDanTaiTepTin": f"/api/v1/dossiers/{dossier.code}",
    }


def components(session: Session, dossier: Dossier) -> list[Component]:
    mine = select(Component).where(Component.dossier_id == dossier.id)
    return list(session.scalars(mine.order_by(Component.handed_in_at, Component.code, Component.id)))


def fees(session: Session, dossier: Dossier) -> list[dict[str, Any]]:
    """DanhSachLePhi, line by line in đồng; what one is exempt from stays, with nothing to pay."""
    mine = select(FeeLine).where(FeeLine.dossier_id == dossier.id).order_by(FeeLine.code)
    return [
        {
            "TenPhiLePhi": line.title,
            "MaPhiLePhi": line.code,
            "HinhThucThu": _COLLECTED.get(dossier.payment_way, "1"),
            "Gia": str(line.amount),
            "LoaiPhiLePhi": _KINDS.get(line.kind, "2"),
        }
        for line in session.scalars(mine)
    ]


def results(session: Session, dossier: Dossier) -> list[dict[str, Any]]:
    """DanhSachGiayToKetQua: the results once they are signed and sealed, a written refusal once it is drawn."""
    mine = select(Document).where(
        Document.dossier_id == dossier.id, Document.for_applicant, Document.sha256.is_not(None)
    )
    issued = [
        row
        for row in session.scalars(mine.order_by(Document.reserved_at, Document.kind == ISSUED_COPY, Document.id))
        if row.sealed_at is not None or (dossier.ending is not None and row.kind not in _INTERNAL)
    ]
    return [
        {
            "TenGiayTo": row.title,
            "MaThanhPhanHoSo": row.kind,
            "GiayToId": str(row.id),
            "DuongDanTepTinKetQua": f"/api/v1/dossiers/{dossier.code}/documents/{row.id}",
        }
        for row in issued
    ]


def edition_of(dossier: Dossier) -> Edition:
    return find(dossier.procedure).edition(dossier.edition)


def _title(edition: Edition, code: str) -> str:
    known = edition.component(code)
    return known.title if known else code

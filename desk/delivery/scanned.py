"""What a scanner, or a person in a hurry, puts into the one box of the delivery desk, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from desk.lists.search import Hit, search
from desk.member import member
from language.phrase import phrase
from models.delivery.parcel import Parcel
from models.delivery.post_sheet import PostSheet
from models.dossier import Dossier
from procedures.agency_code import AGENCY_PATTERN
from web.access import visible_dossiers
from web.visit import Inside

PLACE = "/tra-ket-qua"
DOSSIER = re.compile(rf"{AGENCY_PATTERN}-[0-9]{{6}}-[0-9]{{4,}}", re.IGNORECASE)
_PARCEL = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")
_SHEET = re.compile(r"MOTCUA BK (?P<number>[0-9]{1,6})/(?P<year>[0-9]{4})")
_CARD = re.compile(r"[0-9]{12}\|.*", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LONGEST = 500


@dataclass(frozen=True)
class Scanned:
    """`path` is the page to open; else `words` say what was scanned, and `hits` what it may have meant."""

    path: str = ""
    words: str = ""
    hits: Sequence[Hit] = ()


def dossier_page(code: str) -> str:
    return f"{PLACE}/ho-so/{code}"


def sheet_page(sheet_id: UUID) -> str:
    return f"{PLACE}/bang-ke/{sheet_id}"


def read_scanned(inside: Inside, typed: str) -> Scanned:
    """This will find the page it means; nothing of what was scanned is ever repeated, it may be a secret."""
    text = typed.strip()[:LONGEST]
    if not text:
        return Scanned(words="Chưa quét gì. Hãy quét mã trên giấy tiếp nhận, hoặc gõ mã hồ sơ, 4 số cuối, họ tên.")
    sheet = _SHEET.fullmatch(text)
    if sheet:
        return _sheet(inside, int(sheet["number"]), int(sheet["year"]))
    if _CARD.fullmatch(text):
        return Scanned(
            words="Đây là mã trên thẻ căn cước. Hãy quét mã hồ sơ trước, rồi quét thẻ ở ô kiểm tra người nhận."
        )
    if _PARCEL.fullmatch(text.upper()):
        return _parcel(inside, text.upper())
    return _dossier(inside, text)


def _sheet(inside: Inside, number: int, year: int) -> Scanned:
    wanted = select(PostSheet.id).where(
        PostSheet.agency_id == member(inside).agency_id, PostSheet.number == number, PostSheet.year == year
    )
    found = inside.session.scalar(wanted)
    return Scanned(sheet_page(found)) if found else Scanned(words="Không có bảng kê số này của cơ quan.")


def _parcel(inside: Inside, code: str) -> Scanned:
    wanted = (
        select(Dossier.code)
        .join(Parcel, Parcel.dossier_id == Dossier.id)
        .where(Parcel.tracking_code == code, visible_dossiers(inside.caller))
    )
    found = inside.session.scalars(wanted.limit(1)).first()
    if found is None:
        return Scanned(words="Mã bưu gửi này không phải của hồ sơ nào trong phạm vi của tài khoản.")
    return Scanned(dossier_page(found))


def _dossier(inside: Inside, text: str) -> Scanned:
    # An address of ours holds the code; the secret beside it is of no use here.
    if _ADDRESS.fullmatch(text) and not DOSSIER.search(text):
        return Scanned(words="Mã QR này dẫn đến một trang mạng khác, không phải giấy tiếp nhận hay kết quả của hồ sơ.")
    hits = search(inside, text)
    if len(hits) == 1:
        return Scanned(dossier_page(hits[0].code))
    if hits:
        return Scanned(words=phrase("Có {count} hồ sơ khớp; hãy chọn.", count=len(hits)), hits=hits)
    if DOSSIER.search(text):
        return Scanned(words="Mã hồ sơ đọc được, nhưng không có trong phạm vi của tài khoản: hồ sơ của nơi khác.")
    return Scanned(words="Không tìm thấy hồ sơ nào. Thử mã hồ sơ, 4 số cuối, họ tên không dấu, hoặc cả số định danh.")

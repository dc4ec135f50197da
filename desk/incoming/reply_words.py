"""What the sender of an electronic document reads: received under which number, or sent back and why."""

from __future__ import annotations

from models.agency import Agency
from models.clock.written_time import hour_and_day
from models.incoming.incoming_document import IncomingDocument


def received_words(document: IncomingDocument, agency: Agency) -> tuple[str, str]:
    """Subject and text of the acknowledgement."""
    told = document.particulars
    return f"Đã nhận văn bản {told.symbol or told.kind.words}", _signed(
        f"{agency.name} đã nhận {told.called} của {told.sender} lúc {hour_and_day(document.arrived_at)}, "
        f"vào sổ văn bản đến số {document.number} năm {document.year}.",
        agency,
    )


def returned_words(document: IncomingDocument, agency: Agency) -> tuple[str, str]:
    """Subject and text of what goes back; the reason is the clerk's own."""
    told = document.particulars
    return f"Trả lại văn bản {told.symbol or told.kind.words}", _signed(
        f"{agency.name} không vào sổ và trả lại {told.called} của {told.sender}, nhận lúc "
        f"{hour_and_day(document.arrived_at)}.\n\nLý do: {document.ending['reason']}",
        agency,
    )


def _signed(words: str, agency: Agency) -> str:
    basis = "Thông báo theo Điều 21 Nghị định 30/2020/NĐ-CP."
    return f"{words}\n\n{basis}\n\n{agency.name}\n{agency.address}\nĐiện thoại: {agency.phone}\n"

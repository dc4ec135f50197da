"""The receipt for money taken, on paper: drawn anew from its rows whenever it is asked for, always the same."""

from __future__ import annotations

from desk.folder.folder import Folder
from documents.contents.cash_receipt import CashReceipt as CashReceiptPaper
from documents.contents.cash_receipt import PaidLine
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from models.clock.clock import VIETNAM
from models.money.fee import CashReceipt

_WAYS = {"cash": "Tiền mặt", "cod": "Bưu điện thu hộ khi phát", "online": "Trực tuyến qua cổng thanh toán"}


def receipt_paper(folder: Folder, receipt: CashReceipt, cashier: str) -> CashReceiptPaper:
    """The content of the receipt, with the lines it was written for: the dossier's own may have changed since."""
    agency = folder.agency
    return CashReceiptPaper(
        drawn_at=receipt.taken_at,
        letterhead=Letterhead(
            superior=agency.name,
            agency=agency.one_stop_name,
            place=agency.place,
            issued_on=receipt.taken_at.astimezone(VIETNAM).date(),
        ),
        number=f"{receipt.number:04d}/{receipt.year}",
        payer=folder.dossier.applicant_name,
        dossier_code=folder.dossier.code,
        procedure=folder.procedure.title,
        lines=tuple(
            PaidLine(
                name=line.title,
                unit_price=line.unit_price,
                quantity=line.quantity,
                exempt_because=line.exempt_by or "",
            )
            for line in folder.receipt_lines
            if line.receipt_id == receipt.id
        ),
        method=_WAYS.get(receipt.way, receipt.way),
        paid_at=receipt.taken_at,
        cashier=Signatory(position="Người thu tiền", name=cashier),
    )

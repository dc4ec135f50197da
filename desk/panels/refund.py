"""Money to be given back: where it came from, why it is too much, and who has said what about it so far."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.panel import Panel
from models.progress.work_item import WorkItem


def _refund(folder: Folder, item: WorkItem) -> dict[str, Any]:
    refund = next((one for one in folder.refunds if one.id == item.subject_id), None)
    if refund is None:
        return {"refund": None}
    receipt = next((one for one in folder.receipts if one.id == refund.receipt_id), None)
    payment = next(
        (
            one
            for one in folder.payments
            if one.id == refund.payment_id or (receipt is not None and one.receipt_id == receipt.id)
        ),
        None,
    )
    return {"refund": refund, "receipt": receipt, "payment": payment}


REFUND_PANEL = Panel(template="panels/refund.html", context=_refund)

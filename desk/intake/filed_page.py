"""The page after filing: which paper can be printed by now, and what comes next."""

from __future__ import annotations

from typing import Any

from desk.folder.folder import Folder
from desk.panels.component_rows import handed_row
from desk.words.mask import masked
from procedures.civil_words import DeliveryWay

# The content model of Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01).
_RECEIPT = "receipt"


def filed_page(folder: Folder) -> dict[str, Any]:
    """What the page shows; personal numbers masked, because the paper may lie about."""
    dossier = folder.dossier
    paper = next((one for one in folder.documents if one.kind == _RECEIPT and one.sha256), None)
    to_check = next((item for item in folder.items if item.line == folder.edition.first_wait), None)
    handed = [handed_row(folder, row) for row in folder.present_components]
    return {
        "folder": folder,
        "dossier": dossier,
        "paper": paper,
        "to_check": to_check,
        "being_drawn": paper is None and to_check is None and dossier.ending is None and not _handled_elsewhere(folder),
        "handed": handed,
        "to_scan": any(row.file is None for row in handed),
        "number": masked(str(dossier.applicant.get("personal_number") or "")),
        "phone": masked(str(dossier.applicant.get("phone") or "")),
        "delivery": DeliveryWay.read(dossier.delivery_way).words,
        "receipts": folder.receipts,
        "tracking_url": f"{folder.base_url}/tra-cuu/{dossier.code}",
    }


def _handled_elsewhere(folder: Folder) -> bool:
    """A dossier whose first wait is not the check of its papers gets no such receipt."""
    return folder.edition.first_wait != "checks_components"

"""The two papers of the delivery desk, drawn anew from their rows whenever they are asked for, always the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desk.delivery.manifest import ManifestRow
from desk.words.mask import masked
from documents.contents.delivery.post_manifest import ManifestParcel, PostManifest
from documents.contents.delivery.return_sheet import ReturnSheet
from documents.contents.letterhead import Letterhead
from documents.contents.people import Signatory
from models.agency import Agency
from models.clock.clock import VIETNAM
from models.delivery.hand_out import HandOut
from models.delivery.post_sheet import PostSheet
from models.dossier import Dossier
from models.money.fee import CashReceipt
from procedures.catalogue import find
from web.pages import money


def return_sheet(
    agency: Agency, dossier: Dossier, row: HandOut, receipt: CashReceipt | None, clerk: str, base_url: str
) -> ReturnSheet:
    told = row.told
    paid = f"{money(receipt.amount)}, biên lai số {receipt.number:04d}/{receipt.year}" if receipt else ""
    return ReturnSheet(
        drawn_at=row.handed_at,
        tracking_url=f"{base_url}/tra-cuu/{dossier.code}",
        letterhead=_head(agency, row.handed_at),
        dossier_code=dossier.code,
        procedure=find(dossier.procedure).title,
        applicant=dossier.applicant_name,
        recipients=tuple(told["names"]),
        capacity=row.recipient.words,
        papers_shown=tuple(told["papers"]),
        checked=row.checked,
        number=masked(told["number"]) if told["number"] else "",
        authorisation=told["authorisation"],
        given=tuple(told["given"]),
        originals=tuple(told["originals"]),
        paid=paid,
        handed_at=row.handed_at,
        clerk=Signatory(position="Người trả kết quả", name=clerk),
    )


def post_manifest(agency: Agency, sheet: PostSheet, rows: Sequence[ManifestRow], clerk: str) -> PostManifest:
    """Before it is handed over it lists everything that is not left out; afterwards what was really given."""
    given = [row for row in rows if row.on.left_out_at is None]
    return PostManifest(
        drawn_at=sheet.handed_at or sheet.drawn_up_at,
        letterhead=_head(agency, sheet.handed_at or sheet.drawn_up_at, f"{sheet.name}/BKBC"),
        number=f"{sheet.name}/BKBC",
        square=f"MOTCUA BK {sheet.name}",
        state="đã bàn giao" if sheet.handed_at else "đã lập, chưa bàn giao",
        parcels=tuple(_parcel(row) for row in given),
        left_out=tuple(_parcel(row) for row in rows if row.on.left_out_at is not None),
        drawn_up=sheet.drawn_up_at,
        handed_over=sheet.handed_at,
        courier=sheet.courier or "",
        clerk=clerk,
    )


def _parcel(row: ManifestRow) -> ManifestParcel:
    return ManifestParcel(
        code=row.parcel.tracking_code,
        dossier_code=row.code,
        recipient=row.recipient,
        collects=row.parcel.cod_amount,
        remark=row.on.left_out_because or "",
    )


def _head(agency: Agency, at: datetime, number: str = "") -> Letterhead:
    return Letterhead(
        superior=agency.name,
        agency=agency.one_stop_name,
        number=number,
        place=agency.place,
        issued_on=at.astimezone(VIETNAM).date(),
    )

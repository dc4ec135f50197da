"""Making the notice of residence out of an entry of the register, approved or still only drafted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from documents.contents.letterhead import Letterhead
from documents.contents.people import Applicant, Signatory
from documents.contents.residence_notice import Line, ResidenceNotice
from models.register.books.written_day import written_day
from models.register.records.record import BookRecord
from models.register.records.residence import RESIDENCE_RECORD
from models.register.records.residence_deletion import RESIDENCE_DELETION_RECORD

_RECORDS: dict[str, BookRecord] = {record.book: record for record in (RESIDENCE_RECORD, RESIDENCE_DELETION_RECORD)}
_SUBJECTS = {
    RESIDENCE_RECORD.book: "kết quả giải quyết đăng ký thường trú",
    RESIDENCE_DELETION_RECORD.book: "kết quả giải quyết xóa đăng ký thường trú",
}
_DONE = {
    RESIDENCE_RECORD.book: "đã đăng ký thường trú và cập nhật Cơ sở dữ liệu về cư trú với nội dung sau:",
    RESIDENCE_DELETION_RECORD.book: "đã xóa đăng ký thường trú và cập nhật Cơ sở dữ liệu về cư trú với nội dung sau:",
}


def residence_notice(
    entry: Mapping[str, Any],
    book: str,
    *,
    letterhead: Letterhead,
    dossier_code: str,
    applicant: Applicant,
    entry_number: str,
    signatory: Signatory,
    drawn_at: datetime,
    tracking_url: str = "",
) -> ResidenceNotice:
    """This will make the paper; fields without a value are left out of it."""
    record = _RECORDS[book]
    return ResidenceNotice(
        drawn_at=drawn_at,
        tracking_url=tracking_url,
        letterhead=letterhead,
        form="Mẫu CT08",
        subject=_SUBJECTS[book],
        dossier_code=dossier_code,
        applicant=applicant,
        done=_DONE[book],
        lines=tuple(
            Line(title=record.title(field), value=written_day(entry[field]) if field in record.days else entry[field])
            for field in record.titles
            if entry.get(field)
        ),
        entry_number=entry_number,
        signatory=signatory,
    )

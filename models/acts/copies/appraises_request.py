"""The justice officer searches the books: which entry copies are issued of, or why none can be.

The line is that of every appraisal, so whoever appraised may not decide, whatever the procedure.
"""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import select

from models.acts.act import Act, Deed
from models.acts.appraises import Drafted, propose
from models.acts.appraises import ProposeRefusal as RefusalProposed
from models.acts.copies.paper_entry import PaperEntry
from models.acts.outcome import Form
from models.acts.refusal import FormFault, FormFaults
from models.agency import Agency
from models.register.books.book import Book
from models.register.books.every_book import book_of
from models.register.books.extract import extract_of_entry
from models.register.ending import later_notes
from models.register.entry_note import EntryNote
from models.register.look_up import LookUp
from models.register.register_entry import RegisterEntry
from models.role import Role
from procedures.civil_words import CivilEvent

_ONE_OF_BOTH = "Hãy chọn một việc tìm thấy trong cơ sở dữ liệu, hoặc ghi việc đã thấy trong sổ giấy; không ghi cả hai."
_NOT_FOUND = "Việc này không nằm trong kết quả tra sổ của hồ sơ; hãy chọn lại."


class ProposeCopies(Form):
    name: ClassVar[str] = "propose_copies"
    title: ClassVar[str] = "Đề nghị cấp bản sao"
    causes: ClassVar[str] = "Dự thảo trích lục được trình lãnh đạo quyết định."
    sample: ClassVar[dict[str, Any]] = {
        "paper": {
            "number": "57/1998",
            "volume": "01/1998",
            "registered_on": "1998-04-20",
            "registered_at": "Ủy ban nhân dân phường Hà Đông",
            "fields": [
                {"field": "child_name", "value": "Lê Thị Hoa Mẫu"},
                {"field": "born_on", "value": "1998-04-09"},
                {"field": "gender", "value": "Nữ"},
            ],
        }
    }

    entry_id: str | None = Field(default=None, max_length=36, title="Việc tìm thấy trong cơ sở dữ liệu hộ tịch")
    paper: PaperEntry | None = Field(default=None, title="Việc tìm thấy trong sổ giấy")
    note: str = Field(default="", max_length=1000, title="Ý kiến thẩm định")


class ProposeRefusal(RefusalProposed):
    sample: ClassVar[dict[str, Any]] = {
        "reason": "Đã tra sổ hộ tịch các năm 1997 đến 1999, không tìm thấy việc đăng ký như đã khai.",
        "legal_basis": "Điều 64 Luật Hộ tịch 2014",
    }


def _record(deed: Deed, form: ProposeCopies | ProposeRefusal) -> Drafted:
    book = book_of(CivilEvent.read(deed.dossier.declaration["event"]))
    if isinstance(form, ProposeCopies):
        return propose(deed, "issue", _extract(deed, book, form), reason=form.note or None)
    return propose(deed, "refuse", {"book": book.code}, reason=form.reason, legal_basis=form.legal_basis)


def _extract(deed: Deed, book: Book, form: ProposeCopies) -> dict[str, str]:
    if (form.entry_id is None) == (form.paper is None):
        raise FormFaults([FormFault("/entry_id", _ONE_OF_BOTH)])
    if form.paper is not None:
        record = form.paper.extract(book)
    else:
        entry = _entry_found(deed, form.entry_id or "")
        notes = select(EntryNote).where(EntryNote.entry_id == entry.id).order_by(EntryNote.noted_at)
        agency = deed.session.get_one(Agency, entry.agency_id)
        record = extract_of_entry(book, entry, agency, deed.session.scalars(notes).all())
        record |= later_notes(deed.session, entry)
    return {**record, "copies": str(deed.dossier.copies)}


def _entry_found(deed: Deed, entry_id: str) -> RegisterEntry:
    """Only what the search of this very dossier brought up may be shown to anybody, or copied."""
    search = deed.session.get_one(LookUp, deed.item.subject_id)
    if entry_id not in {found["entry_id"] for found in search.answer["found"]}:
        raise FormFaults([FormFault("/entry_id", _NOT_FOUND)])
    return deed.session.get_one(RegisterEntry, UUID(entry_id))


APPRAISES_REQUEST = Act(
    line="appraises",
    variant="copies",
    title="Tra sổ hộ tịch, thẩm định yêu cầu",
    awaiting="Chờ công chức tư pháp – hộ tịch tra sổ",
    role=Role.JUSTICE_OFFICER,
    forms=(ProposeCopies, ProposeRefusal),
    outcome=Drafted,
    record=_record,
)

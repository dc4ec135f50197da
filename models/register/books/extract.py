"""What an extract of an entry says: the entry as it stands, where it stands, and how many copies are issued.

The record is flat, like every draft's: the fields of the book by their names, beside `book`, `entry_number`, `volume`,
`registered_on` (ISO day), `registered_at`, `found_in` (`register` or `paper`), `entry_id`, `copies`, and
`notes` where there are any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.agency import Agency
from models.register.books.book import Book
from models.register.books.every_book import find_book
from models.register.books.written_day import written_day
from models.register.entry_note import EntryNote
from models.register.records.birth import remark_of
from models.register.register_entry import RegisterEntry

IN_REGISTER, ON_PAPER = "register", "paper"
_WHERE = {
    "entry_number": "Số đăng ký",
    "volume": "Quyển số",
    "registered_on": "Ngày đăng ký",
    "registered_at": "Nơi đăng ký",
}
_FOUND = {
    IN_REGISTER: "Cơ sở dữ liệu hộ tịch của cơ quan",
    ON_PAPER: "Sổ hộ tịch bản giấy, công chức đã đối chiếu",
}
_COPIES = "Số bản sao"


def extract_of_entry(
    book: Book, entry: RegisterEntry, agency: Agency, notes: Sequence[EntryNote] = ()
) -> dict[str, str]:
    """The record of an entry our own books have: whether it was made anew, and what was noted beside it later."""
    remarks = [remark for remark in (remark_of(entry.content),) if remark]
    remarks += [f"{note.what} ({note.basis})" for note in notes]
    content = {**entry.content, "personal_number": entry.personal_number or entry.content.get("personal_number", "")}
    return {
        "book": book.code,
        "found_in": IN_REGISTER,
        "entry_id": str(entry.id),
        "entry_number": f"{entry.number}/{entry.year}",
        "volume": f"01/{entry.year}",
        "registered_on": entry.entered_on.isoformat(),
        "registered_at": agency.name,
        **{field: str(content.get(field, "")) for field in book.printed},
        **({"notes": "; ".join(remarks)} if remarks else {}),
    }


def is_extract(content: Mapping[str, Any]) -> bool:
    """Whether a draft's content is such a record."""
    return "found_in" in content


def named_values(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, title and value of everything in the record, as whoever decides reads it."""
    yield "found_in", "Nguồn", _FOUND[content["found_in"]]
    for name, title in _WHERE.items():
        yield name, title, _shown(content.get(name, ""), is_day=name == "registered_on")
    for name, title, value in printed_values(content):
        yield name, title, value
    yield "copies", _COPIES, content["copies"]


def printed_values(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Name, title and value of what stands on the paper; a field without a value stays blank there."""
    book = find_book(content["book"])
    for field in book.printed:
        yield field, book.title(field), _shown(content.get(field, ""), is_day=field in book.days)
    if content.get("notes"):
        yield "notes", "Ghi chú", content["notes"]


def _shown(value: str, *, is_day: bool) -> str:
    return written_day(value) if is_day else value

"""The book of guardianships: those registered, and in a part of its own, numbered by itself, those that ended."""

from __future__ import annotations

from models.register.books.book import Book, of_person
from procedures.civil_words import CivilEvent

_OF_BOTH = ("name", "born", "ethnicity", "nationality", "residence", "document")

GUARDIANSHIP_TITLES = {
    **of_person("ward", "người được giám hộ", *_OF_BOTH),
    **of_person("guardian", "người giám hộ", *_OF_BOTH),
    "guardian_as": "Người giám hộ là cá nhân hay tổ chức",
    "kind": "Loại giám hộ",
    "relation": "Quan hệ của người giám hộ với người được giám hộ",
    "grounds": "Lý do đăng ký giám hộ",
    "replaces": "Thay cho việc giám hộ đã chấm dứt",
}
END_TITLES = {
    **of_person("ward", "người được giám hộ", *_OF_BOTH),
    **of_person("guardian", "người giám hộ", *_OF_BOTH),
    "guardian_as": "Người giám hộ là cá nhân hay tổ chức",
    "old_number": "Số đăng ký giám hộ",
    "old_volume": "Quyển số đăng ký giám hộ",
    "old_registered_on": "Ngày đăng ký giám hộ (năm-tháng-ngày)",
    "old_registered_at": "Nơi đăng ký giám hộ",
    "grounds": "Lý do chấm dứt giám hộ",
}
GUARDIANSHIPS = Book(
    code="giam-ho",
    event=CivilEvent.GUARDIANSHIP,
    extract="Trích lục đăng ký giám hộ",
    symbol="TLGH-BS",
    # Whoever reads an extract of a guardianship must learn that it is over; the entry itself is never touched.
    titles={**GUARDIANSHIP_TITLES, "ended": "Ghi chú chấm dứt giám hộ"},
    people=("ward_name", "guardian_name"),
    needed=("ward_name", "guardian_name"),
)
GUARDIANSHIP_ENDS = Book(
    code="cham-dut-giam-ho",
    event=CivilEvent.GUARDIANSHIP_END,
    extract="Trích lục đăng ký chấm dứt giám hộ",
    symbol="TLCDGH-BS",
    titles=END_TITLES,
    people=("ward_name", "guardian_name"),
    needed=("ward_name", "guardian_name"),
    days=frozenset({"old_registered_on"}),
)

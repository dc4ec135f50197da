"""The civil status books there are (Luật Hộ tịch Đ58), with the data QĐ 3458/QĐ-BTP publishes of each entry."""

from __future__ import annotations

from models.register.books.book import Book, of_person
from models.register.records.birth import TITLES
from procedures.civil_words import CivilEvent

_WHOLE = ("name", "born", "ethnicity", "nationality", "residence", "document")

BIRTHS = Book(
    code="khai-sinh",
    event=CivilEvent.BIRTH,
    extract="Trích lục khai sinh",
    symbol="TLKS-BS",
    titles={
        **{field: TITLES[field] for field in TITLES if not field.startswith("declarant")},
        "personal_number": "Số định danh cá nhân",
        **{field: TITLES[field] for field in TITLES if field.startswith("declarant")},
    },
    people=("child_name",),
    needed=("child_name", "born_on", "gender"),
    days=frozenset({"born_on"}),
    unprinted=frozenset({"declarant_name", "declarant_document"}),
)
DEATHS = Book(
    code="khai-tu",
    event=CivilEvent.DEATH,
    extract="Trích lục khai tử",
    symbol="TLKT-BS",
    titles={
        **of_person("deceased", "người chết", "name", "born", "gender", "ethnicity", "nationality", "residence"),
        "personal_number": "Số định danh cá nhân",
        **of_person("deceased", "người chết", "document"),
        "died_on": "Ngày chết (năm-tháng-ngày)",
        "died_where": "Nơi chết",
        "cause": "Nguyên nhân chết",
    },
    people=("deceased_name",),
    needed=("deceased_name", "died_on"),
    days=frozenset({"died_on"}),
)
MARRIAGES = Book(
    code="ket-hon",
    event=CivilEvent.MARRIAGE,
    extract="Trích lục kết hôn",
    symbol="TLKH-BS",
    titles={
        **of_person("wife", "vợ", *_WHOLE),
        **of_person("husband", "chồng", *_WHOLE),
        "married_on": "Ngày xác lập quan hệ hôn nhân (năm-tháng-ngày)",
    },
    people=("wife_name", "husband_name"),
    needed=("wife_name", "husband_name"),
    days=frozenset({"married_on"}),
)
GUARDIANSHIPS = Book(
    code="giam-ho",
    event=CivilEvent.GUARDIANSHIP,
    extract="Trích lục đăng ký giám hộ",
    symbol="TLGH-BS",
    titles={
        **of_person("ward", "người được giám hộ", *_WHOLE),
        **of_person("guardian", "người giám hộ", *_WHOLE),
        "grounds": "Lý do đăng ký giám hộ",
    },
    people=("ward_name", "guardian_name"),
    needed=("ward_name", "guardian_name"),
)
_BOOKS = (BIRTHS, DEATHS, MARRIAGES, GUARDIANSHIPS)
_BY_EVENT = {book.event: book for book in _BOOKS}
_BY_CODE = {book.code: book for book in _BOOKS}

# Sổ cấp bản sao trích lục hộ tịch: not a book of events, but numbered like one.
COPIES_BOOK = "cap-ban-sao"


def book_of(event: CivilEvent) -> Book:
    """The book in which such events are entered."""
    return _BY_EVENT[event]


def find_book(code: str) -> Book:
    """The book of this code; KeyError when there is none."""
    return _BY_CODE[code]

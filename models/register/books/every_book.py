"""The civil status books there are (Luật Hộ tịch Đ58), with the data QĐ 3458/QĐ-BTP publishes of each entry."""

from __future__ import annotations

from models.register.books.book import Book, of_person
from models.register.books.guardianships import GUARDIANSHIP_ENDS, GUARDIANSHIPS
from models.register.records.birth import TITLES
from models.register.records.death import TITLES as DEATH_TITLES
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
    titles=DEATH_TITLES,
    people=("deceased_name",),
    needed=("deceased_name", "died_on"),
    days=frozenset({"died_on"}),
    unprinted=frozenset({"declarant_name", "declarant_relation", "declarant_document", "registered_as"}),
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
_BOOKS = (BIRTHS, DEATHS, MARRIAGES, GUARDIANSHIPS, GUARDIANSHIP_ENDS)
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

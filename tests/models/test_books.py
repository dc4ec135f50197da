"""The civil status books as data, and days as old books keep them."""

from __future__ import annotations

import pytest

from models.register.books.book import Book
from models.register.books.every_book import BIRTHS, book_of, find_book
from models.register.books.written_day import is_kept_day, kept_day, written_day
from models.register.records.birth import TITLES
from procedures.civil_words import CivilEvent

every_book = pytest.mark.parametrize("book", [book_of(event) for event in CivilEvent], ids=lambda book: book.code)


@every_book
def test_a_book_is_found_by_its_code_and_needs_and_searches_only_fields_it_has(book: Book) -> None:
    assert find_book(book.code) is book
    assert {*book.people, *book.needed, *book.days, *book.unprinted} <= set(book.titles)
    assert not set(book.needed) & book.unprinted


def test_the_book_of_births_has_every_field_that_a_registration_writes() -> None:
    assert set(TITLES) | {"personal_number"} == set(BIRTHS.titles)


@pytest.mark.parametrize(
    ("kept", "written"), [("1998-04-09", "09/04/1998"), ("1998-04", "04/1998"), ("1998", "1998"), ("khoảng", "khoảng")]
)
def test_a_day_is_written_as_far_as_it_is_known(kept: str, written: str) -> None:
    assert written_day(kept) == written


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("9/4/1998", "1998-04-09"), ("09.04.1998", "1998-04-09"), ("4/1998", "1998-04"), ("1998", "1998")],
)
def test_a_typed_day_is_kept_as_books_keep_it(typed: str, kept: str) -> None:
    assert kept_day(typed) == kept


@pytest.mark.parametrize("text", ["", "31/02/1998", "1998-02-30", "98", "1998-13", "1998-4-9", "x", "1998-04-09-01"])
def test_what_is_no_day_stays_what_it_is(text: str) -> None:
    assert not is_kept_day(text)
    assert written_day(text) == text


def test_the_day_of_registration_must_be_whole() -> None:
    assert is_kept_day("1998-04-20", whole=True)
    assert not is_kept_day("1998-04", whole=True)

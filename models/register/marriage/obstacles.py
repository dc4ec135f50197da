"""What forbids a marriage outright on a day: facts that stand in a book or follow from a day of birth.

Luật Hôn nhân và gia đình 52/2014/QH13 Đ5.2, Đ8. Everything that needs judgment (kinship, will, capacity) is the
officer's and not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import phrase
from models.dossier import Dossier
from models.register.books.book import Book
from models.register.books.every_book import DEATHS, MARRIAGES
from models.register.books.search import Sought, search_book
from models.register.look_up import LookUp
from models.register.marriage.couple import WORDS, couple_of
from models.register.marriage.marital_finding import finding
from models.register.register_entry import RegisterEntry
from procedures.forms.declarations.marriage import SPOUSES, MarryingPerson
from procedures.forms.partial_date import PartialDate
from procedures.forms.person import LivingPerson
from procedures.marriage_registration import MARRIAGE_REGISTRATION
from procedures.rules.age import AGE_TO_MARRY, comes_of_age

_BORN = re.compile(r"(?:(?:(?P<day>[0-9]{1,2})/)?(?P<month>[0-9]{1,2})/)?(?P<year>[0-9]{4})")


def too_young(dossier: Dossier, record: Mapping[str, str], on: date) -> list[str]:
    """This will name who of the two is not old enough on that day; who is married already is asked for no age."""
    if dossier.procedure != MARRIAGE_REGISTRATION.code:
        return []
    told = (_under_age(who, record.get(f"{who}_born", ""), on) for who in SPOUSES)
    return [one for one in told if one]


def _under_age(who: str, born: str, on: date) -> str | None:
    """This will say so when one of the two is not surely old enough on that day; `born` as the book writes it."""
    day = _written(born)
    years = AGE_TO_MARRY[who]
    if day is not None and comes_of_age(day, years) <= on:
        return None
    since = (
        phrase(" (đủ tuổi từ ngày {comes_of_age})", comes_of_age=f"{comes_of_age(day, years):%d/%m/%Y}") if day else ""
    )
    return phrase(
        "{words} chưa đủ {years} tuổi vào ngày {on}{since}.",
        words=WORDS[who].capitalize(),
        years=years,
        on=f"{on:%d/%m/%Y}",
        since=since,
    )


def _written(born: str) -> PartialDate | None:
    found = _BORN.fullmatch(born.strip())
    if found is None:
        return None
    parts = {name: int(text) for name, text in found.groupdict().items() if text}
    try:
        return PartialDate(**parts)
    except ValueError:
        return None


def obstacles(session: Session, dossier: Dossier, record: Mapping[str, str], on: date) -> list[str]:
    """This will name everything that forbids this couple, as it would be entered, to marry on that day."""
    found = too_young(dossier, record, on)
    for who, person in couple_of(dossier).items():
        found += _said_by_others(session, dossier, who, person)
        found += _in_own_books(session, dossier, who, person)
    return found


def _said_by_others(session: Session, dossier: Dossier, who: str, person: LivingPerson) -> Iterator[str]:
    """What the population database and the other commune answered; the last word of each counts."""
    answered = select(LookUp).where(LookUp.dossier_id == dossier.id).order_by(LookUp.answered_at, LookUp.id)
    last = {row.kind: row.answer for row in session.scalars(answered) if row.answer.get("who") == who}
    for answer in last.values():
        for said in answer.get("persons") or [answer]:
            if said.get("deceased"):
                yield phrase("Cơ sở dữ liệu ghi {words} đã chết.", words=WORDS[who])
            marital = said.get("marital")
            status = marital.get("status") if isinstance(marital, Mapping) else said.get("answer")
            certificate = marital.get("certificate") if isinstance(marital, Mapping) else said.get("certificate")
            if dossier.procedure == MARRIAGE_REGISTRATION.code and finding(person, status, certificate) == "married":
                yield phrase("{words} đang có vợ hoặc chồng theo kết quả tra cứu.", words=WORDS[who].capitalize())


def _in_own_books(session: Session, dossier: Dossier, who: str, person: LivingPerson) -> Iterator[str]:
    """Our own books may know of yesterday what no database knows yet; only the same personal number counts."""
    if person.personal_number is None:
        return
    for entry in _entries_about(session, MARRIAGES, person):
        if entry.dossier_id != dossier.id and not _ended_since(person, entry.entered_on):
            yield phrase(
                "{words} có tên trong sổ đăng ký kết hôn, số {entry}/{year}.",
                words=WORDS[who].capitalize(),
                entry=entry.number,
                year=entry.year,
            )
    for entry in _entries_about(session, DEATHS, person):
        yield phrase(
            "{words} có tên trong sổ đăng ký khai tử, số {entry}/{year}.",
            words=WORDS[who].capitalize(),
            entry=entry.number,
            year=entry.year,
        )


def _entries_about(session: Session, book: Book, person: LivingPerson) -> list[RegisterEntry]:
    number = person.personal_number or ""
    found = search_book(session, book, Sought(names=(person.full_name,)))
    return [entry for entry in found if any(number in str(value) for value in _whom(book, entry))]


def _whom(book: Book, entry: RegisterEntry) -> Iterator[object]:
    """What identifies the persons an entry of this book is about."""
    yield entry.personal_number or ""
    yield entry.content.get("personal_number", "")
    for field in book.people:
        yield entry.content.get(f"{field.removesuffix('_name')}_document", "")


def _ended_since(person: LivingPerson, entered_on: date) -> bool:
    return isinstance(person, MarryingPerson) and person.ended is not None and person.ended.ended_on > entered_on

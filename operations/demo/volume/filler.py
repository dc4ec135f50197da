"""Filling one mould in: every blank gets the copy's own value, then the rows are written as COPY reads them."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from operations.demo.volume.derived import Derived
from operations.demo.volume.mould import Mould
from operations.demo.volume.outline import Numbered
from operations.demo.volume.people import mail_like, name_like, number_like, phone_like

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXY"
_SECRET = 12
_BLANK = re.compile(r"%\(([^)]*)\)s")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class Copy:
    """One copy to be made: its serial number is the office's own for ever, `shift` moves it by whole days."""

    serial: int
    shift: timedelta
    numbers: Mapping[int, int]
    fixed: Mapping[str, str]


class Filler:
    """A mould, or as much of it as lies in some tables, made ready to be filled in quickly."""

    def __init__(self, mould: Mould, *, without: Iterable[str] = ()) -> None:
        left_out = frozenset(without)
        self.mould = mould
        self.texts = {table: text for table, text in mould.texts.items() if table not in left_out}
        self.row_count = sum(mould.rows[table] for table in self.texts)
        self._derived, used = _needed(mould.derived, self.texts.values())
        stood = {blank: word for blank, word in mould.blanks.items() if blank in used}
        self._by_kind: dict[str, list[tuple[str, str]]] = {}
        for blank, word in stood.items():
            self._by_kind.setdefault(blank[0], []).append((blank, word))
        self._days = [(blank, blank[0], int(blank[1:])) for kind in "dvcwy" for blank, _ in self._by_kind.get(kind, ())]

    def fill(self, copy: Copy) -> dict[str, str]:
        """This will give the lines of each table."""
        values = dict(copy.fixed)
        self._fill_in_identifiers(copy, values)
        self._fill_in_days(copy, values)
        self._fill_in_people(copy, values)
        self._fill_in_numbers(copy, values)
        for one in self._derived:
            values[one.blank] = one.make(values)
        return {table: text % values for table, text in self.texts.items()}

    def _fill_in_identifiers(self, copy: Copy, values: dict[str, str]) -> None:
        """The serial number comes first, so that rows written together lie together in every index."""
        head, salt = f"{copy.serial:08x}", copy.serial.to_bytes(8, "big")
        for blank, stood in self._by_kind.get("u", ()):
            made = hashlib.blake2b(salt + stood.encode(), digest_size=12).hexdigest()
            values[blank] = f"{head}-{made[:4]}-4{made[5:8]}-a{made[9:12]}-{made[12:]}"
        for blank, stood in self._by_kind.get("x", ()):
            values[blank] = head + hashlib.blake2b(salt + stood.encode(), digest_size=12).hexdigest()
        for blank, stood in self._by_kind.get("t", ()):
            values[blank] = _word_like(stood, copy.serial)

    def _fill_in_days(self, copy: Copy, values: dict[str, str]) -> None:
        shift = copy.shift.days
        for blank, form, ordinal in self._days:
            values[blank] = written_day(form, ordinal + shift)

    def _fill_in_people(self, copy: Copy, values: dict[str, str]) -> None:
        serial = copy.serial
        for place, (blank, name) in enumerate(self._by_kind.get("p", ())):
            values[blank] = name_like(name, serial, place)
        for place, (blank, number) in enumerate(self._by_kind.get("i", ())):
            values[blank] = number_like(number, serial, place)
        for place, (blank, phone) in enumerate(self._by_kind.get("f", ())):
            values[blank] = phone_like(phone, serial, place)
        for place, (blank, _) in enumerate(self._by_kind.get("e", ())):
            values[blank] = mail_like(serial, place)

    def _fill_in_numbers(self, copy: Copy, values: dict[str, str]) -> None:
        for number, taken in copy.numbers.items():
            values[f"n{number}"] = str(taken)
        coded = [one for one in self.mould.numbers if one.prefix == "dossier"]
        for place, one in enumerate(coded):
            code = code_of(self.mould.agency_code, one, copy)
            values[f"k{place}"] = code
            values[f"k{place}flat"] = code.replace("-", "").replace(".", "")


def code_of(agency_code: str, number: Numbered, copy: Copy) -> str:
    day = number.on + copy.shift
    return f"{agency_code}-{day:%y%m%d}-{copy.numbers[number.value]:04d}"


@lru_cache(maxsize=20_000)
def written_day(form: str, ordinal: int) -> str:
    """A day as the blanks d, v, c, w and y write it."""
    on = date.fromordinal(ordinal)
    match form:
        case "d":
            return on.isoformat()
        case "v":
            return f"{on:%d/%m/%Y}"
        case "c":
            return f"{on:%Y%m%d}"
        case "w":
            return f"{_WEEKDAYS[on.weekday()]} {on:%d/%m/%Y}"
    return str(on.year)


def _word_like(word: str, serial: int) -> str:
    """A secret is drawn anew; any other word that must be unique bears the copy's number behind it."""
    if len(word) == _SECRET and all(letter in _LETTERS for letter in word):
        return "".join(secrets.choice(_LETTERS) for _ in range(_SECRET))
    return f"{word}.{serial:x}"


def _needed(derived: Iterable[Derived], texts: Iterable[str]) -> tuple[list[Derived], set[str]]:
    """What is to be worked out for these texts, in its order, and every blank that must be filled in before."""
    used = {blank for text in texts for blank in _BLANK.findall(text)}
    needed: list[Derived] = []
    for one in reversed(list(derived)):
        if one.blank in used:
            needed.append(one)
            used |= set(_BLANK.findall(one.template))
    return needed[::-1], used

"""What differs from copy to copy, found in any text of a pattern and replaced by a named blank.

Blanks are named by their first letter: u an identifier, x 32 hexadecimal digits, d v c w y a day in one of its forms,
n a running number, p a person's name, i a personal number, f a phone, e an e-mail address, k a code of a dossier, t a
word that must be unique, s staff, and h a hash that follows from what was filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from operations.demo.volume.distinct_numbers import FIRST

_WEEKDAY = "thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu|thứ Bảy|Chủ nhật"
_FORMS = (
    r"(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
    r"(?<![0-9a-f])(?P<hex>[0-9a-f]{32})(?![0-9a-f])",
    rf"(?P<weekday>{_WEEKDAY}) (?P<told>\d\d/\d\d/20\d\d)",
    r"(?<![0-9A-Za-z])(?P<number>70\d{5})(?:/(?P<of>20\d\d))?(?![0-9A-Za-z])",
    r"(?<!\d)(?P<iso>20\d\d-\d\d-\d\d)(?!\d)",
    r"(?<!\d)(?P<written>\d\d/\d\d/20\d\d)(?!\d)",
    r"(?<!\d)(?P<compact>20\d{6})(?=\d{6}(?!\d))",
    r"(?<![0-9A-Za-z])(?P<person>0\d{11})(?![0-9A-Za-z])",
    r"(?<![0-9A-Za-z])(?P<phone>0[35789]\d{8})(?![0-9A-Za-z])",
    r"(?P<mail>(?:nguoi|ben|vo)[a-z0-9.]*)@example\.vn",
    r"(?<![\d/])(?P<book>\d\d)/(?P<year>20\d\d)(?![\d/])",
)
_EARLIER, _LATER = timedelta(days=120), timedelta(days=75)


def _escaped(text: str) -> str:
    return text.replace("%", "%%")


def copy_escaped(text: str) -> str:
    """The text as a line of COPY has it, ready to be a template."""
    for plain, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(plain, written)
    return _escaped(text)


@dataclass
class Blanks:
    """`known` are exact words and the blanks they become; `fixed` are ids that stay as they are given there.

    After templates were made, `used` holds every blank that must be filled in, with what stood there.
    """

    known: dict[str, str]
    fixed: Mapping[UUID, str]
    received_on: date
    used: dict[str, str] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def template(self, text: str, *, for_copy: bool = False) -> str:
        """This will give the text with its blanks, for `template % values`."""
        constant = copy_escaped if for_copy else _escaped
        made, at = [], 0
        for found in self._finder().finditer(text):
            blank = self._blank(found)
            if blank is None:
                continue
            made += [constant(text[at : found.start()]), blank]
            at = found.end()
        return "".join([*made, constant(text[at:])])

    def know(self, words: Mapping[str, str]) -> None:
        """This will have further exact words replaced from here on."""
        self.known.update(words)
        self._pattern = None

    def day(self, on: date, form: str = "d") -> str:
        """The blank of a day: d 2026-10-06, v 06/10/2026, c 20261006, w with its weekday, y the year alone."""
        return self._use(f"{form}{on.toordinal()}", on.isoformat())

    def identifier(self, value: UUID) -> str:
        if value in self.fixed:
            return self._use(self.fixed[value], str(value))
        return self._use(f"u{value.hex}", value.hex)

    def number(self, value: int) -> str:
        return self._use(f"n{value}", str(value))

    def _finder(self) -> re.Pattern[str]:
        if self._pattern is None:
            exact = "|".join(re.escape(word) for word in sorted(self.known, key=len, reverse=True))
            self._pattern = re.compile("|".join([f"(?P<exact>{exact})", *_FORMS]))
        return self._pattern

    def _use(self, blank: str, stood: str) -> str:
        self.used[blank] = stood
        return f"%({blank})s"

    def _blank(self, found: re.Match[str]) -> str | None:
        for group, blank in self._readers().items():
            if found[group] is not None:
                return blank(found)
        return self._dated(found)

    def _readers(self) -> dict[str, Callable[[re.Match[str]], str | None]]:
        return {
            "exact": lambda found: self._use(self.known[found[0]], found[0]),
            "uuid": lambda found: self.identifier(UUID(found[0])),
            "hex": lambda found: self._use(f"x{found[0]}", found[0]),
            "number": self._numbered,
            "book": lambda found: f"{found['book']}/{self._year(found['year'])}",
            "mail": lambda found: self._use(f"e{found[0]}", found[0]),
            "person": lambda found: self._use(f"i{found[0]}", found[0]),
            "phone": lambda found: self._use(f"f{found[0]}", found[0]),
        }

    def _numbered(self, found: re.Match[str]) -> str | None:
        if int(found["number"]) <= FIRST:
            return None
        return self.number(int(found["number"])) + (f"/{self._year(found['of'])}" if found["of"] else "")

    def _year(self, stood: str) -> str:
        """A year that is the pattern's own moves with it; any other is somebody's past."""
        if stood != str(self.received_on.year):
            return stood
        return self.day(self.received_on, "y")

    def _dated(self, found: re.Match[str]) -> str | None:
        for form, group in (("d", "iso"), ("w", "told"), ("v", "written"), ("c", "compact")):
            if found[group] is not None:
                on = _read_day(found[group])
                near = on is not None and self.received_on - _EARLIER <= on <= self.received_on + _LATER
                return self.day(on, form) if on is not None and near else None
        return None


def _read_day(written: str) -> date | None:
    try:
        if "/" in written:
            day, month, year = (int(part) for part in written.split("/"))
            return date(year, month, day)
        return date.fromisoformat(written)
    except ValueError:
        return None

"""A page as somebody hears it who was told its language: every piece of text with the language it is marked with."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SILENT = frozenset({"script", "style"})
# What is shown as it will be sent, and the name by which the law knows a thing whose English stands before it.
_LETTERS = frozenset({"letter", "mail", "legal-name", "as-sent"})
_SPOKEN = ("aria-label", "alt", "title", "placeholder")


@dataclass(frozen=True)
class Heard:
    """`of` is the element it stands in, or the attribute it is; `letter` for all of a letter or message shown."""

    text: str
    language: str
    of: str


class ReadAloud(HTMLParser):
    """`heard` holds text nodes, `labels` the attributes that are spoken."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.heard: list[Heard] = []
        self.labels: list[Heard] = []
        self.links: list[str] = []
        self._inside: list[tuple[str, str, bool]] = [("", "", False)]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang", self._inside[-1][1])
        self.labels.extend(Heard(given[name], language, name) for name in _SPOKEN if given.get(name))
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag not in _VOID:
            quoted = self._inside[-1][2] or not _LETTERS.isdisjoint(given.get("class", "").split())
            self._inside.append((tag, language, quoted))

    def handle_endtag(self, tag: str) -> None:
        while len(self._inside) > 1:
            if self._inside.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        tag, language, quoted = self._inside[-1]
        if data.strip() and tag not in _SILENT:
            self.heard.append(Heard(" ".join(data.split()), language, "letter" if quoted else tag))

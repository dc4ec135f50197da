"""A page as a browser without scripts has it: its words, its links, and its forms with what stands in their boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageForm:
    """`boxes` holds what would be sent if nothing were typed; `buttons` the names and values of its buttons."""

    action: str
    boxes: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class ReadPage(HTMLParser):
    """`words` is everything a person reads, blanks squeezed; `links` are all addresses the page leads to."""

    def __init__(self, html: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.path = html, path
        self.forms: list[PageForm] = []
        self.links: list[str] = []
        self._said: list[str] = []
        self._textarea = ""
        self.feed(html)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._said).split())

    def form(self, action: str) -> PageForm:
        found = [form for form in self.forms if form.action.endswith(action)]
        assert found, f"no form {action} among {[form.action for form in self.forms]}"
        return found[0]

    def link(self, ending: str) -> str:
        found = [link for link in self.links if link.endswith(ending)]
        assert found, f"no link {ending} among {self.links}"
        return found[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self.forms.append(PageForm(given.get("action", "")))
        elif self.forms and given.get("name"):
            self._box(self.forms[-1], tag, given)

    def _box(self, form: PageForm, tag: str, given: dict[str, str]) -> None:
        name = given["name"]
        if tag == "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "textarea":
            self._textarea = name
            form.boxes[name] = ""
        elif given.get("type") == "file":
            form.files.append(name)
        elif tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            form.boxes[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1].boxes[self._textarea] += data
        self._said.append(data)

"""A page as a browser without scripts has it: its text, its links, and its forms with what stands in their boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageForm:
    """`boxes` holds what would be sent if nothing were typed; `buttons` the names and values of its buttons."""

    action: str
    method: str
    boxes: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)


class HtmlPage(HTMLParser):
    """`text` is everything a person reads, blanks squeezed; `links` are all addresses the page leads to."""

    def __init__(self, html: str, url: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.url = html, url
        self.forms: list[PageForm] = []
        self.links: list[str] = []
        self._choices: dict[str, list[str]] = {}
        self._form: PageForm | None = None
        self._words: list[str] = []
        self._textarea: str | None = None
        self._select: str | None = None
        self._silent = 0
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())

    def form(self, action: str) -> PageForm:
        """The form whose action ends so (before any #)."""
        found = [form for form in self.forms if form.action.partition("#")[0].endswith(action)]
        assert found, f"no form {action} among {[form.action for form in self.forms]}"
        return found[0]

    def choices(self, name: str) -> list[str]:
        """What the box of this name offers, in its order."""
        return self._choices.get(name, [])

    def has_form(self, action: str) -> bool:
        return any(form.action.partition("#")[0].endswith(action) for form in self.forms)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "style"):
            self._silent += 1
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "form":
            self._form = PageForm(given.get("action", ""), given.get("method", "get"))
            self.forms.append(self._form)
        if self._form is not None:
            self._box(self._form, tag, given)

    def _box(self, form: PageForm, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "input" and name and given.get("type") != "file":
            if given.get("type") in ("checkbox", "radio"):
                if "checked" in given:
                    form.boxes[name] = given.get("value", "on")
            else:
                form.boxes[name] = given.get("value", "")
        elif tag == "textarea":
            self._textarea = name
            form.boxes[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select is not None:
            self._choices.setdefault(self._select, []).append(given.get("value", ""))
            if "selected" in given or self._select not in form.boxes:
                form.boxes[self._select] = given.get("value", "")
        elif tag == "button":
            form.buttons.append((name, given.get("value", ""), given.get("formaction", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent -= 1
        if tag == "form":
            self._form = None
        if tag == "textarea":
            self._textarea = None
        if tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._textarea is not None and self._form is not None:
            self._form.boxes[self._textarea] += data.strip()
        self._words.append(data)

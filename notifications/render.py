"""Put a notice into words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, select_autoescape
from jinja2.sandbox import ImmutableSandboxedEnvironment

from notifications.catalogue import notice_called
from notifications.clean_text import one_line
from notifications.content import Content
from notifications.say_own_words import spoken
from notifications.sms_text import to_gsm7

# Strict: a name the context does not have is an error, never a hole in a letter. Sandboxed: a template edited by an
# administrator one day reaches words, not the machine.
_TEMPLATES = ImmutableSandboxedEnvironment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(enabled_extensions=("html",), default=False),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)

_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")


class WrongContent(TypeError):
    """The content given belongs to another notice."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A notice in words: subject of one line, plain text, HTML, and the text message; no log shows them."""

    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    sms: str = field(repr=False)


def render(notice_id: str, content: Content, *, accented_sms: bool = False) -> Rendered:
    """The notice filled with its content.

    The text message leaves in the seven-bit alphabet unless `accented_sms`, which about doubles its price. Raises
    `UnknownNotice` and `WrongContent`.
    """
    notice = notice_called(notice_id)
    if type(content) is not notice.content:
        raise WrongContent(f"{notice_id} is filled with {notice.content.__name__}, not {type(content).__name__}")
    own = spoken(notice_id, content)
    context = {"title": notice.title, "own": own, **notice.context(content)}

    def words(template: str) -> str:
        return _TEMPLATES.get_template(f"{notice_id}/{template}").render(context)

    sms = one_line(f"{words('sms.txt')} {own['sms']}")
    return Rendered(
        subject=one_line(words("subject.txt")),
        text=_tidy(words("body.txt")),
        html=_tidy(words("body.html")),
        sms=sms if accented_sms else to_gsm7(sms),
    )


def _tidy(text: str) -> str:
    """The text with at most one blank line at a time, none at its ends, and no spaces at the ends of lines."""
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return _BLANK_LINES.sub("\n\n", lines).strip() + "\n"

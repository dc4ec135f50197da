"""What the desk knows of one kind of work beyond its forms: what to show above them, and how their boxes are read.

A kind of work without a panel is shown by its forms alone; that is enough for most, and for every new one at first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.folder.folder import Folder
from models.acts.outcome import Form
from models.progress.work_item import WorkItem

Typed = Mapping[str, str]


@dataclass(frozen=True)
class LetterPreview:
    """What the applicant would be sent: words by channel, and where to, masked."""

    title: str
    text: str
    sms: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """Fields for the act, and for every pointer into them the name of the box that holds it."""

    fields: dict[str, Any]
    boxes: Mapping[str, str] = field(default_factory=dict)


def _nothing(folder: Folder, item: WorkItem) -> dict[str, Any]:
    return {}


def _empty(folder: Folder, item: WorkItem, form: type[Form]) -> dict[str, str]:
    return {}


def _no_letter(folder: Folder, item: WorkItem, form: type[Form], fields: Mapping[str, Any]) -> LetterPreview | None:
    return None


def _the_usual(folder: Folder, item: WorkItem) -> str:
    return ""


def _nothing_hinders(folder: Folder, item: WorkItem, form: type[Form]) -> str:
    return ""


@dataclass(frozen=True)
class Panel:
    """`template` is shown above the forms with what `context` gives; `form_templates` replace single generic forms.

    `picture` is shown beside them. `starting` fills boxes beforehand, `read` makes the act's fields of the boxes of a
    special form, `letter` is what a grave act would send, `hinders` says why a form cannot be recorded yet,
    `suggests` names the form that stands open when it is not the usual first one. `drafted` says that the starting
    boxes are a draft as it may go out, so that its letter is shown at once and one click sends it.
    """

    template: str = ""
    picture: str = ""
    context: Callable[[Folder, WorkItem], dict[str, Any]] = _nothing
    form_templates: Mapping[str, str] = field(default_factory=dict)
    starting: Callable[[Folder, WorkItem, type[Form]], dict[str, str]] = _empty
    read: Mapping[str, Callable[[Folder, WorkItem, Typed], Read]] = field(default_factory=dict)
    letter: Callable[[Folder, WorkItem, type[Form], Mapping[str, Any]], LetterPreview | None] = _no_letter
    hinders: Callable[[Folder, WorkItem, type[Form]], str] = _nothing_hinders
    suggests: Callable[[Folder, WorkItem], str] = _the_usual
    drafted: bool = False
    elsewhere: tuple[type[Form], ...] = ()

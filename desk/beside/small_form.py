"""The small forms of a dossier's page: each keeps what is typed as it is typed, and comes back with its faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desk.member import member
from desk.panels.panel import LetterPreview
from models.acts.refusal import FormFaults, Refused
from models.dossier import Dossier
from models.progress.form_draft import FormDraft
from web.visit import Inside

NOTE, CONTACT, OPINION, EARLY_END = "ghi-chu", "lien-he", "hoi-y-kien", "ket-thuc-som"
# Forms of which there is one for each component; the component's id follows the dot.
ORIGINAL, PAPER = "ban-chinh", "giay-to"
_ONE_EACH = frozenset({NOTE, CONTACT, OPINION, EARLY_END})
_OF_COMPONENTS = frozenset({ORIGINAL, PAPER})
# What belongs to the page that was shown and not to what was typed into it.
_OF_THE_PAGE = frozenset({"once", "number", "was", "verdict", "version"})


@dataclass(frozen=True)
class TriedForm:
    """A small form that was sent and is not recorded yet: what was typed, and why not.

    `letter` is what it would send, shown first; `seen` is the mark by which the next sending says that it was.
    """

    name: str
    typed: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    letter: LetterPreview | None = None
    seen: str = ""


@dataclass(frozen=True)
class SmallForm:
    """One form as the page shows it. `once` is an id of the page's own, so that sending it twice is one act."""

    name: str
    typed: Mapping[str, str]
    faults: Mapping[str, str]
    message: str
    saved_at: datetime | None
    once: UUID
    letter: LetterPreview | None = None
    seen: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it stands unfolded: something was typed into it."""
        return bool(self.message or self.faults or self.saved_at)


class SmallForms:
    """The small forms of one page by their names; those nobody has touched are empty."""

    def __init__(self, drafts: Mapping[str, FormDraft], tried: TriedForm | None) -> None:
        self._drafts, self._tried = drafts, tried

    def __getitem__(self, name: str) -> SmallForm:
        tried = self._tried if self._tried is not None and self._tried.name == name else None
        if tried is not None:
            letter, seen = tried.letter, tried.seen
            return SmallForm(name, tried.typed, tried.faults, tried.message, None, uuid4(), letter, seen)
        draft = self._drafts.get(name)
        if draft is None:
            return SmallForm(name, {}, {}, "", None, uuid4())
        return SmallForm(name, dict(draft.fields), {}, "", draft.saved_at, uuid4())


def is_small_form(name: str) -> bool:
    kind, dot, component = name.partition(".")
    return name in _ONE_EACH or (kind in _OF_COMPONENTS and bool(dot) and _is_id(component))


def place_of(dossier: Dossier, name: str) -> str:
    """Where the draft of this form is kept."""
    return f"dossier:{dossier.id}/{name}"


def small_forms(inside: Inside, dossier: Dossier, tried: TriedForm | None = None) -> SmallForms:
    """This will read the drafts of whoever asks; a colleague's notes in the making are his own."""
    mine = select(FormDraft).where(
        FormDraft.place.startswith(place_of(dossier, ""), autoescape=True), FormDraft.staff_id == member(inside).id
    )
    drafts = {row.place.partition("/")[2]: row for row in inside.session.scalars(mine)}
    return SmallForms(drafts, tried)


def drop_own_draft(session: Session, staff_id: UUID, dossier: Dossier, name: str) -> None:
    """This will forget what the person typed into this form: it has been recorded, or thrown away."""
    own = delete(FormDraft).where(FormDraft.place == place_of(dossier, name), FormDraft.staff_id == staff_id)
    session.execute(own)


def typed_only(boxes: Mapping[str, str]) -> dict[str, str]:
    """What was typed, without what the page itself had put into the form."""
    return {name: text for name, text in boxes.items() if name not in _OF_THE_PAGE}


def tried_form(name: str, boxes: Mapping[str, str], refused: Refused) -> TriedForm:
    """The form as it was sent, with what is wrong beside each box."""
    if isinstance(refused, FormFaults):
        faults = {fault.pointer.strip("/"): fault.detail for fault in refused.faults}
        return TriedForm(name, typed_only(boxes), faults, "Chưa ghi được; nội dung đã nhập vẫn còn.")
    return TriedForm(name, typed_only(boxes), {}, str(refused))


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False

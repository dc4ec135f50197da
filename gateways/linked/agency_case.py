"""A case another agency carries out for one of our dossiers, as both sides write it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints

from gateways.wire import Referring, Wire

CaseWord = Literal["received", "accepted", "supplement_requested", "rejected", "completed", "withdrawn"]
_Code = Annotated[str, StringConstraints(min_length=1, max_length=80)]
_Text = Annotated[str, StringConstraints(max_length=2000)]
_MOST = 60


class _AboutCase(Referring):
    """What they call the linkage id is our reference."""

    model_config = ConfigDict(populate_by_name=True)

    reference: str = Field(alias="linkage_id", min_length=1, max_length=80)


class CaseBody(Wire):
    """The body of `POST /linked/{procedure}`: that of a filing there, with our reference."""

    model_config = ConfigDict(extra="allow")

    linkage_id: str


class CaseReceived(_AboutCase):
    """`code` is their dossier's; a machine has it, nobody need have seen it."""

    code: _Code
    received_at: AwareDatetime | None = None


class Reason(Wire):
    """`component` is a code of their procedure, `field` a JSON pointer into what was filed there."""

    reason: _Text
    what_to_do: _Text = ""
    component: Annotated[str, StringConstraints(max_length=60)] | None = None
    field: Annotated[str, StringConstraints(max_length=200)] | None = None


class CaseResult(Wire):
    """What came of it: a document of theirs (then with id and hash), or an entry in a register."""

    kind: Annotated[str, StringConstraints(max_length=60)]
    number: Annotated[str, StringConstraints(max_length=60)]
    issued_on: date
    title: Annotated[str, StringConstraints(max_length=250)]
    document_id: Annotated[str, StringConstraints(max_length=60)] | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None


class EntryTold(Wire):
    """Where something stands in a register book of theirs."""

    number: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    registered_on: date
    office: Annotated[str, StringConstraints(max_length=250)]


class AnswerTold(Wire):
    """What they answer where the case is a question; `certificate` is the entry the answer rests on."""

    about: Annotated[str, StringConstraints(max_length=60)]
    answer: Literal["married", "not_married", "no_record", "confirmed", "not_confirmed", "book_kept", "book_lost"]
    answered_at: AwareDatetime
    certificate: EntryTold | None = None


class CaseStanding(_AboutCase):
    """How the case stands now; `sequence` counts the events that were told of it, from 1 and without a gap."""

    code: _Code
    procedure: str
    state: CaseWord
    due_at: AwareDatetime | None = None
    reasons: tuple[Reason, ...] = Field(default=(), max_length=_MOST)
    results: tuple[CaseResult, ...] = Field(default=(), max_length=_MOST)
    answer: AnswerTold | None = None
    sequence: int = Field(ge=0, le=1_000_000)


class Supplement(Wire):
    """What a family hands in for their request; each file has been taken over there before, and has their id."""

    components: tuple[dict[str, Any], ...] = ()
    corrections: dict[str, str] = Field(default_factory=dict)
    answer: str = ""


class Recall(Wire):
    reason: str = Field(min_length=1, max_length=1000)


class FileKept(Wire):
    """A file as the other side has it."""

    file_id: str
    sha256: str


class TallyThere(Wire):
    """How many, and SHA-256 over the ids sorted as text, one a line."""

    count: int = Field(ge=0)
    ids_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class DayThere(Wire):
    """Our cases of a day as the other side has them, and what it told us and we have not taken."""

    cases: TallyThere
    events: TallyThere
    untaken: TallyThere


class DaysThere(Wire):
    """An agency is shown its own part only: one row, or none where it never started anything."""

    partners: tuple[DayThere, ...] = Field(max_length=10)

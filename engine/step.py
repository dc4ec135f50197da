"""A step the office takes by itself: one transaction with its journal line, at most once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, get_type_hints, overload

from sqlalchemy.orm import Session

from engine.reading import Place, Reading, present_reading
from engine.reserve import Drawing, draw_up
from engine.slip import Slip
from engine.work import Work, find_line, in_transaction, open_work, write
from models.acts.outcome import Outcome
from models.delivery.document import Document
from models.failpoint import failpoint
from models.progress.journal_line import JournalLine

P = ParamSpec("P")
O = TypeVar("O", bound=Outcome)  # noqa: E741


@dataclass(frozen=True)
class Step(Generic[P, O]):
    """A verb of the office as a flow calls it: with the slip first, giving the outcome."""

    line: str
    title: str
    outcome: type[O]
    body: Callable[Concatenate[Work, P], O]
    draws: Callable[Concatenate[Work, P], Drawing | None] | None = None

    def __call__(self, slip: Slip, *args: P.args, **kwargs: P.kwargs) -> O:
        reading = present_reading()
        place = reading.next_place(self.line)
        line = reading.written(place)
        if line is None:
            reading.stop_if_interrupted()
            line = reading.office.runner.run(self.line, lambda: self._take(reading, slip, place, args, kwargs))
            reading.note(line)
        return self.outcome.model_validate_json(line.outcome)

    def _take(
        self, reading: Reading, slip: Slip, place: Place, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> JournalLine:
        document_id = None
        if self.draws is not None:
            content_of = self.draws
            document_id = draw_up(reading, slip, place, lambda work: content_of(work, *args, **kwargs))

        def transaction(session: Session) -> JournalLine:
            work = open_work(session, reading, slip, place)
            written = find_line(work)
            if written is not None:
                return written
            if document_id is not None:
                work = replace(work, document=session.get_one(Document, document_id))
            return write(work, self.body(work, *args, **kwargs), kind="step", title=self.title)

        line = in_transaction(reading, transaction)
        failpoint(f"step.after_commit:{self.line}")
        return line


class _AnyVerb(Protocol):
    """The decorator of a step that draws nothing; it takes a verb with whatever arguments."""

    def __call__(self, body: Callable[Concatenate[Work, P], O]) -> Step[P, O]: ...


@overload
def step(*, title: str, line: str = "") -> _AnyVerb: ...


@overload
def step(
    *, title: str, line: str = "", draws: Callable[Concatenate[Work, P], Drawing | None]
) -> Callable[[Callable[Concatenate[Work, P], O]], Step[P, O]]: ...


def step(*, title: str, line: str = "", draws: Any = None) -> Any:
    """This will make a verb a step of a procedure: a task of that name in the engine, a line in the journal.

    `draws` gives the content of a document that must be numbered and drawn before the step's own transaction; the
    step then finds it as `work.drawn()`. It gives None when there is nothing to be drawn up this time.
    """

    def decorate(body: Callable[..., Outcome]) -> Step[Any, Any]:
        outcome = get_type_hints(body)["return"]
        return Step(line or body.__name__, title, outcome, body, draws)

    return decorate

"""A step that asks something of a partner: intended before the call, confirmed after it, inquired about when unsure."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.reading import Place, Reading, present_reading
from engine.signals import PartnerUnavailable
from engine.slip import Slip
from engine.trouble import PartnerRefusal
from engine.work import Work, find_line, in_transaction, open_work, write
from models.acts.outcome import Outcome
from models.failpoint import failpoint
from models.progress.effect import Effect
from models.progress.journal_line import JournalLine

P = ParamSpec("P")
O = TypeVar("O", bound=Outcome)  # noqa: E741
Answer = dict[str, Any]
# Of the wait that a partner asks for: a quarter of a minute becomes ten minutes at most.
LONGEST_FACTOR = 40


@dataclass(frozen=True)
class _Intent:
    reference: str
    request: Any
    attempts: int


@dataclass(frozen=True)
class _Said(Generic[O]):
    """How the outcome is to be made of what the partner said; after a `refusal` nobody asks him again."""

    outcome: Callable[[Work], O]
    refusal: bool = False


@dataclass(frozen=True, kw_only=True)
class OutwardStep(Generic[P, O]):
    """`intend` gives what will be asked, or None when nothing need be asked (then `spared` gives the outcome).

    `send(equipment, reference, request)` asks; `inquire(equipment, reference)` finds out what became of an earlier
    call, None meaning that it never arrived. Both raise `PartnerUnavailable`, or `PartnerRefusal` for a definite no,
    of which `refused` makes an outcome. After `patience` vain attempts `give_up` makes one, where there is one.
    `addressee` names the partner out of the request, where there are several of a kind.
    """

    line: str
    title: str
    partner: str
    kind: str
    outcome: type[O]
    intend: Callable[Concatenate[Work, P], dict[str, Any] | None]
    send: Callable[[Any, str, Any], Answer]
    inquire: Callable[[Any, str], Answer | None]
    confirm: Callable[[Work, str, Answer], O]
    refused: Callable[[Work, str, str], O] | None = None
    give_up: Callable[[Work, str], O] | None = None
    spared: Callable[Concatenate[Work, P], O] | None = None
    addressee: Callable[[dict[str, Any]], str] | None = None

    def __call__(self, slip: Slip, *args: P.args, **kwargs: P.kwargs) -> O:
        reading = present_reading()
        place = reading.next_place(self.line)
        line = reading.written(place)
        if line is None:
            if reading.interrupted and not self._is_out(reading, place):
                reading.stop_if_interrupted()
            line = reading.office.runner.run(self.line, lambda: self._take(reading, slip, place, args, kwargs))
            reading.note(line)
        return self.outcome.model_validate_json(line.outcome)

    def _take(
        self, reading: Reading, slip: Slip, place: Place, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> JournalLine:
        intent = in_transaction(
            reading,
            lambda session: self._intend(
                reading, open_work(session, reading, slip, place, finishing=True), args, kwargs
            ),
        )
        if isinstance(intent, JournalLine):
            return intent
        failpoint(f"outward.after_intent:{self.line}")
        said = self._ask(reading, intent)
        failpoint(f"outward.after_call:{self.line}")
        line = in_transaction(reading, lambda session: self._conclude(session, reading, slip, place, intent, said))
        failpoint(f"outward.after_commit:{self.line}")
        return line

    def _is_out(self, reading: Reading, place: Place) -> bool:
        """This will tell whether the call may already be out: it is then finished before anything is undone."""
        with reading.office.database.transaction() as session:
            return _effect_of(session, reading.dossier_id, place, self.kind) is not None

    def _intend(
        self, reading: Reading, work: Work, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> _Intent | JournalLine:
        written = find_line(work)
        if written is not None:
            return written
        effect = _effect_of(work.session, work.dossier.id, work.place, self.kind)
        if effect is None:
            # Only what is out already may go on after a withdrawal; it may have come while the reading was on its way.
            reading.stop_if_interrupted()
            request = self.intend(work, *args, **kwargs)
            if request is None:
                return self._spare(work, args, kwargs)
            effect = self._new_effect(work, request)
        effect.attempts += 1
        work.session.flush()
        return _Intent(effect.reference, effect.request, effect.attempts)

    def _spare(self, work: Work, args: tuple[Any, ...], kwargs: dict[str, Any]) -> JournalLine:
        if self.spared is None:
            raise LookupError(f"{self.line} has nothing to ask and no outcome for that")
        return write(work, self.spared(work, *args, **kwargs), kind="step", title=self.title)

    def _new_effect(self, work: Work, request: dict[str, Any]) -> Effect:
        place = work.place
        effect = Effect(
            dossier_id=work.dossier.id,
            leg=place.leg,
            line=place.line,
            turn=place.turn,
            kind=self.kind,
            partner=self.addressee(request) if self.addressee else self.partner,
            reference=f"{self.kind}-{uuid4()}",
            request=request,
            intended_at=work.now,
            fence=work.fence,
            attempts=0,
        )
        work.session.add(effect)
        return effect

    def _ask(self, reading: Reading, intent: _Intent) -> _Said[O]:
        """This will ask the partner and give how the outcome is to be made of it."""
        try:
            answer = self._call(reading, intent)
        except PartnerRefusal as refusal:
            if self.refused is None:
                raise
            refused, code = self.refused, refusal.code
            return _Said(lambda work: refused(work, intent.reference, code), refusal=True)
        except PartnerUnavailable as away:
            if self.give_up is None or intent.attempts < reading.office.patience:
                # Each time a little later: a partner that stays away for a day must not keep the readers busy.
                longer = min(2 ** (intent.attempts - 1), LONGEST_FACTOR)
                raise PartnerUnavailable(away.partner, away.retry_after_s * longer) from None
            give_up = self.give_up
            return _Said(lambda work: give_up(work, intent.reference))
        return _Said(lambda work: self.confirm(work, intent.reference, answer))

    def _call(self, reading: Reading, intent: _Intent) -> Answer:
        equipment = reading.office.equipment
        if intent.attempts > 1:
            earlier = self.inquire(equipment, intent.reference)
            if earlier is not None:
                return earlier
        return self.send(equipment, intent.reference, intent.request)

    def _conclude(
        self,
        session: Session,
        reading: Reading,
        slip: Slip,
        place: Place,
        intent: _Intent,
        said: _Said[O],
    ) -> JournalLine:
        work = open_work(session, reading, slip, place, finishing=True)
        written = find_line(work)
        if written is not None:
            return written
        effect = _effect_of(session, work.dossier.id, place, self.kind)
        if effect is None:
            raise LookupError(f"the intent of {self.line} is gone")
        outcome = said.outcome(work)
        effect.confirmed_at = work.now
        if said.refusal:
            effect.settled_at = work.now
        effect.answer = json.dumps({"reference": intent.reference})
        return write(work, outcome, kind="outward", title=self.title)


def _effect_of(session: Session, dossier_id: UUID, place: Place, kind: str) -> Effect | None:
    return session.scalars(
        select(Effect).where(
            Effect.dossier_id == dossier_id,
            Effect.leg == place.leg,
            Effect.line == place.line,
            Effect.turn == place.turn,
            Effect.kind == kind,
        )
    ).first()

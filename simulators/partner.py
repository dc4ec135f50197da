"""What all partners have in common: a ledger, forced outcomes, deeds done once a reference, and messages to us."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from simulators import answers, moment
from simulators.answers import BEFORE, FAULTS, INQUIRY_FAULTS, Refusal, problem, said
from simulators.callbacks import Callbacks
from simulators.deed import Deed, Effect, Wanted, fingerprint, from_line
from simulators.forcing import Forcing, Forcings
from simulators.ledger import Ledger, Line
from simulators.planned_event import drop, hold, plan, release

# A message that is "late" without further saying comes this many paces later.
LATE_PACES = 20
ALIASES = {"500": "error-after", "rejected": "refuse", "forged": "forged-signature"}


@dataclass(frozen=True)
class Possibilities:
    """`outcomes` and `manners` by operation; the first outcome is what happens unless another is forced."""

    outcomes: dict[str, tuple[str, ...]]
    manners: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refusal: str = "refused"
    faults: tuple[str, ...] = FAULTS
    aliases: Mapping[str, str] = field(default_factory=dict)

    def all(self) -> set[str]:
        groups = (*self.outcomes.values(), *self.manners.values(), self.faults)
        return {outcome for group in groups for outcome in group}


class Partner:
    """One partner's memory and conduct; its routes are drawn up beside, one file a partner."""

    def __init__(self, name: str, possible: Possibilities, ledger: Ledger, callbacks: Callbacks, pace: float) -> None:
        self.name = name
        self.possible = possible
        self.ledger = ledger
        self.callbacks = callbacks
        self.pace = pace
        self.forcings = Forcings()
        self.deeds: dict[tuple[str, str], Deed] = {}
        self._forced = 0

    async def do(
        self,
        operation: str,
        request: Request,
        body: BaseModel,
        effect: Callable[[Wanted], Effect],
        status: int = 202,
    ) -> Response:
        """This will do it once for its reference, and say the same again when asked again."""
        key = _key(request)
        if key is None or key != body.model_dump(include={"reference"})["reference"]:
            return problem(400, "idempotency-key-missing" if key is None else "idempotency-key-differs")
        return await self.do_once(operation, key, body, effect, status)

    async def do_once(
        self, operation: str, reference: str, body: BaseModel, effect: Callable[[Wanted], Effect], status: int
    ) -> Response:
        """The same for somebody at a page of the partner's own, who has no key to show."""
        fields = body.model_dump(mode="json")
        asked = {"operation": operation, **fields}
        known = self.deeds.get((operation, reference))
        fault = self.forcings.take(asked, self.possible.faults)
        self._received(operation, reference, fault, repeat=known is not None)
        if fault and fault.outcome in BEFORE:
            return answers.fault(fault.outcome, fault.reason or self.possible.refusal)
        try:
            deed = _same(known, fields) if known else self._perform(operation, asked, fields, effect, status)
        except Refusal as no:
            self.ledger.write("refused", operation=operation, reference=reference, code=no.code)
            return problem(no.status, no.code)
        if fault:
            return answers.fault(fault.outcome, self.possible.refusal)
        return said(deed.status, deed.answer)

    async def inquire(self, reference: str, tell: Callable[[], dict[str, Any] | None]) -> Response:
        """This will say how things stand with that reference, or that it was never heard of."""
        fault = self.forcings.take({"operation": "inquire", "reference": reference}, INQUIRY_FAULTS)
        self._received("inquire", reference, fault, repeat=False)
        if fault:
            return answers.fault(fault.outcome, self.possible.refusal)
        standing = tell()
        return said(200, standing) if standing else problem(404, "unknown-reference")

    def force(self, match: Any, outcome: str, times: int, seconds: float | None, reason: str | None) -> Forcing:
        """This will make the next `times` matching requests turn out so; a Refusal when the outcome is unknown."""
        name = outcome.strip().lower().replace("_", "-")
        if name not in self.possible.all():
            name = {**ALIASES, **self.possible.aliases}.get(name, name)
        if name not in self.possible.all():
            raise Refusal(422, "unknown-outcome")
        self._forced += 1
        forcing = Forcing(self._forced, match, name, times, seconds, reason)
        self.forcings.add(forcing)
        self.ledger.write("forced", **asdict(forcing))
        return forcing

    def forget_forcings(self) -> None:
        self.forcings.forget()
        self.ledger.write("forgotten")

    def release(self, reference: str) -> int:
        """This will send what was held back or given up for the reference ("*": all); how many messages go."""
        line = self.ledger.write("released", reference=reference)
        return self._release(reference, line["at"]) + self.callbacks.try_again(reference)

    def configure(self, callback_base: str) -> None:
        self.callbacks.configure(callback_base)
        self.ledger.write("configured", callback_base=callback_base)

    def restore(self) -> None:
        """This will make of the ledger what was known before the partner stopped, and send what is still due."""
        for line in self.ledger.lines():
            self._recall(line)
        for deed in self.deeds.values():
            self.callbacks.send(deed.events)

    def note_spent(self, *forcings: Forcing | None) -> list[int]:
        """The numbers of the forcings a line has used up; under `spent` they survive a restart."""
        return [forcing.number for forcing in forcings if forcing]

    def _perform(
        self,
        operation: str,
        asked: dict[str, Any],
        fields: dict[str, Any],
        effect: Callable[[Wanted], Effect],
        status: int,
    ) -> Deed:
        outcome = self.forcings.take(asked, self.possible.outcomes[operation])
        manner = self.forcings.take(asked, self.possible.manners.get(operation, ()))
        wanted = self._wanted(operation, outcome, manner)
        done = effect(wanted)
        begins_at = moment.now()
        if wanted.manner == "late":
            begins_at += self.pace * LATE_PACES if wanted.seconds is None else wanted.seconds
        events = plan(fields["reference"], done.happenings, wanted.manner, begins_at, self.pace)
        deed = Deed(
            done.what,
            operation,
            fields["reference"],
            fingerprint(fields),
            status,
            fields,
            done.answer,
            wanted.outcome,
            wanted.manner,
            done.stops,
            hold(events, done.holds),
        )
        line = self.ledger.write(deed.what, **deed.as_line(), spent=self.note_spent(outcome, manner))
        self._keep(deed, line["at"])
        self.callbacks.send(deed.events)
        return deed

    def _wanted(self, operation: str, outcome: Forcing | None, manner: Forcing | None) -> Wanted:
        # A partner without manners sends no messages: what happens there is learnt by asking.
        usual = "prompt" if operation in self.possible.manners else "lost"
        return Wanted(
            outcome.outcome if outcome else self.possible.outcomes[operation][0],
            manner.outcome if manner else usual,
            manner.seconds if manner else None,
            outcome.reason if outcome else None,
        )

    def _received(self, operation: str, reference: str, fault: Forcing | None, *, repeat: bool) -> None:
        self.ledger.write(
            "received",
            operation=operation,
            reference=reference,
            repeat=repeat,
            fault=fault.outcome if fault else None,
            spent=self.note_spent(fault),
        )

    def _keep(self, deed: Deed, at: float) -> None:
        self.deeds[deed.operation, deed.reference] = deed
        if deed.stops:
            for other in self._about(deed.stops):
                drop(other.events, at)

    def _release(self, reference: str, at: float) -> int:
        count = 0
        for deed in self._about(reference):
            held = release(deed.events, at, self.pace)
            self.callbacks.send(held)
            count += len(held)
        return count

    def _about(self, reference: str) -> list[Deed]:
        if reference == "*":
            return list(self.deeds.values())
        keys = [(operation, reference) for operation in self.possible.outcomes]
        return [self.deeds[key] for key in keys if key in self.deeds]

    def _recall(self, line: Line) -> None:
        for number in line.pop("spent", ()):
            self.forcings.spend(number)
        what = line["what"]
        if "fingerprint" in line:
            self._keep(from_line(line), line["at"])
        elif what == "forced":
            forcing = {name: value for name, value in line.items() if name not in ("n", "at", "what")}
            self.forcings.add(Forcing(**forcing))
            self._forced = line["number"]
        elif what == "forgotten":
            self.forcings.forget()
        elif what == "released":
            for deed in self._about(line["reference"]):
                release(deed.events, line["at"], self.pace)
        elif what == "configured":
            self.callbacks.configure(line["callback_base"])
        elif what == "callback" and line["settled"]:
            self.callbacks.remember(line["copy"])


def _same(known: Deed, fields: dict[str, Any]) -> Deed:
    if known.fingerprint != fingerprint(fields):
        raise Refusal(422, "reference-reused")
    return known


def _key(request: Request) -> str | None:
    """The Idempotency-Key, quoted as the draft standard has it or bare."""
    key = request.headers.get("idempotency-key")
    return key.strip().strip('"') if key else None

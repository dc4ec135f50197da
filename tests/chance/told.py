"""A program as a procedure of the engine: each node said with the engine's own verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from engine.inbox_rule import InboxRule
from engine.legs import together, together_for
from engine.outward_step import OutwardStep
from engine.procedure_flow import ProcedureFlow, procedure_flow
from engine.reserve import Drawing
from engine.slip import Slip
from engine.step import Step, step
from engine.wait import wait_for
from engine.work import Work
from models.acts.act import Act, Deed
from models.acts.every_act import add_act
from models.acts.outcome import Form, Outcome
from models.role import Role
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.limits import CalendarDays, Limit, WorkingDays
from tests.chance.program import Added, Ask, Await, Block, Do, Each, Fate, Print, Repeat, Sides, Tell
from tests.engine.trial import Mark

PARTNER = "chance"


class Happened(Outcome):
    """What a line says: only what the oracle can know."""

    turn: int = 0
    again: bool = False
    lapsed: bool = False
    refused: bool = False
    spared: bool = False
    number: int = 0
    reference: str = ""


class Again(Form):
    name: ClassVar[str] = "again"
    title: ClassVar[str] = "Làm lại"


class Enough(Form):
    name: ClassVar[str] = "enough"
    title: ClassVar[str] = "Đủ rồi"


class Answered(Form):
    name: ClassVar[str] = "answered"
    title: ClassVar[str] = "Đã trả lời"

    data: dict[str, Any]


def _chosen(deed: Deed, form: Form) -> Happened:
    return Happened(again=isinstance(form, Again))


def _answered(deed: Deed, form: Answered) -> Happened:
    return Happened(number=int(form.data["number"]))


def _act(line: str, role: Role, on_limit: Happened | None, *forms: type[Form]) -> Act[Happened]:
    return Act(
        line=line,
        title=f"Thử {line}",
        awaiting=f"Chờ {line}",
        role=role,
        forms=forms,
        outcome=Happened,
        record=_answered if Answered in forms else _chosen,
        on_limit=on_limit,
    )


LAPSED = Happened(lapsed=True)
ACTS = {
    "desk": _act("desk", Role.RECEIVER, None, Again, Enough),
    "leader": _act("leader", Role.CHAIRMAN, LAPSED, Again, Enough),
    "family": _act("family", Role.APPLICANT, LAPSED, Again, Enough),
    "partner": _act("partner", Role.PARTNER, LAPSED, Answered),
}
WITHIN: dict[str, Limit] = {"leader": WorkingDays(2), "family": CalendarDays(5), "partner": WorkingDays(3)}
INBOX_RULES = {"chance.answered": InboxRule("answered")}


def _mark(work: Work) -> Happened:
    place = work.place
    what = f"{place.line}@{place.leg}"
    work.session.add(Mark(dossier_id=work.dossier.id, what=what[:40], turn=place.turn))
    work.session.flush()
    return Happened(turn=place.turn)


@step(title="Ghi")
def note(work: Work) -> Happened:
    return _mark(work)


@step(title="Đóng dấu")
def stamp(work: Work) -> Happened:
    return _mark(work)


@step(title="Đếm")
def count(work: Work) -> Happened:
    return _mark(work)


def _slip(work: Work) -> Drawing:
    return Drawing("slip", "Phiếu thử", "PN", lambda number: {"number": number})


@step(title="In phiếu", draws=_slip)
def print_slip(work: Work) -> Happened:
    work.drawn()
    return _mark(work)


@step(title="Kết thúc")
def finish(work: Work, ending: Ending) -> Happened:
    if ending is Ending.DELIVERED:
        work.dossier.accept(work.now)
        work.dossier.approve()
    work.dossier.end(ending, work.now)
    return _mark(work)


STEPS: dict[str, Step[[], Happened]] = {"note": note, "stamp": stamp, "count": count}


def _outward(line: str) -> OutwardStep[[Fate], Happened]:
    def intend(work: Work, fate: Fate) -> dict[str, Any] | None:
        place = work.place
        said = fate.says(place.leg, line, place.turn)
        return None if said.spared else {"refuse": said.refused}

    return OutwardStep(
        line=line,
        title=f"Thử {line}",
        partner=PARTNER,
        kind=line,
        outcome=Happened,
        intend=intend,
        send=lambda partner, reference, request: partner.take(reference, request),
        inquire=lambda partner, reference: partner.knows(reference),
        confirm=lambda work, reference, answer: Happened(reference=reference),
        refused=lambda work, reference, code: Happened(refused=True),
        spared=lambda work, fate: Happened(spared=True),
    )


ask = _outward("ask")
tell = _outward("tell")


def flow_of(fate: Fate, has_additions: Callable[[], bool]) -> ProcedureFlow:
    """This will give the program of this fate as a flow; `has_additions` is asked at the beginning of each reading."""
    program = fate.program()

    def way_out(dossier: Slip) -> Ending:
        _Reader(fate, dossier, has_additions()).read(program.way_out)
        finish(dossier, Ending.WITHDRAWN)
        return Ending.WITHDRAWN

    @procedure_flow(BIRTH_REGISTRATION, if_interrupted=way_out)
    def by_chance(dossier: Slip) -> Ending:
        ending = Ending(program.ending)
        _Reader(fate, dossier, has_additions()).read(program.body)
        finish(dossier, ending)
        return ending

    return by_chance


class _Reader:
    """Says each node of a program with the engine's verbs."""

    def __init__(self, fate: Fate, dossier: Slip, has_additions: bool) -> None:
        self.fate = fate
        self.dossier = dossier
        self.has_additions = has_additions

    def read(self, block: Block) -> None:  # noqa: C901, PLR0912
        dossier = self.dossier
        for node in block:
            match node:
                case Do(name):
                    STEPS[name](dossier)
                case Print():
                    print_slip(dossier)
                case Tell():
                    tell(dossier, self.fate)
                case Ask():
                    self._ask()
                case Await(who, body):
                    if self._awaits(who).again:
                        self.read(body)
                case Repeat(who, body):
                    while self._awaits(who).again:
                        self.read(body)
                case Sides(bodies, names):
                    together(**{name: self._side(body) for name, body in zip(names, bodies, strict=False)})
                case Each(names, body):
                    together_for(names, key=str, leg=lambda _, body=body: self.read(body))  # type: ignore[misc]
                case Added(marker, body):
                    if self.has_additions and dossier.has(marker):
                        self.read(body)

    def _side(self, body: Block) -> Callable[[], None]:
        return lambda: self.read(body)

    def _awaits(self, who: str) -> Happened:
        return wait_for(self.dossier, ACTS[who], within=WITHIN.get(who))

    def _ask(self) -> None:
        asked = ask(self.dossier, self.fate)
        if asked.reference:
            wait_for(self.dossier, ACTS["partner"], within=WITHIN["partner"], reference=asked.reference)


def know_these_acts() -> None:
    for act in ACTS.values():
        add_act(act)

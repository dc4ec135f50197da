"""A three-line procedure to try the engine with: it loops, splits into legs, asks a partner, and can be withdrawn."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from engine.legs import together
from engine.outward_step import OutwardStep
from engine.procedure_flow import procedure_flow
from engine.signals import PartnerUnavailable
from engine.slip import Slip
from engine.step import step
from engine.wait import wait_for
from engine.work import Work
from models.acts.act import Act, Deed
from models.acts.every_act import add_act
from models.acts.outcome import Form, Outcome
from models.base import Base, Identified
from models.role import Role
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.limits import WorkingDays


class Mark(Identified, Base):
    """What a step of the trial does: one row, so that a doubled effect can be counted."""

    __tablename__ = "trial_mark"

    dossier_id: Mapped[UUID]
    what: Mapped[str] = mapped_column(String(40))
    turn: Mapped[int] = mapped_column(Integer)


class Tried(Outcome):
    again: bool


class TryAgain(Form):
    name: ClassVar[str] = "again"
    title: ClassVar[str] = "Làm lại"


class Enough(Form):
    name: ClassVar[str] = "enough"
    title: ClassVar[str] = "Đủ rồi"


def _tried(deed: Deed, form: Form) -> Tried:
    return Tried(again=isinstance(form, TryAgain))


class Done(Outcome):
    number: int = 0
    lapsed: bool = False


def _done(deed: Deed, form: Form) -> Done:
    return Done(number=1)


TRIES = Act(
    line="trial_tries",
    title="Thử",
    awaiting="Chờ thử",
    role=Role.RECEIVER,
    forms=(TryAgain, Enough),
    outcome=Tried,
    record=_tried,
)
LEFT = Act(
    line="trial_left",
    title="Bên trái",
    awaiting="Chờ bên trái",
    role=Role.RECEIVER,
    forms=(Enough,),
    outcome=Done,
    record=_done,
)
RIGHT = Act(
    line="trial_right",
    title="Bên phải",
    awaiting="Chờ bên phải",
    role=Role.CHAIRMAN,
    forms=(Enough,),
    outcome=Done,
    record=_done,
    on_limit=Done(lapsed=True),
)


@step(title="Ghi dấu")
def mark(work: Work, what: str) -> Done:
    work.session.add(Mark(dossier_id=work.dossier.id, what=what, turn=work.place.turn))
    work.session.flush()
    return Done(number=work.place.turn)


class Asked(Outcome):
    reference: str


class Partner:
    """A partner in memory with a ledger; `down` makes it unreachable, `forgets_answer` loses the answer once."""

    def __init__(self) -> None:
        self.ledger: list[str] = []
        self.down = False
        self.forgets_answer = False


def _send(partner: Partner, reference: str, request: Any) -> dict[str, Any]:
    if partner.down:
        raise PartnerUnavailable("trial", retry_after_s=0.0)
    partner.ledger.append(reference)
    if partner.forgets_answer:
        partner.forgets_answer = False
        raise PartnerUnavailable("trial", retry_after_s=0.0)
    return {"taken": True}


def _inquire(partner: Partner, reference: str) -> dict[str, Any] | None:
    return {"taken": True} if reference in partner.ledger else None


def _intend(work: Work) -> dict[str, Any]:
    return {"what": "trial"}


def _confirm(work: Work, reference: str, answer: dict[str, Any]) -> Asked:
    return Asked(reference=reference)


ask_partner = OutwardStep(
    line="ask_partner",
    title="Hỏi đơn vị phối hợp",
    partner="trial",
    kind="trial",
    outcome=Asked,
    intend=_intend,
    send=_send,
    inquire=_inquire,
    confirm=_confirm,
)


@step(title="Kết thúc")
def finish(work: Work, ending: Ending) -> Done:
    if ending is Ending.DELIVERED:
        work.dossier.accept(work.now)
        work.dossier.approve()
    work.dossier.end(ending, work.now)
    return Done()


def give_up(dossier: Slip) -> Ending:
    mark(dossier, "undone")
    finish(dossier, Ending.WITHDRAWN)
    return Ending.WITHDRAWN


@procedure_flow(BIRTH_REGISTRATION, if_interrupted=give_up)
def trial(dossier: Slip) -> Ending:
    # 1. The desk tries until it is enough.
    while wait_for(dossier, TRIES).again:
        mark(dossier, "again")
    # 2. Two sides work side by side.
    together(left=lambda: left(dossier), right=lambda: wait_for(dossier, RIGHT, within=WorkingDays(2)))
    # 3. A partner is told, and that is all.
    ask_partner(dossier)
    finish(dossier, Ending.DELIVERED)
    return Ending.DELIVERED


def left(dossier: Slip) -> None:
    mark(dossier, "left")
    wait_for(dossier, LEFT)


def know_trial_acts() -> None:
    for act in (TRIES, LEFT, RIGHT):
        add_act(act)


def marks(session: Any, dossier_id: UUID) -> list[str]:
    rows = select(Mark.what).where(Mark.dossier_id == dossier_id).order_by(Mark.what)
    return list(session.scalars(rows))

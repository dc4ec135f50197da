"""A small procedure that uses all the engine has: loop, legs, marker, document, partner, message, limit, duty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.duty import Duty
from engine.inbox_rule import InboxRule
from engine.legs import together, together_for
from engine.outward_step import OutwardStep
from engine.procedure_flow import procedure_flow
from engine.reserve import Drawing
from engine.slip import Slip
from engine.step import step
from engine.wait import wait_for
from engine.work import Work
from models.acts.act import Act, Deed
from models.acts.every_act import add_act
from models.acts.outcome import Form
from models.clock.working_calendar import WorkingCalendar
from models.dossier import Dossier
from models.progress.effect import Effect
from models.role import Role
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.limits import WorkingDays
from tests.engine.trial import LEFT, RIGHT, TRIES, Asked, Done, Mark, Partner, ask_partner, finish, mark

DUTY_AFTER = timedelta(days=3)


class FileLedger(list[str]):
    """What the partner was asked, kept in a file that outlives every process of the office.

    `tell` is called once something has been asked and before its answer is back.
    """

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        super().__init__(path.read_text().split() if path.exists() else [])
        self._path = path
        self._tell = tell

    def append(self, reference: str) -> None:
        with self._path.open("a") as file:
            file.write(f"{reference}\n")
        super().append(reference)
        self._tell(reference)


class FilePartner(Partner):
    """A partner that lives longer than the office."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.ledger = FileLedger(path, tell)


class Answered(Form):
    name: ClassVar[str] = "answered"
    title: ClassVar[str] = "Đã trả lời"

    data: dict[str, Any]


def _answered(deed: Deed, form: Answered) -> Done:
    return Done(number=int(form.data["number"]))


PARTNER_ANSWERS = Act(
    line="trial_partner_answers",
    title="Đơn vị phối hợp trả lời",
    awaiting="Chờ đơn vị phối hợp trả lời",
    role=Role.PARTNER,
    forms=(Answered,),
    outcome=Done,
    record=_answered,
)
INBOX_RULES = {"trial.answered": InboxRule("answered")}


def _slip(work: Work) -> Drawing:
    return Drawing("slip", "Phiếu thử", "PT", lambda number: {"number": number})


@step(title="In phiếu", draws=_slip)
def print_slip(work: Work) -> Done:
    return Done(number=work.drawn().number)


def _asked_before(work: Work) -> dict[str, Any] | None:
    asked = select(Effect).where(Effect.dossier_id == work.dossier.id, Effect.line == ask_partner.line)
    effect = work.session.scalars(asked).first()
    return None if effect is None else {"recalls": effect.reference}


recall = OutwardStep(
    line="recall",
    title="Rút lại yêu cầu",
    partner="trial",
    kind="recall",
    outcome=Asked,
    intend=_asked_before,
    send=ask_partner.send,
    inquire=ask_partner.inquire,
    confirm=lambda work, reference, answer: Asked(reference=reference),
    spared=lambda work: Asked(reference=""),
)


@step(title="Nhắc việc")
def trial_reminder(work: Work) -> Done:
    work.session.add(Mark(dossier_id=work.dossier.id, what="reminded", turn=1))
    return Done()


def _due(session: Session, dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    return dossier.received_at + DUTY_AFTER


DUTIES = (Duty(trial_reminder.line, _due, trial_reminder),)


def take_back(dossier: Slip) -> Ending:
    recall(dossier)
    mark(dossier, "undone")
    finish(dossier, Ending.WITHDRAWN)
    return Ending.WITHDRAWN


@procedure_flow(BIRTH_REGISTRATION, if_interrupted=take_back)
def trial_of_everything(dossier: Slip) -> Ending:
    # 1. The desk tries until it is enough, and prints a slip.
    while wait_for(dossier, TRIES).again:
        mark(dossier, "again")
    print_slip(dossier)
    if dossier.has("trial marker"):
        mark(dossier, "marked")
    # 2. Sides work side by side; three of them by themselves.
    together(left=lambda: _left(dossier), right=lambda: wait_for(dossier, RIGHT, within=WorkingDays(2)))
    together_for(("a", "b"), key=str, leg=lambda one: mark(dossier, one))
    # 3. A partner is asked and answers by a message.
    asked = ask_partner(dossier)
    wait_for(dossier, PARTNER_ANSWERS, reference=asked.reference)
    finish(dossier, Ending.DELIVERED)
    return Ending.DELIVERED


def _left(dossier: Slip) -> None:
    mark(dossier, "left")
    wait_for(dossier, LEFT)


def know_these_acts() -> None:
    for act in (TRIES, LEFT, RIGHT, PARTNER_ANSWERS):
        add_act(act)

"""The step rail: what is done, where the dossier stands now and what comes next, in words, with who and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.folder.folder import Folder
from desk.words.remaining import working_time
from language.phrase import phrase
from models.acts.communes.commune_name import commune_name
from models.acts.every_act import every_act, find_act
from models.progress.work_item import WorkItem
from models.role import Role
from models.status import Ending

_ROLE_OF_LINE = {act.line: act.role if act.role.is_staff else act.also_role for act in every_act()} | {
    # The leader is asked here, but the dossier still stands at its intake.
    "agrees_to_refuse_intake": Role.RECEIVER,
    "supplements": Role.RECEIVER,
    # The office's own part is done; what other agencies do is followed where results are returned.
    "answers_leg": Role.RETURN_DESK,
    "confirms_residence": Role.RETURN_DESK,
    "confirms_benefit": Role.RETURN_DESK,
    "settles_silence": None,
}


class Stage(StrEnum):
    DONE = "done"
    NOW = "now"
    NEXT = "next"
    LEFT_OUT = "left_out"

    @property
    def words(self) -> str:
        return {"done": phrase("Xong"), "now": "Đang làm", "next": "Tiếp theo", "left_out": "Không làm"}[self.value]


@dataclass(frozen=True)
class Step:
    title: str
    role: str
    stage: Stage
    who: str = ""
    at: datetime | None = None
    awaiting: tuple[str, ...] = ()


def rail_of(folder: Folder) -> list[Step]:
    """The steps the edition names for this procedure, the last of them handing the result over."""
    planned = [(step.title, Role(step.role)) for step in folder.edition.steps]
    if Role.RETURN_DESK not in [role for _, role in planned]:
        planned.append(("Trả kết quả", Role.RETURN_DESK))
    present = _present(folder, [role for _, role in planned])
    return [_step(folder, title, role, number, present) for number, (title, role) in enumerate(planned)]


def _present(folder: Folder, roles: list[Role]) -> int:
    """The number of the step the dossier stands at; past the last one when it has ended."""
    if not folder.dossier.is_open:
        return len(roles)
    awaited = [_role_of(item.line) for item in folder.items if not item.aside]
    worked = [_role_of(line.line) for line in folder.lines]
    for role in (*awaited, *reversed(worked)):
        if role in roles:
            return roles.index(role)
    return 0


def _role_of(line: str) -> Role | None:
    return _ROLE_OF_LINE.get(line)


def _step(folder: Folder, title: str, role: Role, number: int, present: int) -> Step:
    answered = [line for line in folder.lines if line.actor.startswith("staff:") and _role_of(line.line) is role]
    last = answered[-1] if answered else None
    if number == present:
        waiting = tuple(_awaiting(item, folder) for item in folder.items if not item.aside)
        return Step(title, role.words, Stage.NOW, awaiting=waiting or ("Hệ thống đang chuyển bước",))
    if number > present or (last is None and _ended_without(folder)):
        return Step(title, role.words, Stage.NEXT if folder.dossier.is_open else Stage.LEFT_OUT)
    if last is None:
        return Step(title, role.words, Stage.DONE)
    return Step(title, role.words, Stage.DONE, folder.names.get(last.actor, ""), last.written_at)


def _ended_without(folder: Folder) -> bool:
    ending = folder.dossier.ending
    return ending is not None and not Ending(ending).has_result


def _awaiting(item: WorkItem, folder: Folder) -> str:
    waited = folder.calendar.working_time_between(item.opened_at, folder.now)
    commune = commune_name(folder.dossier, item.leg)
    where = phrase(" ({commune})", commune=commune) if commune else ""
    return phrase(
        "{awaiting}{where} – {time}",
        awaiting=find_act(item.act).awaiting,
        where=where,
        time=working_time(waited),
    )

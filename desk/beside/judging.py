"""Finding out about one component: the verdict, its sentence, and what a colleague found meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desk.folder.folder import Folder
from desk.words.acted import details_of
from models.acts.checks_components import CHECKS_COMPONENTS
from models.acts.refusal import FormFault, FormFaults, HeldByColleague, ItemGone, NotYourRole
from models.dossier import Dossier
from models.intake.component import Component, Verdict
from models.intake.judge_component import judge_component
from models.progress.hold_item import held_by_other
from models.progress.work_item import ItemState, WorkItem
from models.register.content_hash import content_hash
from procedures.components.ready_sentences import ORIGINAL_WANTED
from web.problem import Problem
from web.visit import Inside

# The third button of a paper: not good yet, because the original itself must be seen.
NEEDS_ORIGINAL = "needs_original"
_LONGEST = 1000


@dataclass(frozen=True)
class Finding:
    """What somebody found; `was` is the mark of what his page had shown, empty when it does not say."""

    verdict: Verdict
    note: str
    was: str = ""


@dataclass(frozen=True)
class Clash:
    """Two people found differently about one component; nothing was written over."""

    component: Component
    title: str
    mine: Finding
    who: str
    at: datetime | None

    @property
    def my_words(self) -> str:
        return self.mine.verdict.words

    @property
    def their_words(self) -> str:
        return self.component.verdict.words


def mark_of(component: Component) -> str:
    """A short mark of what stands now, for a page to bring back."""
    return content_hash([component.verdict, component.verdict_note or ""])[:16]


def open_check(inside: Inside, dossier: Dossier) -> WorkItem:
    """This will give the open check of the components, or raise why this person can find out nothing now."""
    waits = select(WorkItem).where(
        WorkItem.dossier_id == dossier.id,
        WorkItem.line == CHECKS_COMPONENTS.line,
        WorkItem.state == ItemState.OPEN,
    )
    item = inside.session.scalars(waits).first()
    if item is None:
        raise ItemGone(ItemState.ANSWERED, None)
    if not inside.caller.reach.lets_do(item):
        raise NotYourRole
    if held_by_other(item, inside.caller.actor, inside.now):
        raise HeldByColleague
    return item


def note_finding(inside: Inside, component: Component, found: Finding) -> bool:
    """This will write the finding, and say False when a colleague has found something else since the page was shown."""
    same = component.verdict is found.verdict and (component.verdict_note or "") == found.note
    if found.was and found.was != mark_of(component) and not same:
        return False
    judge_component(inside.session, component, found.verdict, found.note, inside.caller.actor, inside.now)
    return True


def read_finding(boxes: Mapping[str, str]) -> Finding:
    """The verdict of the button and the sentence chosen or written; a bad one needs its reason (rule 7)."""
    chosen, note = boxes.get("verdict", ""), _sentence(boxes)
    if chosen == NEEDS_ORIGINAL:
        return Finding(Verdict.MISSING, note or ORIGINAL_WANTED.fault, boxes.get("was", ""))
    if chosen not in set(Verdict):
        raise Problem("malformed-request")
    verdict = Verdict(chosen)
    if verdict is Verdict.MISSING and not note:
        raise FormFaults([FormFault("/note", "Hãy chọn câu soạn sẵn hoặc ghi vì sao không đạt.")])
    return Finding(verdict, note, boxes.get("was", ""))


def _sentence(boxes: Mapping[str, str]) -> str:
    """The ready sentence before one's own words, once."""
    ready, own = boxes.get("ready", "").strip(), boxes.get("note", "").strip()
    words = own if not ready or own.startswith(ready) else f"{ready} {own}".strip()
    return words[:_LONGEST]


def clash_of(folder: Folder, component: Component, mine: Finding) -> Clash:
    """Both texts, and who wrote the other one when."""
    judged = [entry for entry in folder.audit if entry.action == "component.judged"]
    mine_too = [entry for entry in judged if details_of(entry.details).get("component") == component.code]
    last = mine_too[-1] if mine_too else None
    who = folder.names.get(last.actor, "") if last else ""
    return Clash(component, folder.component_title(component.code), mine, who, last.at if last else None)

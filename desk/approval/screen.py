"""One screen for one approval: what is proposed and why, what differs, the papers as they would be, two answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desk.approval.comparison import Change, changes_between, facts_of
from desk.approval.return_reasons import GROUNDS
from desk.approval.waiting import Wanted, beside, usual_form
from desk.folder.folder import Folder, read_folder
from desk.panels.appraisal import ShownDraft, hidden_fields, shown_draft
from desk.panels.every_panel import panel_of
from desk.panels.panel import LetterPreview
from desk.panels.task import forms_for
from desk.words.remaining import Horizon, remaining
from language.phrase import phrase
from models.acts.answer import check_may_answer
from models.acts.decides import Refuse, Return
from models.acts.every_act import find_act
from models.acts.outcome import Form
from models.acts.refusal import Refused
from models.approval.delegation import Delegation
from models.approval.signature_block import block_fits
from models.approval.standing import Standing
from models.delivery.document import Document
from models.delivery.papers import papers_of
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.register.draft import Draft
from models.role import Role
from web.visit import Inside


@dataclass(frozen=True)
class Tried:
    """What was sent and not recorded: typed words come back, a password never does."""

    message: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)


def screen_of(inside: Inside, item: WorkItem, wanted: Wanted, base_url: str, tried: Tried) -> dict[str, Any]:
    """This will give the content of the page for this item, open or gone."""
    dossier = inside.session.get_one(Dossier, item.dossier_id)
    folder = read_folder(inside, dossier, base_url)
    shown = shown_draft(folder, item)
    before, after = beside(inside, item, wanted)
    standing, why_not = _may(inside, dossier, item)
    delegation = standing.delegation if standing else None
    papers = papers_of(item, folder.documents)
    yes = _yes(inside, folder, item, shown)
    return {
        "folder": folder,
        "dossier": dossier,
        "item": item,
        "wanted": wanted,
        "title": find_act(item.act).title,
        "left": remaining(inside.now, item.due_at, item.opened_at, folder.calendar),
        "urgency": Horizon.of(inside.now, folder.calendar).urgency(item.due_at),
        "shown": shown,
        "facts": facts_of(folder, shown),
        "hidden": hidden_fields(folder),
        "papers": papers,
        "entry": folder.entry,
        "names": folder.names,
        "yes": yes,
        "fields": _fields(folder, item, yes),
        "letter": _letter(folder, item, yes),
        "may_return": any(form.name == Return.name for form in forms_for(inside, item)),
        "grounds": GROUNDS,
        "why_not": why_not or _hindered(folder, item, yes),
        "in_place_of": _head_of(delegation),
        "reviewed_later": standing is not None and standing.reviewed_later,
        "other_block": not why_not and _other_block(inside, item, papers, delegation),
        "newer": _newer(folder, item),
        "changes": _changes(folder, item),
        "before": before,
        "after": after,
        "tried": tried,
    }


def _may(inside: Inside, dossier: Dossier, item: WorkItem) -> tuple[Standing | None, str]:
    try:
        actor = inside.caller.actor
        return check_may_answer(inside.session, dossier, item, find_act(item.act), actor, inside.now), ""
    except Refused as refused:
        return None, str(refused)


def _yes(inside: Inside, folder: Folder, item: WorkItem, shown: ShownDraft | None) -> type[Form] | None:
    """What the one primary button does: approve, sign, or refuse where the officer proposes to refuse."""
    if shown is not None and shown.draft.proposal == "refuse":
        refusals = [form for form in find_act(item.act).forms if issubclass(form, Refuse)]
        return next(iter(refusals), None)
    return usual_form(item.act)


def _fields(folder: Folder, item: WorkItem, yes: type[Form] | None) -> dict[str, str]:
    """A refusal as proposed carries the officer's own reason; one who words it otherwise does so on the dossier."""
    return panel_of(item).starting(folder, item, yes) if yes is not None and issubclass(yes, Refuse) else {}


def _letter(folder: Folder, item: WorkItem, yes: type[Form] | None) -> LetterPreview | None:
    fields = _fields(folder, item, yes)
    return panel_of(item).letter(folder, item, yes, fields) if yes is not None and fields else None


def _hindered(folder: Folder, item: WorkItem, yes: type[Form] | None) -> str:
    return panel_of(item).hinders(folder, item, yes) if yes is not None else ""


def _head_of(delegation: Delegation | None) -> str:
    if delegation is None:
        return ""
    paper = phrase(", văn bản {paper}", paper=delegation.paper) if delegation.paper else ""
    return f"{delegation.manner.words}{paper}"


def _other_block(inside: Inside, item: WorkItem, papers: list[Document], delegation: Delegation | None) -> bool:
    """Whether any of the papers names somebody else above the signature, so that it must be drawn up anew first."""
    if find_act(item.act).signs != "signature":
        return False
    return not all(block_fits(inside.session, inside.caller.actor, delegation, one.content) for one in papers)


def _newer(folder: Folder, item: WorkItem) -> WorkItem | None:
    """What awaits the same answer now, where this one is gone."""
    if item.state is ItemState.OPEN:
        return None
    open_ones = [one for one in folder.items if one.line == item.line and one.role is Role.CHAIRMAN]
    return open_ones[-1] if open_ones else None


def _changes(folder: Folder, item: WorkItem) -> list[Change]:
    newer = _newer(folder, item)
    before, after = _draft(folder, item), _draft(folder, newer) if newer else None
    return changes_between(folder, before, after) if before and after else []


def _draft(folder: Folder, item: WorkItem) -> Draft | None:
    return next((one for one in folder.drafts if one.id == item.subject_id), None)

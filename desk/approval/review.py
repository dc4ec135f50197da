"""What many approvals at once would do, each with the hash of exactly what it would do it to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from desk.approval.doubts import doubts_of
from desk.approval.waiting import Waiting, Wanted, usual_form
from language.phrase import phrase
from models.acts.every_act import find_act
from models.acts.outcome import Form
from models.approval.delegation import Delegation
from models.approval.signature_block import block_fits
from models.approval.standing import delegations_to
from models.delivery.document import Document
from models.delivery.papers import load_papers_of_each
from models.progress.work_item import WorkItem
from models.register.draft import Draft
from models.role import Role
from web.visit import Inside


@dataclass(frozen=True)
class Picture:
    """The first page of a paper: its address, and what it is."""

    address: str
    what: str


@dataclass(frozen=True)
class Reviewed:
    """One act of the review with every paper it is about, its result first. `corrections` is how often it departs
    from what was declared, `doubts` how much of what the law asks must be looked at, `hindered` why it cannot be one
    of many."""

    row: Waiting
    version: int
    shown_hash: str
    pictures: list[Picture]
    corrections: int
    doubts: int
    hindered: str


@dataclass(frozen=True)
class ReviewGroup:
    """One act and one procedure; `run_id` names the run beforehand, so that pressing twice begins one."""

    run_id: str
    wanted: Wanted
    act: str
    title: str
    form: type[Form]
    signs: bool
    items: list[Reviewed]

    @property
    def able(self) -> list[Reviewed]:
        return [item for item in self.items if not item.hindered]


def review_of(inside: Inside, rows: Sequence[Waiting]) -> dict[str, Any]:
    """The chosen in groups, each of which is approved by itself; `alone` is what must be looked at one by one."""
    able = [row for row in rows if row.at_once]
    papers = _reviewed(inside, able)
    ordered = sorted(able, key=lambda row: (row.act, row.procedure))
    found = [
        _group(act, procedure, [papers[row.item_id] for row in part])
        for (act, procedure), part in groupby(ordered, key=lambda row: (row.act, row.procedure))
    ]
    return {"groups": found, "alone": [row for row in rows if not row.at_once]}


def _group(act: str, procedure: str, items: list[Reviewed]) -> ReviewGroup:
    form, title = (
        usual_form(act),
        phrase("{title} · {procedure_title}", title=find_act(act).title, procedure_title=items[0].row.procedure_title),
    )
    assert form is not None, "only rows that may be one of many come here"
    signs = find_act(act).signs is not None
    return ReviewGroup(str(uuid4()), Wanted(act, procedure), act, title, form, signs, items)


def _reviewed(inside: Inside, rows: Sequence[Waiting]) -> dict[UUID, Reviewed]:
    """The same few queries whatever the number of rows: the items, dossiers, drafts, documents, the mandates."""
    ids = [row.item_id for row in rows]
    items = {one.id: one for one in inside.session.scalars(select(WorkItem).where(WorkItem.id.in_(ids)))}
    found_drafts = inside.session.scalars(select(Draft).where(Draft.id.in_([one.subject_id for one in items.values()])))
    drafts: dict[UUID | None, Draft] = {one.id: one for one in found_drafts}
    doubts = doubts_of(inside, {one.dossier_id for one in items.values()})
    documents = load_papers_of_each(inside.session, items.values())
    is_head = Role.CHAIRMAN in inside.caller.roles
    mandates = () if is_head else delegations_to(inside.session, inside.caller.actor, inside.now)
    found = {}
    for row in rows:
        item = items[row.item_id]
        mandate = next((one for one in mandates if one.covers(item.line, row.procedure)), None)
        draft, papers = drafts.get(item.subject_id), documents[item.id]
        found[row.item_id] = Reviewed(
            row=row,
            version=item.version,
            shown_hash=item.shown_hash or "",
            pictures=_pictures(row, draft, papers),
            corrections=len(draft.corrections or ()) if draft else 0,
            doubts=doubts[item.dossier_id],
            hindered=_hindered(inside, item, papers, mandate),
        )
    return found


def _pictures(row: Waiting, draft: Draft | None, papers: Sequence[Document]) -> list[Picture]:
    at = f"/ho-so/{row.code}"
    if draft is not None:
        return [Picture(f"{at}/du-thao/{draft.id}/trang/1", row.proposal)]
    return [Picture(f"{at}/tai-lieu/{one.id}/trang/1", one.title) for one in papers]


def _hindered(inside: Inside, item: WorkItem, papers: Sequence[Document], delegation: Delegation | None) -> str:
    """A paper that names somebody else above the signature is opened alone, where it can be drawn up anew."""
    if find_act(item.act).signs != "signature":
        return ""
    if not papers:
        return "Văn bản chưa lập xong; hãy mở lại sau ít phút."
    if all(block_fits(inside.session, inside.caller.actor, delegation, one.content) for one in papers):
        return ""
    return "Khối ký trên văn bản ghi người khác; mở riêng hồ sơ để lập lại văn bản."

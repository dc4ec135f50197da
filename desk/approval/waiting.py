"""What waits for the head of the agency, or for whoever stands in for him: the most urgent first, forty a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select, true, tuple_

from desk.folder.who import names_of
from desk.lists.agency_time import calendar_of, gone_from, horizon_of
from desk.member import member
from desk.words.remaining import Urgency, remaining
from language.phrase import phrase
from models.acts.every_act import find_act
from models.acts.outcome import Form
from models.approval.standing import delegations_to
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.register.draft import Draft
from models.role import Role
from procedures.catalogue import find
from web.access import visible_items
from web.place_in_list import RANK, NoPlace, after_place, write_place
from web.visit import Inside

PATH = "/duyet"
ROWS = 40
# What nobody could look through at once is not offered at once.
MOST_AT_ONCE = 100
_PROPOSALS = {"register": "Đăng ký", "issue": "Cấp bản sao", "answer": "Trả lời", "refuse": "Từ chối"}


@dataclass(frozen=True)
class Wanted:
    """Which part of the list: an act by its key and a procedure by its code, both or neither; all in the address."""

    act: str = ""
    procedure: str = ""

    def address(self, path: str = PATH, **more: str) -> str:
        told = {"buoc": self.act, "thu-tuc": self.procedure, **more}
        query = urlencode({name: value for name, value in told.items() if value})
        return f"{path}?{query}" if query else path


@dataclass(frozen=True)
class Waiting:
    """One line of the list. `at_once` says whether it may be one of many: a refusal is looked at alone."""

    item_id: UUID
    code: str
    act: str
    title: str
    procedure: str
    procedure_title: str
    subject: str
    applicant: str
    proposal: str
    by: str
    urgency: Urgency
    left: str
    due_at: datetime | None
    at_once: bool
    address: str


@dataclass(frozen=True)
class Group:
    """Work of one act and one procedure: what may be decided or signed at once."""

    wanted: Wanted
    title: str
    count: int
    at_once: bool
    on: bool


@dataclass(frozen=True)
class WaitingPage:
    rows: list[Waiting]
    next_after: str
    first: bool


def usual_form(act: str) -> type[Form] | None:
    """The form that says yes to exactly what was shown; None for acts that are bound to nothing shown."""
    found = find_act(act)
    return found.forms[0] if found.bound_to_hash and found.role is Role.CHAIRMAN else None


def may_answer(inside: Inside) -> ColumnElement[bool]:
    """The head's open work this person may do now, as a condition on items joined with their dossiers.

    Somebody who is away holds nothing.
    """
    holder, until = WorkItem.assignee_id, WorkItem.claimed_until
    free = or_(holder.is_(None), until <= inside.now, holder == member(inside).id, holder.in_(gone_from(inside)))
    return and_(
        visible_items(inside.caller),
        WorkItem.state == ItemState.OPEN,
        WorkItem.role == Role.CHAIRMAN,
        free,
        _reach(inside),
    )


def _reach(inside: Inside) -> ColumnElement[bool]:
    if Role.CHAIRMAN in inside.caller.roles:
        return true()
    standing = delegations_to(inside.session, inside.caller.actor, inside.now)
    parts = [
        and_(WorkItem.line.in_(one.lines), Dossier.procedure.in_(one.procedures) if one.procedures else true())
        for one in standing
    ]
    return or_(false(), *parts)


def waiting_page(inside: Inside, wanted: Wanted, after: str = "") -> WaitingPage:
    """This will read one page; a mark that cannot be read means the beginning."""
    query = _query(inside, wanted).order_by(RANK, WorkItem.id).limit(ROWS + 1)
    first = True
    if after:
        try:
            query, first = query.where(after_place(after)), False
        except NoPlace:
            first = True
    found = inside.session.execute(query).all()
    mark = write_place(found[ROWS - 1].rank, found[ROWS - 1].id) if len(found) > ROWS else ""
    return WaitingPage(rows_of(inside, found[:ROWS]), mark, first)


def chosen_rows(inside: Inside, wanted: Wanted, ids: Sequence[UUID]) -> list[Waiting]:
    """The rows of these items, or of a whole group; what may not be seen or is done already is left out."""
    query = _query(inside, wanted)
    query = query.where(WorkItem.id.in_(ids)) if ids else query
    return rows_of(inside, inside.session.execute(query.order_by(RANK, WorkItem.id).limit(MOST_AT_ONCE)).all())


def groups(inside: Inside, wanted: Wanted) -> list[Group]:
    """How much waits of each kind, whatever part of the list is shown."""
    query = select(WorkItem.act, Dossier.procedure, func.count()).join(Dossier, Dossier.id == WorkItem.dossier_id)
    counted = query.where(may_answer(inside)).group_by(WorkItem.act, Dossier.procedure)
    found = [
        Group(
            wanted=Wanted(act, procedure),
            title=phrase("{act} · {procedure}", act=find_act(act).title, procedure=find(procedure).title),
            count=count,
            at_once=usual_form(act) is not None,
            on=(act, procedure) == (wanted.act, wanted.procedure),
        )
        for act, procedure, count in inside.session.execute(counted)
    ]
    return sorted(found, key=lambda group: (-group.count, group.title))


def beside(inside: Inside, item: WorkItem, wanted: Wanted) -> tuple[str, str]:
    """The addresses of the work before and after this one; empty at the ends."""
    place = (item.due_at or item.opened_at, item.id)
    query, here = _query(inside, wanted), tuple_(RANK, WorkItem.id)
    before = query.where(here < tuple_(*place)).order_by(RANK.desc(), WorkItem.id.desc()).limit(1)
    after = query.where(here > tuple_(*place)).order_by(RANK, WorkItem.id).limit(1)
    found = [inside.session.execute(one).first() for one in (before, after)]
    addresses = [address_of(row.id, row.code, row.act, wanted) if row else "" for row in found]
    return addresses[0], addresses[1]


def address_of(item_id: UUID, code: str, act: str, wanted: Wanted) -> str:
    """Its own screen where something shown is approved; the dossier's page for every other act of the head."""
    if usual_form(act) is None:
        return f"/ho-so/{code}?viec={item_id}"
    return wanted.address(f"{PATH}/viec/{item_id}")


def _query(inside: Inside, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    query = (
        select(
            WorkItem.id,
            WorkItem.act,
            WorkItem.title,
            WorkItem.due_at,
            WorkItem.opened_at,
            RANK.label("rank"),
            Dossier.code,
            Dossier.procedure,
            Dossier.subject_name,
            Dossier.applicant_name,
            Draft.proposal,
            Draft.drafted_by,
        )
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .outerjoin(Draft, Draft.id == WorkItem.subject_id)
        .where(may_answer(inside))
    )
    query = query.where(WorkItem.act == wanted.act) if wanted.act else query
    return query.where(Dossier.procedure == wanted.procedure) if wanted.procedure else query


def rows_of(inside: Inside, found: Sequence[Row[Any]]) -> list[Waiting]:
    calendar, horizon = calendar_of(inside), horizon_of(inside)
    names = names_of(inside.session, {row.drafted_by for row in found})
    return [
        Waiting(
            item_id=row.id,
            code=row.code,
            act=row.act,
            title=row.title,
            procedure=row.procedure,
            procedure_title=find(row.procedure).title,
            subject=row.subject_name,
            applicant=row.applicant_name,
            proposal=_PROPOSALS.get(row.proposal or "", ""),
            by=names[row.drafted_by] if row.drafted_by else "",
            urgency=horizon.urgency(row.due_at),
            left=remaining(inside.now, row.due_at, row.opened_at, calendar),
            due_at=row.due_at,
            at_once=usual_form(row.act) is not None and row.proposal != "refuse",
            address=address_of(row.id, row.code, row.act, Wanted()),
        )
        for row in found
    ]

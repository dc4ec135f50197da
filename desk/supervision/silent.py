"""Who says nothing: other agencies, which part of which dossier, since when; and colleagues asked for an opinion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from desk.supervision.look import Look
from desk.words.partner_words import partner as partner_words
from desk.words.remaining import working_time
from language.phrase import phrase
from models.acts.every_act import find_act
from models.dossier import Dossier
from models.folder.opinion import Opinion
from models.linkage.linked_leg import LinkedLeg
from models.linkage.partner_agency import PartnerAgency
from models.progress.effect import Effect
from models.progress.work_item import ItemState, WorkItem
from models.staff_member import StaffMember
from models.supervision.standing import OPEN
from models.supervision.stuck import silent_item, silent_leg
from procedures.catalogue import find

MOST = 50


@dataclass(frozen=True)
class SilentRow:
    agency: str
    code: str
    what: str
    since: datetime
    waited: str


def silent_agencies(look: Look) -> list[SilentRow]:
    """The longest silence first, at most fifty."""
    rows = [*_legs(look), *_items(look), *_opinions(look)]
    return sorted(rows, key=lambda row: (row.since, row.code))[:MOST]


def _legs(look: Look) -> list[SilentRow]:
    query = (
        select(LinkedLeg.name, LinkedLeg.owed_at, PartnerAgency.name.label("agency"))
        .add_columns(Dossier.code, Dossier.procedure, Dossier.edition)
        .join(Dossier, Dossier.id == LinkedLeg.dossier_id)
        .outerjoin(PartnerAgency, PartnerAgency.code == LinkedLeg.partner)
        .where(silent_leg(look.moment), look.scope.dossiers, OPEN)
        .order_by(LinkedLeg.owed_at)
        .limit(MOST)
    )
    return [
        SilentRow(
            row.agency or "Chưa xác định cơ quan nhận",
            row.code,
            phrase(
                "Chưa xác nhận đã nhận: {title}", title=find(row.procedure).edition(row.edition).leg(row.name).title
            ),
            row.owed_at,
            _waited(look, row.owed_at),
        )
        for row in look.inside.session.execute(query)
    ]


def _items(look: Look) -> list[SilentRow]:
    query = (
        select(WorkItem.act, WorkItem.opened_at, Effect.partner, PartnerAgency.name.label("agency"), Dossier.code)
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .outerjoin(Effect, Effect.reference == WorkItem.reference)
        .outerjoin(PartnerAgency, PartnerAgency.code == Effect.partner)
        .where(silent_item(look.moment), look.scope.dossiers, look.scope.items, OPEN)
        .order_by(WorkItem.opened_at)
        .limit(MOST)
    )
    return [
        SilentRow(
            row.agency or partner_words(row.partner or ""),
            row.code,
            find_act(row.act).awaiting,
            row.opened_at,
            _waited(look, row.opened_at),
        )
        for row in look.inside.session.execute(query)
    ]


def _opinions(look: Look) -> list[SilentRow]:
    query = (
        select(WorkItem.role, WorkItem.title, Opinion.due_at, StaffMember.full_name, Dossier.code)
        .join(Opinion, Opinion.item_id == WorkItem.id)
        .join(Dossier, Dossier.id == WorkItem.dossier_id)
        .outerjoin(StaffMember, StaffMember.id == WorkItem.assignee_id)
        .where(WorkItem.aside, WorkItem.state == ItemState.OPEN, Opinion.due_at < look.now)
        .where(look.scope.dossiers, look.scope.items, OPEN)
        .order_by(Opinion.due_at)
        .limit(MOST)
    )
    return [
        SilentRow(row.full_name or row.role.words, row.code, row.title, row.due_at, _waited(look, row.due_at))
        for row in look.inside.session.execute(query)
    ]


def _waited(look: Look, since: datetime) -> str:
    return working_time(look.calendar.working_time_between(since, look.now))

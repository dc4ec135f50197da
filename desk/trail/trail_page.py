"""The rows of the journal: who, in which capacity, did or looked at what, about which dossier, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from desk.folder.who import names_of
from desk.member import member
from desk.trail.trail_filter import TAKEN_ALONG, TrailFilter, before_mark, write_mark
from desk.words.acted import action_words, details_of
from language.phrase import one_after_another, phrase
from models.acts.every_act import titles_by_line
from models.audit.audit_entry import AuditEntry
from models.dossier import Dossier
from models.role import Role
from models.staff_member import StaffMember
from web.visit import Inside

ROWS = 60
_TITLES = titles_by_line()
_ROLES = {role.value: role.words for role in Role}


@dataclass(frozen=True)
class TrailRow:
    at: datetime
    who: str
    capacity: str
    what: str
    code: str
    is_reading: bool


@dataclass(frozen=True)
class TrailPage:
    rows: list[TrailRow]
    next_page: str


def trail_page(inside: Inside, wanted: TrailFilter, after: str) -> TrailPage:
    """This will read one page, the latest entry first, in two queries whatever it holds."""
    query = (
        select(AuditEntry.id, AuditEntry.at, AuditEntry.actor, AuditEntry.action, AuditEntry.details, Dossier.code)
        .outerjoin(Dossier, Dossier.id == AuditEntry.dossier_id)
        .where(*wanted.conditions(inside))
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    )
    place = before_mark(after)
    query = query if place is None else query.where(place)
    found = inside.session.execute(query.limit(ROWS + 1)).all()
    names = names_of(inside.session, {row.actor for row in found})
    more = wanted.page_after(write_mark(found[ROWS - 1].at, found[ROWS - 1].id)) if len(found) > ROWS else ""
    return TrailPage([_row(row, names[row.actor]) for row in found[:ROWS]], more)


def _row(row: Row[*tuple[Any, ...]], who: str) -> TrailRow:
    said = details_of(row.details)
    return TrailRow(
        at=row.at,
        who=who,
        capacity=one_after_another(", ", (_ROLES.get(str(role), str(role)) for role in said.get("roles") or ())),
        what=_what(row.action, said),
        code=row.code or "",
        is_reading=row.action.endswith(".read") or row.action in TAKEN_ALONG,
    )


def _what(action: str, said: dict[str, Any]) -> str:
    """What is searched for is known by its hash only, so no more than how much was found can be told."""
    if action.startswith("answer."):
        line = action.removeprefix("answer.")
        return phrase("Trả lời: {line}", line=_TITLES.get(line) or line)
    words = action_words(action) or "Việc của hệ thống"
    if action == "number.read":
        return phrase("{words}: {value}", words=words, value=said.get("value", ""))
    return phrase("{words}, có {found} kết quả", words=words, found=said["found"]) if "found" in said else words


def people_here(inside: Inside) -> list[StaffMember]:
    """Everybody who works or has worked at the reader's agency, by name."""
    here = select(StaffMember).where(StaffMember.agency_id == member(inside).agency_id)
    return list(inside.session.scalars(here.order_by(StaffMember.full_name, StaffMember.id)))

"""Who of the office has looked at a dossier, told to the person it is about: the day and the role, never the name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.phrase import one_after_another
from models.audit.audit_entry import AuditEntry
from models.clock.written_time import in_vietnam
from models.role import Role

# Reading the journal or the list of a seal shows nothing of what stands in the dossier.
LOOKS = {
    "dossier.read": "mở hồ sơ",
    "work_item.read": "mở hồ sơ",
    "document.read": "mở văn bản",
    "file.read": "mở giấy tờ đã nộp",
    "number.read": "mở số đã che",
    "message.read": "mở thông điệp của cơ quan phối hợp",
}
_STAFF, _MACHINES = "staff:", "client:"
_MOST = 2000
_ROLES = {role.value: role.words for role in Role}


@dataclass(frozen=True)
class LookDay:
    """`looks` are pairs of a role and what it opened, each once."""

    on: date
    looks: Sequence[tuple[str, str]]


def looks_at(session: Session, dossier_id: UUID) -> list[LookDay]:
    """This will give the days on which somebody of the office looked, the latest first."""
    read = select(AuditEntry.at, AuditEntry.actor, AuditEntry.action, AuditEntry.details).where(
        AuditEntry.dossier_id == dossier_id, AuditEntry.action.in_(LOOKS)
    )
    days: dict[date, dict[str, dict[str, None]]] = {}
    for at, actor, action, details in session.execute(read.order_by(AuditEntry.id.desc()).limit(_MOST)):
        if actor.startswith((_STAFF, _MACHINES)):
            opened = days.setdefault(_day(at), {}).setdefault(_capacity(actor, details), {})
            opened[LOOKS[action]] = None
    return [
        LookDay(on, [(who, one_after_another(", ", sorted(what))) for who, what in of_day.items()])
        for on, of_day in days.items()
    ]


def _day(at: datetime) -> date:
    return in_vietnam(at).date()


def _capacity(actor: str, details: str) -> str:
    """What somebody was when he looked; entries of earlier versions do not tell, and say no more than they know."""
    if actor.startswith(_MACHINES):
        return "Cơ quan, đơn vị đã nộp hồ sơ"
    roles = json.loads(details).get("roles") or []
    return one_after_another(", ", (_ROLES.get(role, role) for role in roles)) or "Cán bộ của cơ quan"

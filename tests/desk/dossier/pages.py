"""What the stories about a dossier's page share."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.office.story import Story


def place(story: Story) -> str:
    return f"/ho-so/{story.dossier().code}"


def page_of(visitor: Visitor, story: Story) -> HtmlPage:
    return visitor.opens(place(story))


def entries(desk: DeskHouse, story: Story, action: str) -> list[dict[str, Any]]:
    """The details of the audit's entries of that name about this dossier, in their order."""
    wanted = select(AuditEntry).where(AuditEntry.dossier_id == story.dossier_id, AuditEntry.action == action)
    rows: list[AuditEntry] = desk.office.scalars(lambda session: list(session.scalars(wanted.order_by(AuditEntry.id))))
    return [json.loads(row.details) for row in rows]

"""What a list says to a browser without scripts, and the small acts of its forms."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from models.work.bulk_run import BulkPiece, BulkRun
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.office.filings import Body, without_copies
from tests.office.story import Story


def codes(page: HtmlPage) -> list[str]:
    """The codes of the listed dossiers, in order."""
    return re.findall(r'class="open" href="/ho-so/([^?"]+)', page.html)


def named(name: str) -> Any:
    """An ordinary birth of a child of that name."""

    def body(day: Any) -> Body:
        filled = without_copies(day)
        filled["declaration"]["child"]["full_name"] = name
        return filled

    return body


def item_of(story: Story, line: str = "checks_components") -> WorkItem:
    return story.open_item(line)


def staff_id(desk: DeskHouse, role: Role, number: int = 0) -> str:
    return str(desk.office.member(role, number).staff_id)


def name_of(desk: DeskHouse, role: Role, number: int = 0) -> str:
    name: str = desk.office.scalars(
        lambda session: session.get_one(StaffMember, desk.office.member(role, number).staff_id).full_name
    )
    return name


def leaves_office(desk: DeskHouse, role: Role, number: int = 0) -> None:
    """The administrator has closed the account."""
    with desk.office.database.transaction() as session:
        session.get_one(StaffMember, desk.office.member(role, number).staff_id).active = False


def comes_back(desk: DeskHouse, role: Role, number: int = 0) -> None:
    with desk.office.database.transaction() as session:
        session.get_one(StaffMember, desk.office.member(role, number).staff_id).active = True


def holder(desk: DeskHouse, story: Story, line: str = "checks_components") -> str:
    """The id of whoever the work stands under; empty where it is nobody."""
    return str(item_of(story, line).assignee_id or "")


def choose(visitor: Visitor, place: str, act: str, **more: Any) -> str:
    """This will send the panel for many pieces and give the address of the run's page."""
    path, _, query = place.partition("?")
    fields = {"noi": path, "loc": query, "pham-vi": "tat-ca", "viec-lam": act, "ve": place, **more}
    answer = visitor.post("/hang-loat", fields)
    assert answer.status_code == 303, answer.text[:500]
    return str(answer.headers["location"])


def begin(visitor: Visitor, run: str) -> HtmlPage:
    """This will press the button of the preview and read what became of it."""
    assert visitor.post(f"{run}/bat-dau", {}).status_code == 303
    return visitor.opens(run)


def pieces(desk: DeskHouse) -> list[tuple[str, str | None]]:
    """State and reason of the pieces of the latest run, in their order."""
    latest = select(BulkRun.id).order_by(BulkRun.made_at.desc(), BulkRun.id).limit(1).scalar_subquery()
    query = select(BulkPiece).where(BulkPiece.run_id == latest).order_by(BulkPiece.place)
    found: list[BulkPiece] = desk.office.scalars(lambda session: list(session.scalars(query)))
    return [(piece.state.value, piece.told) for piece in found]


def audited(desk: DeskHouse, story: Story) -> list[str]:
    """What the audit says was done with the holding of the dossier's work."""
    query = select(AuditEntry.action).where(AuditEntry.dossier_id == story.dossier_id).order_by(AuditEntry.id)
    actions: list[str] = desk.office.scalars(lambda session: list(session.scalars(query)))
    return [action for action in actions if action.startswith("work.")]


def audited_runs(desk: DeskHouse) -> list[str]:
    """What the audit says was done with runs of many."""
    query = select(AuditEntry.action).where(AuditEntry.action.like("bulk.%")).order_by(AuditEntry.id)
    actions: list[str] = desk.office.scalars(lambda session: list(session.scalars(query)))
    return actions

"""Telling stories of communes that are asked side by side: what each leg waits for, and answering in one of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from models.clock.clock import VIETNAM
from models.progress.work_item import ItemState, WorkItem
from models.register.look_up import LookUp
from models.role import Role
from tests.office.marital_filings import lived_in_three_communes
from tests.office.open_office import OpenOffice
from tests.office.story import A_MOMENT, Story

COMMUNE, DATABASE = "other-commune", "population-database"
ON_PAPER = {"answer": "not_married", "seen": "Công văn 15/UBND-TP nhận qua bưu điện."}


def asked_everywhere(office: OpenOffice, body: Any = lived_in_three_communes, *silent: str) -> Story:
    """The database knows nothing; the communes named keep silent until they are released."""
    office.town.force(DATABASE, {"kind": "marital"}, "no-data")
    for commune in silent:
        office.town.force(COMMUNE, {"commune_code": commune}, "held")
    story = office.file(body)
    story.answers("checks_components", "complete")
    return story


def wait_of(story: Story, commune: str) -> WorkItem:
    found = [item for item in story.items(ItemState.OPEN) if item.leg == commune]
    assert found, f"nobody is awaited in {commune}"
    return found[0]


def answers(story: Story, commune: str, outcome: str, **fields: Any) -> None:
    """The officer answers what is awaited about this commune."""
    story.office.clock.advance(A_MOMENT)
    officer = story.office.member(Role.JUSTICE_OFFICER)
    story.answer_item(wait_of(story, commune), outcome, fields, officer)
    story.office.go_on()


def waiting(story: Story) -> dict[str, str]:
    """What each commune's leg waits for."""
    return {item.leg: item.line for item in story.items(ItemState.OPEN) if item.leg and not item.aside}


def kept(story: Story) -> list[tuple[str, str, str]]:
    query = select(LookUp).where(LookUp.dossier_id == story.dossier_id).order_by(LookUp.answered_at)
    rows: list[LookUp] = story.office.scalars(lambda session: list(session.scalars(query)))
    return [(row.kind, row.source, str(row.answer.get("commune", ""))) for row in rows if row.kind != "marital"]


def only_waits_in(story: Story, *communes: str) -> None:
    story.office.until(lambda: set(waiting(story)) == set(communes) and "appraises" not in story.waits_for())


def day_of(at: datetime | None) -> str:
    assert at is not None
    return f"{at.astimezone(VIETNAM):%d/%m %H:%M}"

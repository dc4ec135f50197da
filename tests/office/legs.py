"""The parts of a linked group in a story: our rows, and the cases on the other agencies' books."""

from __future__ import annotations

from typing import Any

from models.linkage.linked_leg import LinkedLeg, find_leg
from tests.office.open_office import OpenOffice
from tests.office.story import Story

NAMES = ("police", "insurance", "identity")


def leg(story: Story, name: str) -> LinkedLeg:
    """The row of a part that has begun."""
    found = _find(story, name)
    assert found is not None, f"the leg {name} has not begun"
    return found


def begun(story: Story) -> list[LinkedLeg]:
    """Every part that has begun."""
    return [row for row in (_find(story, name) for name in NAMES) if row is not None]


def started(office: OpenOffice, agency: str, story: Story) -> list[dict[str, Any]]:
    """The cases the agency has on its books for this dossier."""
    references = {row.reference for row in begun(story)}
    return [line for line in office.town.ledger(agency, "started") if line["reference"] in references]


def handed_files(office: OpenOffice, agency: str, case: dict[str, Any]) -> list[str]:
    """The hashes of the files that the case brought along."""
    wanted = {row["file_id"] for row in case["request"]["components"] if "file_id" in row}
    return [line["sha256"] for line in office.town.ledger(agency, "file") if line["file_id"] in wanted]


def _find(story: Story, name: str) -> LinkedLeg | None:
    found: LinkedLeg | None = story.office.scalars(lambda session: find_leg(session, story.dossier_id, name))
    return found

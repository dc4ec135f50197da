"""What the law data does not know for sure is written where a newcomer reads it."""

from __future__ import annotations

from pathlib import Path

from procedures.catalogue import every_procedure
from procedures.tariff import TARIFF

NOTES = Path(__file__).parents[2] / "docs" / "procedures-data.md"


def test_the_notes_list_exactly_the_unverified_facts() -> None:
    section = NOTES.read_text(encoding="utf-8").partition("## What no primary text confirmed")[2]
    noted = {line.removeprefix("- ") for line in section.splitlines() if line.startswith("- ")}
    editions = [edition for procedure in every_procedure() for edition in procedure.editions]

    assert noted == {fact for edition in editions for fact in edition.unverified}


def test_every_unverified_price_stands_in_the_notes() -> None:
    notes = NOTES.read_text(encoding="utf-8")

    for row in TARIFF:
        assert row.verified or f"`{row.fee}`" in notes

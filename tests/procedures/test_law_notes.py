"""What the law data does not know for sure is written where a newcomer reads it."""

from __future__ import annotations

from pathlib import Path

from procedures.catalogue import every_procedure
from procedures.tariff import TARIFF

NOTES = Path(__file__).parents[2] / "docs" / "procedures-data.md"


def test_every_unverified_fact_stands_in_the_notes() -> None:
    notes = " ".join(NOTES.read_text(encoding="utf-8").split())

    for procedure in every_procedure():
        for edition in procedure.editions:
            for fact in edition.unverified:
                assert fact in notes, f"{procedure.code} {edition.id}: {fact}"


def test_every_unverified_price_stands_in_the_notes() -> None:
    notes = NOTES.read_text(encoding="utf-8")

    for row in TARIFF:
        assert row.verified or f"`{row.fee}`" in notes

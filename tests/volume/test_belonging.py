"""A new table, or a new thing that must be unique, cannot be forgotten by the copying of dossiers."""

from __future__ import annotations

from sqlalchemy import Table, UniqueConstraint, Uuid

from models.every_table import METADATA
from operations.demo.volume.belonging import BELONGING, DISTINCT, KIND_OF, Kind, tables_of

# Whom rows point at that are nobody's copies.
_OF_THE_HOUSE = {"agency", "delegation", "staff_member", "partner_client"}


def test_every_table_says_whether_it_belongs_to_a_dossier() -> None:
    tables = {name for name in METADATA.tables if not name.startswith("trial_")}
    assert set(KIND_OF) == tables
    assert set(BELONGING) == tables


def test_whatever_points_at_a_dossier_is_no_matter_of_the_house() -> None:
    pointing = {name for name, table in METADATA.tables.items() if _points_at_a_dossier(table, set())}

    assert not pointing & set(tables_of(Kind.HOUSE, Kind.COUNTED))
    assert pointing >= set(tables_of(Kind.COPIED)) - {"dossier", "supplement_draft"}


def test_nothing_unique_is_copied_as_it_is() -> None:
    for name in tables_of(Kind.COPIED, Kind.BY_REFERENCE):
        table = METADATA.tables[name]
        for columns in _unique(table):
            apart = [column for column in columns if _is_of_its_own(table, column) or (name, column) in DISTINCT]
            assert apart, f"{name}: two copies would have the same {', '.join(columns)}"


def _points_at_a_dossier(table: Table, seen: set[str]) -> bool:
    for key in table.foreign_keys:
        target = key.column.table
        if target.name == "dossier":
            return True
        if target.name not in seen | _OF_THE_HOUSE:
            seen.add(target.name)
            if _points_at_a_dossier(target, seen):
                return True
    return False


def _unique(table: Table) -> list[list[str]]:
    constraints = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    found = [[column.name for column in rule.columns] for rule in constraints]
    found += [[column.name for column in index.columns] for index in table.indexes if index.unique]
    # What the database numbers by itself is unique by itself.
    primary = [column.name for column in table.primary_key.columns if column.identity is None]
    return [*found, primary] if primary else found


def _is_of_its_own(table: Table, column: str) -> bool:
    """An identifier that every copy has anew: its own, or that of a row which is copied with it."""
    of = table.columns[column]
    targets = {key.column.table.name for key in of.foreign_keys}
    return isinstance(of.type, Uuid) and not targets & _OF_THE_HOUSE

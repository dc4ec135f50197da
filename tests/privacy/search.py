"""Looking for canaries wherever nothing personal may ever stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.privacy.canaries import EVERY_CANARY, found_in
from tests.whole.up import WholeOffice

# What is kept for the office's own use, sealed or by right in clear, or belongs to others.
NOT_LOGS = {"files", "postgres", "keys", "simulators", "secrets.json"}
# Names stand in clear where lists show and searches find them, and nowhere else.
MAY_HOLD_NAMES = {("dossier", name) for name in ("applicant_name", "subject_name", "subject_sort", "search_text")}


def leaks_in_engine(office: WholeOffice) -> list[str]:
    """Every row of every table of the engine's database that tells of a person."""
    found = []
    for table, row in _rows(office.prefect.url.replace("+asyncpg", "")):
        found += [f"Prefect's table {table}: {canary}" for canary in found_in(row, EVERY_CANARY.values())]
    return found


def leaks_in_files(office: WholeOffice) -> list[str]:
    """Every log, note and address file of the data folder that tells of a person."""
    found = []
    for path in _files(office.settings.folder):
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.name}: {canary}" for canary in found_in(text, EVERY_CANARY.values())]
    return found


def unsealed_in_records(office: WholeOffice) -> list[str]:
    """Every column of the office's own records where particulars stand in clear and need not."""
    found: list[str] = []
    with psycopg.connect(office.run["databases"]["domain"]) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        ).fetchall()
        for table, column in columns:
            if (table, column) in MAY_HOLD_NAMES:
                continue
            values = connection.execute(f'SELECT DISTINCT "{column}"::text FROM "{table}"'.encode())
            text = "\n".join(value or "" for (value,) in values)
            found += [f"{table}.{column}: {canary}" for canary in found_in(text, EVERY_CANARY.values())]
    return found


def _rows(url: str) -> Iterator[tuple[str, str]]:
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (table,) in tables:
            rows = connection.execute(f'SELECT t::text FROM "{table}" t'.encode()).fetchall()
            # A row as text doubles every backslash of its columns.
            yield table, "\n".join(row.replace("\\\\", "\\") for (row,) in rows)


def _files(home: Path) -> Iterator[Path]:
    for path in home.rglob("*"):
        if path.is_file() and path.relative_to(home).parts[0] not in NOT_LOGS:
            yield path

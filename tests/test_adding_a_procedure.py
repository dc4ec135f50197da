"""The guide to adding a procedure is true: what it names is there, and what knows its example is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
GUIDE = (HOUSE / "docs" / "adding-a-procedure.md").read_text(encoding="utf-8")
NAMED = sorted(
    {name for name in re.findall(r"`([^`\s]+)`", GUIDE) if re.fullmatch(r"[a-z_]+/[\w./-]*|[\w-]+\.(yaml|md)", name)}
    | set(re.findall(r"(?<=[\s])tests/[\w/]+(?:\.py)?", GUIDE))
)
# How its files and its code are called; what only lists samples or unverified facts is no place to write code.
NINTH = re.compile(r"birth_again|birth_reregistration|BIRTH_AGAIN|BIRTH_REREGISTRATION|1\.004884")
ROOMS = [
    "language",
    "procedures",
    "models",
    "notifications",
    "documents",
    "gateways",
    "engine",
    "tasks",
    "flows",
    "web",
    "api",
    "desk",
    "portal",
    "operations",
]


def knowing_the_ninth() -> list[str]:
    paths = [path for room in (*ROOMS, "tests") for path in (HOUSE / room).rglob("*.py")]
    paths += [HOUSE / "prefect.yaml", HOUSE / "README.md"]
    known = [str(path.relative_to(HOUSE)) for path in paths if NINTH.search(path.read_text(encoding="utf-8"))]
    return sorted(set(known) - {str(Path(__file__).relative_to(HOUSE))})


def test_the_guide_names_many_places() -> None:
    assert len(NAMED) > 40


@pytest.mark.parametrize("name", NAMED)
def test_what_the_guide_names_is_there(name: str) -> None:
    assert (HOUSE / name).exists()


@pytest.mark.parametrize("path", knowing_the_ninth())
def test_whatever_knows_the_ninth_procedure_is_named_in_the_guide(path: str) -> None:
    assert f"`{path}`" in GUIDE

"""The house rules that no other tool checks: short files and functions, and every module called by a noun or verb."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
ROOMS = (
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
    "simulators",
)
NAMELESS = {"util", "utils", "helper", "helpers", "common", "misc", "service", "services", "manager", "managers"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_FLOW = 60
MOST_FILES_IN_A_ROOM = 25


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((HOUSE / room).rglob("*.py"))]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_module_is_short_and_has_a_name_of_its_own(path: Path) -> None:
    source = path.read_text()

    assert path.stem not in NAMELESS
    assert len(source.splitlines()) <= LONGEST_FILE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", sorted((HOUSE / "flows").rglob("*.py")), ids=lambda path: path.stem)
def test_a_flow_fits_on_one_screen(path: Path) -> None:
    if path.stem != "people":
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno + 1 <= LONGEST_FLOW


def test_a_flow_knows_people_tasks_and_its_own_facts_only() -> None:
    allowed = (
        "flows",
        "tasks",
        "procedures",
        "engine.procedure_flow",
        "engine.slip",
        "engine.legs",
        "models.status",
        "models.acts",
    )
    people_may = (*allowed, "engine", "models", "gateways")
    for path in sorted((HOUSE / "flows").rglob("*.py")):
        for name in _imported(path):
            if name.split(".")[0] in ROOMS:
                assert name.startswith(people_may if path.stem == "people" else allowed), f"{path.stem} imports {name}"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_many_files_has_sub_rooms(room: str) -> None:
    for folder in [HOUSE / room, *(path for path in (HOUSE / room).rglob("*") if path.is_dir())]:
        if folder.name != "__pycache__":
            files = [path for path in folder.glob("*.py") if path.stem != "__init__"]
            assert len(files) <= MOST_FILES_IN_A_ROOM, f"{folder.relative_to(HOUSE)} has {len(files)} files"


def _imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return names

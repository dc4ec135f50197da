"""Somebody who reads English finds every page of the desk in English, and what stays Vietnamese marked as such."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from fastapi.routing import APIRoute

from desk.router import routers
from language.catalogue import english
from language.letters import is_vietnamese
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.language.office_with_work import an_office_with_work
from tests.language.people_who_read_english import (
    NO_PAGES,
    Said,
    everybody_reads_english,
    left_in_vietnamese,
    marked_vietnamese,
    routes_seen,
    walk,
    walk_unknown,
)
from tests.language.read_aloud import ReadAloud

HOUSE = Path(__file__).parents[2]
STAFF = [role for role in Role if role.is_staff]
# What these rooms put together on the spot reaches pages; the rest of the house writes papers, letters and records.
SAY_ON_PAGES = (
    "desk",
    "portal",
    "web",
    "documents/unacceptable_file.py",
    "notifications/opening_hours.py",
    "gateways/signature",
    "models/clock",
    "models/supervision",
    "models/reports",
    "models/staff",
)
# They name files, print, and write what is sent to the office.
PRINTED = ("desk/routes/pictures.py", "desk/routes/beside/scans.py", "portal/supplement/prepared.py")


@cache
def texts_put_together() -> tuple[re.Pattern[str], ...]:
    """The shapes of texts that are put together without telling what of: no page can say them in English."""
    rooms = (HOUSE / room for room in SAY_ON_PAGES)
    modules = (one for room in rooms for one in (room.rglob("*.py") if room.is_dir() else (room,)))
    sources = (one.read_text(encoding="utf-8") for one in modules if one.relative_to(HOUSE).as_posix() not in PRINTED)
    joined = (node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    return tuple(
        re.compile("".join(_shape(value) for value in node.values), re.DOTALL)
        for node in joined
        if any(map(_is_said, node.values))
    )


def _is_said(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and is_vietnamese(str(value.value))


def _shape(value: ast.expr) -> str:
    return re.escape(str(value.value)) if isinstance(value, ast.Constant) else ".+"


def said_by_the_programme(marked: list[Said]) -> list[Said]:
    """What is marked as Vietnamese, although the programme itself says it."""
    return [one for one in marked if one.heard.of not in ("button", "letter") and _says(one.heard.text)]


@cache
def _says(text: str) -> bool:
    return english().find(text) is not None or any(shape.fullmatch(text) for shape in texts_put_together())


def rounds_of(desk: DeskHouse) -> list[dict[str, ReadAloud]]:
    """Each role's pages by themselves: the same address shows each of them something else."""
    further = an_office_with_work(desk)
    everybody_reads_english(desk)
    known: set[str] = set()
    return [walk_unknown(desk), *(walk(desk, role, further, known) for role in STAFF)]


def test_every_page_of_the_desk_can_be_read_in_english(desk: DeskHouse) -> None:
    rounds = rounds_of(desk)
    assert [one for pages in rounds for one in left_in_vietnamese(pages)] == []
    assert [one for pages in rounds for one in said_by_the_programme(marked_vietnamese(pages))] == []
    routes = {
        route.path
        for router in routers()
        for route in router.routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ())
    }
    assert (
        routes - routes_seen({path: page for pages in rounds for path, page in pages.items()}, routes) - NO_PAGES
        == set()
    )

"""The pictures of every page and the list they stand in: docs/pictures and docs/pages.md, made by `make pictures`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from models.role import Role
from tests.pages.looks import Look
from tests.pages.whole_front import PageRoute
from web.open_to import EVERY_STAFF_ROLE, OFFICE

DOCS = Path(__file__).parent.parent.parent / "docs"
PICTURES, LIST = DOCS / "pictures", DOCS / "pages.md"
COLOURS = 64
BEGINS = """# Every page

Made by `make pictures`: the walk of `tests/pages/` opens every page of the house in Chromium at 1366 × 768 and takes
its picture; `tests/pages/test_every_page.py` holds the same pages against axe and [WCAG 2.2](wcag.md), and against
scrolling sideways at 200 % and at 320 dots, in Vietnamese and in English.
Who may open a page is what its route declares; what a page is for is what its route says of itself. All people are
made up.
"""


@dataclass(frozen=True)
class Shown:
    """One view that was taken: its route, what stands in its title, and the file of its picture."""

    look: Look
    route: PageRoute
    title: str


def take(page: Page, name: str) -> None:
    """This will keep what stands on the screen, in as few colours as it needs."""
    screen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    screen.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        PICTURES / f"{name}.png", optimize=True
    )


def who_may(route: PageRoute) -> str:
    """In the words of the desk."""
    if route.open_to.anyone:
        return "ai cũng xem được"
    if route.open_to.applicant:
        return Role.APPLICANT.words
    if route.open_to.staff == EVERY_STAFF_ROLE:
        return "mọi cán bộ"
    if route.open_to.staff == OFFICE:
        return "mọi cán bộ trừ Quản trị"
    return ", ".join(role.words for role in Role if role in route.open_to.staff)


def write_list(shown: Iterable[Shown], beside: Iterable[str]) -> None:
    """`beside` are the pictures of moments that only a story shows."""
    lines = [BEGINS]
    for room, title in (("/", "The portal"), ("desk", "The desk")):
        views = [one for one in shown if _is_of_portal(one.route) == (room == "/")]
        lines += [f"## {title}\n", "| page | who | what for | picture |", "|---|---|---|---|"]
        lines += [_row(one) for one in sorted(views, key=lambda one: (one.route.path, one.look.name))]
        lines.append("")
    lines += ["## Moments\n", "What a browser test shows on its way, kept where `MOTCUA_PICTURES` names a folder:\n"]
    lines += [f"- [{name}](pictures/{name}.png)" for name in sorted(beside)]
    LIST.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def listed() -> set[str]:
    """The paths of the routes that stand in the list."""
    return set(re.findall(r"<br>`([^`]+)`", LIST.read_text(encoding="utf-8")))


def _is_of_portal(route: PageRoute) -> bool:
    return (route.open_to.anyone or route.open_to.applicant) and route.path != "/dang-nhap"


def _row(one: Shown) -> str:
    what = one.route.says or f"{one.title}."
    name = one.look.name
    return f"| {one.title}<br>`{one.route.path}` | {who_may(one.route)} | {what} | [{name}](pictures/{name}.png) |"

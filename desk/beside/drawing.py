"""The drawing of a procedure with a dossier's present position: what is done, where it stands, how many stand there.

The picture itself is made from the flows by `motcua docs` and lies beside this room as data, each step marked with
its line; here the marks are only looked up in the journal and among the open waits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import func, select

from desk.folder.folder import Folder
from models.dossier import Dossier
from models.progress.journal_line import DUTY_LEG
from models.progress.work_item import ItemState, WorkItem
from web.access import visible_items
from web.visit import Inside

PICTURES = Path(__file__).parent.parent / "pictures"
_STEP = re.compile(
    r'<rect class="step" data-line="(?P<line>[^"]+)" x="(?P<x>[0-9.]+)" y="(?P<y>[0-9.]+)"'
    r'[^>]* height="(?P<height>[0-9.]+)"[^>]*/>'
)
_NOW, _DONE, _COUNT = "#9b1c1f", "#5b6470", "#1d5fa8"


@cache
def picture_of(slug: str) -> str:
    """The SVG of a procedure; empty where none was made."""
    path = PICTURES / f"{slug}.svg"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def drawing_of(folder: Folder, standing: Mapping[str, int]) -> str:
    """The picture with this dossier's way in it, and at each step how many stand there; empty without a picture."""
    done, now = lines_done(folder), lines_now(folder)
    plain = picture_of(folder.procedure.slug)
    drawn = _STEP.sub(lambda step: _marked(step, done, now), plain)
    # A line that stands twice in the picture is one step; its number stands at the first. Last, so that nothing of
    # the picture lies over the numbers.
    first = {step["line"]: step for step in reversed(list(_STEP.finditer(plain)))}
    labels = [_counted(step, standing[line]) for line, step in first.items() if line in standing]
    return drawn.replace("</svg>", "".join(labels) + "</svg>")


def standing_at(inside: Inside, procedure: str) -> dict[str, int]:
    """By line, how many dossiers of the procedure wait there now, of those the reader may see."""
    waits = select(WorkItem.line, func.count(WorkItem.dossier_id.distinct()).label("dossiers"))
    waits = waits.join(Dossier, Dossier.id == WorkItem.dossier_id).where(visible_items(inside.caller))
    waits = waits.where(Dossier.procedure == procedure, WorkItem.state == ItemState.OPEN, ~WorkItem.aside)
    waits = waits.where(~WorkItem.leg.startswith(DUTY_LEG, autoescape=True)).group_by(WorkItem.line)
    return {row.line: row.dossiers for row in inside.session.execute(waits)}


def lines_done(folder: Folder) -> frozenset[str]:
    return frozenset(line.line for line in folder.lines)


def lines_now(folder: Folder) -> Mapping[str, str]:
    """The open waits of the story, by line; each with what is awaited."""
    waits = [item for item in folder.items if not item.aside and not item.leg.startswith(DUTY_LEG)]
    return {item.line: item.title for item in waits}


def _marked(step: re.Match[str], done: frozenset[str], now: Mapping[str, str]) -> str:
    """A thick frame and a word beside it: colour never speaks alone."""
    line, box = step["line"], step[0]
    if line in now:
        return _sign(step, box, "ĐANG Ở ĐÂY", _NOW, 4)
    return _sign(step, box, "✓", _DONE, 2) if line in done else box


def _sign(step: re.Match[str], box: str, words: str, colour: str, width: int) -> str:
    framed = re.sub(r'stroke="[^"]*"', f'stroke="{colour}" stroke-width="{width}"', box)
    x, y = float(step["x"]) + 192, float(step["y"]) + 14
    written = f'x="{x:g}" y="{y:g}" text-anchor="end" class="dot" fill="{colour}"'
    return f"{framed}\n<text {written}>{words}</text>"


def _counted(step: re.Match[str], count: int) -> str:
    """A label hanging from the step's lower edge, where no words of the picture stand."""
    x, y = float(step["x"]) + 134, float(step["y"]) + float(step["height"]) - 1
    label = f'<rect x="{x:g}" y="{y:g}" width="62" height="14" rx="3" fill="{_COUNT}"/>'
    written = f'x="{x + 31:g}" y="{y + 11:g}" text-anchor="middle" class="dot" fill="#ffffff"'
    return f"{label}<text {written}>{count} hồ sơ</text>\n"

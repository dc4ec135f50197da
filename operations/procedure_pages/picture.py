"""The picture of a procedure: one step below the other, a frame around what belongs together, a column for each leg."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from desk.words.partner_words import partner
from operations.procedure_pages.story import (
    Beside,
    Block,
    Choice,
    Deed,
    Heading,
    Loop,
    Node,
    Part,
    Story,
    Turn,
    Wait,
)

WIDTH = 780
MARGIN = 16
GAP = 8
INDENT = 16
LINE = 17
# Of the widest letters, so that no word runs out of its box.
LETTER = 7.2
NARROWEST_LEG = 210
DASHED = ' stroke-dasharray="5 4"'
TURNS = {
    "again": "↑ làm lại từ đầu vòng",
    "out": "↓ ra khỏi vòng",
    "back": "↓ hết phần này",
    "end": "■ hồ sơ kết thúc",
}
# Stripe and ground: a person, another agency, the office by itself, a choice, a loop, legs, a shared part.
PERSON = ("#1d5fa8", "#eef5fd")
OTHER = ("#8a5a00", "#fdf6e7")
OFFICE = ("#5b6470", "#f4f5f7")
CHOICE, LOOP, LEGS, PART = "#7a3e9d", "#0f766e", "#0f766e", "#9aa3ad"


@dataclass
class _Sheet:
    """What has been drawn so far; every drawing verb returns where the next thing begins."""

    shapes: list[str] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, colours: tuple[str, str], dash: str = "") -> None:
        line, fill = colours
        at = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="5"'
        self.shapes.append(f'<rect {at} fill="{fill}" stroke="{line}"{dash}/>')

    def stripe(self, x: float, y: float, height: float, colour: str) -> None:
        self.shapes.append(f'<rect x="{x:g}" y="{y:g}" width="5" height="{height:g}" rx="2" fill="{colour}"/>')

    def write(self, x: float, y: float, lines: Iterable[str], kind: str, colour: str = "#1f2933") -> float:
        for line in lines:
            y += LINE
            self.shapes.append(f'<text x="{x:g}" y="{y - 4:g}" class="{kind}" fill="{colour}">{escape(line)}</text>')
        return y


def picture(story: Story, title: str) -> str:
    """The SVG of the whole procedure, and below it what happens when it is withdrawn or stopped."""
    sheet = _Sheet()
    width = WIDTH - 2 * MARGIN
    y = _block(sheet, story.body, MARGIN, MARGIN, width)
    y = sheet.write(MARGIN, y + GAP, ["Khi người nộp rút hồ sơ, hoặc cơ quan dừng giải quyết"], "head")
    y = _block(sheet, story.stopped, MARGIN, y + GAP, width)
    return _SVG.format(
        width=WIDTH, height=round(y + MARGIN), title=escape(f"Các bước: {title}"), shapes="\n".join(sheet.shapes)
    )


def _block(sheet: _Sheet, block: Block, x: float, y: float, width: float) -> float:
    for node in block:
        y = _node(sheet, node, x, y, width) + GAP
    return y


def _node(sheet: _Sheet, node: Node, x: float, y: float, width: float) -> float:  # noqa: PLR0911
    match node:
        case Heading(words):
            return sheet.write(x, y + GAP, _wrapped(words, width), "head")
        case Wait(_, who, title, is_partner):
            return _step(sheet, x, y, width, who, title, OTHER if is_partner else PERSON)
        case Deed(_, title, told):
            who = f"Gửi: {partner(told)}" if told else "Cơ quan tự thực hiện"
            return _step(sheet, x, y, width, who, title, OTHER if told else OFFICE)
        case Choice():
            return _choice(sheet, node, x, y, width)
        case Loop(condition, body):
            words = f"↻ Lặp lại khi: {condition}" if condition else "↻ Lặp lại"
            return _frame(sheet, words, body, x, y, width, LOOP)
        case Beside():
            return _legs(sheet, node, x, y, width)
        case Part(_, words, body):
            return _frame(sheet, words, body, x, y, width, PART)
        case Turn(where):
            return sheet.write(x + 4, y, [TURNS[where]], "turn")


def _step(sheet: _Sheet, x: float, y: float, width: float, who: str, title: str, colours: tuple[str, str]) -> float:
    stripe = colours[0]
    small, large = _wrapped(who, width - 24), _wrapped(title, width - 24)
    height = (len(small) + len(large)) * LINE + 8
    sheet.box(x, y, width, height, colours)
    sheet.stripe(x, y, height, stripe)
    below = sheet.write(x + 14, y + 2, small, "who", stripe)
    sheet.write(x + 14, below, large, "title")
    return y + height


def _choice(sheet: _Sheet, choice: Choice, x: float, y: float, width: float) -> float:
    y = _frame(sheet, f"◇ Nếu {choice.condition}", choice.then, x, y, width, CHOICE)
    if choice.otherwise:
        y = _frame(sheet, "◇ Nếu không", choice.otherwise, x, y + GAP / 2, width, CHOICE)
    return y


def _frame(sheet: _Sheet, words: str, body: Block, x: float, y: float, width: float, colour: str) -> float:
    place = len(sheet.shapes)
    inner = sheet.write(x + 10, y + 2, _wrapped(words, width - 20), "frame", colour if colour != PART else "#3e4c59")
    bottom = _block(sheet, body, x + INDENT, inner + GAP / 2, width - INDENT - GAP)
    own = _Sheet()
    own.box(x, y, width, bottom - y, (colour, "none"), "" if colour == PART else DASHED)
    # The frame lies under what it holds.
    sheet.shapes[place:place] = own.shapes
    return bottom


def _legs(sheet: _Sheet, beside: Beside, x: float, y: float, width: float) -> float:
    place = len(sheet.shapes)
    words = f"∥ Mỗi nơi, mỗi người một chặng: {beside.each}" if beside.each else "∥ Đồng thời"
    top = sheet.write(x + 10, y + 2, _wrapped(words, width - 20), "frame", LEGS) + GAP / 2
    fit = max(1, int((width - GAP) // NARROWEST_LEG))
    bottom = top
    for start in range(0, len(beside.legs), fit):
        row = beside.legs[start : start + fit]
        column = (width - GAP * (len(row) + 1)) / len(row)
        ends = [
            _leg(sheet, name, body, x + GAP + number * (column + GAP), bottom, column)
            for number, (name, body) in enumerate(row)
        ]
        bottom = max(ends) + GAP
    own = _Sheet()
    own.box(x, y, width, bottom - y, (LEGS, "none"))
    sheet.shapes[place:place] = own.shapes
    return bottom


def _leg(sheet: _Sheet, name: str, body: Block, x: float, y: float, width: float) -> float:
    below = sheet.write(x, y, [name.replace("_", " ")], "who", LEGS) if name else y
    return _block(sheet, body, x, below + GAP / 2, width)


def _wrapped(words: str, width: float) -> list[str]:
    return textwrap.wrap(words, max(12, int(width / LETTER))) or [""]


_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
<title>{title}</title>
<style>
text {{ font-family: "Be Vietnam Pro", "Segoe UI", Roboto, "Noto Sans", sans-serif; font-size: 13px }}
.head {{ font-weight: 700 }} .who {{ font-size: 11px; font-weight: 600 }} .frame {{ font-size: 12px; font-weight: 600 }}
.turn {{ font-size: 12px; font-style: italic }}
</style>
<rect width="{width}" height="{height}" fill="#ffffff"/>
{shapes}
</svg>
"""

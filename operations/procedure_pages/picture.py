"""The picture of a procedure: a way from top to bottom, with a lane each for citizens, the office and other agencies.

In the margin stands what the way depends on; a frame shows how far that reaches. Steps are numbered as on the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import count

from desk.words.partner_words import partner
from operations.procedure_pages.section_words import part_words
from operations.procedure_pages.sheet import LINE, Sheet, wrapped
from operations.procedure_pages.story import (
    Beside,
    Block,
    Choice,
    Deed,
    Heading,
    Lane,
    Loop,
    Node,
    Part,
    Story,
    Turn,
    Wait,
)

WIDTH = 1000
EDGE = 8
# Frames stand in one another; each begins a little further in.
STEP_IN, STEP_OUT = 9, 3
WAY = 316
FIRST_LANE, LANE, BETWEEN = 340, 200, 12
GAP = 8
TURNS = {
    "again": "↺ làm lại từ đầu phần lặp",
    "out": "↓ ra khỏi phần lặp",
    "back": "↓ xong phần này",
    "end": "■ hồ sơ kết thúc",
}
COLOURS = {
    Lane.CITIZEN: ("#1d5fa8", "#eef5fd"),
    Lane.OFFICE: ("#4a5561", "#f4f5f7"),
    Lane.PARTNER: ("#8a5a00", "#fdf6e7"),
}
CHOICE, LOOP, LEGS, PART = "#7a3e9d", "#0f766e", "#0b5c8a", "#5b6470"


@dataclass
class _Drawing:
    sheet: Sheet = field(default_factory=Sheet)
    numbers: count[int] = field(default_factory=lambda: count(1))


def picture(story: Story, title: str) -> str:
    """The SVG of the whole procedure, and below it what happens when it is withdrawn or stopped."""
    drawing = _Drawing()
    top = _lane_heads(drawing.sheet)
    y = _block(drawing, story.body, top, 0)
    stopped = Heading("Khi người nộp rút hồ sơ, hoặc cơ quan dừng giải quyết, trước khi có quyết định")
    y = _block(drawing, (stopped, *story.stopped), y + GAP, 0)
    below = Sheet()
    for lane in Lane:
        below.box(_lane_x(lane) - 4, top - 4, LANE + 8, y - top, line="none", fill=COLOURS[lane][1], kind="lane")
    below.line(WAY, top, WAY, y - GAP, "#9aa3ad", "way")
    drawing.sheet.under(0, below)
    return _SVG.format(
        width=WIDTH,
        height=round(y + EDGE),
        title=escape(f"Các bước: {title}"),
        shapes="\n".join(drawing.sheet.shapes),
    )


def _lane_x(lane: Lane) -> float:
    return FIRST_LANE + list(Lane).index(lane) * (LANE + BETWEEN)


def _lane_heads(sheet: Sheet) -> float:
    for lane in Lane:
        line, fill = COLOURS[lane]
        sheet.box(_lane_x(lane), EDGE, LANE, 28, line=line, fill=line, kind="head-box")
        sheet.write(_lane_x(lane) + 10, EDGE + 6, [lane.value], "head", fill)
    sheet.write(EDGE, EDGE + 6, ["◇ điều kiện   ↻ lặp lại   ∥ song song"], "who")
    return EDGE + 28 + GAP


def _block(drawing: _Drawing, block: Block, y: float, depth: int) -> float:
    for node in block:
        y = _node(drawing, node, y, depth) + GAP
    return y


def _node(drawing: _Drawing, node: Node, y: float, depth: int) -> float:
    match node:
        case Heading(words):
            return _heading(drawing.sheet, words, y, depth)
        case Wait(name, who, title, lane, limit):
            return _step(drawing, y, lane, [who, *([f"({limit})"] if limit else [])], title, name)
        case Deed(name, title, told):
            return _deed(drawing, y, title, told, name)
        case Turn(where):
            drawing.sheet.line(WAY - 5, y + 9, WAY + 5, y + 9, "#9aa3ad", "way")
            return drawing.sheet.write(FIRST_LANE, y, [TURNS[where]], "turn")
        case _:
            return _frame(drawing, node, y, depth)


def _heading(sheet: Sheet, words: str, y: float, depth: int) -> float:
    left, right = _sides(depth)
    y = max(y, sheet.taken)
    lines = wrapped(words, right - left - 24)
    sheet.box(left, y, right - left, len(lines) * LINE + 8, line="#d5dae0", fill="#e9edf2", kind="section")
    sheet.taken = sheet.write(left + 10, y + 3, lines, "head") + 5
    return sheet.taken


def _deed(drawing: _Drawing, y: float, title: str, told: str, name: str) -> float:
    """What the office asks or tells is drawn with an arrow to whom it goes."""
    bottom = _step(drawing, y, Lane.OFFICE, [], title, name)
    if told:
        sheet, x = drawing.sheet, _lane_x(Lane.PARTNER)
        lines = wrapped(partner(told), LANE - 24)
        line, _ = COLOURS[Lane.PARTNER]
        bottom = max(bottom, y + len(lines) * LINE + 8)
        sheet.line(_lane_x(Lane.OFFICE) + LANE, y + 15, x - 1, y + 15, line, "arrow")
        sheet.box(x, y, LANE, len(lines) * LINE + 8, line=line, fill="#ffffff", kind="told")
        sheet.write(x + 12, y + 3, lines, "title", line)
    return bottom


def _step(drawing: _Drawing, y: float, lane: Lane, small: list[str], title: str, name: str) -> float:
    sheet, x = drawing.sheet, _lane_x(lane)
    line, _ = COLOURS[lane]
    who = [part for words in small for part in wrapped(words, LANE)]
    large = wrapped(title, LANE - 24)
    height = (len(who) + len(large)) * LINE + 8
    sheet.line(WAY, y + height / 2, x, y + height / 2, "#c4cbd3")
    sheet.dot(WAY, y + height / 2, next(drawing.numbers), line)
    sheet.box(x, y, LANE, height, line=line, fill="#ffffff", kind="step", step=name)
    below = sheet.write(x + 12, y + 3, who, "who", line)
    sheet.write(x + 12, below, large, "title")
    return y + height


# -- frames ------------------------------------------------------------------------------------------------------------


def _frame(drawing: _Drawing, node: Node, y: float, depth: int) -> float:
    match node:
        case Choice(condition, then, otherwise):
            rest = [("◇ Nếu không", otherwise)] if otherwise else []
            return _framed(drawing, [(f"◇ Nếu {condition}", then), *rest], y, depth, CHOICE)
        case Loop(condition, body):
            words = f"↻ Lặp lại khi {condition}" if condition else "↻ Lặp lại"
            return _framed(drawing, [(words, body)], y, depth, LOOP)
        case Beside(legs, each):
            one = [(f"∥ Song song, {each} một phần", leg) for _, leg in legs]
            several = [(f"∥ {name}", leg) for name, leg in legs]
            return _framed(drawing, one if each else several, y, depth, LEGS)
        case Part(name, body):
            words = part_words(name)
            return _framed(drawing, [(words if body else f"{words}: như trên", body)], y, depth, PART)
    raise TypeError(f"no picture for {type(node).__name__}")


def _framed(drawing: _Drawing, rooms: list[tuple[str, Block]], y: float, depth: int, colour: str) -> float:
    """A frame with a room for each way, its words in the margin; the frame lies under what it holds."""
    sheet, (left, right) = drawing.sheet, _sides(depth)
    place, top = len(sheet.shapes), max(y, sheet.taken)
    bottom = top
    for number, (words, body) in enumerate(rooms):
        if number:
            sheet.line(left, bottom, right, bottom, colour, "dashed")
        sheet.taken = sheet.write(left + 8, bottom + 3, wrapped(words, WAY - 14 - left - 8), "frame", colour) + 4
        bottom = max(_block(drawing, body, bottom + GAP, depth + 1), sheet.taken)
        sheet.taken = bottom
    below = Sheet()
    below.box(left, top, right - left, bottom - top, line=colour, fill="none", kind="frame-box")
    sheet.under(place, below)
    return bottom


def _sides(depth: int) -> tuple[float, float]:
    return EDGE + depth * STEP_IN, WIDTH - EDGE - depth * STEP_OUT


_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
<title>{title}</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
<path d="M0 0 L8 4 L0 8 z" fill="#8a5a00"/></marker></defs>
<style>
text {{ font-family: "Be Vietnam Pro", "Segoe UI", Roboto, "Noto Sans", sans-serif; font-size: 13px }}
.head {{ font-weight: 700 }} .who {{ font-size: 11.5px; font-weight: 600 }} .dot {{ font-size: 11px; font-weight: 700 }}
.frame {{ font-size: 12.5px; font-weight: 600 }} .turn {{ font-size: 12.5px; font-style: italic }}
.way {{ stroke-width: 2 }} .dashed {{ stroke-dasharray: 5 4 }} .arrow {{ marker-end: url(#tip) }}
</style>
<rect width="{width}" height="{height}" fill="#ffffff"/>
{shapes}
</svg>
"""

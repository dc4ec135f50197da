"""What a picture is drawn on: boxes, words and lines, collected as SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

LINE = 17
# Of the widest letters, so that no word runs out of its box.
LETTER = 6.7
INK = "#1f2933"


@dataclass
class Sheet:
    """What has been drawn so far. `taken` is how far down words stand in the margin."""

    shapes: list[str] = field(default_factory=list)
    taken: float = 0.0

    def box(
        self, x: float, y: float, width: float, height: float, *, line: str, fill: str, kind: str, step: str = ""
    ) -> None:
        """`step` is the journal's name of what the box shows, for pages that mark a dossier's position."""
        at = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        of = f' data-line="{step}"' if step else ""
        self.shapes.append(f'<rect class="{kind}"{of} {at} rx="5" fill="{fill}" stroke="{line}"/>')

    def line(self, x: float, y: float, to_x: float, to_y: float, colour: str, kind: str = "") -> None:
        at = f'x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}"'
        self.shapes.append(f'<line class="{kind}" {at} stroke="{colour}"/>')

    def dot(self, x: float, y: float, number: int, colour: str) -> None:
        """A numbered dot on the way."""
        self.shapes.append(f'<circle cx="{x:g}" cy="{y:g}" r="11" fill="{colour}"/>')
        at = f'x="{x:g}" y="{y + 4:g}" text-anchor="middle"'
        self.shapes.append(f'<text {at} class="dot" fill="#ffffff">{number}</text>')

    def write(self, x: float, y: float, lines: Iterable[str], kind: str, colour: str = INK) -> float:
        """This will write lines below `y` and give where they end."""
        for line in lines:
            y += LINE
            self.shapes.append(f'<text x="{x:g}" y="{y - 4:g}" class="{kind}" fill="{colour}">{escape(line)}</text>')
        return y

    def under(self, place: int, below: Sheet) -> None:
        """This will lay what is drawn on the other sheet under everything from that place on."""
        self.shapes[place:place] = below.shapes


def wrapped(words: str, width: float) -> list[str]:
    return textwrap.wrap(words, max(12, int(width / LETTER))) or [""]

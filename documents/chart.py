"""A chart of bars as SVG: one drawing for the page, on paper and by itself; every value stands there in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

# Told apart by lightness and stripes too, not by colour alone; the words of the legend say which is which.
_FILLS = ("#1a6338", "#7fb795", "#a4161a", "#8b96a0", "#f0b429")
_INKS = ("#fff", "#1c2126", "#fff", "#1c2126", "#1c2126")
_FONT = "TeX Gyre Termes, Be Vietnam Pro, Liberation Sans, sans-serif"
_WIDTH, _LABEL, _ROW, _HEAD, _LEGEND_ROW, _END = 960, 330, 26, 34, 22, 70
_BAR = _WIDTH - _LABEL - _END
_LETTERS = 42


@dataclass(frozen=True)
class BarValues:
    label: str
    values: tuple[int, ...]


def draw_chart(title: str, legend: Sequence[str], unit: str, bars: Sequence[BarValues]) -> str:
    """This will draw a bar a line, made of parts as the legend names them; the longest bar fills the width."""
    longest = max((sum(bar.values) for bar in bars), default=0) or 1
    height = _HEAD + _LEGEND_ROW * ((len(legend) + 2) // 3) + _ROW * len(bars) + 12
    words = f"{title}: {len(bars)} dòng, đơn vị {unit}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'role="img" font-family="{_FONT}" font-size="14">',
        f"<title>{escape(words)}</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="8" y="22" font-weight="bold" font-size="16" fill="#1c2126">{escape(title)} ({escape(unit)})</text>',
        *_legend(legend),
    ]
    top = _HEAD + _LEGEND_ROW * ((len(legend) + 2) // 3)
    for number, bar in enumerate(bars):
        parts += _bar(bar, top + number * _ROW, longest, sums=unit != "%")
    return "".join([*parts, "</svg>"])


def _legend(legend: Sequence[str]) -> Iterator[str]:
    for place, words in enumerate(legend):
        x, y = 8 + (place % 3) * 310, _HEAD + (place // 3) * _LEGEND_ROW
        yield f'<rect x="{x}" y="{y}" width="14" height="14" fill="{_FILLS[place]}"/>'
        yield f'<text x="{x + 20}" y="{y + 12}" fill="#1c2126">{escape(words)}</text>'


def _bar(bar: BarValues, y: int, longest: int, *, sums: bool) -> Iterator[str]:
    label = bar.label if len(bar.label) <= _LETTERS else bar.label[: _LETTERS - 1] + "…"
    yield f'<text x="{_LABEL - 8}" y="{y + 16}" text-anchor="end" fill="#1c2126">{escape(label)}</text>'
    ends = list(accumulate(bar.values, initial=0))
    for place, value in enumerate(bar.values):
        begin, end = (_LABEL + _BAR * at / longest for at in ends[place : place + 2])
        if value:
            yield f'<rect x="{begin:.1f}" y="{y}" width="{end - begin:.1f}" height="20" fill="{_FILLS[place]}"/>'
        if end - begin > 8 * len(str(value)) + 6:
            middle = (begin + end) / 2
            yield f'<text x="{middle:.1f}" y="{y + 15}" text-anchor="middle" fill="{_INKS[place]}">{value}</text>'
    if sums:
        yield f'<text x="{_LABEL + _BAR * ends[-1] / longest + 6:.1f}" y="{y + 15}" fill="#1c2126">{ends[-1]}</text>'

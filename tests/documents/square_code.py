"""The square code on a printed certificate, seen as a camera sees it."""

from __future__ import annotations

import io

import segno
from PIL import Image

Dots = list[list[bool]]
DOTS_PER_INCH = 300
PAGE_WIDTH = round(210 / 25.4 * DOTS_PER_INCH)
"""Of an A4 page, in dots."""
_DARK = 128


def code_of(address: str) -> Dots:
    """This will give the dots, row by row, of a code that leads to the address."""
    return [[bool(dot) for dot in row] for row in segno.make(address, error="m", micro=False).matrix]


def code_on(picture: bytes, side: int) -> Dots:
    """This will look at the code on a picture of a certificate's page, taking it to be so many dots wide."""
    square = _cut_out(Image.open(io.BytesIO(picture)).convert("L"))
    assert abs(square.width - square.height) <= 2
    return [[_is_dark(square, row, column, side) for column in range(side)] for row in range(side)]


def _cut_out(picture: Image.Image) -> Image.Image:
    """The lower left corner of a certificate holds the code and, below a gap, its caption."""
    millimetre = DOTS_PER_INCH / 25.4
    corner = picture.crop(
        (round(26 * millimetre), round(215 * millimetre), round(56 * millimetre), round(283 * millimetre))
    )
    dark = corner.point(lambda shade: 255 if shade < _DARK else 0)
    left, top, right, _ = dark.getbbox() or (0, 0, 0, 0)
    empty = next(row for row in range(top, dark.height) if not dark.crop((0, row, dark.width, row + 1)).getbbox())
    left, _, right, _ = dark.crop((0, top, dark.width, empty)).getbbox() or (0, 0, 0, 0)
    return corner.crop((left, top, right, empty))


def _is_dark(square: Image.Image, row: int, column: int, side: int) -> bool:
    """Look at the middle of one dot of the code."""
    dot = square.width / side
    middle = (
        round((column + 0.4) * dot),
        round((row + 0.4) * dot),
        round((column + 0.6) * dot),
        round((row + 0.6) * dot),
    )
    return max(square.crop(middle).tobytes()) < _DARK

"""The square code on a document, looked at as a camera would."""

from __future__ import annotations

import io

import segno
from PIL import Image

from documents.preview import preview
from documents.qr import qr_svg
from tests.documents import samples

_DOTS = 300
_DARK = 128


def _square(picture: Image.Image) -> Image.Image:
    """Cut out the code: the lower left corner of a certificate holds it and, below a gap, its caption."""
    millimetre = _DOTS / 25.4
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


def test_the_printed_code_is_the_one_that_leads_to_the_tracking_page() -> None:
    picture = Image.open(io.BytesIO(preview(samples.birth_certificate(), dots_per_inch=_DOTS))).convert("L")
    square = _square(picture)
    wanted = [[bool(dot) for dot in row] for row in segno.make(samples.TRACKING, error="m", micro=False).matrix]
    side = len(wanted)
    assert abs(square.width - square.height) <= 2
    seen = [[_is_dark(square, row, column, side) for column in range(side)] for row in range(side)]
    assert seen == wanted


def test_the_code_is_a_drawing_without_anything_but_lines() -> None:
    drawing = qr_svg("https://motcua.example/theo-doi/<script>&\"'")
    assert drawing.startswith("<svg")
    assert "script" not in drawing
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")

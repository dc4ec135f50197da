"""Where on the first page the stamp may stand: only where nothing is beneath it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image

from documents.incoming.stamp import HEIGHT, WIDTH
from documents.preview import NoPreview, preview_pdf

_POINTS_IN_MM = 72 / 25.4
_MARGIN = 9 * _POINTS_IN_MM
# Below the number and the subject line, as far down as half a page of A4.
_FIRST, _LAST, _STEP = 34 * _POINTS_IN_MM, 150 * _POINTS_IN_MM, 2 * _POINTS_IN_MM
_PIXELS = 800
# A scanner's grey is no ink; a letter or two of print within the frame is.
_INK, _SHARE = 140, 0.002
# So much white must be left around the frame, or it reads as crossed out.
_CLEAR = 1.5 * _POINTS_IN_MM


class StampPlace(StrEnum):
    """`STRIP` adds a white strip above the page, which is never covered by anything."""

    BELOW_NUMBER = "duoi-so"
    TOP_LEFT = "tren-trai"
    TOP_RIGHT = "tren-phai"
    BOTTOM_LEFT = "duoi-trai"
    BOTTOM_RIGHT = "duoi-phai"
    STRIP = "dai-trang"


@dataclass(frozen=True)
class Spot:
    """The lower left corner of the stamp, in points from that of the page."""

    left: float
    bottom: float


def free_spots(page: bytes, width: float, height: float) -> dict[StampPlace, Spot]:
    """This will give the places of a page (upright, so many points wide and high) where the stamp covers nothing."""
    ink = _ink_of(page)
    found = {StampPlace.STRIP: Spot(_MARGIN, height + (_strip() - HEIGHT) / 2)}
    for place, spots in _candidates(width, height).items():
        free = next((spot for spot in spots if ink is not None and _is_free(ink, spot, width, height)), None)
        if free is not None:
            found[place] = free
    return {place: found[place] for place in StampPlace if place in found}


def strip_height() -> float:
    """How much higher a page becomes by the white strip."""
    return _strip()


def _strip() -> float:
    return HEIGHT + 2 * 3 * _POINTS_IN_MM


def _candidates(width: float, height: float) -> dict[StampPlace, list[Spot]]:
    left, right = _MARGIN, width - _MARGIN - WIDTH
    bottom, top = _MARGIN, height - _MARGIN - HEIGHT
    downward = range(int((_LAST - _FIRST) / _STEP) + 1)
    below = [Spot(left, height - _FIRST - number * _STEP - HEIGHT) for number in downward]
    return {
        StampPlace.BELOW_NUMBER: [spot for spot in below if spot.bottom > bottom and right >= left],
        StampPlace.TOP_LEFT: [Spot(left, top)],
        StampPlace.TOP_RIGHT: [Spot(right, top)],
        StampPlace.BOTTOM_LEFT: [Spot(left, bottom)],
        StampPlace.BOTTOM_RIGHT: [Spot(right, bottom)],
    }


def _ink_of(page: bytes) -> Image.Image | None:
    """Where there is ink; None for a page that cannot be drawn, of which nothing is known."""
    try:
        shown = Image.open(io.BytesIO(preview_pdf(page, width=_PIXELS))).convert("L")
    except NoPreview:
        return None
    return shown.point(lambda shade: 255 if shade < _INK else 0)


def _is_free(ink: Image.Image, spot: Spot, width: float, height: float) -> bool:
    if spot.left < 0 or spot.bottom < 0 or spot.left + WIDTH > width or spot.bottom + HEIGHT > height:
        return False
    across, down = ink.width / width, ink.height / height
    box = (
        max(int((spot.left - _CLEAR) * across), 0),
        max(int((height - spot.bottom - HEIGHT - _CLEAR) * down), 0),
        min(int((spot.left + WIDTH + _CLEAR) * across), ink.width),
        min(int((height - spot.bottom + _CLEAR) * down), ink.height),
    )
    counts = ink.crop(box).histogram()
    return counts[255] <= _SHARE * sum(counts)

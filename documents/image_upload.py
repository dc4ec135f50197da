"""Looking through an uploaded picture, with bounded memory and time."""

from __future__ import annotations

import io
import warnings
from typing import Literal

from PIL import Image
from PIL.ImageFile import ImageFile

from documents.unacceptable_file import Fault, UnacceptableFile

_MOST_MEGAPIXELS = 40
_MOST_SCANS = 64
_SMALL = (512, 512)
_LOWEST_CONTRAST = 12
"""Between the lightest and the darkest hundredth of a picture, of 255: below that nothing can be read on it."""

# Pillow warns of pictures that our own, lower bound refuses anyway.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


def examine_image(data: bytes, kind: Literal["jpeg", "png"]) -> int:
    """This will decode the whole picture and give its number of pages, which is 1. Raises `UnacceptableFile`."""
    # A progressive JPEG is decoded once a scan; thousands of them cost minutes.
    if kind == "jpeg" and data.count(b"\xff\xda") > _MOST_SCANS:
        raise UnacceptableFile(Fault.DAMAGED)
    if is_blank(_decode(data, kind)):
        raise UnacceptableFile(Fault.BLANK)
    return 1


def _decode(data: bytes, kind: Literal["jpeg", "png"]) -> Image.Image:
    picture = _open(data, kind)
    picture.draft("L", _SMALL)  # a JPEG is then decoded small, yet to its last byte
    try:
        picture.load()
    except OSError as problem:
        fault = Fault.TRUNCATED if "truncated" in str(problem) else Fault.DAMAGED
        raise UnacceptableFile(fault) from problem
    return picture


def _open(data: bytes, kind: Literal["jpeg", "png"]) -> ImageFile:
    """Read the head of the picture only, and stop at one that would be too large to unpack."""
    too_large = UnacceptableFile(Fault.TOO_MANY_DOTS, limit=_MOST_MEGAPIXELS)
    try:
        picture = Image.open(io.BytesIO(data), formats=[kind.upper()])
    except Image.DecompressionBombError:
        raise too_large from None
    if picture.width * picture.height > _MOST_MEGAPIXELS * 1_000_000:
        raise too_large
    return picture


def is_blank(picture: Image.Image) -> bool:
    """This will say whether nothing can be seen on a picture: one even shade, but for a scanner's dust."""
    opaque = picture.convert("RGBA") if picture.mode in {"LA", "PA", "P", "RGBA"} else None
    if opaque is not None:
        picture = Image.alpha_composite(Image.new("RGBA", opaque.size, "white"), opaque)
    small = picture.convert("L")
    small.thumbnail(_SMALL, Image.Resampling.BOX)
    counts = small.histogram()
    darkest, lightest = _percentile(counts, 0.002), _percentile(counts, 0.998)
    return lightest - darkest < _LOWEST_CONTRAST


def _percentile(counts: list[int], share: float) -> int:
    wanted = sum(counts) * share
    seen = 0
    for shade, count in enumerate(counts):
        seen += count
        if seen > wanted:
            return shade
    return len(counts) - 1

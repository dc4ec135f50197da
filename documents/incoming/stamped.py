"""A copy of a document with the stamp on its first page. What came is read and never written."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Rectangle
from PIL import Image, ImageOps

from documents.incoming.place import Spot, StampPlace, free_spots, strip_height
from documents.incoming.stamp import HEIGHT, WIDTH, Stamp, draw_stamp

_A4 = (595.28, 841.89)
_DOTS_PER_INCH = 200


class Covered(Exception):
    """At this place the stamp would cover something."""


@dataclass(frozen=True)
class Sheet:
    """A document made ready: upright, its notes painted in; `spots` are where on its first page nothing is covered."""

    pdf: bytes
    width: float
    height: float
    spots: dict[StampPlace, Spot]


def lay_out(data: bytes, kind: str) -> Sheet:
    """This will make a sheet of a file that `uploads.examine` accepted: pdf, jpeg or png; a picture becomes A4."""
    pdf = data if kind == "pdf" else _picture_on_a4(data)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.flatten_annotations("screen")
        # The copy is no signed file any more; a reader must not be told that its signatures were broken.
        for name in ("/AcroForm", "/Perms"):
            if name in document.Root:
                del document.Root[name]
        # Whoever made the file noted when; of the copy that would be untrue, and never twice the same.
        if "/Info" in document.trailer:
            del document.trailer["/Info"]
        width, height = _first_upright(document)
        upright = _saved(document)
    return Sheet(upright, width, height, free_spots(upright, width, height))


def put_stamp(sheet: Sheet, stamp: Stamp, place: StampPlace) -> bytes:
    """This will give the copy as a PDF. Raises `Covered`."""
    spot = sheet.spots.get(place)
    if spot is None:
        raise Covered
    with pikepdf.open(io.BytesIO(sheet.pdf)) as document, pikepdf.open(io.BytesIO(draw_stamp(stamp))) as drawn:
        page = document.pages[0]
        if place is StampPlace.STRIP:
            page.mediabox = pikepdf.Array([0, 0, sheet.width, sheet.height + strip_height()])
        frame = Rectangle(spot.left, spot.bottom, spot.left + WIDTH, spot.bottom + HEIGHT)
        page.add_overlay(drawn.pages[0], frame)
        return _saved(document)


def _first_upright(document: pikepdf.Pdf) -> tuple[float, float]:
    """This will set the first page anew, turned as it is read, its lower left corner at nought."""
    first = document.pages[0]
    left, bottom, right, top = (float(edge) for edge in first.trimbox)
    width, height = abs(right - left), abs(top - bottom)
    if int(first.obj.get("/Rotate", 0)) % 180:
        width, height = height, width
    document.add_blank_page(page_size=(width, height))
    anew = document.pages[-1]
    anew.add_overlay(first, Rectangle(0, 0, width, height))
    document.pages.insert(0, anew)
    del document.pages[-1]
    del document.pages[1]
    return width, height


def _picture_on_a4(data: bytes) -> bytes:
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    across = picture.width > picture.height
    width, height = reversed(_A4) if across else _A4
    dots = (round(width / 72 * _DOTS_PER_INCH), round(height / 72 * _DOTS_PER_INCH))
    sheet = Image.new("RGB", dots, "white")
    fitted = ImageOps.contain(picture, sheet.size)
    sheet.paste(fitted, ((sheet.width - fitted.width) // 2, 0))
    written = io.BytesIO()
    sheet.save(written, "PDF", resolution=_DOTS_PER_INCH)
    return written.getvalue()


def _saved(document: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    document.save(written, deterministic_id=True)
    return written.getvalue()

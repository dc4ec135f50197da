"""Finding the cover sheets in a pile of scanned pages by their square codes."""

from __future__ import annotations

import io

import pikepdf
import zxingcpp
from pikepdf import Dictionary, Name, Stream
from PIL import Image

from documents.preview import NoPreview, preview_pdf
from documents.scans.cover_code import CoverCode, read_cover_code

_SQUARE = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_MOST_DOTS = 40_000_000
_WIDTH = 1000
# A square code needs no more dots than this across the page, and smaller pictures are read faster.
_ENOUGH = 1700


def read_covers(pdf: bytes) -> list[CoverCode | None]:
    """This will give what each page's cover code says, None for a page without one.

    A page that cannot be read counts as one without a code: a person then says where it belongs.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        scanned = [_scanned_picture(page) for page in document.pages]
    return [_code_on(picture or _drawn(pdf, number)) for number, picture in enumerate(scanned, 1)]


def _scanned_picture(page: pikepdf.Page) -> Image.Image | None:
    """The one picture of which a scanner makes a page; None for a page that was drawn in another way."""
    named = page.resources.get("/XObject", Dictionary()) if "/Resources" in page.obj else Dictionary()
    pictures = [
        thing for _, thing in named.items() if isinstance(thing, Stream) and thing.get(Name.Subtype) == Name.Image
    ]
    if len(pictures) != 1:
        return None
    try:
        if int(pictures[0].Width) * int(pictures[0].Height) > _MOST_DOTS:
            return None
        found = pikepdf.PdfImage(pictures[0]).as_pil_image()
        return found.convert("L")
    except (pikepdf.PdfError, ValueError, OSError, NotImplementedError, AttributeError):
        return None


def _drawn(pdf: bytes, page: int) -> Image.Image | None:
    try:
        return Image.open(io.BytesIO(preview_pdf(pdf, page=page, width=_WIDTH))).convert("L")
    except NoPreview:
        return None


def _code_on(picture: Image.Image | None) -> CoverCode | None:
    if picture is None:
        return None
    picture.thumbnail((_ENOUGH, _ENOUGH * 2))
    found = zxingcpp.read_barcodes(picture, formats=_SQUARE)
    codes = (read_cover_code(one.text) for one in found)
    return next((code for code in codes if code is not None), None)

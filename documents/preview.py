"""A picture of a page, for viewers that show no PDF."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pikepdf

from documents.contents.content import Content
from documents.draw import inputs_for
from documents.typesetter import picture_of_page, typeset_png

_POINTS_PER_INCH = 72


class NoPreview(Exception):
    """No picture can be made of this file; the viewer offers it for download instead."""


def preview(content: Content, dots_per_inch: float = 96) -> bytes:
    """This will draw the first page of a document as a PNG."""
    return typeset_png(content.template, inputs_for(content), content.drawn_at, dots_per_inch)[0]


def preview_pdf(pdf: bytes, *, page: int = 1, width: int = 1000) -> bytes:
    """This will give a page of a PDF, signature blocks and other notes included, as a PNG `width` dots wide.

    For files of ours and files that `uploads.examine` accepted. Raises `NoPreview`.
    """
    try:
        single, page_width = _single_page(pdf, page)
        with tempfile.TemporaryDirectory(prefix="motcua-preview-") as folder:
            (Path(folder) / "page.pdf").write_bytes(single)
            return picture_of_page(Path(folder), dots_per_inch=width / page_width * _POINTS_PER_INCH)
    except (pikepdf.PdfError, RuntimeError, ValueError, IndexError) as problem:
        raise NoPreview("the page could not be drawn") from problem


def _single_page(pdf: bytes, page: int) -> tuple[bytes, float]:
    """Keep one page and paint its annotations into it: the painter draws only what is painted."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        wanted = document.pages[page - 1]
        while len(document.pages) > page:
            del document.pages[-1]
        del document.pages[: page - 1]
        document.flatten_annotations("screen")
        # What is a note still has no look, such as an unseen signature field; on this one page it belongs to no form.
        if "/Annots" in wanted.obj:
            del wanted.obj["/Annots"]
        left, _, right, _ = (float(edge) for edge in wanted.cropbox)
        upright = int(wanted.get("/Rotate", 0)) % 180 == 0
        bottom, top = float(wanted.cropbox[1]), float(wanted.cropbox[3])
        single = io.BytesIO()
        document.save(single)
    shown_width = abs(right - left) if upright else abs(top - bottom)
    if shown_width < 1:
        raise ValueError("the page has no width")
    return single.getvalue(), shown_width

"""Several scanned files as one pile of pages, and single pages taken out of it again."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image

_DOTS_PER_INCH = 200


def one_pile(files: Sequence[tuple[bytes, str]]) -> bytes:
    """This will give all pages in one PDF, in order; each file comes with its kind: pdf, jpeg or png.

    For files that `uploads.examine` accepted.
    """
    with pikepdf.new() as pile:
        for data, kind in files:
            with pikepdf.open(io.BytesIO(data if kind == "pdf" else _as_pdf(data))) as document:
                pile.pages.extend(document.pages)
        return _saved(pile)


def take_out(pile: bytes, pages: Sequence[int]) -> bytes:
    """This will give a PDF of these pages of the pile, counted from 1, in the order in which they are named."""
    with pikepdf.open(io.BytesIO(pile)) as document, pikepdf.new() as part:
        for number in pages:
            part.pages.append(document.pages[number - 1])
        return _saved(part)


def _as_pdf(picture: bytes) -> bytes:
    written = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").save(written, "PDF", resolution=_DOTS_PER_INCH)
    return written.getvalue()


def _saved(document: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    document.save(written, deterministic_id=True)
    return written.getvalue()

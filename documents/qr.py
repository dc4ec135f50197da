"""The square code that leads from a document to its page."""

from __future__ import annotations

import io
from functools import lru_cache

import segno


# All documents of a dossier lead to the same page, and choosing the pattern takes longer than typesetting.
@lru_cache(maxsize=256)
def qr_svg(address: str) -> str:
    """This will draw the address as an SVG picture without a fixed size; level M survives a folded paper."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", xmldecl=False, border=2, omitsize=True)
    return picture.getvalue().decode("ascii")

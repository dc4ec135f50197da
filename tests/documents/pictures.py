"""Draws the pictures of documents that the documentation shows: `python -m tests.documents.pictures`."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from documents.draw import draw
from documents.preview import preview_pdf
from tests.documents import samples
from tests.documents.test_signing import sealed

_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def _keep(name: str, pdf: bytes) -> None:
    """Few shades are enough for black on white, and make a third of the bytes."""
    picture = Image.open(io.BytesIO(preview_pdf(pdf, width=900))).convert("RGB")
    picture.quantize(48).save(_PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    _PICTURES.mkdir(parents=True, exist_ok=True)
    _keep("giay-khai-sinh", sealed())
    _keep("giay-tiep-nhan", draw(samples.receipt()))
    _keep("phieu-bo-sung", draw(samples.supplement_request_sheet()))

"""Pictures of pages."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image, ImageChops

from documents.draw import draw
from documents.preview import NoPreview, preview, preview_pdf
from tests.documents import samples
from tests.documents.test_signing import drawn, sealed


def _picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def test_a_document_is_shown_as_a_picture_of_its_first_page() -> None:
    picture = _picture(preview(samples.receipt(), dots_per_inch=72))
    assert picture.size == (595, 842)
    assert min(picture.tobytes()) < 60


def test_a_page_of_a_file_is_as_wide_as_wanted() -> None:
    assert abs(_picture(preview_pdf(drawn(), width=500)).width - 500) <= 1


def test_the_signature_blocks_are_in_the_picture() -> None:
    before, after = _picture(preview_pdf(drawn(), width=600)), _picture(preview_pdf(sealed(), width=600))
    left, top, right, bottom = ImageChops.difference(before, after).getbbox() or (0, 0, 0, 0)
    assert after.height * 0.75 < top < bottom < after.height * 0.97
    assert right - left > 200


def test_another_page_can_be_shown() -> None:
    note = {"noted_on": "2026-11-06", "what": "A", "basis": "B", "signatory": "C"}
    two_pages = draw(samples.birth_certificate(later_notes=[note]))
    assert preview_pdf(two_pages, page=2, width=300) != preview_pdf(two_pages, page=1, width=300)
    with pytest.raises(NoPreview):
        preview_pdf(two_pages, page=3)


def test_what_is_no_page_has_no_picture() -> None:
    empty = pikepdf.new()
    kept = io.BytesIO()
    empty.save(kept)
    for data in (b"", b"%PDF-1.7 nothing", kept.getvalue()):
        with pytest.raises(NoPreview):
            preview_pdf(data)

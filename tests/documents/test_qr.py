"""The square code on a document, looked at as a camera would."""

from __future__ import annotations

from documents.preview import preview
from documents.qr import qr_svg
from tests.documents import samples
from tests.documents.square_code import DOTS_PER_INCH, code_of, code_on


def test_the_printed_code_is_the_one_that_leads_to_the_tracking_page() -> None:
    wanted = code_of(samples.TRACKING)
    picture = preview(samples.birth_certificate(), dots_per_inch=DOTS_PER_INCH)
    assert code_on(picture, len(wanted)) == wanted


def test_the_code_is_a_drawing_without_anything_but_lines() -> None:
    drawing = qr_svg("https://motcua.example/theo-doi/<script>&\"'")
    assert drawing.startswith("<svg")
    assert "script" not in drawing
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")

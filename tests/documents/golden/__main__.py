"""Writes the golden texts anew."""

from __future__ import annotations

from documents.draw import draw
from tests.documents import samples
from tests.documents.golden import GOLDEN, readable
from tests.documents.pdf_text import text_of

for content in samples.every_document():
    (GOLDEN / f"{content.template}.txt").write_text(readable(text_of(draw(content))), encoding="utf-8")

"""What is wrong with a box is read together with it, whichever template shows it (WCAG 1.3.1, 3.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from operations.words.from_templates import ROOMS, ROOT

TEMPLATES = sorted(template for room in ROOMS for template in (ROOT / room).rglob("*.html"))
_TAG = re.compile(r"<(\w+)((?:\{\{.*?\}\}|\{%.*?%\}|[^>])*)>", re.DOTALL)
_BOX = frozenset({"input", "select", "textarea"})
# They stand beside no box: a file that was sent, a sum that was not taken, words that another person wrote.
BESIDE_NO_BOX = frozenset({"supplement_review.html", "wording.html", "form.html", "faults.html", "payment.html"})


def tags(source: str) -> Iterator[tuple[str, str]]:
    return ((found[1], found[2]) for found in _TAG.finditer(source))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_fault_names_itself_and_every_box_with_one_says_so(template: Path) -> None:
    found = list(tags(template.read_text(encoding="utf-8")))
    faults = [at for _, at in found if re.search(r'class="fault"', at)]
    if template.name not in BESIDE_NO_BOX:
        assert [at for at in faults if ' id="' not in at and "role=" not in at] == []
    boxes = [at for name, at in found if name in _BOX and 'type="file"' not in at]
    tied = [at for at in boxes if "-fault" in at or " fault{%" in at]
    assert [at for at in tied if "aria-invalid" not in at] == []

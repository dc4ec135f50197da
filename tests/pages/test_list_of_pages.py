"""The list in docs/pages.md names every picture once, and they are small. That no page is missing: test_every_page."""

from __future__ import annotations

import re

from tests.pages.album import LIST, PICTURES

MOST_BYTES = 10_000_000


def test_every_picture_is_named_once_and_all_are_small() -> None:
    named = re.findall(r"\]\(pictures/([^)]+)\)", LIST.read_text(encoding="utf-8"))
    there = {path.name: path.stat().st_size for path in PICTURES.glob("*.png")}
    assert sorted(named) == sorted(there)
    assert sum(there.values()) < MOST_BYTES

"""From what a step reserved to the bytes in the file store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from documents.contents.content import Content
from documents.contents.every_content import CONTENT_BY_KIND
from documents.draw import draw
from documents.file_store import ContentStore
from engine.reserve import Drawing


def draw_into(files: ContentStore) -> Callable[[str, Any], str]:
    """This will give the office's way of drawing: content by its kind in, SHA-256 of the kept PDF out."""

    def draw_and_keep(kind: str, content: Any) -> str:
        return files.put(draw(CONTENT_BY_KIND[kind].model_validate(content)))

    return draw_and_keep


def drawing(series: str, content: Callable[[int], Content], kind: type[Content], *, title: str = "") -> Drawing:
    """What a step wants drawn: `content(number)` once the number in the agency's `series` is known."""
    return Drawing(
        kind=kind.template,
        title=title or kind.title,
        series=series,
        content=lambda number: content(number).model_dump(mode="json"),
    )

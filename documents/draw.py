"""Drawing a document: content in, PDF/A out."""

from __future__ import annotations

import json
from collections.abc import Callable

from pydantic import JsonValue

from documents.contents.content import Content
from documents.printable import on_certificate, on_paper
from documents.qr import qr_svg
from documents.typesetter import typeset_pdf


def draw(content: Content) -> bytes:
    """This will draw the document as a tagged PDF/A-2a; the same content gives the same bytes.

    Raises `UnprintableText` when a certificate or refusal holds a letter that no font of ours has.
    """
    return typeset_pdf(content.template, inputs_for(content), content.drawn_at)


def inputs_for(content: Content) -> dict[str, str]:
    """This will give what the template reads: the content as JSON (never as markup) and the square code as SVG."""
    clean = on_certificate if content.every_letter_must_print else on_paper
    inputs = {"content": json.dumps(_cleaned(content.printed(), clean), ensure_ascii=False)}
    return inputs | {"qr": qr_svg(content.tracking_url)} if content.tracking_url else inputs


def _cleaned(value: JsonValue, clean: Callable[[str], str]) -> JsonValue:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item, clean) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item, clean) for key, item in value.items()}
    return value

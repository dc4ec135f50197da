"""What the templates of pages say: their sentences, and the texts within their expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from language.catalogue import Entry
from language.letters import is_vietnamese
from language.sense import sense_and_sentence
from web.language.template import Translation

ROOT = Path(__file__).parents[2]
ROOMS = ("web/templates", "desk/templates", "portal/templates")


def sentences_of_templates() -> Iterator[tuple[str, str]]:
    """This will give each sentence with the template that says it."""
    for room in ROOMS:
        for template in sorted((ROOT / room).rglob("*.html")):
            for sentence in said_in(template.read_text(encoding="utf-8")):
                yield sentence, template.relative_to(ROOT).as_posix()


def said_in(source: str) -> list[str]:
    """This will give the sentences of one template."""
    said: list[str] = []

    def find(sentence: str) -> Entry:
        said.append(sentence)
        plain = sense_and_sentence(sentence)[1]
        return Entry(plain, plain)

    Translation(find).of(source)
    return [*said, *_texts_in_expressions(source)]


def _texts_in_expressions(source: str) -> Iterator[str]:
    for _, kind, text in Environment(autoescape=True).lex(source):
        if kind == "string" and is_vietnamese(text):
            yield str(ast.literal_eval(text)).strip()

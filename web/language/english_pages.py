"""The environment of English pages: the same templates, their words exchanged when they are first used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from language.catalogue import Entry, english
from language.in_english import in_english, is_one
from language.letters import is_vietnamese
from language.phrase import one_after_another
from language.sense import sense_and_sentence
from web.language.marks import foreign, vietnamese_marked
from web.language.template import Translation


def entry_of(sentence: str) -> Entry:
    """What has no entry stays as it is; the tests see to it that everything has one."""
    found, plain = english().find(sentence), sense_and_sentence(sentence)[1]
    return found or Entry(plain, plain)


class Translated(Extension):
    """Exchanges the words of a template before it is compiled, the texts within its expressions after."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return Translation(entry_of).of(source)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if token.type == "string" and isinstance(token.value, str) and is_vietnamese(token.value):
                yield Token(token.lineno, token.type, _constant(token.value))
            else:
                yield token


def _constant(text: str) -> str:
    """Blanks at the ends of a text within an expression are part of how it is put together."""
    core = text.strip()
    return text.replace(core, entry_of(core).many)


class _Generator(CodeGenerator):
    """`a ~ b` keeps each part in its own language until it is shown."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.globals['side_by_side'](")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")")


def said(value: object) -> object:
    """A value shown in text: what stays Vietnamese is marked so (WCAG 3.1.2)."""
    if not isinstance(value, str | int) or isinstance(value, Markup | bool):
        return value
    return Markup(in_english(value, _foreign, _plain))  # noqa: S704 - every part is escaped


def _foreign(text: str) -> str:
    return foreign(str(escape(text)))


def _plain(text: str) -> str:
    return vietnamese_marked(str(escape(text)))


def spoken(value: object) -> object:
    """A value shown where no mark can stand."""
    return value if not isinstance(value, str | int) or isinstance(value, Markup | bool) else in_english(value)


def language_of(values: Iterable[object]) -> Markup:
    """` lang="vi"` for an element that shows what stays Vietnamese."""
    vietnamese = any(isinstance(value, str) and is_vietnamese(in_english(value)) for value in values)
    return Markup(' lang="vi"') if vietnamese else Markup("")


def _side_by_side(*parts: object) -> object:
    return one_after_another("", parts)


def _join(value: Iterable[Any], between: str = "", attribute: str | None = None) -> object:
    return one_after_another(between, value if attribute is None else (getattr(one, attribute) for one in value))


def make_english(environment: Environment) -> Environment:
    """This will give an environment like the given one whose pages are English."""
    made = environment.overlay(extensions=[Translated], cache_size=400)
    made.code_generator_class = _Generator
    made.filters = {
        **environment.filters,
        "said": said,
        "spoken": spoken,
        "language_of": language_of,
        "is_one": is_one,
        "join": _join,
        "lower": lambda value: str(spoken(value)).lower(),
        "capitalize": lambda value: str(spoken(value)).capitalize(),
    }
    made.globals = {**environment.globals, "side_by_side": _side_by_side, "language": "en"}
    return made

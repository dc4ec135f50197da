"""A template cut into its smallest parts: text, tags, expressions and statements.

A tag may hold expressions and statements in its attributes; it stays one part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_WORD = re.compile(r"\{%[-+]?\s*(\w+)")
# What stands in these is not text of the page.
_RAW = frozenset({"script", "style", "textarea"})


class Kind(StrEnum):
    TEXT = "text"
    SHOWN = "shown"
    STATEMENT = "statement"
    REMARK = "remark"
    OPENING = "opening"
    CLOSING = "closing"
    RAW = "raw"


@dataclass(frozen=True)
class Token:
    """`name` is that of the tag, or the first word of the statement."""

    kind: Kind
    source: str
    name: str = ""


def tokens(source: str) -> Iterator[Token]:
    """This will cut the template; the parts put together are the template again."""
    at = 0
    while at < len(source):
        token = _jinja(source, at) or _tag(source, at) or _text(source, at)
        yield token
        at += len(token.source)
        if token.kind is Kind.OPENING and token.name in _RAW:
            end = source.index(f"</{token.name}", at)
            if end > at:
                yield Token(Kind.RAW, source[at:end])
            at = end


def _jinja(source: str, at: int) -> Token | None:
    found = _JINJA.match(source, at)
    if not found:
        return None
    text = found[0]
    if text.startswith("{{"):
        return Token(Kind.SHOWN, text)
    if text.startswith("{#"):
        return Token(Kind.REMARK, text)
    word = _WORD.match(text)
    return Token(Kind.STATEMENT, text, word[1] if word else "")


def _tag(source: str, at: int) -> Token | None:
    if source.startswith(("<!--", "<!"), at):
        end = source.index(">", at) + 1
        return Token(Kind.REMARK, source[at:end])
    named = _NAME.match(source, at)
    if not named:
        return None
    end = _end_of_tag(source, named.end())
    kind = Kind.CLOSING if source.startswith("</", at) else Kind.OPENING
    return Token(kind, source[at:end], named[1].lower())


def _end_of_tag(source: str, at: int) -> int:
    quote = ""
    while at < len(source):
        inner = _JINJA.match(source, at)
        if inner:
            at = inner.end()
            continue
        letter = source[at]
        if letter == quote:
            quote = ""
        elif not quote and letter in "\"'":
            quote = letter
        elif not quote and letter == ">":
            return at + 1
        at += 1
    return at


def _text(source: str, at: int) -> Token:
    end = at + 1
    while end < len(source) and not (_JINJA.match(source, end) or _NAME.match(source, end)):
        end += 1
    return Token(Kind.TEXT, source[at:end])

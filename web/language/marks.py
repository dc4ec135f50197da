"""Marking what is Vietnamese within a page in another language, so that it is read aloud as such (WCAG 3.1.2)."""

from __future__ import annotations

import re

from language.letters import is_vietnamese

_MARKED_WORD = r"[^\s<>,;:()“”]*[À-ÖØ-öø-ʯḀ-ỿĐđ][^\s<>,;:()“”.]*"
# Names of laws and places within an English sentence: `30/2020/NĐ-CP`, `Hà Nội`.
_RUN = re.compile(rf"{_MARKED_WORD}(?: {_MARKED_WORD})*")


def foreign(text: str) -> str:
    """This will mark the whole text; it is HTML already."""
    return f'<span lang="vi">{text}</span>'


def vietnamese_marked(text: str) -> str:
    """This will mark the words that are Vietnamese for certain, several in a row together; `text` is HTML already."""
    return _RUN.sub(lambda run: foreign(run[0]), text) if is_vietnamese(text) else text

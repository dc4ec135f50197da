"""Which value of a sentence English counts by."""

from __future__ import annotations

import re

_BEFORE_A_NOUN = re.compile(r"\{([a-z_][a-z_0-9]*)\}(?:</[a-z0-9]+>)? [^\W\d_]")
_ANY = re.compile(r"\{([a-z_][a-z_0-9]*)\}")
_OF_CONDITIONS = re.compile(r"(?:if|elif|else|endif)[0-9]*")


def counted_place(msgid: str) -> str:
    """This will give the name of the first place that stands before a word, else of the first place at all."""
    for pattern in (_BEFORE_A_NOUN, _ANY):
        for name in pattern.findall(msgid):
            if not _OF_CONDITIONS.fullmatch(name):
                return str(name)
    return ""

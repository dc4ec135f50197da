"""Which text is Vietnamese for certain: that with a letter or tone mark no other language here has."""

from __future__ import annotations

import re
import unicodedata

_MARKED = re.compile("[đĐ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")


def is_vietnamese(text: str) -> bool:
    """Whether the text has a letter with a Vietnamese mark; without any it cannot be told."""
    return not text.isascii() and _MARKED.search(unicodedata.normalize("NFD", text)) is not None

"""What each sample document said when it was last looked at, one text file a document.

After a wanted change: `python -m tests.documents.golden`, then read the difference.
"""

from __future__ import annotations

import re
from pathlib import Path

GOLDEN = Path(__file__).parent


def readable(text: str) -> str:
    """This will lay the text of a document out so that a difference can be read: one space, a line every few words."""
    words = re.sub(r"(?:\. ){5,}", "..... ", re.sub(r"\s+", " ", text)).strip().split(" ")
    lines = (" ".join(words[start : start + 12]) for start in range(0, len(words), 12))
    return "\n".join(lines) + "\n"

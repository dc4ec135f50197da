"""What the square code of a cover sheet says: which component of which dossier the pages behind it belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"MOTCUA (?P<dossier>[A-Z0-9.\-]{5,60}) (?P<component>[a-z0-9_]{1,60})")


@dataclass(frozen=True)
class CoverCode:
    """The codes of the dossier and of the component; nothing personal."""

    dossier: str
    component: str

    def __str__(self) -> str:
        return f"MOTCUA {self.dossier} {self.component}"


def read_cover_code(text: str) -> CoverCode | None:
    """This will read what a square code says; any other code on a paper is none of ours."""
    found = _WRITTEN.fullmatch(text.strip())
    return CoverCode(found["dossier"], found["component"]) if found else None

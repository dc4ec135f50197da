"""One way to spoil a healthy ward."""

from __future__ import annotations

from typing import NamedTuple


class Corruption(NamedTuple):
    """`story` names the dossier that the SQL spoils, `:d` is its id. `names` is False where no dossier can be named."""

    check: str
    story: str
    sql: str
    names: bool = True

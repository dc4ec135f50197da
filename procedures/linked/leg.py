"""A leg of a linked group (liên thông): what another agency does for the same dossier, under which limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from procedures.limits import Limit


@dataclass(frozen=True, kw_only=True)
class Leg:
    """One other agency's part of a linked group.

    `name` is the leg's name in the journal and never changes. `procedure` is the code of that agency's own procedure,
    `office` what people call the agency, `result` what comes out of it. `wanted` tells whether the declaration asks
    for it. `limit` counts from the receipt over there, `verified_limit` when they have to find something out.
    """

    name: str
    procedure: str
    title: str
    office: str
    result: str
    limit: Limit
    wanted: Callable[[Any], bool]
    verified_limit: Limit | None = None

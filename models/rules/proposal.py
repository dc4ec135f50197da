"""A proposal before it is kept: what it is about, in words and as data, with its document and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.rules.rule_change import ChangeKind


@dataclass(frozen=True)
class Proposal:
    """`touches` and `content` as `RuleChange` keeps them; no word of it names a person."""

    kind: ChangeKind
    title: str
    content: Any
    touches: list[str]
    first_day: date
    source: str
    reason: str

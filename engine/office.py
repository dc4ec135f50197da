"""What a reading needs around it, given from above; the engine knows nothing of where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.duty import Duty
from engine.inbox_rule import InboxRule
from engine.running.runner import Runner
from models.clock.clock import Clock
from models.database import Database


@dataclass(frozen=True)
class Office:
    """`equipment` is what steps work with (partners, files, keys); only `tasks` knows its type.

    `draw` turns the content of a document, by its kind, into bytes and puts them into the file store: it gives
    their SHA-256.
    """

    database: Database
    clock: Clock
    runner: Runner
    equipment: Any
    draw: Callable[[str, Any], str]
    duties: tuple[Duty, ...] = ()
    inbox_rules: Mapping[str, InboxRule] = field(default_factory=dict)
    lease_s: float = 30.0
    holder: str = "reader"
    patience: int = 3

"""What a kind of partner message means for the wait that bears its reference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.dossier import Dossier
from models.progress.inbox_message import InboxMessage

# What else a message does, under the dossier's lock, before it answers: a parcel's event is noted, money is booked.
SideEffect = Callable[[Session, Dossier, InboxMessage, dict[str, Any], datetime], None]


@dataclass(frozen=True)
class InboxRule:
    """`outcome` names the form of the act that the message answers with; None for one that only informs.

    `note` is applied once to every accepted message; `late` when the wait it would answer is over. `repeats` is for a
    partner that says several things under one reference: what finds no open wait is noted and kept for the next one,
    so its `note` must bear being applied again.
    """

    outcome: str | None
    note: SideEffect | None = None
    late: SideEffect | None = None
    repeats: bool = False

"""Ending a dossier early: who may take it back for its applicant, and who may stop it for the office."""

from __future__ import annotations

from models.progress.interruption import InterruptionKind
from models.role import Role
from web.caller import Caller

MAY_END = {
    InterruptionKind.WITHDRAWAL: frozenset({Role.RECEIVER}),
    InterruptionKind.STOP: frozenset({Role.SUPERVISOR, Role.CHAIRMAN}),
}


def early_ends_of(caller: Caller) -> list[InterruptionKind]:
    """The ways this person's roles give him, whatever the dossier."""
    return [kind for kind, roles in MAY_END.items() if caller.roles & roles]

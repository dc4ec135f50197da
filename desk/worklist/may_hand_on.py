"""Who may put work into whose hands: the supervisor and the chairman everybody's, anybody else what he holds."""

from __future__ import annotations

from desk.member import member
from models.progress.hold_item import GIVES_OUT, holder_of
from models.progress.work_item import WorkItem
from web.visit import Inside


def may_hand_on(inside: Inside, item: WorkItem) -> bool:
    """Work that nobody holds is assigned by those who watch; a clerk takes it himself first."""
    return bool(inside.caller.roles & GIVES_OUT) or holder_of(item, inside.now) == member(inside).id

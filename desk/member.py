"""Who of the staff is asking; the pages of the desk are for nobody else."""

from __future__ import annotations

from models.staff_member import StaffMember, StaffSession
from web.problem import Problem
from web.visit import Inside


def member(inside: Inside) -> StaffMember:
    if inside.caller.staff is None:
        raise Problem("log-in-required")
    return inside.caller.staff


def session_of(inside: Inside) -> StaffSession:
    """The log-in itself, whose token every form of its pages carries."""
    if inside.caller.staff_session is None:
        raise Problem("log-in-required")
    return inside.caller.staff_session

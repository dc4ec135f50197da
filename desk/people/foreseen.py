"""What a change of rights would do, told before it is made."""

from __future__ import annotations

from dataclasses import dataclass

from desk.member import member
from models.staff.administer import Wish, logs_out
from models.staff.change_member import mandates_of
from models.staff.reach_effect import Effect, Sight, effects_of
from models.staff.rights import Rights
from models.staff.role_rules import DECIDERS
from models.staff_member import StaffMember
from web.visit import Inside


@dataclass(frozen=True)
class Foreseen:
    """`logs_out` whether he is logged out everywhere; `mandates` how many end."""

    effect: Effect
    logs_out: bool
    mandates: int


def foresee(inside: Inside, staff: StaffMember, wish: Wish) -> Foreseen:
    """This will count without changing anything."""
    session, before, after = inside.session, Rights.of(staff), wish.rights
    old, new = before.reach(session), after.reach(session)
    sights = Sight(before.roles, old), Sight(after.roles, new)
    [effect] = effects_of(session, member(inside).agency_id, [sights])
    ends = before.roles & DECIDERS - after.roles
    mandates = session.scalars(mandates_of(staff.id, inside.now)).all() if ends else ()
    return Foreseen(effect, logs_out(session, staff, before, after, old), len(mandates))

"""Vai trò: what each role may do, read from what the routes and the acts of the procedures themselves declare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi.routing import iter_route_contexts
from sqlalchemy import select
from starlette.routing import BaseRoute

from desk.member import member
from desk.navigation import places_for
from models.acts.every_act import every_act
from models.role import Role
from models.staff.two_step import StaffTotp
from models.staff_member import StaffMember
from web.open_to import EVERY_STAFF_ROLE, declared_for
from web.visit import Inside


@dataclass(frozen=True)
class Way:
    """One address that a role may use, by the method that it is used with."""

    method: str
    path: str


@dataclass(frozen=True)
class Holder:
    staff: StaffMember
    two_step: bool


@dataclass(frozen=True)
class RoleRow:
    """`places` stand in the header; `acts` wait for the role or may be done by it, by their titles."""

    role: Role
    places: tuple[tuple[str, str], ...]
    acts: tuple[str, ...]
    changing: tuple[Way, ...]
    reading: tuple[Way, ...]
    holders: tuple[Holder, ...]


def role_rows(inside: Inside, routes: Iterable[BaseRoute]) -> list[RoleRow]:
    """Every role of the staff in its order; nothing of it is written by hand."""
    ways = staff_ways(routes)
    everybodys = [way for way, roles in ways.items() if roles == EVERY_STAFF_ROLE]
    people = _holders(inside)
    rows = []
    for role in (one for one in Role if one.is_staff):
        own = [way for way, roles in ways.items() if role in roles and way not in everybodys]
        rows.append(
            RoleRow(
                role,
                tuple((place.path, place.title) for place in places_for({role})),
                acts_of(role),
                tuple(way for way in own if way.method != "GET"),
                tuple(way for way in own if way.method == "GET"),
                tuple(one for one in people if role.value in one.staff.roles),
            )
        )
    return rows


def staff_ways(routes: Iterable[BaseRoute]) -> dict[Way, frozenset[Role]]:
    """Every address of desk and API that is for staff, with the roles it declares."""
    found: dict[Way, frozenset[Role]] = {}
    for route in iter_route_contexts(list(routes)):
        roles = declared_for(route.endpoint).staff if route.endpoint else frozenset()
        if roles:
            found.update((Way(method, route.path or ""), roles) for method in route.methods or ())
    return dict(sorted(found.items(), key=lambda one: (one[0].path, one[0].method)))


def acts_of(role: Role) -> tuple[str, ...]:
    """What the procedures ask of the role, by title; a title that several acts share stands once."""
    return tuple(sorted({act.title for act in every_act() if role in (act.role, act.also_role)}))


def _holders(inside: Inside) -> list[Holder]:
    people = (
        select(StaffMember, StaffTotp.confirmed_at)
        .outerjoin(StaffTotp, StaffTotp.staff_id == StaffMember.id)
        .where(StaffMember.agency_id == member(inside).agency_id, StaffMember.active)
        .order_by(StaffMember.full_name, StaffMember.id)
    )
    return [Holder(staff, confirmed is not None) for staff, confirmed in inside.session.execute(people)]

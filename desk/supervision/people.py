"""The people of the office as supervision sees them: who may do what, who is away when, who has how much in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from desk.member import member
from desk.supervision.look import Look
from models.role import Role
from models.staff.absence import absences_between
from models.staff_member import StaffMember
from models.supervision.forecast import Away, everybody_away

# Nothing of ours is promised further ahead.
HORIZON = timedelta(days=120)


@dataclass(frozen=True)
class Staff:
    """Who works here, and when each of them is away."""

    people: Sequence[StaffMember]
    away: Mapping[UUID, tuple[Away, ...]] = field(default_factory=dict)

    def named(self, person: UUID | None) -> str:
        return next((one.full_name for one in self.people if one.id == person), "")

    def find(self, person: str) -> StaffMember | None:
        return next((one for one in self.people if str(one.id) == person), None)

    def with_role(self, *roles: Role | None) -> list[StaffMember]:
        wanted = {role.value for role in roles if role is not None}
        return [one for one in self.people if wanted & set(one.roles)]

    def away_of(self, person: UUID) -> tuple[Away, ...]:
        return self.away.get(person, ())

    def nobody_of(self, *roles: Role | None) -> tuple[Away, ...]:
        """When not one of those who have the role is there."""
        return everybody_away([self.away_of(one.id) for one in self.with_role(*roles)])

    def is_away(self, person: UUID, begin: datetime, end: datetime) -> bool:
        """Whether he is away for any part of the stretch, or at its beginning."""
        return any(
            one.begin < max(end, begin + timedelta(seconds=1)) and one.end > begin for one in self.away_of(person)
        )

    def if_away(self, person: UUID, stretch: Away) -> Staff:
        """The same office, were that person away then."""
        return replace(self, away={**self.away, person: (*self.away_of(person), stretch)})


def staff_of(look: Look) -> Staff:
    """Everybody active, by name, with the absences from now on."""
    session, agency_id = look.inside.session, member(look.inside).agency_id
    everybody = select(StaffMember).where(StaffMember.agency_id == agency_id, StaffMember.active)
    people = session.scalars(everybody.order_by(StaffMember.full_name, StaffMember.id)).all()
    away: dict[UUID, tuple[Away, ...]] = {}
    for absence in absences_between(session, agency_id, look.now, look.now + HORIZON):
        away[absence.staff_id] = (*away.get(absence.staff_id, ()), Away(absence.begins_at, absence.ends_at))
    return Staff(people, away)

"""Whatever somebody does to his own account, or to the rules he falls under, he may do and see no more than before."""

from __future__ import annotations

import random
from collections import Counter

from models.acts.refusal import FormFaults, NotYourRole
from models.role import Role
from models.staff.administer import (
    Desk,
    Wish,
    change_wish,
    close_account,
    reinstate,
    reset_password,
    reset_second_step,
)
from models.staff.change_unit import UnitWish, change_unit
from models.staff.reach_effect import Sight, effects_of
from models.staff.rights import Rights, is_less
from models.staff.unit import Unit, UnitKind
from models.staff_member import StaffMember
from procedures.catalogue import every_procedure
from tests.access.members import HA_DONG, KIEN_HUNG, join, open_unit
from tests.desk.desk_house import DeskHouse
from tests.office.filings import at_the_desk

STAFF_ROLES = [role for role in Role if role.is_staff]
CODES = [one.code for one in every_procedure()]
WARDS = [HA_DONG, KIEN_HUNG]
TRIES = 120


def some_rights(chance: random.Random, units: list[Unit]) -> Rights:
    return Rights(
        frozenset(chance.sample(STAFF_ROLES, chance.randint(0, 3))),
        chance.choice([None, *(unit.id for unit in units)]),
        frozenset(chance.sample(WARDS, chance.randint(0, 2))),
        frozenset(chance.sample(CODES, chance.randint(0, 3))),
        frozenset(chance.sample(["checks_components", "appraises", "decides"], chance.randint(0, 2))),
    )


def test_nobody_gains_rights_by_a_change_of_his_own(desk: DeskHouse) -> None:
    chance, met = random.Random(20261006), Counter[str]()
    office = desk.office
    office.file(at_the_desk)
    narrow = open_unit(office, "Tổ hẹp", territories=[KIEN_HUNG])
    people = [
        *(join(office, Role.ADMINISTRATOR, unit_id=narrow) for _ in range(2)),
        *(join(office, role, territories=[KIEN_HUNG], unit_id=narrow) for role in STAFF_ROLES),
    ]
    for _ in range(TRIES):
        actor = chance.choice(people)
        with office.database.transaction() as session:
            staff, unit = session.get_one(StaffMember, actor.staff_id), session.get_one(Unit, narrow)
            own = Desk(session, staff.as_actor(), office.clock.now(), desk.machine.now())
            before, sight = (
                Rights.of(staff),
                Sight(frozenset(Role(role) for role in staff.roles), Rights.of(staff).reach(session)),
            )
            try:
                with session.begin_nested():
                    met[_something(chance, own, staff, unit)] += 1
            except (FormFaults, NotYourRole) as refused:
                met[type(refused).__name__] += 1
            session.flush()
            after = Rights.of(staff)
            assert after.roles <= before.roles
            now = Sight(after.roles, after.reach(session))
            [effect] = effects_of(session, staff.agency_id, [(sight, now)])
            assert effect.shown == 0, "he sees a dossier that he did not see"
            if before.roles != {Role.ADMINISTRATOR}:
                assert is_less(after, before, now.reach, sight.reach) is False
    assert met["FormFaults"] > TRIES // 10
    assert met["NotYourRole"] > TRIES // 10


def _something(chance: random.Random, own: Desk, staff: StaffMember, unit: Unit) -> str:
    """One try of somebody at himself, or at the unit he is in."""
    wish = Wish("Tự Đổi Thử", "Chuyên viên", "", some_rights(chance, [unit]))
    reason = "Tự làm cho mình."
    tries = {
        "change": lambda: change_wish(own, staff, wish, staff.version),
        "suspend": lambda: close_account(own, staff, staff.version, reason, leaves=chance.random() < 0.5),
        "reinstate": lambda: reinstate(own, staff, staff.version, reason),
        "password": lambda: reset_password(own, staff, staff.version, reason, "!"),
        "second step": lambda: reset_second_step(own, staff, staff.version, reason),
        "unit": lambda: change_unit(own, unit, UnitWish(unit.name, UnitKind.SPECIALISED), unit.version),
    }
    name = chance.choice(list(tries))
    tries[name]()
    return name

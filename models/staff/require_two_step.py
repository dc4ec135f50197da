"""Which roles must have the second step: set by an administrator, asked of each at his next log-in."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from models.acts.refusal import FormFault, FormFaults, StaleVersion
from models.audit.audit_entry import record
from models.role import Role
from models.staff.administer import Desk, take_up_agency
from models.staff.two_step import TwoStepRule

# Whoever signs, and whoever gives rights: a stolen password of theirs does the most harm.
RECOMMENDED = frozenset({Role.CHAIRMAN, Role.DEPUTY, Role.ADMINISTRATOR})


def require_two_step(desk: Desk, agency_id: UUID, roles: Collection[Role], shown: int) -> None:
    """This will ask it of these roles and of no others; raises `StaleVersion` when somebody was faster."""
    take_up_agency(desk, agency_id)
    if not all(role.is_staff for role in roles):
        raise FormFaults([FormFault("/roles", "Có vai trò không dành cho cán bộ.")])
    rule = desk.session.get(TwoStepRule, agency_id, with_for_update=True)
    if (rule.version if rule else 0) != shown:
        raise StaleVersion(rule.version if rule else 0)
    if rule is None:
        rule = TwoStepRule(agency_id=agency_id, roles=[], version=0)
        desk.session.add(rule)
    before, after = rule.roles, sorted(role.value for role in roles)
    rule.roles, rule.version = after, shown + 1
    record(desk.session, desk.actor, "people.two_step_rule", desk.now, before=before, after=after)

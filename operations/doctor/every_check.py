"""All checks of the doctor, in the order of the invariants."""

from __future__ import annotations

from operations.doctor import (
    authority,
    cases,
    chain,
    city_portal,
    copies,
    delivery,
    effects,
    evidence,
    incoming,
    intake,
    legs,
    messages,
    money,
    next_mover,
    path,
    payments,
    questions,
    reach,
    refunds,
    rules,
    standing,
)
from operations.doctor.finding import Check, Finding, Patient

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (
            *intake.CHECKS,
            *next_mover.CHECKS,
            *path.CHECKS,
            *effects.CHECKS,
            *copies.CHECKS,
            *money.CHECKS,
            *payments.CHECKS,
            *refunds.CHECKS,
            *messages.CHECKS,
            *delivery.CHECKS,
            *legs.CHECKS,
            *cases.CHECKS,
            *questions.CHECKS,
            *chain.CHECKS,
            *reach.CHECKS,
            *standing.CHECKS,
            *authority.CHECKS,
            *rules.CHECKS,
            *evidence.CHECKS,
            *city_portal.CHECKS,
            *incoming.CHECKS,
        ),
        key=lambda check: int(check.invariant.removeprefix("I")),
    )
)


def examine(patient: Patient) -> list[Finding]:
    """This will give every finding; the checks of a full examination are left out of a quick one."""
    wanted = [check for check in CHECKS if patient.full or not check.only_full]
    return [finding for check in wanted for finding in check.finds(patient)]

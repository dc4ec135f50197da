"""All checks of the doctor, in the order of the invariants."""

from __future__ import annotations

from operations.doctor import effects, evidence, order, work
from operations.doctor.finding import Check, Finding, Patient

CHECKS: tuple[Check, ...] = (*work.CHECKS, *effects.CHECKS, *order.CHECKS, *evidence.CHECKS)


def examine(patient: Patient) -> list[Finding]:
    """This will give every finding; the checks of a full examination are left out of a quick one."""
    wanted = [check for check in CHECKS if patient.full or not check.only_full]
    return [finding for check in wanted for finding in check.finds(patient)]

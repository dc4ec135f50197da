"""The rules over the whole birth declaration: what is impossible (a fault) and what is only unusual (a warning).

The system blocks on objective facts alone; everything that may have an explanation is left to the clerk.
"""

from __future__ import annotations

from datetime import date, timedelta

from procedures.faults import Findings, gather
from procedures.forms.birth_declaration import BirthDeclaration
from procedures.forms.requester import Requester

DAYS_TO_REGISTER = 60


def is_overdue(born_on: date, filed_on: date) -> bool:
    """Whether more than 60 days lie between birth and filing (Luật Hộ tịch Đ15); still accepted, only marked."""
    return filed_on - born_on > timedelta(days=DAYS_TO_REGISTER)


BIRTH_RULES = ()


def check(declaration: BirthDeclaration, filed_at: date, applicant: Requester | None = None) -> Findings:
    """Every fault and every soft warning of this declaration, as of the day it was filed."""
    return gather(BIRTH_RULES, declaration, filed_at, applicant)

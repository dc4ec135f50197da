"""How the head of an agency is called on its papers, and on whose behalf he signs, by the kind of the agency."""

from __future__ import annotations

from models.agency import Agency
from models.approval.signature_block import head_of
from procedures.other_agencies.office_kind import OfficeKind

_CAPACITIES = {OfficeKind.WARD: "TM. Ủy ban nhân dân"}
_SYMBOLS = {OfficeKind.WARD: "TB-UBND", OfficeKind.POLICE: "TB-CA", OfficeKind.INSURANCE: "TB-BHXH"}


def head_position(agency: Agency) -> str:
    return head_of(agency)


def head_capacity(agency: Agency) -> str:
    """On whose behalf he signs; empty where he signs for himself."""
    return _CAPACITIES.get(OfficeKind.read(agency.kind), "")


def notice_symbol(agency: Agency) -> str:
    """The symbol of what the head issues: "TB-UBND"."""
    return _SYMBOLS[OfficeKind.read(agency.kind)]

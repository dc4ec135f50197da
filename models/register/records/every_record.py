"""Which procedure writes which entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from models.register.records.birth import BIRTH_RECORD
from models.register.records.marriage import MARRIAGE_RECORD
from models.register.records.marriage_again import MARRIAGE_AGAIN_RECORD
from models.register.records.record import BookRecord
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.marriage_registration import MARRIAGE_REGISTRATION
from procedures.marriage_reregistration import MARRIAGE_REREGISTRATION

_RECORDS: Mapping[str, BookRecord] = MappingProxyType(
    {
        BIRTH_REGISTRATION.code: BIRTH_RECORD,
        MARRIAGE_REGISTRATION.code: MARRIAGE_RECORD,
        MARRIAGE_REREGISTRATION.code: MARRIAGE_AGAIN_RECORD,
    }
)


def record_of(procedure: str) -> BookRecord:
    """The record of the procedure with this code; KeyError when it writes no entry of its own making."""
    return _RECORDS[procedure]


def writes_record(procedure: str) -> bool:
    """Whether a declaration of this procedure becomes an entry."""
    return procedure in _RECORDS

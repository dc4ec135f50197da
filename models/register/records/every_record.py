"""Which procedure writes which entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from models.register.records.birth import BIRTH_RECORD
from models.register.records.record import BookRecord
from procedures.birth_registration import BIRTH_REGISTRATION

_RECORDS: Mapping[str, BookRecord] = MappingProxyType({BIRTH_REGISTRATION.code: BIRTH_RECORD})


def record_of(procedure: str) -> BookRecord:
    """The record of the procedure with this code; KeyError when it writes no entry of its own making."""
    return _RECORDS[procedure]


def writes_record(procedure: str) -> bool:
    """Whether a declaration of this procedure becomes an entry."""
    return procedure in _RECORDS

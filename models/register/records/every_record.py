"""Which procedure writes which entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from models.register.records.birth import BIRTH_RECORD
from models.register.records.birth_again import BIRTH_AGAIN_RECORD
from models.register.records.death import DEATH_RECORD
from models.register.records.guardianship import GUARDIANSHIP_RECORD
from models.register.records.guardianship_end import GUARDIANSHIP_END_RECORD
from models.register.records.insurance_card import INSURANCE_CARD_RECORD
from models.register.records.marital_status import MARITAL_STATUS_RECORD
from models.register.records.marriage import MARRIAGE_RECORD
from models.register.records.marriage_again import MARRIAGE_AGAIN_RECORD
from models.register.records.record import BookRecord
from models.register.records.residence import RESIDENCE_RECORD
from models.register.records.residence_deletion import RESIDENCE_DELETION_RECORD
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.birth_reregistration import BIRTH_REREGISTRATION
from procedures.death_registration import DEATH_REGISTRATION
from procedures.guardianship_registration import GUARDIANSHIP_REGISTRATION
from procedures.guardianship_termination import GUARDIANSHIP_TERMINATION
from procedures.linked.linked_birth import LINKED_BIRTH
from procedures.linked.linked_death import LINKED_DEATH
from procedures.marital_status_certificate import MARITAL_STATUS_CERTIFICATE
from procedures.marriage_registration import MARRIAGE_REGISTRATION
from procedures.marriage_reregistration import MARRIAGE_REREGISTRATION
from procedures.other_agencies.insurance_card import INSURANCE_CARD
from procedures.other_agencies.residence_deletion import RESIDENCE_DELETION
from procedures.other_agencies.residence_registration import RESIDENCE_REGISTRATION

_RECORDS: Mapping[str, BookRecord] = MappingProxyType(
    {
        BIRTH_REGISTRATION.code: BIRTH_RECORD,
        DEATH_REGISTRATION.code: DEATH_RECORD,
        MARITAL_STATUS_CERTIFICATE.code: MARITAL_STATUS_RECORD,
        LINKED_BIRTH.code: BIRTH_RECORD,
        LINKED_DEATH.code: DEATH_RECORD,
        RESIDENCE_REGISTRATION.code: RESIDENCE_RECORD,
        RESIDENCE_DELETION.code: RESIDENCE_DELETION_RECORD,
        INSURANCE_CARD.code: INSURANCE_CARD_RECORD,
        GUARDIANSHIP_REGISTRATION.code: GUARDIANSHIP_RECORD,
        GUARDIANSHIP_TERMINATION.code: GUARDIANSHIP_END_RECORD,
        MARRIAGE_REGISTRATION.code: MARRIAGE_RECORD,
        MARRIAGE_REREGISTRATION.code: MARRIAGE_AGAIN_RECORD,
        BIRTH_REREGISTRATION.code: BIRTH_AGAIN_RECORD,
    }
)


def record_of(procedure: str) -> BookRecord:
    """The record of the procedure with this code; KeyError when it writes no entry of its own making."""
    return _RECORDS[procedure]


def writes_record(procedure: str) -> bool:
    """Whether a declaration of this procedure becomes an entry."""
    return procedure in _RECORDS

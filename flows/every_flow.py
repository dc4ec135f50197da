"""Every procedure that can be read, by its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.procedure_flow import ProcedureFlow
from flows.answer_question import answer_question
from flows.birth_registration import birth_registration
from flows.birth_reregistration import birth_reregistration
from flows.civil_status_extract import civil_status_extract
from flows.death_registration import death_registration
from flows.guardianship_registration import guardianship_registration
from flows.guardianship_termination import guardianship_termination
from flows.insurance_card import insurance_card
from flows.linked_birth import linked_birth
from flows.linked_death import linked_death
from flows.marital_status_certificate import marital_status_certificate
from flows.marriage_registration import marriage_registration
from flows.marriage_reregistration import marriage_reregistration
from flows.residence_deletion import residence_deletion
from flows.residence_registration import residence_registration

_FLOWS = (
    birth_registration,
    death_registration,
    marriage_registration,
    marriage_reregistration,
    guardianship_registration,
    guardianship_termination,
    marital_status_certificate,
    civil_status_extract,
    birth_reregistration,
    linked_birth,
    linked_death,
    insurance_card,
    residence_deletion,
    residence_registration,
    answer_question,
)
EVERY_FLOW: Mapping[str, ProcedureFlow] = MappingProxyType({flow.procedure.code: flow for flow in _FLOWS})

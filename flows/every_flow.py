"""Every procedure that can be read, by its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.procedure_flow import ProcedureFlow
from flows.birth_registration import birth_registration
from flows.civil_status_extract import civil_status_extract
from flows.death_registration import death_registration
from flows.marital_status_certificate import marital_status_certificate

_FLOWS = (birth_registration, civil_status_extract, death_registration, marital_status_certificate)
EVERY_FLOW: Mapping[str, ProcedureFlow] = MappingProxyType({flow.procedure.code: flow for flow in _FLOWS})

"""Every procedure that can be read, by its code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from engine.procedure_flow import ProcedureFlow
from flows.birth_registration import birth_registration
from flows.civil_status_extract import civil_status_extract
from flows.marriage_registration import marriage_registration
from flows.marriage_reregistration import marriage_reregistration

EVERY_FLOW: Mapping[str, ProcedureFlow] = MappingProxyType(
    {
        flow.procedure.code: flow
        for flow in (birth_registration, civil_status_extract, marriage_registration, marriage_reregistration)
    }
)

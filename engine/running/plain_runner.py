"""Runs readings and steps as plain calls: for tests, replay and the exhaustive crash runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from engine.lease import Lease
from engine.office import Office
from engine.procedure_flow import ProcedureFlow
from engine.reading_end import EndedAs, ReadingEnd
from engine.running.present_office import office_as_present
from engine.trouble import StepFailed

T = TypeVar("T")


class PlainRunner:
    """The engine without Prefect; journal, lease and waits are the same code."""

    def read(self, flow: ProcedureFlow, lease: Lease, office: Office) -> ReadingEnd:
        with office_as_present(office, lease):
            try:
                return flow.read(lease.dossier_id, office)
            except StepFailed as failed:
                return ReadingEnd(EndedAs.FAILED, "Sự cố kỹ thuật", error_code=failed.code)

    def run(self, name: str, body: Callable[[], T]) -> T:
        return body()

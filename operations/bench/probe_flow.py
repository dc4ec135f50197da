"""The least a reading can do and still be one: one step that writes one row."""

from __future__ import annotations

from engine.procedure_flow import procedure_flow
from engine.slip import Slip
from engine.step import step
from engine.work import Work
from models.actor import SYSTEM
from models.acts.outcome import Outcome
from models.audit.audit_entry import record
from models.status import Ending
from procedures.birth_registration import BIRTH_REGISTRATION


class RowWritten(Outcome):
    """Nothing more is to be said of it."""


@step(title="Ghi một dòng")
def write_row(work: Work) -> RowWritten:
    record(work.session, SYSTEM, "bench.row", work.now, dossier_id=work.dossier.id, agency_id=work.dossier.agency_id)
    return RowWritten()


def stop(dossier: Slip) -> Ending:
    return Ending.WITHDRAWN


@procedure_flow(BIRTH_REGISTRATION, if_interrupted=stop)
def probe(dossier: Slip) -> Ending:
    write_row(dossier)
    return Ending.DELIVERED

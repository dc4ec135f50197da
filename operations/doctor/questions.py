"""I10 again: what other agencies ask us is answered by a signed letter, and late only with somebody's knowledge."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.clock.due_of_dossier import due_of_dossier
from models.dossier import Dossier
from models.progress.journal_line import JournalLine
from models.status import Status
from operations.doctor.finding import Check, Finding, Patient, by_sql
from procedures.linked.commune_question import COMMUNE_QUESTION

_ALERT = "alert_late_answer"


def _late_and_unseen(patient: Patient) -> Iterable[Finding]:
    """A question past its days is on a desk as late, or is looked at in this very moment."""
    open_ones = select(Dossier).where(
        Dossier.procedure == COMMUNE_QUESTION.code,
        Dossier.ending.is_(None),
        Dossier.issued_at.is_(None),
        Dossier.status.in_((Status.RECEIVED, Status.IN_REVIEW, Status.APPROVED)),
    )
    for dossier in patient.session.scalars(open_ones):
        due = due_of_dossier(patient.session, dossier, patient.now).at
        looked_at_soon = dossier.next_look_at is not None and dossier.next_look_at <= patient.now
        if due < patient.now and not looked_at_soon and not _told(patient, dossier):
            yield Finding("I10", dossier.code, f"quá hạn trả lời từ {due:%Y-%m-%dT%H:%M}Z, không ai biết")


def _told(patient: Patient, dossier: Dossier) -> bool:
    alerts = select(JournalLine.line).where(JournalLine.dossier_id == dossier.id, JournalLine.line == _ALERT)
    return patient.session.scalars(alerts).first() is not None


CHECKS = (
    by_sql(
        "I10",
        "Trả lời cơ quan khác bằng công văn đã ký, đóng dấu",
        f"""
        SELECT d.code FROM dossier d
         WHERE d.procedure = '{COMMUNE_QUESTION.code}' AND d.ending = 'delivered'
           AND NOT EXISTS (SELECT FROM document p
                            WHERE p.dossier_id = d.id AND p.kind = 'question_answer' AND p.sha256 IS NOT NULL
                              AND p.signed_at IS NOT NULL AND p.sealed_at IS NOT NULL)
        """,  # noqa: S608 - the code is our own
        "đã trả lời mà không có công văn đã ký, đóng dấu",
    ),
    Check("I10", "Câu hỏi của cơ quan khác quá hạn thì có người biết", _late_and_unseen),
)

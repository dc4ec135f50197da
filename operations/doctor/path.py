"""I4 and I5: one ending, and on a way the procedure knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from uuid import UUID

from sqlalchemy import select, tuple_

from engine.replay import replay
from flows.every_flow import EVERY_FLOW
from models.dossier import Dossier
from models.progress.interruption import Interruption
from models.progress.journal_line import JournalLine
from models.progress.work_item import WorkItem
from operations.doctor.finding import Check, Finding, Patient, by_sql

AT_ONCE = 200


def _ways(patient: Patient) -> Iterable[Finding]:
    """Led through its journal again, the flow meets every line, in order, and comes to the ending that is written."""
    ids = list(patient.session.scalars(select(Dossier.id).order_by(Dossier.id)))
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        dossiers = patient.session.scalars(select(Dossier).where(Dossier.id.in_(some))).all()
        interrupted = set(
            patient.session.scalars(select(Interruption.dossier_id).where(Interruption.dossier_id.in_(some)))
        )
        journals = {key: list(lines) for key, lines in groupby(_lines(patient, some), lambda line: line.dossier_id)}
        patient.session.expunge_all()
        for dossier in dossiers:
            yield from _way(dossier, journals.get(dossier.id, []), dossier.id in interrupted)


def _lines(patient: Patient, some: list[UUID]) -> Iterator[JournalLine]:
    place = (WorkItem.dossier_id, WorkItem.leg, WorkItem.line, WorkItem.turn)
    aside = select(*place).where(WorkItem.aside, WorkItem.dossier_id.in_(some))
    here = tuple_(JournalLine.dossier_id, JournalLine.leg, JournalLine.line, JournalLine.turn)
    lines = select(JournalLine).where(JournalLine.dossier_id.in_(some), here.not_in(aside))
    return iter(patient.session.scalars(lines.order_by(JournalLine.dossier_id)).all())


def _way(dossier: Dossier, lines: list[JournalLine], interrupted: bool) -> Iterable[Finding]:
    flow = EVERY_FLOW.get(dossier.procedure)
    if flow is None:
        return
    try:
        came = replay(flow, dossier, lines, interrupted=interrupted)
    except Exception as error:  # Whatever a journal that cannot be read does to the flow, it is a flaw of the journal.
        yield Finding("I5", dossier.code, f"không đọc lại được nhật ký ({type(error).__name__})")
        return
    if came.disagrees:
        yield Finding("I5", dossier.code, f"quy trình và nhật ký khác thứ tự tại {came.disagrees}")
    elif came.off_the_way:
        yield Finding("I5", dossier.code, f"dòng không nằm trên đường đi của quy trình: {', '.join(came.off_the_way)}")
    elif came.ending != dossier.ending:
        yield Finding("I4", dossier.code, f"nhật ký dẫn đến {came.ending or '-'}, hồ sơ ghi {dossier.ending or '-'}")


CHECKS = (
    by_sql(
        "I4",
        "Kết thúc một lần, đúng trạng thái",
        """
        SELECT d.code, d.status, coalesce(d.ending, '-') FROM dossier d
         WHERE (d.ending IS NULL) <> (d.ended_at IS NULL)
            OR (d.ending IS NULL) <> (d.status IN ('received', 'awaiting_supplement', 'in_review', 'approved')
                                      OR (d.status = 'refused' AND EXISTS
                                          (SELECT FROM wake_up w WHERE w.dossier_id = d.id)))
            OR d.status <> CASE d.ending WHEN 'stopped' THEN 'withdrawn' WHEN 'intake_refused' THEN 'refused'
                                         WHEN 'delivered_in_part' THEN 'delivered'
                                         ELSE coalesce(d.ending, d.status) END
        """,
        "trạng thái {1} không khớp kết thúc {2}",
    ),
    by_sql(
        "I4",
        "Sau khi kết thúc không còn việc chính đang mở",
        """
        SELECT d.code, i.line FROM dossier d JOIN work_item i ON i.dossier_id = d.id
         WHERE d.ending IS NOT NULL AND i.state = 'open' AND NOT i.aside
           AND NOT EXISTS (SELECT FROM wake_up w WHERE w.dossier_id = d.id)
        """,
        "đã kết thúc mà việc {1} vẫn mở",
    ),
    by_sql(
        "I4",
        "Sau khi kết thúc không còn dòng mới",
        """
        SELECT d.code, j.leg || '/' || j.line FROM dossier d JOIN journal_line j ON j.dossier_id = d.id
         WHERE d.ended_at IS NOT NULL AND j.written_at > d.ended_at AND j.kind IN ('step', 'outward', 'limit')
        """,
        "dòng {1} được ghi sau khi hồ sơ kết thúc",
    ),
    by_sql(
        "I5",
        "Mỗi việc đã xong có đúng một dòng, mỗi dòng trả lời có một việc",
        """
        SELECT d.code, i.leg || '/' || i.line || '/' || i.turn
          FROM work_item i JOIN dossier d ON d.id = i.dossier_id
          LEFT JOIN journal_line j ON (j.dossier_id, j.leg, j.line, j.turn) = (i.dossier_id, i.leg, i.line, i.turn)
         WHERE (i.state IN ('answered', 'lapsed')) <> (j.dossier_id IS NOT NULL)
        UNION ALL
        SELECT d.code, j.leg || '/' || j.line || '/' || j.turn
          FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
          LEFT JOIN work_item i ON (j.dossier_id, j.leg, j.line, j.turn) = (i.dossier_id, i.leg, i.line, i.turn)
         WHERE j.kind IN ('answer', 'limit') AND i.id IS NULL
        """,
        "việc và dòng nhật ký {1} không khớp nhau",
    ),
    by_sql(
        "I5",
        "Dòng của mỗi chặng liền số",
        """
        SELECT d.code, coalesce(nullif(j.leg, ''), 'chính'), count(*), max(j.sequence)
          FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
         GROUP BY d.code, j.dossier_id, j.leg
        HAVING count(*) <> max(j.sequence) OR count(DISTINCT j.sequence) <> count(*)
        """,
        "chặng {1} có {2} dòng nhưng số cuối là {3}",
    ),
    by_sql(
        "I5",
        "Bốn mắt: người thẩm định không tự quyết định",
        """
        SELECT d.code, b.line
          FROM journal_line b JOIN dossier d ON d.id = b.dossier_id
          JOIN LATERAL (SELECT a.actor FROM journal_line a
                         WHERE a.dossier_id = b.dossier_id AND a.leg = b.leg AND a.sequence < b.sequence
                           AND a.line = CASE b.line WHEN 'decides' THEN 'appraises' ELSE 'checks_components' END
                         ORDER BY a.sequence DESC LIMIT 1) latest ON latest.actor = b.actor
         WHERE b.line IN ('decides', 'agrees_to_refuse_intake') AND b.kind = 'answer'
        """,
        "cùng một người đã lập dự thảo và thực hiện {1}",
    ),
    Check("I5", "Nhật ký nằm trên đường đi của quy trình", _ways, only_full=True),
)

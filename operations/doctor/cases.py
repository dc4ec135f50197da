"""I8 and I10 of cases that other agencies started here: they, and not the family, are told, once and without a gap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select

from models.clock.agency_calendar import load_calendar
from models.clock.due import derive_due
from models.dossier import Dossier
from models.linkage.outgoing_event import OutgoingEvent
from operations.doctor.finding import Check, Finding, Patient, by_sql
from tasks.outbox.alert_untaken import TAKEN_WITHIN, is_unknown

ALERTED_WITHIN = timedelta(minutes=10)


def _untaken(patient: Patient) -> Iterable[Finding]:
    """Whatever an agency has not taken in two working hours, a person here knows of soon after."""
    events = select(OutgoingEvent, Dossier).join(Dossier, Dossier.id == OutgoingEvent.dossier_id)
    for event, dossier in patient.session.execute(events.where(is_unknown())):
        due = derive_due(TAKEN_WITHIN, event.written_at, load_calendar(patient.session, dossier.agency_id)).at
        if due + ALERTED_WITHIN < patient.now:
            yield Finding("I10", dossier.code, f"sự kiện {event.sequence} chưa được nhận mà không ai biết")


CHECKS = (
    by_sql(
        "I10",
        "Hồ sơ của cơ quan khác có đúng một mã liên thông",
        """
        SELECT d.code, CASE WHEN c.id IS NULL THEN 'không có mã liên thông nào' ELSE 'có mã dù được nộp tại đây' END
          FROM dossier d LEFT JOIN linked_case c ON c.dossier_id = d.id
         WHERE (d.channel = 'linked') <> (c.id IS NOT NULL)
        """,
        "{1}",
    ),
    # The family hears of all legs of its group from one office, so nobody writes to them of a single leg; whatever
    # would have been a letter is an event to the agency that started the case.
    by_sql(
        "I8",
        "Mỗi việc phải báo đều được báo cho cơ quan đã chuyển hồ sơ",
        """
        WITH owed AS (
            SELECT id, code, '{accepted}'::text[] AS any_of, 1 AS times
              FROM dossier WHERE channel = 'linked' AND accepted_at IS NOT NULL
            UNION ALL
            SELECT d.id, d.code, '{supplement_requested}', count(*)
              FROM supplement_request r JOIN dossier d ON d.id = r.dossier_id
             WHERE d.channel = 'linked' AND r.sent_at IS NOT NULL GROUP BY d.id, d.code
            UNION ALL
            SELECT id, code, CASE WHEN ending IN ('delivered', 'delivered_in_part') THEN '{completed}'::text[]
                                  WHEN ending = 'withdrawn' THEN '{withdrawn}' ELSE '{rejected}' END, 1
              FROM dossier WHERE channel = 'linked' AND ending IS NOT NULL)
        SELECT o.code, o.any_of[1] FROM owed o
         WHERE (SELECT count(*) FROM outgoing_event e
                 WHERE e.dossier_id = o.id AND e.kind = 'vn.gov.onestop.linked.' || o.any_of[1] || '.v1') < o.times
        """,
        "cơ quan đã chuyển hồ sơ không được báo {1}",
    ),
    by_sql(
        "I10",
        "Sự kiện gửi cơ quan khác liền số, kết thúc được báo một lần",
        """
        SELECT d.code, c.told, count(e.id) FROM linked_case c JOIN dossier d ON d.id = c.dossier_id
          LEFT JOIN outgoing_event e ON e.case_id = c.id
         GROUP BY d.code, d.ending, c.id
        HAVING count(e.id) <> c.told OR coalesce(max(e.sequence), 0) <> c.told
            OR bool_or(e.client_id <> c.client_id OR e.dossier_id <> c.dossier_id)
            OR count(*) FILTER (WHERE e.kind ~ '[.](completed|rejected|withdrawn)[.]v1$')
                 <> CASE WHEN d.ending IS NULL THEN 0 ELSE 1 END
        """,
        "ghi đã báo {1} lần nhưng có {2} sự kiện, hoặc kết thúc không được báo đúng một lần",
    ),
    by_sql(
        "I10",
        "Sự kiện gửi cơ quan khác có trạng thái rõ ràng",
        """
        SELECT d.code, e.sequence, e.state FROM outgoing_event e JOIN dossier d ON d.id = e.dossier_id
         WHERE (e.state = 'sent') <> (e.sent_at IS NOT NULL)
            OR (e.state = 'paused' AND e.alerted_at IS NULL)
        """,
        "sự kiện {1} ở trạng thái {2} không hợp lệ, hoặc dừng gửi mà không ai biết",
    ),
    Check("I10", "Sự kiện không được nhận quá hai giờ làm việc thì có người biết", _untaken),
)

"""I3 and I20: every open dossier has somebody or something that moves it, and it does move."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from engine.limit_of_wait import limit_reached
from models.acts.every_act import every_act
from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier
from models.progress.wake_up import WakeUp
from models.progress.work_item import ItemState, WorkItem
from operations.doctor.finding import Check, Finding, Patient, by_sql
from procedures.limits import parse_limit

WAKE = "motcua doctor --wake: đánh thức hồ sơ để đọc lại"


def _limits(patient: Patient) -> Iterable[Finding]:
    """A wait that time alone may end is looked at again at the latest when its limit runs out."""
    timed = {act.key for act in every_act() if act.on_limit is not None}
    called = select(WakeUp.id).where(WakeUp.dossier_id == Dossier.id).exists()
    waits = select(WorkItem, Dossier).join(Dossier, Dossier.id == WorkItem.dossier_id)
    waits = waits.where(WorkItem.state == ItemState.OPEN, WorkItem.limit.is_not(None), ~called)
    for item, dossier in patient.session.execute(waits):
        if item.act not in timed:
            continue
        calendar = load_calendar(patient.session, dossier.agency_id)
        due, _ = limit_reached(parse_limit(item.limit or ""), item.opened_at, calendar, patient.now)
        if dossier.next_look_at is None or dossier.next_look_at > due:
            yield Finding("I3", dossier.code, f"{item.line} hết hạn {due:%Y-%m-%dT%H:%M}Z mà không được xem lại", WAKE)


CHECKS = (
    by_sql(
        "I3",
        "Hồ sơ đang mở luôn có việc tiếp theo",
        """
        SELECT d.code FROM dossier d
         WHERE d.ending IS NULL
           AND NOT EXISTS (SELECT FROM wake_up w WHERE w.dossier_id = d.id)
           AND NOT EXISTS (SELECT FROM work_item i WHERE i.dossier_id = d.id AND i.state = 'open'
                            AND (NOT i.aside OR i.line = 'settles_incident'))
        """,
        "không ai, không đơn vị nào, không thời hạn nào đang chờ hồ sơ này",
        WAKE,
    ),
    by_sql(
        "I3",
        "Việc chờ đơn vị phối hợp có câu hỏi đã gửi",
        """
        SELECT d.code, i.line FROM work_item i
          JOIN dossier d ON d.id = i.dossier_id
          LEFT JOIN effect f ON f.reference = i.reference AND f.dossier_id = d.id
         WHERE i.state = 'open' AND i.role = 'doi-tac' AND f.id IS NULL
           -- What was refused at the door, or has no door to go to, a person carries on.
           AND NOT EXISTS (SELECT FROM linked_leg g WHERE g.id = i.subject_id AND g.state = 'not_taken')
        """,
        "{1} chờ câu trả lời cho một câu hỏi chưa từng gửi",
    ),
    Check("I3", "Việc chờ thời hạn có giờ xem lại", _limits),
    by_sql(
        "I20",
        "Không hồ sơ nào bị bỏ quên",
        """
        SELECT d.code FROM wake_up w
          JOIN dossier d ON d.id = w.dossier_id
          LEFT JOIN reading_lease l ON l.dossier_id = d.id
         WHERE w.due_at < now() - interval '10 minutes' AND (l.until IS NULL OR l.until < now() - interval '10 minutes')
           AND l.incident_at IS NULL AND coalesce(l.not_before, now()) <= now()
         GROUP BY d.code
        """,
        "đã được gọi hơn 10 phút mà chưa đọc",
        "kiểm tra tiến trình worker và Prefect",
    ),
    by_sql(
        "I20",
        "Không ai giữ hồ sơ quá hạn",
        """
        SELECT d.code, l.holder FROM reading_lease l JOIN dossier d ON d.id = l.dossier_id
         WHERE l.holder IS NOT NULL AND l.until < now() - interval '10 minutes'
           AND NOT EXISTS (SELECT FROM wake_up w WHERE w.dossier_id = d.id)
        """,
        "{1} giữ hồ sơ đã quá hạn mà không còn tín hiệu nào để đọc lại",
        WAKE,
    ),
    by_sql(
        "I20",
        "Sự cố đang mở luôn có việc trên bàn",
        """
        SELECT d.code FROM reading_lease l JOIN dossier d ON d.id = l.dossier_id
         WHERE l.incident_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM work_item i WHERE i.dossier_id = d.id AND i.line = 'settles_incident'
                             AND i.state = 'open')
        """,
        "đang là sự cố mà không có việc nào trên bàn",
    ),
    by_sql(
        "I20",
        "Không thư nào nằm lại",
        """
        SELECT d.code, l.notice, l.channel FROM letter l JOIN dossier d ON d.id = l.dossier_id
         WHERE l.state = 'waiting' AND l.not_before < now() - interval '30 minutes'
           AND coalesce(l.claimed_until, l.not_before) < now() - interval '30 minutes'
        """,
        "thông báo {1} ({2}) đã đến giờ gửi hơn 30 phút mà chưa gửi",
        "kiểm tra tiến trình worker",
    ),
)

"""I10 again: what other agencies do in linked groups went out once, was acknowledged or asked after, and told."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.clock.agency_calendar import load_calendar
from models.dossier import Dossier
from models.linkage.leg_clock import acknowledge_by
from models.linkage.leg_state import LegState
from models.linkage.linked_leg import LinkedLeg
from models.progress.journal_line import JournalLine
from operations.doctor.finding import Check, Finding, Patient, by_sql


def _unheard(patient: Patient) -> Iterable[Finding]:
    """Whatever nobody over there has acknowledged in two working hours, a person here knows of."""
    open_legs = select(LinkedLeg, Dossier).join(Dossier, Dossier.id == LinkedLeg.dossier_id)
    silent = open_legs.where(
        LinkedLeg.ended_at.is_(None), LinkedLeg.acknowledged_at.is_(None), LinkedLeg.owed_at.is_not(None)
    )
    for leg, dossier in patient.session.execute(silent):
        assert leg.owed_at is not None
        due = acknowledge_by(leg.owed_at, load_calendar(patient.session, dossier.agency_id))
        looked_at_soon = dossier.next_look_at is not None and dossier.next_look_at <= patient.now
        if due < patient.now and not looked_at_soon and not _told(patient, leg):
            yield Finding(
                "I10", dossier.code, f"phần {leg.name} chưa được xác nhận từ {due:%Y-%m-%dT%H:%M}Z, không ai biết"
            )


def _told(patient: Patient, leg: LinkedLeg) -> bool:
    line = f"alert_silence_{leg.name}"
    alerts = select(JournalLine.line).where(JournalLine.dossier_id == leg.dossier_id, JournalLine.line == line)
    return patient.session.scalars(alerts).first() is not None


_ENDED = f"('{LegState.COMPLETED}', '{LegState.REJECTED}', '{LegState.WITHDRAWN}', '{LegState.DECLINED}')"

CHECKS = (
    by_sql(
        "I10",
        "Phần liên thông đã chuyển có đúng một lần gửi",
        """
        SELECT d.code, g.name FROM linked_leg g JOIN dossier d ON d.id = g.dossier_id
          LEFT JOIN effect f ON f.reference = g.reference AND f.dossier_id = d.id AND f.kind = 'case'
                            AND f.partner = g.partner
         WHERE (g.reference IS NULL) <> (g.sent_at IS NULL) OR (g.reference IS NOT NULL AND f.confirmed_at IS NULL)
        """,
        "phần {1} ghi đã chuyển mà không có lần gửi tương ứng",
    ),
    by_sql(
        "I10",
        "Phần liên thông kết thúc cùng hồ sơ",
        f"""
        SELECT d.code, g.name, g.state FROM linked_leg g JOIN dossier d ON d.id = g.dossier_id
         WHERE (d.ending IS NOT NULL AND g.ended_at IS NULL) OR (g.ended_at IS NOT NULL) <> (g.state IN {_ENDED})
        """,  # noqa: S608 - the words are our own
        "phần {1} ở trạng thái {2} không khớp hồ sơ",
    ),
    by_sql(
        "I10",
        "Hồ sơ liên thông kết thúc đúng như từng phần",
        """
        SELECT d.code, d.ending FROM dossier d
         WHERE d.ending IN ('delivered', 'delivered_in_part')
           AND EXISTS (SELECT FROM linked_leg g WHERE g.dossier_id = d.id)
           AND (d.ending = 'delivered') <> NOT EXISTS (SELECT FROM linked_leg g
                                                        WHERE g.dossier_id = d.id AND g.state <> 'completed')
        """,
        "kết thúc {1} không khớp kết quả các phần liên thông",
    ),
    by_sql(
        "I10",
        "Gia đình được báo kết quả các phần liên thông một lần",
        """
        SELECT d.code, count(DISTINCT (l.leg, l.line, l.turn)) FROM dossier d
          LEFT JOIN letter l ON l.dossier_id = d.id AND l.notice = 'group_outcome'
         WHERE d.ending IN ('delivered', 'delivered_in_part')
           AND EXISTS (SELECT FROM linked_leg g WHERE g.dossier_id = d.id)
         GROUP BY d.code HAVING count(DISTINCT (l.leg, l.line, l.turn)) FILTER (WHERE l.id IS NOT NULL) <> 1
        """,
        "có {1} thông báo tổng hợp",
    ),
    Check("I10", "Phần liên thông im lặng quá hai giờ làm việc thì có người biết", _unheard),
)

"""I21: the city's portal is owed everything that happened, once, in order, and always in the same words."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.city_portal.portal_message import PortalMessage, hash_of
from models.city_portal.tell_portal import is_known_there, last_standing, standing_of
from models.dossier import Dossier
from models.progress.standing_of_dossier import national_code_of
from operations.doctor.finding import Check, Finding, Patient, by_sql
from procedures.catalogue import every_procedure


def _standing(patient: Patient) -> Iterable[Finding]:
    """What was owed last is how the dossier stands: a change that nobody owed shows here."""
    owed = select(Dossier).where(select(PortalMessage.id).where(PortalMessage.dossier_id == Dossier.id).exists())
    for dossier in patient.session.scalars(owed.execution_options(yield_per=500)):
        if is_known_there(dossier):
            stands = standing_of(dossier, national_code_of(patient.session, dossier))
            if last_standing(patient.session, dossier.id) != stands:
                yield Finding("I21", dossier.code, f"đang là {stands} nhưng chưa ghi tin gửi cổng", _RESEND)


def _bodies(patient: Patient) -> Iterable[Finding]:
    """A message is not altered after it was written."""
    every = select(PortalMessage, Dossier.code).join(Dossier, Dossier.id == PortalMessage.dossier_id)
    for message, code in patient.session.execute(every.execution_options(yield_per=500)):
        if hash_of(message.body) != message.body_hash:
            yield Finding("I21", code, f"tin {message.sequence} không còn nguyên văn")


_RESEND = "gửi lại hồ sơ từ trang Đồng bộ trạng thái"

CHECKS = (
    by_sql(
        "I21",
        "Mỗi hồ sơ mới đều có tin gửi cổng",
        """
        SELECT d.code FROM dossier d
         WHERE d.received_at > (SELECT min(m.written_at) FROM portal_message m WHERE m.agency_id = d.agency_id)
           AND NOT EXISTS (SELECT FROM portal_message m WHERE m.dossier_id = d.id)
           AND d.procedure <> ALL(:between_agencies)
        """,
        "chưa có tin nào gửi cổng dịch vụ công",
        _RESEND,
        between_agencies=[procedure.code for procedure in every_procedure() if procedure.for_agencies],
    ),
    by_sql(
        "I21",
        "Mỗi bước trong nhật ký có đúng một tin gửi cổng",
        """
        SELECT d.code, j.line, count(m.id) FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
          LEFT JOIN portal_message m ON (m.dossier_id, m.leg, m.line, m.turn) = (j.dossier_id, j.leg, j.line, j.turn)
                                    AND m.state <> 'superseded'
         WHERE j.kind NOT IN ('marker') AND split_part(j.leg, '/', 1) NOT IN ('duty', 'opinion')
           AND j.written_at > (SELECT min(f.written_at) FROM portal_message f WHERE f.dossier_id = d.id)
         GROUP BY d.code, j.leg, j.line, j.turn HAVING count(m.id) <> 1
        UNION ALL
        SELECT d.code, m.line, 0 FROM portal_message m JOIN dossier d ON d.id = m.dossier_id
         WHERE m.service = 'CapNhatTienDoHoSoMC'
           AND NOT EXISTS (SELECT FROM journal_line j
                            WHERE (m.dossier_id, m.leg, m.line, m.turn) = (j.dossier_id, j.leg, j.line, j.turn))
        """,
        "bước {1} có {2} tin gửi cổng",
        _RESEND,
    ),
    by_sql(
        "I21",
        "Tin gửi cổng liền số theo hồ sơ và không vượt nhau",
        """
        SELECT d.code, count(*), max(m.sequence) FROM portal_message m JOIN dossier d ON d.id = m.dossier_id
         GROUP BY d.code HAVING count(*) <> max(m.sequence) OR min(m.sequence) <> 1
        UNION ALL
        SELECT d.code, e.sequence, m.sequence FROM portal_message e
          JOIN portal_message m ON m.dossier_id = e.dossier_id AND m.sequence > e.sequence
          JOIN dossier d ON d.id = e.dossier_id
         WHERE e.state = 'waiting' AND m.state <> 'waiting'
        """,
        "tin số {1} và {2} không liền hoặc vượt nhau",
    ),
    by_sql(
        "I21",
        "Không tin nào gửi cổng hai lần với nội dung khác",
        """
        SELECT DISTINCT d.code, m.sequence FROM portal_message m JOIN dossier d ON d.id = m.dossier_id
          JOIN exchange x ON x.partner = 'city-portal' AND x.reference = m.reference
         WHERE x.request_hash <> m.body_hash
        UNION ALL
        SELECT d.code, m.sequence FROM portal_message m JOIN dossier d ON d.id = m.dossier_id
         WHERE m.state = 'sent' AND NOT EXISTS (
               SELECT FROM exchange x WHERE x.partner = 'city-portal' AND x.reference = m.reference AND x.status = 200)
        """,
        "tin số {1} không khớp bằng chứng đã gửi",
    ),
    Check("I21", "Tin gửi cổng còn nguyên văn", _bodies, only_full=True),
    Check("I21", "Cổng đã được báo trạng thái hiện tại", _standing, only_full=True),
)

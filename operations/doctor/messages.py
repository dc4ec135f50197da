"""I8 and I10: what was owed to people went out, what partners said was taken in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from operations.doctor.finding import Check, Finding, Patient, by_sql

TOLD_WITHIN = timedelta(minutes=30)


def _untold_notes(patient: Patient) -> Iterable[Finding]:
    """A number that was added to the book by a note is told to the family soon after."""
    untold = """
        SELECT d.code, e.number, e.year FROM register_entry e JOIN dossier d ON d.id = e.dossier_id
         WHERE e.number_note IS NOT NULL AND e.number_told_at IS NULL AND e.number_added_at < :before
    """
    for code, number, year in patient.rows(untold, before=patient.now - TOLD_WITHIN):
        yield Finding("I8", code, f"ghi chú số định danh tại số {number}/{year} chưa báo cho gia đình")


def _untold_hours(patient: Patient) -> Iterable[Finding]:
    """Whom a change of the calendar promised another hour is written to soon after, and whoever counts as told was."""
    untold = """
        SELECT d.code FROM moved_promise m JOIN dossier d ON d.id = m.dossier_id
         WHERE (m.settled_at IS NULL AND m.owed_at < :before)
            OR (m.told AND NOT EXISTS (SELECT FROM letter l WHERE l.dossier_id = m.dossier_id
                                          AND l.notice = 'moved_appointment'))
    """
    for (code,) in patient.rows(untold, before=patient.now - TOLD_WITHIN):
        yield Finding("I8", code, "giờ hẹn đã đổi theo lịch mới nhưng chưa báo cho người nộp")


CHECKS = (
    # Of another agency's case that agency is told instead, which `cases` looks at.
    by_sql(
        "I8",
        "Mỗi việc phải báo cho người nộp đều có thông báo",
        """
        WITH owed AS (
            SELECT id, code, '{receipt}'::text[] AS any_of FROM dossier WHERE accepted_at IS NOT NULL
            UNION ALL
            SELECT d.id, d.code, '{supplement_request,leg_supplement_request}'
              FROM supplement_request r JOIN dossier d ON d.id = r.dossier_id
             WHERE r.sent_at IS NOT NULL
            UNION ALL
            SELECT id, code, CASE ending WHEN 'delivered' THEN '{result_ready,parcel_sent,signing_invitation}'::text[]
                                         WHEN 'withdrawn' THEN '{stopped}' ELSE ARRAY[ending::text] END AS any_of
              FROM (SELECT id, code, CASE ending WHEN 'intake_refused' THEN 'intake_refusal'
                                                 WHEN 'refused' THEN 'refusal'
                                                 WHEN 'delivered_in_part' THEN 'delivered' ELSE ending END AS ending
                      FROM dossier WHERE ending IS NOT NULL) ended)
        SELECT o.code, array_to_string(o.any_of, '/') FROM owed o
         WHERE NOT EXISTS (SELECT FROM letter l WHERE l.dossier_id = o.id AND l.notice = ANY (o.any_of))
           AND NOT EXISTS (SELECT FROM linked_case c WHERE c.dossier_id = o.id)
        """,
        "người nộp không được gửi thông báo {1}",
    ),
    Check("I8", "Ghi chú số định danh đã báo cho gia đình", _untold_notes),
    Check("I8", "Giờ hẹn đổi theo lịch làm việc đã báo cho người nộp", _untold_hours),
    by_sql(
        "I8",
        "Thư không gửi được đã giao cho người xử lý",
        """
        SELECT d.code, l.notice FROM letter l JOIN dossier d ON d.id = l.dossier_id
         WHERE l.state = 'undeliverable'
           AND NOT EXISTS (SELECT FROM letter o
                             LEFT JOIN work_item i ON i.dossier_id = d.id AND i.leg = 'letter/' || o.id
                            WHERE (o.dossier_id, o.leg, o.line, o.turn, o.notice)
                                = (l.dossier_id, l.leg, l.line, l.turn, l.notice)
                              AND (o.state IN ('sent', 'waiting') OR i.id IS NOT NULL))
        """,
        "thông báo {1} không gửi được mà không ai được giao",
    ),
    by_sql(
        "I8",
        "Thư đã gửi có giờ gửi",
        """
        SELECT d.code, l.notice FROM letter l JOIN dossier d ON d.id = l.dossier_id
         WHERE (l.state = 'sent' AND l.sent_at IS NULL) OR (l.state = 'undeliverable' AND l.fault IS NULL)
        """,
        "thông báo {1} ở trạng thái không hợp lệ",
    ),
    by_sql(
        "I8",
        "Hồ sơ đã tiếp nhận thì có giấy tiếp nhận và hẹn trả",
        """
        SELECT d.code FROM dossier d
         WHERE d.accepted_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM document o WHERE o.dossier_id = d.id AND o.kind = 'receipt'
                             AND o.sha256 IS NOT NULL)
        """,
        "đã tiếp nhận nhưng không có Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    ),
    by_sql(
        "I8",
        "Mỗi bưu gửi một mã tham chiếu đã đặt",
        """
        SELECT d.code, p.reference FROM parcel p JOIN dossier d ON d.id = p.dossier_id
          LEFT JOIN effect f ON f.reference = p.reference AND f.dossier_id = d.id
         WHERE f.id IS NULL OR f.kind <> 'parcel'
        """,
        "bưu gửi {1} không có lần đặt tương ứng",
    ),
    by_sql(
        "I8",
        "Tin về bưu gửi khớp bưu gửi",
        """
        SELECT d.code, p.reference FROM parcel p JOIN dossier d ON d.id = p.dossier_id
         WHERE (p.delivered_at IS NOT NULL) <> EXISTS (SELECT FROM parcel_event e WHERE e.parcel_id = p.id
                                                         AND e.kind = 'parcel.delivered')
            OR (p.returned_at IS NOT NULL) <> EXISTS (SELECT FROM parcel_event e WHERE e.parcel_id = p.id
                                                        AND e.kind = 'parcel.returned')
        """,
        "bưu gửi {1} có giờ phát hoặc chuyển hoàn không khớp tin của bưu điện",
    ),
    by_sql(
        "I10",
        "Thông điệp đến có trạng thái rõ ràng",
        """
        SELECT d.code, m.source, m.kind FROM inbox_message m
          LEFT JOIN effect f ON f.reference = m.reference LEFT JOIN dossier d ON d.id = f.dossier_id
         WHERE (m.state = 'new') <> (m.settled_at IS NULL)
        """,
        "thông điệp {2} từ {1} ở trạng thái không hợp lệ",
    ),
    by_sql(
        "I10",
        "Không thông điệp nào chờ một bước đã mở hoặc một hồ sơ đã kết thúc",
        """
        SELECT d.code, m.source, m.kind FROM inbox_message m
          JOIN effect f ON f.reference = m.reference JOIN dossier d ON d.id = f.dossier_id
         WHERE m.state = 'parked'
           AND (d.ending IS NOT NULL OR EXISTS (SELECT FROM work_item i WHERE i.reference = m.reference
                                                  AND i.state = 'open'))
        """,
        "thông điệp {2} từ {1} vẫn bị gác lại",
    ),
    by_sql(
        "I10",
        "Thông điệp chỉ trả lời câu hỏi của chính đơn vị đó",
        """
        SELECT d.code, m.source, m.kind FROM inbox_message m
          JOIN effect f ON f.reference = m.reference JOIN dossier d ON d.id = f.dossier_id
         WHERE m.state IN ('applied', 'parked') AND m.source <> f.partner
        """,
        "thông điệp {2} của {1} được dùng cho câu hỏi gửi nơi khác",
    ),
    by_sql(
        "I10",
        "Câu trả lời của đơn vị phối hợp có thông điệp đã nhận",
        """
        SELECT d.code, i.line FROM work_item i JOIN dossier d ON d.id = i.dossier_id
         WHERE i.state = 'answered' AND i.ended_by LIKE 'partner:%'
           AND NOT EXISTS (SELECT FROM inbox_message m WHERE m.reference = i.reference AND m.state = 'applied')
        """,
        "việc {1} được trả lời mà không có thông điệp nào",
    ),
)

"""I1 to I5: nothing lost, everybody accounted for, one ending, a legal path."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I1",
        "Mã hồ sơ liền số theo ngày",
        """
        SELECT NULL, c.series, c.last, count(d.id)
          FROM counter c
          LEFT JOIN dossier d ON d.agency_id = c.agency_id
               AND d.code LIKE '%-' || split_part(c.series, ':', 2) || '-%'
         WHERE c.series LIKE 'dossier:%'
         GROUP BY c.agency_id, c.series, c.last
        HAVING count(d.id) <> c.last
        """,
        "dãy {1} đã cấp {2} mã nhưng có {3} hồ sơ",
    ),
    by_sql(
        "I1",
        "Mỗi hồ sơ có đúng một dòng nhật ký nộp",
        """
        SELECT d.code, count(a.id)
          FROM dossier d
          LEFT JOIN audit_entry a ON a.dossier_id = d.id AND a.action = 'dossier.filed'
         GROUP BY d.id, d.code
        HAVING count(a.id) <> 1
        """,
        "có {1} dòng nhật ký nộp hồ sơ",
    ),
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
        "motcua doctor --wake: đánh thức hồ sơ để đọc lại",
    ),
    by_sql(
        "I3",
        "Việc chờ thời hạn có giờ xem lại",
        """
        SELECT d.code FROM dossier d
         WHERE d.ending IS NULL AND d.next_look_at IS NULL
           AND NOT EXISTS (SELECT FROM wake_up w WHERE w.dossier_id = d.id)
           AND EXISTS (SELECT FROM work_item i WHERE i.dossier_id = d.id AND i.state = 'open' AND i.role = 'thoi-han')
        """,
        "đang chờ hết thời hạn nhưng không có giờ xem lại",
        "motcua doctor --wake: đánh thức hồ sơ để đọc lại",
    ),
    by_sql(
        "I4",
        "Kết thúc một lần, đúng trạng thái",
        """
        SELECT d.code, d.status, coalesce(d.ending, '-') FROM dossier d
         WHERE (d.ending IS NULL) <> (d.ended_at IS NULL)
            OR (d.ending IS NOT NULL AND d.status NOT IN ('delivered', 'refused', 'lapsed', 'withdrawn'))
            OR (d.ending = 'delivered' AND d.status <> 'delivered')
            OR (d.ending IN ('withdrawn', 'stopped') AND d.status <> 'withdrawn')
            OR (d.ending = 'lapsed' AND d.status <> 'lapsed')
            OR (d.ending IN ('refused', 'intake_refused') AND d.status <> 'refused')
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
        SELECT DISTINCT d.code, b.line
          FROM journal_line a
          JOIN journal_line b ON b.dossier_id = a.dossier_id AND b.actor = a.actor
          JOIN dossier d ON d.id = a.dossier_id
         WHERE (a.line, b.line) IN (('appraises', 'decides'), ('checks_components', 'agrees_to_refuse_intake'))
           AND a.kind = 'answer' AND b.kind = 'answer'
        """,
        "cùng một người đã lập dự thảo và thực hiện {1}",
    ),
)

"""I15: who acted in somebody's place was let do so at that time; nobody decided on his own work unseen."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I15",
        "Người làm thay có uỷ quyền còn hiệu lực, đúng việc lúc làm",
        """
        SELECT d.code, i.line FROM deputised_act a
          JOIN work_item i ON i.id = a.work_item_id
          JOIN dossier d ON d.id = i.dossier_id
          JOIN delegation g ON g.id = a.delegation_id
         WHERE i.ended_by IS DISTINCT FROM 'staff:' || g.to_id
            OR i.agency_id <> g.agency_id
            OR i.ended_at < g.begins_at OR i.ended_at >= least(g.ends_at, g.revoked_at)
            OR NOT i.line = ANY (g.lines)
            OR (cardinality(g.procedures) > 0 AND NOT d.procedure = ANY (g.procedures))
        """,
        "việc {1} do người làm thay trả lời ngoài phạm vi uỷ quyền",
    ),
    by_sql(
        "I15",
        "Không ai tự quyết định việc mình thẩm định mà không được xem lại",
        """
        SELECT DISTINCT d.code, i.line FROM work_item i
          JOIN dossier d ON d.id = i.dossier_id
          JOIN journal_line j ON j.dossier_id = i.dossier_id AND j.line = 'appraises' AND j.actor = i.ended_by
         WHERE i.state = 'answered' AND i.line IN ('decides', 'permits_without_number')
           AND NOT EXISTS (SELECT FROM work_item r WHERE r.line = 'reviews_after' AND r.subject_id = i.id)
        """,
        "việc {1} do chính người thẩm định trả lời, không có người xem lại",
    ),
)

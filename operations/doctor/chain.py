"""I11: a dossier opens another exactly when its own journal says so, and nothing is ended twice."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I11",
        "Hồ sơ tiếp theo có đúng khi nhật ký của hồ sơ trước ghi đã mở",
        """
        SELECT d.code, 'không có hồ sơ tiếp theo' FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
          LEFT JOIN succession s ON s.earlier_id = d.id
         WHERE j.line = 'open_new_guardianship' AND s.earlier_id IS NULL
        UNION ALL
        SELECT d.code, 'hồ sơ tiếp theo không do nhật ký mở' FROM succession s JOIN dossier d ON d.id = s.earlier_id
         WHERE d.status NOT IN ('approved', 'delivered')
            OR NOT EXISTS (SELECT FROM journal_line j WHERE j.dossier_id = d.id AND j.line = 'open_new_guardianship')
        """,
        "{1}",
    ),
    by_sql(
        "I11",
        "Việc chấm dứt trỏ đến một việc có trong sổ của cơ quan",
        """
        SELECT d.code, e.number, e.year FROM register_entry e JOIN dossier d ON d.id = e.dossier_id
         WHERE e.ends LIKE 'entry:%' AND NOT EXISTS (
               SELECT FROM register_entry o WHERE 'entry:' || o.id = e.ends AND o.agency_id = e.agency_id
                  AND o.book = 'giam-ho')
        UNION ALL
        SELECT d.code, e.number, e.year FROM register_entry e JOIN dossier d ON d.id = e.dossier_id
         WHERE e.book = 'cham-dut-giam-ho' AND e.ends IS NULL
        """,
        "số {1}/{2} chấm dứt một việc không có trong sổ",
    ),
)

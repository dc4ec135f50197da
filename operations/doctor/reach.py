"""I15 and I19: what a list asks of a row of work is what its dossier says, and a seal is somebody's decision."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I19",
        "Việc mang đúng thủ tục, địa bàn và chế độ mật của hồ sơ",
        """
        SELECT d.code, i.line FROM work_item i JOIN dossier d ON d.id = i.dossier_id
         WHERE (i.procedure, i.territory, i.sealed) IS DISTINCT FROM (d.procedure, d.territory, d.sealed)
        """,
        "việc {1} mang thủ tục, địa bàn hoặc chế độ mật khác hồ sơ",
    ),
    by_sql(
        "I15",
        "Hồ sơ mật đúng khi có quyết định đang hiệu lực",
        """
        SELECT d.code FROM dossier d
         WHERE d.sealed <> EXISTS (SELECT FROM dossier_seal s WHERE s.dossier_id = d.id AND s.lifted_at IS NULL)
        """,
        "chế độ mật của hồ sơ không khớp với quyết định",
    ),
    by_sql(
        "I15",
        "Hồ sơ mật đang mở có người được xem",
        """
        SELECT d.code FROM dossier d
         WHERE d.sealed AND d.ending IS NULL
           AND NOT EXISTS (SELECT FROM seal_pass p JOIN staff_member m ON m.id = p.staff_id AND m.active
                            WHERE p.dossier_id = d.id AND p.kind = 'named' AND p.ended_at IS NULL)
        """,
        "không còn ai được xem hồ sơ mật này; mở bằng mã và lý do rồi phân công người",
    ),
)

"""Ways to spoil who was let do what."""

from __future__ import annotations

from tests.doctor.corruption import Corruption

CASES = (
    Corruption(
        "Người làm thay có uỷ quyền còn hiệu lực, đúng việc lúc làm",
        "posted",
        """
        WITH made AS (
            INSERT INTO delegation (id, agency_id, from_id, to_id, manner, lines, procedures, begins_at, ends_at,
                                    reason, paper, made_at)
            SELECT gen_random_uuid(), d.agency_id, chairman.id, deputy.id, 'KT', '{decides}', '{}',
                   d.received_at - interval '9 days', d.received_at - interval '2 days', 'Nghỉ phép', '', d.received_at
              FROM dossier d
              JOIN staff_member chairman ON chairman.agency_id = d.agency_id AND 'chu-tich' = ANY (chairman.roles)
              JOIN staff_member deputy ON deputy.agency_id = d.agency_id AND 'pho-chu-tich' = ANY (deputy.roles)
             WHERE d.id = :d LIMIT 1
            RETURNING id)
        INSERT INTO deputised_act (work_item_id, dossier_id, delegation_id, given_at)
        SELECT i.id, i.dossier_id, made.id, i.ended_at FROM work_item i, made
         WHERE i.dossier_id = :d AND i.line = 'decides'
        """,
    ),
    Corruption(
        "Không ai tự quyết định việc mình thẩm định mà không được xem lại",
        "posted",
        """
        UPDATE work_item SET ended_by = (SELECT actor FROM journal_line
                                          WHERE dossier_id = :d AND line = 'appraises' LIMIT 1)
         WHERE dossier_id = :d AND line = 'decides'
        """,
    ),
)

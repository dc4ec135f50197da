"""I6 again: copies that were asked for and charged were numbered, drawn up, signed and sealed, as many as asked."""

from __future__ import annotations

from flows.parts.draw_up_copies import COPIES_DRAWN_UP
from operations.doctor.finding import by_sql
from procedures.civil_status_extract import CIVIL_STATUS_EXTRACT

# Whoever had signed before copies were drawn up with the result has no marker: those were made by hand.
CHECKS = (
    by_sql(
        "I6",
        "Bản sao đã đề nghị, đã tính phí thì đã vào sổ, lập, ký, đóng dấu",
        """
        WITH drawn AS (
            SELECT j.dossier_id, (j.outcome::jsonb ->> 'copies')::int AS copies, o.sealed_at
              FROM journal_line j JOIN document o USING (dossier_id, leg, line, turn)
             WHERE j.line = 'draw_up_extract')
        SELECT d.code, d.copies, coalesce(n.copies, 0)
          FROM dossier d LEFT JOIN drawn n ON n.dossier_id = d.id
         WHERE d.issued_at IS NOT NULL
           AND (d.procedure = :copies_alone OR n.dossier_id IS NOT NULL
                OR EXISTS (SELECT FROM journal_line m WHERE m.dossier_id = d.id AND m.line = :marker))
           AND (d.copies <> coalesce(n.copies, 0) OR n.sealed_at IS NULL
                OR NOT EXISTS (SELECT FROM register_entry e WHERE e.dossier_id = d.id AND e.book = 'cap-ban-sao')
                OR EXISTS (SELECT FROM fee_line f WHERE f.dossier_id = d.id AND f.code = 'copy'
                              AND f.quantity <> d.copies))
        """,
        "đề nghị {1} bản sao, đã lập {2}; sổ cấp bản sao, con dấu hoặc dòng phí không khớp",
        copies_alone=CIVIL_STATUS_EXTRACT.code,
        marker=f"marker {COPIES_DRAWN_UP}"[:80],
    ),
)

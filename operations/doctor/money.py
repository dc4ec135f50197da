"""I7: what is asked, what is taken, and every receipt numbered."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I7",
        "Số thu không vượt số phải nộp",
        """
        SELECT d.code, r.taken, coalesce(f.charged, 0)
          FROM (SELECT dossier_id, sum(amount) AS taken FROM cash_receipt GROUP BY 1) r
          JOIN dossier d ON d.id = r.dossier_id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS charged FROM fee_line GROUP BY 1) f USING (dossier_id)
         WHERE r.taken > coalesce(f.charged, 0)
        """,
        "đã thu {1} đồng nhưng chỉ phải nộp {2} đồng",
    ),
    by_sql(
        "I7",
        "Số biên lai liền nhau",
        """
        SELECT NULL, r.year, count(*), max(r.number) FROM cash_receipt r
         GROUP BY r.agency_id, r.year HAVING count(*) <> max(r.number) OR min(r.number) <> 1
        """,
        "năm {1} có {2} biên lai nhưng số cuối là {3}",
    ),
    by_sql(
        "I7",
        "Dòng phí đúng đơn giá nhân số lượng, trừ khi được miễn",
        """
        SELECT d.code, f.code, f.amount FROM fee_line f JOIN dossier d ON d.id = f.dossier_id
         WHERE f.amount <> CASE WHEN f.exempt_by IS NULL THEN f.unit_price * f.quantity ELSE 0 END
        """,
        "dòng phí {1} ghi {2} đồng không đúng đơn giá nhân số lượng",
    ),
    by_sql(
        "I7",
        "Trả kết quả xong thì không còn nợ",
        """
        SELECT d.code, f.charged - coalesce(r.taken, 0)
          FROM dossier d
          JOIN (SELECT dossier_id, sum(amount) AS charged FROM fee_line GROUP BY 1) f ON f.dossier_id = d.id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS taken FROM cash_receipt GROUP BY 1) r ON r.dossier_id = d.id
         WHERE d.ending IN ('delivered', 'delivered_in_part') AND f.charged > coalesce(r.taken, 0)
           AND NOT EXISTS (SELECT FROM parcel p WHERE p.dossier_id = d.id AND p.cod_amount > 0
                             AND p.cod_collected_at IS NULL)
        """,
        "đã trả kết quả nhưng còn nợ {1} đồng",
    ),
    by_sql(
        "I7",
        "Tiền bưu điện thu hộ đã vào sổ",
        """
        SELECT d.code, p.cod_amount, coalesce(r.taken, 0)
          FROM (SELECT dossier_id, sum(cod_amount) AS cod_amount FROM parcel
                 WHERE cod_collected_at IS NOT NULL GROUP BY 1) p
          JOIN dossier d ON d.id = p.dossier_id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS taken FROM cash_receipt WHERE way = 'cod' GROUP BY 1) r
            ON r.dossier_id = d.id
         WHERE p.cod_amount <> coalesce(r.taken, 0)
        """,
        "bưu điện đã thu {1} đồng nhưng sổ ghi {2} đồng",
    ),
    by_sql(
        "I7",
        "Mỗi lần thu tiền có dòng nhật ký kiểm tra",
        """
        SELECT d.code, r.amount FROM cash_receipt r JOIN dossier d ON d.id = r.dossier_id
         WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.dossier_id = d.id AND a.action = 'fee.taken'
                             AND a.at = r.taken_at AND a.details::jsonb ->> 'amount' = r.amount::text)
        """,
        "biên lai {1} đồng không có dòng nhật ký kiểm tra",
    ),
)

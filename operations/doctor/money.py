"""I7: what is asked, what is taken, and every receipt numbered."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I7",
        "Số thu không vượt số phải nộp",
        """
        SELECT d.code, r.taken, coalesce(f.charged, 0) + coalesce(b.returned, 0)
          FROM (SELECT dossier_id, sum(amount) AS taken FROM cash_receipt GROUP BY 1) r
          JOIN dossier d ON d.id = r.dossier_id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS charged FROM fee_line GROUP BY 1) f USING (dossier_id)
          LEFT JOIN (SELECT dossier_id, sum(amount) AS returned FROM refund WHERE receipt_id IS NOT NULL GROUP BY 1) b
            USING (dossier_id)
         WHERE r.taken > coalesce(f.charged, 0) + coalesce(b.returned, 0)
        """,
        "đã thu {1} đồng nhưng phải nộp và hoàn lại chỉ {2} đồng",
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
        SELECT d.code, f.charged - coalesce(r.taken, 0) + coalesce(b.returned, 0)
          FROM dossier d
          JOIN (SELECT dossier_id, sum(amount) AS charged FROM fee_line GROUP BY 1) f ON f.dossier_id = d.id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS taken FROM cash_receipt GROUP BY 1) r ON r.dossier_id = d.id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS returned FROM refund WHERE receipt_id IS NOT NULL GROUP BY 1) b
            ON b.dossier_id = d.id
         WHERE d.ending IN ('delivered', 'delivered_in_part')
           AND f.charged + coalesce(b.returned, 0) > coalesce(r.taken, 0)
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
    by_sql(
        "I7",
        "Biên lai bằng tổng các dòng của nó",
        """
        SELECT d.code, r.number, r.amount, coalesce(l.total, 0) FROM cash_receipt r
          JOIN dossier d ON d.id = r.dossier_id
          LEFT JOIN (SELECT receipt_id, sum(amount) AS total FROM receipt_line GROUP BY 1) l ON l.receipt_id = r.id
         WHERE r.amount <> coalesce(l.total, 0)
        """,
        "biên lai số {1} ghi {2} đồng nhưng các dòng cộng lại {3} đồng",
    ),
    by_sql(
        "I7",
        "Dòng biên lai theo dòng phí, không thu quá từng dòng",
        """
        SELECT d.code, coalesce(t.code, b.code) FROM (
                 SELECT r.dossier_id, l.code, sum(l.amount) AS taken FROM receipt_line l
                   JOIN cash_receipt r ON r.id = l.receipt_id GROUP BY 1, 2) t
          FULL JOIN (SELECT f.dossier_id, l.code, sum(l.amount) AS returned FROM refund_line l
                       JOIN refund f ON f.id = l.refund_id GROUP BY 1, 2) b USING (dossier_id, code)
          JOIN dossier d ON d.id = dossier_id
          LEFT JOIN fee_line f ON f.dossier_id = d.id AND f.code = coalesce(t.code, b.code)
         WHERE f.id IS NULL OR coalesce(b.returned, 0) > coalesce(t.taken, 0)
        """,
        "dòng {1} được thu hoặc hoàn không theo dòng phí nào",
    ),
    by_sql(
        "I7",
        "Hồ sơ không có kết quả thì không giữ khoản đã nộp",
        """
        SELECT d.code, sum(f.amount) FROM dossier d JOIN fee_line f ON f.dossier_id = d.id
         WHERE d.ending IS NOT NULL AND d.ending <> 'delivered' AND f.amount > 0
           AND NOT (f.kind = 'postage' AND EXISTS (SELECT FROM parcel p WHERE p.dossier_id = d.id))
         GROUP BY d.code
        """,
        "hồ sơ kết thúc không có kết quả mà còn tính {1} đồng",
    ),
)

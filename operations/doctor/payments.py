"""I7, what came through the gateway: every sum once, either booked by a receipt or proposed to be given back."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I7",
        "Tiền trực tuyến đã ghi sổ thì có đúng một biên lai cùng số tiền",
        """
        SELECT d.code, p.gateway_ref FROM online_payment p JOIN dossier d ON d.id = p.dossier_id
          LEFT JOIN cash_receipt r ON r.id = p.receipt_id
         WHERE p.receipt_id IS NOT NULL
           AND (r.amount <> p.amount OR r.way <> 'online' OR r.dossier_id <> p.dossier_id)
        UNION ALL
        SELECT d.code, r.number::text FROM cash_receipt r JOIN dossier d ON d.id = r.dossier_id
         WHERE r.way = 'online' AND NOT EXISTS (SELECT FROM online_payment p WHERE p.receipt_id = r.id)
        """,
        "khoản trả trực tuyến {1} và biên lai không khớp",
    ),
    by_sql(
        "I7",
        "Tiền trực tuyến chưa ghi sổ thì có đề xuất hoàn đúng số tiền",
        """
        SELECT d.code, p.gateway_ref, p.amount FROM online_payment p JOIN dossier d ON d.id = p.dossier_id
          LEFT JOIN refund b ON b.payment_id = p.id
         WHERE (p.receipt_id IS NULL AND (b.id IS NULL OR b.amount <> p.amount OR b.state = 'applied'))
            OR (p.receipt_id IS NOT NULL AND b.state <> 'applied')
        """,
        "khoản {1} ({2} đồng) không ghi sổ mà cũng không chờ hoàn, hoặc cả hai",
    ),
    by_sql(
        "I7",
        "Tiền chỉ đến theo yêu cầu thanh toán đã trả",
        """
        SELECT d.code, i.reference FROM online_payment p JOIN payment_intent i ON i.id = p.intent_id
          JOIN dossier d ON d.id = p.dossier_id
         WHERE i.state <> 'paid' OR i.dossier_id <> p.dossier_id OR i.account <> p.account
        UNION ALL
        SELECT d.code, i.reference FROM payment_intent i JOIN dossier d ON d.id = i.dossier_id
         WHERE i.state = 'paid' AND NOT EXISTS (SELECT FROM online_payment p WHERE p.intent_id = i.id)
        """,
        "yêu cầu thanh toán {1} và tiền đã đến không khớp",
    ),
    by_sql(
        "I7",
        "Yêu cầu thanh toán bằng tổng các dòng phí của nó",
        """
        SELECT d.code, i.reference FROM payment_intent i JOIN dossier d ON d.id = i.dossier_id
         WHERE i.amount <> (SELECT coalesce(sum(value::bigint), 0) FROM jsonb_each_text(i.lines::jsonb))
        """,
        "yêu cầu thanh toán {1} không bằng các dòng phí đã chốt",
    ),
    by_sql(
        "I7",
        "Yêu cầu thanh toán đang mở đúng số còn phải nộp của hồ sơ đang mở",
        """
        SELECT d.code, i.amount, coalesce(f.charged, 0) - coalesce(r.taken, 0) + coalesce(b.returned, 0)
          FROM payment_intent i JOIN dossier d ON d.id = i.dossier_id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS charged FROM fee_line GROUP BY 1) f ON f.dossier_id = d.id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS taken FROM cash_receipt GROUP BY 1) r ON r.dossier_id = d.id
          LEFT JOIN (SELECT dossier_id, sum(amount) AS returned FROM refund WHERE receipt_id IS NOT NULL GROUP BY 1) b
            ON b.dossier_id = d.id
         WHERE i.state = 'open'
           AND i.amount <> coalesce(f.charged, 0) - coalesce(r.taken, 0) + coalesce(b.returned, 0)
        """,
        "yêu cầu thanh toán {1} đồng nhưng hồ sơ còn nợ {2} đồng",
    ),
    by_sql(
        "I7",
        "Yêu cầu thanh toán có tham chiếu đã giao cho cổng",
        """
        SELECT d.code, i.reference FROM payment_intent i JOIN dossier d ON d.id = i.dossier_id
         WHERE NOT EXISTS (SELECT FROM effect f WHERE f.reference = i.reference AND f.dossier_id = i.dossier_id
                             AND f.kind = 'payment' AND f.partner = 'payment-gateway')
        """,
        "yêu cầu thanh toán {1} không có tham chiếu để nhận tin của cổng",
    ),
    by_sql(
        "I7",
        "Yêu cầu thanh toán không bị bỏ quên",
        """
        SELECT d.code, i.reference FROM payment_intent i JOIN dossier d ON d.id = i.dossier_id
         WHERE i.state = 'open' AND i.look_at < now() - interval '1 hour'
        """,
        "quá một giờ chưa hỏi lại cổng thanh toán về {1}",
    ),
    by_sql(
        "I7",
        "Mỗi khoản trả trực tuyến có dòng nhật ký kiểm tra",
        """
        SELECT d.code, p.gateway_ref FROM online_payment p JOIN dossier d ON d.id = p.dossier_id
         WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.dossier_id = d.id AND a.action = 'payment.paid'
                             AND a.details::jsonb ->> 'payment' = p.id::text
                             AND a.details::jsonb ->> 'amount' = p.amount::text)
        """,
        "khoản trả {1} không có dòng nhật ký kiểm tra",
    ),
    by_sql(
        "I7",
        "Chênh lệch đối soát giải thích đủ hai số",
        """
        SELECT NULL, c.day, c.ours, c.theirs FROM reconciliation c
          LEFT JOIN (SELECT reconciliation_id, sum(theirs - ours) AS gap FROM reconciliation_difference GROUP BY 1) g
            ON g.reconciliation_id = c.id
         WHERE c.theirs - c.ours <> coalesce(g.gap, 0)
        """,
        "đối soát ngày {1}: sổ {2} đồng, đối tác {3} đồng, chênh lệch không được liệt kê đủ",
    ),
    by_sql(
        "I7",
        "Ngày cần đối soát không bị bỏ quên",
        """
        SELECT NULL, c.day, c.channel FROM reconciliation c WHERE c.look_at < now() - interval '1 day'
        """,
        "ngày {1} ({2}) quá một ngày chưa đối soát được",
    ),
)

"""I6 to I11: effects once, money, letters, fences, the inbox."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I6",
        "Số vào sổ hộ tịch liền nhau",
        """
        SELECT NULL, e.book, e.year, count(*), max(e.number) FROM register_entry e
         GROUP BY e.agency_id, e.book, e.year
        HAVING count(*) <> max(e.number) OR min(e.number) <> 1
        """,
        "sổ {1} năm {2} có {3} việc nhưng số cuối là {4}",
    ),
    by_sql(
        "I6",
        "Số văn bản liền nhau theo dãy",
        """
        SELECT NULL, o.series, count(*), max(o.number) FROM document o
         GROUP BY o.agency_id, o.series
        HAVING count(*) <> max(o.number) OR min(o.number) <> 1
        """,
        "dãy {1} có {2} văn bản nhưng số cuối là {3}",
    ),
    by_sql(
        "I6",
        "Dãy số khớp bộ đếm",
        """
        SELECT NULL, c.series, c.last, coalesce(n.last, 0)
          FROM counter c
          LEFT JOIN (SELECT agency_id, series, max(number) AS last FROM document GROUP BY 1, 2
                     UNION ALL
                     SELECT agency_id, 'bien-lai:' || year, max(number) FROM cash_receipt GROUP BY 1, 2
                    ) n USING (agency_id, series)
         WHERE c.series !~ '^(dossier|register|book|so-)' AND c.last <> coalesce(n.last, 0)
        """,
        "bộ đếm {1} là {2} nhưng số đã dùng cuối cùng là {3}",
    ),
    by_sql(
        "I6",
        "Mỗi hồ sơ một Giấy khai sinh",
        """
        SELECT d.code, count(*) FROM document o JOIN dossier d ON d.id = o.dossier_id
         WHERE o.kind = 'birth_certificate' GROUP BY d.code HAVING count(*) > 1
        """,
        "có {1} bản chính Giấy khai sinh",
    ),
    by_sql(
        "I6",
        "Đóng dấu chỉ sau khi ký, ký chỉ sau khi in",
        """
        SELECT d.code, o.title FROM document o JOIN dossier d ON d.id = o.dossier_id
         WHERE (o.sealed_at IS NOT NULL AND o.signed_at IS NULL)
            OR (o.signed_at IS NOT NULL AND o.drawn_sha256 IS NULL)
            OR (o.drawn_at IS NOT NULL AND o.sha256 IS NULL)
            OR (d.issued_at IS NOT NULL AND o.kind = 'birth_certificate' AND o.sealed_at IS NULL)
        """,
        "{1}: thứ tự in, ký, đóng dấu không hợp lệ",
    ),
    by_sql(
        "I6",
        "Hồ sơ đã trả kết quả thì có vào sổ",
        """
        SELECT d.code FROM dossier d
          LEFT JOIN register_entry e ON e.dossier_id = d.id
         WHERE d.procedure = '1.001193' AND ((d.ending = 'delivered') AND e.id IS NULL
            OR d.status NOT IN ('approved', 'delivered') AND e.id IS NOT NULL)
        """,
        "vào sổ hộ tịch và trạng thái hồ sơ không khớp",
    ),
    by_sql(
        "I6",
        "Việc gửi ra ngoài đã xác nhận thì có dòng",
        """
        SELECT d.code, f.kind FROM effect f JOIN dossier d ON d.id = f.dossier_id
          LEFT JOIN journal_line j ON (j.dossier_id, j.leg, j.line, j.turn) = (f.dossier_id, f.leg, f.line, f.turn)
         WHERE (f.confirmed_at IS NOT NULL) <> (j.dossier_id IS NOT NULL)
        """,
        "việc gửi {1} và dòng nhật ký không khớp",
    ),
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
         GROUP BY r.agency_id, r.year HAVING count(*) <> max(r.number)
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
         WHERE d.ending = 'delivered' AND f.charged > coalesce(r.taken, 0)
           AND NOT EXISTS (SELECT FROM parcel p WHERE p.dossier_id = d.id AND p.cod_amount > 0
                             AND p.cod_collected_at IS NULL)
        """,
        "đã trả kết quả nhưng còn nợ {1} đồng",
    ),
    by_sql(
        "I8",
        "Thư không gửi được đã giao cho người xử lý",
        """
        SELECT d.code, l.notice FROM letter l JOIN dossier d ON d.id = l.dossier_id
         WHERE l.state = 'undeliverable'
           AND NOT EXISTS (SELECT FROM letter o WHERE (o.dossier_id, o.leg, o.line, o.turn, o.notice)
                = (l.dossier_id, l.leg, l.line, l.turn, l.notice) AND o.id <> l.id AND o.state IN ('sent', 'waiting'))
           AND NOT EXISTS (SELECT FROM work_item i WHERE i.dossier_id = d.id AND i.line = 'reaches_applicant')
        """,
        "thông báo {1} không gửi được mà không ai được giao",
    ),
    by_sql(
        "I8",
        "Hồ sơ đã tiếp nhận thì có giấy tiếp nhận và hẹn trả",
        """
        SELECT d.code FROM dossier d
         WHERE d.accepted_at IS NOT NULL AND d.ending IS DISTINCT FROM 'intake_refused'
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
          LEFT JOIN effect f ON f.reference = p.reference
         WHERE f.id IS NULL OR f.confirmed_at IS NULL
        """,
        "bưu gửi {1} không có lần đặt tương ứng",
    ),
    by_sql(
        "I9",
        "Số hàng rào không vượt số đã cấp và không lùi",
        """
        SELECT d.code, j.line, j.fence FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
          LEFT JOIN reading_lease l ON l.dossier_id = d.id
         WHERE j.fence IS NOT NULL AND j.fence > coalesce(l.fence, 0)
        UNION ALL
        SELECT d.code, b.line, b.fence FROM journal_line a
          JOIN journal_line b ON b.dossier_id = a.dossier_id AND b.leg = a.leg AND b.sequence > a.sequence
          JOIN dossier d ON d.id = a.dossier_id
         WHERE a.fence IS NOT NULL AND b.fence IS NOT NULL AND b.fence < a.fence
        """,
        "dòng {1} mang số hàng rào {2} không hợp lệ",
    ),
    by_sql(
        "I10",
        "Thông điệp đến đã được xử lý",
        """
        SELECT NULL, m.source, m.kind FROM inbox_message m
         WHERE (m.state = 'new' AND m.settled_at IS NOT NULL) OR (m.state <> 'new' AND m.settled_at IS NULL)
        """,
        "thông điệp {2} từ {1} ở trạng thái không hợp lệ",
    ),
)

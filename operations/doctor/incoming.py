"""I22: the book of incoming documents has no gap, who has each is known, and what came has not changed."""

from __future__ import annotations

from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I22",
        "Số đến liền nhau trong năm, theo thứ tự đến",
        """
        WITH carried_on AS (
            SELECT agency_id, details::jsonb ->> 'book' AS book, details::jsonb ->> 'year' AS year,
                   (details::jsonb ->> 'last')::int AS last
              FROM audit_entry WHERE action = 'incoming.series_opened')
        SELECT NULL, line.book, line.year, line.number FROM (
            SELECT agency_id, book, year, number, arrived_at,
                   row_number() OVER in_book AS place, lag(arrived_at) OVER in_book AS before
              FROM incoming_document WHERE number IS NOT NULL
            WINDOW in_book AS (PARTITION BY agency_id, book, year ORDER BY number)) line
          LEFT JOIN carried_on c ON c.agency_id = line.agency_id AND c.book = line.book AND c.year = line.year::text
         WHERE line.number <> line.place + coalesce(c.last, 0) OR line.arrived_at <= line.before
        """,
        "sổ {1} năm {2}: số {3} không liền số trước hoặc đến trước số trước",
        "đối chiếu sổ giấy và nhật ký; không cấp lại số đã dùng",
    ),
    by_sql(
        "I22",
        "Văn bản đã chuyển có đúng một nơi chủ trì và có hạn",
        """
        SELECT NULL, i.number, i.year FROM incoming_document i
         WHERE i.state IN ('routed', 'settled')
           AND (i.due_at IS NULL OR i.presented_at IS NULL OR i.routed_by IS NULL
                OR (SELECT count(*) FROM incoming_task t
                     WHERE t.document_id = i.id AND t.part = 'lead' AND t.ended_at IS NULL) <> 1)
        """,
        "số đến {1}/{2} không có nơi chủ trì hoặc không có hạn",
        "lãnh đạo giao lại ở trang văn bản",
    ),
    by_sql(
        "I22",
        "Tệp gốc của văn bản đến không đổi",
        """
        SELECT NULL, i.number, i.year FROM incoming_file f
          JOIN stored_file s ON s.id = f.file_id
          JOIN incoming_document i ON i.id = f.document_id
         WHERE f.sha256 <> s.sha256
            OR NOT EXISTS (SELECT FROM incoming_file o WHERE o.document_id = f.document_id AND o.part = 'original')
        """,
        "tệp của số đến {1}/{2} không còn là tệp đã nhận",
        "lấy lại tệp theo mã băm đã ghi",
    ),
    by_sql(
        "I22",
        "Văn bản mật không có tệp, không tìm được theo nội dung",
        """
        SELECT NULL, i.number, i.year FROM incoming_document i
         WHERE i.book = 'mat' AND (i.search_text <> '' OR i.medium <> 'giay'
                OR EXISTS (SELECT FROM incoming_file f WHERE f.document_id = i.id))
        """,
        "số đến mật {1}/{2} có tệp hoặc nội dung tìm kiếm",
        "gỡ tệp, báo người phụ trách bảo vệ bí mật nhà nước",
    ),
    by_sql(
        "I22",
        "Văn bản điện tử có thư báo cho nơi gửi",
        """
        SELECT NULL, i.number, i.year FROM incoming_document i
         WHERE i.medium = 'dien-tu' AND i.reply_to IS NOT NULL AND i.state <> 'delivered'
           AND NOT EXISTS (SELECT FROM incoming_reply r WHERE r.document_id = i.id)
        """,
        "chưa lập thư báo nhận, trả lại của số đến {1}/{2}",
    ),
    by_sql(
        "I22",
        "Mỗi văn bản đến có một dòng nhật ký vào sổ hoặc trả lại",
        """
        SELECT NULL, i.number, i.year FROM incoming_document i
         WHERE (SELECT count(*) FROM audit_entry a
                 WHERE a.agency_id = i.agency_id
                   AND a.action IN ('incoming.registered', 'incoming.returned', 'incoming.delivered')
                   AND a.actor = i.registered_by AND a.at = i.registered_at
                   AND a.details::jsonb ->> 'document' = i.id::text) <> 1
        """,
        "số đến {1}/{2} không có đúng một dòng nhật ký",
    ),
)

"""I8, I7: what was handed to whom, codes used once, what the post was given, and the money it collected."""

from __future__ import annotations

from models.delivery.pickup_token import MOST_TRIES
from operations.doctor.finding import by_sql

CHECKS = (
    by_sql(
        "I8",
        "Phiếu trả kết quả đi với việc đã trả và khoản đã thu",
        """
        SELECT d.code, h.handed_at FROM hand_out h JOIN dossier d ON d.id = h.dossier_id
          JOIN work_item w ON w.id = h.work_item_id
         WHERE w.dossier_id <> h.dossier_id OR w.state <> 'answered' OR w.agency_id <> h.agency_id
            OR NOT EXISTS (SELECT FROM journal_line j WHERE j.dossier_id = h.dossier_id AND j.leg = w.leg
                             AND j.line = 'receives' AND j.turn = w.turn AND j.written_at = h.handed_at
                             AND j.outcome::jsonb ->> 'how' = 'desk')
            OR NOT EXISTS (SELECT FROM audit_entry a WHERE a.dossier_id = h.dossier_id
                             AND a.action = 'result.handed_over' AND a.at = h.handed_at)
            OR EXISTS (SELECT FROM cash_receipt r WHERE r.id = h.receipt_id
                         AND (r.dossier_id <> h.dossier_id OR r.taken_at <> h.handed_at OR r.way <> 'cash'))
        """,
        "phiếu trả kết quả lúc {1} không khớp với nhật ký hoặc biên lai",
    ),
    by_sql(
        "I8",
        "Mỗi lần trả tại quầy có phiếu ghi ai đã nhận",
        """
        SELECT d.code, a.at FROM audit_entry a JOIN dossier d ON d.id = a.dossier_id
         WHERE a.action = 'result.handed_over' AND a.details::jsonb ->> 'hand_out' IS NOT NULL
           AND NOT EXISTS (SELECT FROM hand_out h WHERE h.dossier_id = a.dossier_id
                             AND h.id::text = a.details::jsonb ->> 'hand_out')
        """,
        "kết quả trả lúc {1} mà không có phiếu ghi người nhận",
    ),
    by_sql(
        "I8",
        "Mã nhận thay dùng một lần, trong hạn, sai quá số lần thì khóa",
        """
        SELECT d.code, t.asked_at FROM pickup_token t JOIN dossier d ON d.id = t.dossier_id
          LEFT JOIN hand_out h ON h.token_id = t.id
         WHERE (t.used_at IS NULL) <> (h.id IS NULL) OR h.dossier_id <> t.dossier_id OR h.handed_at <> t.used_at
            OR t.used_at >= t.expires_at OR t.used_at < t.asked_at
            OR (t.tries >= :most_tries) <> (t.locked_at IS NOT NULL)
        """,
        "mã nhận thay gửi lúc {1} được dùng sai",
        most_tries=MOST_TRIES,
    ),
    by_sql(
        "I6",
        "Số bảng kê bưu chính liền nhau",
        """
        SELECT NULL, s.year, count(*), max(s.number) FROM post_sheet s
         GROUP BY s.agency_id, s.year HAVING count(*) <> max(s.number) OR min(s.number) <> 1
        """,
        "năm {1} có {2} bảng kê nhưng số cuối là {3}",
    ),
    by_sql(
        "I8",
        "Bảng kê đã bàn giao: từng bưu gửi đã quét hoặc để lại",
        """
        SELECT d.code, s.number, s.year FROM post_sheet_parcel o
          JOIN post_sheet s ON s.id = o.sheet_id JOIN parcel p ON p.id = o.parcel_id
          JOIN dossier d ON d.id = p.dossier_id
         WHERE d.agency_id <> s.agency_id OR (o.scanned_at IS NULL) <> (o.scanned_by IS NULL)
            OR (s.handed_at IS NOT NULL AND ((o.scanned_at IS NULL) = (o.left_out_at IS NULL)
                                              OR o.scanned_at > s.handed_at))
        """,
        "bưu gửi trong bảng kê {1}/{2} không rõ đã giao hay để lại",
    ),
    by_sql(
        "I8",
        "Bàn giao cho bưu điện có dòng nhật ký kiểm tra",
        """
        SELECT NULL, s.number, s.year FROM post_sheet s
         WHERE s.handed_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.action = 'post_sheet.handed_over' AND a.at = s.handed_at
                             AND a.details::jsonb ->> 'sheet' = s.id::text
                             AND (a.details::jsonb ->> 'parcels')::int =
                                 (SELECT count(*) FROM post_sheet_parcel o
                                   WHERE o.sheet_id = s.id AND o.scanned_at IS NOT NULL))
        """,
        "bảng kê {1}/{2} bàn giao mà nhật ký kiểm tra không nói hoặc nói khác",
    ),
    by_sql(
        "I7",
        "Tiền thu hộ phải thu bằng đã nộp cộng còn chờ, lệch thì có trong đối soát",
        """
        SELECT d.code, p.cod_amount, e.amount FROM parcel p JOIN dossier d ON d.id = p.dossier_id
          LEFT JOIN parcel_event e ON e.parcel_id = p.id AND e.kind = 'parcel.cod_remitted'
         WHERE (p.cod_remitted_at IS NULL) <> (e.id IS NULL)
            OR (e.amount <> p.cod_amount
                AND EXISTS (SELECT FROM reconciliation r WHERE r.agency_id = d.agency_id AND r.channel = 'post'
                              AND r.day = (e.happened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                              AND r.looks > 0 AND r.done_at > p.cod_remitted_at)
                AND NOT EXISTS (SELECT FROM reconciliation_difference f WHERE f.entry = p.reference))
        """,
        "phải thu {1} đồng, bưu điện nộp {2} đồng mà đối soát không nói",
    ),
)

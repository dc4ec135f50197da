"""I7, money given back: never more than came in, always by two people, once, and never forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from operations.doctor.finding import Check, Finding, Patient, by_sql
from operations.doctor.messages import TOLD_WITHIN


def _untold(patient: Patient) -> Iterable[Finding]:
    """Whoever paid, or gets money back, reads of it soon after."""
    untold = """
        SELECT d.code, p.amount FROM online_payment p JOIN dossier d ON d.id = p.dossier_id
         WHERE p.receipt_id IS NOT NULL AND p.told_at IS NULL AND p.heard_at < :before
        UNION ALL
        SELECT d.code, b.amount FROM refund b JOIN dossier d ON d.id = b.dossier_id
         WHERE b.state IN ('paid', 'declined') AND b.told_at IS NULL AND coalesce(b.paid_at, b.decided_at) < :before
    """
    for code, amount in patient.rows(untold, before=patient.now - TOLD_WITHIN):
        yield Finding("I8", code, f"chưa báo người nộp về {amount} đồng")


CHECKS = (
    by_sql(
        "I7",
        "Không hoàn quá số đã thu",
        """
        SELECT d.code, r.amount, sum(b.amount) FROM refund b JOIN cash_receipt r ON r.id = b.receipt_id
          JOIN dossier d ON d.id = r.dossier_id
         GROUP BY d.code, r.id, r.amount HAVING sum(b.amount) > r.amount
        """,
        "biên lai {1} đồng nhưng hoàn {2} đồng",
    ),
    by_sql(
        "I7",
        "Khoản hoàn của biên lai bằng tổng các dòng của nó",
        """
        SELECT d.code, b.amount, coalesce(l.total, 0) FROM refund b JOIN dossier d ON d.id = b.dossier_id
          LEFT JOIN (SELECT refund_id, sum(amount) AS total FROM refund_line GROUP BY 1) l ON l.refund_id = b.id
         WHERE coalesce(l.total, 0) <> CASE WHEN b.receipt_id IS NULL THEN 0 ELSE b.amount END
        """,
        "khoản hoàn {1} đồng nhưng các dòng cộng lại {2} đồng",
    ),
    by_sql(
        "I7",
        "Khoản hoàn thuộc đúng hồ sơ của tiền đã thu",
        """
        SELECT d.code, b.amount FROM refund b JOIN dossier d ON d.id = b.dossier_id
          LEFT JOIN cash_receipt r ON r.id = b.receipt_id
          LEFT JOIN online_payment p ON p.id = b.payment_id
         WHERE coalesce(r.dossier_id, p.dossier_id) <> b.dossier_id
        """,
        "khoản hoàn {1} đồng lấy từ tiền của hồ sơ khác",
    ),
    by_sql(
        "I7",
        "Hoàn tiền đủ người đề xuất và người duyệt",
        """
        SELECT d.code, b.amount FROM refund b JOIN dossier d ON d.id = b.dossier_id
         WHERE (b.state IN ('agreed', 'sent', 'paid', 'declined')
                AND (b.proposed_by IS NULL OR b.decided_by IS NULL OR b.proposed_by = b.decided_by))
            OR (b.state IN ('proposed', 'applied') AND b.proposed_by IS NULL)
            OR (b.decided_by IS NOT NULL AND NOT EXISTS (
                 SELECT FROM journal_line j WHERE j.dossier_id = d.id AND j.leg = 'refund/' || b.id
                    AND j.line = 'agrees_refund' AND j.actor = b.decided_by))
            OR (b.proposed_by IS NOT NULL AND NOT EXISTS (
                 SELECT FROM journal_line j WHERE j.dossier_id = d.id AND j.leg = 'refund/' || b.id
                    AND j.line = 'proposes_refund' AND j.actor = b.proposed_by))
        """,
        "khoản hoàn {1} đồng không đủ hai người có thẩm quyền",
    ),
    by_sql(
        "I7",
        "Khoản hoàn dở dang có người hoặc máy đang làm",
        """
        SELECT d.code, b.state FROM refund b JOIN dossier d ON d.id = b.dossier_id
          LEFT JOIN work_item i ON i.dossier_id = d.id AND i.leg = 'refund/' || b.id AND i.state = 'open'
         WHERE (b.state = 'opened' AND i.line IS DISTINCT FROM 'proposes_refund')
            OR (b.state = 'proposed' AND i.line IS DISTINCT FROM 'agrees_refund')
            OR (b.state = 'agreed' AND b.way = 'cash' AND i.line IS DISTINCT FROM 'pays_refund')
            OR (b.state = 'agreed' AND b.way = 'online' AND b.not_before IS NULL)
            OR (b.state = 'agreed' AND b.way = 'online' AND b.not_before < now() - interval '1 hour')
            OR (b.state = 'sent' AND NOT EXISTS (SELECT FROM effect f WHERE f.reference = b.reference
                                                   AND f.confirmed_at IS NOT NULL AND f.settled_at IS NULL))
            OR (b.state IN ('paid', 'declined', 'applied') AND i.id IS NOT NULL)
            OR (b.state = 'paid' AND b.way = 'online' AND NOT EXISTS (
                 SELECT FROM effect f WHERE f.reference = b.reference AND f.settled_at IS NOT NULL))
        """,
        "khoản hoàn ở bước {1} mà không ai làm tiếp",
    ),
    by_sql(
        "I7",
        "Tiền đã hoàn có chứng từ: phiếu chi hoặc số của cổng",
        """
        SELECT d.code, b.amount FROM refund b JOIN dossier d ON d.id = b.dossier_id
         WHERE b.state = 'paid'
           AND ((b.way = 'cash' AND b.payout_number IS NULL)
                OR (b.way = 'online' AND (b.gateway_ref IS NULL OR b.payout_number IS NOT NULL)))
        UNION ALL
        SELECT d.code, b.amount FROM refund b JOIN dossier d ON d.id = b.dossier_id
         WHERE b.state <> 'paid' AND (b.payout_number IS NOT NULL OR b.gateway_ref IS NOT NULL)
        """,
        "khoản hoàn {1} đồng không có chứng từ hợp lệ",
    ),
    by_sql(
        "I7",
        "Số phiếu chi liền nhau",
        """
        SELECT NULL, b.payout_year, count(*), max(b.payout_number) FROM refund b WHERE b.payout_year IS NOT NULL
         GROUP BY b.agency_id, b.payout_year
        HAVING count(*) <> max(b.payout_number) OR min(b.payout_number) <> 1
        """,
        "năm {1} có {2} phiếu chi nhưng số cuối là {3}",
    ),
    by_sql(
        "I7",
        "Mỗi khoản hoàn có dòng nhật ký kiểm tra",
        """
        SELECT d.code, b.amount FROM refund b JOIN dossier d ON d.id = b.dossier_id
         WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.dossier_id = d.id AND a.action = 'refund.opened'
                             AND a.details::jsonb ->> 'refund' = b.id::text
                             AND a.details::jsonb ->> 'amount' = b.amount::text)
            OR (b.state = 'paid' AND NOT EXISTS (
                 SELECT FROM audit_entry a WHERE a.dossier_id = d.id AND a.action = 'refund.paid'
                    AND a.details::jsonb ->> 'refund' = b.id::text))
        """,
        "khoản hoàn {1} đồng thiếu dòng nhật ký kiểm tra",
    ),
    by_sql(
        "I8",
        "Thư báo tiền đã nhận, đã hoàn có thật",
        """
        SELECT d.code, 'nhận tiền' FROM online_payment p JOIN dossier d ON d.id = p.dossier_id
         WHERE p.told_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM letter l WHERE l.dossier_id = d.id AND l.notice = 'payment_received'
                             AND l.leg = 'payment/' || p.id)
        UNION ALL
        SELECT d.code, 'hoàn tiền' FROM refund b JOIN dossier d ON d.id = b.dossier_id
         WHERE b.told_at IS NOT NULL
           AND NOT EXISTS (SELECT FROM letter l WHERE l.dossier_id = d.id AND l.notice = 'refund_decided'
                             AND l.leg = 'refund/' || b.id)
        """,
        "ghi là đã báo việc {1} mà không có thư nào",
    ),
    Check("I8", "Người nộp được báo về tiền đã nhận và đã hoàn", _untold),
)

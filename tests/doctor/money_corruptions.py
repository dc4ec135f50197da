"""Ways to spoil the money of a healthy ward: what came through the gateway, what goes back, how the books compare."""

from __future__ import annotations

from tests.doctor.corruption import Corruption

PAYMENTS = (
    Corruption(
        "Tiền trực tuyến đã ghi sổ thì có đúng một biên lai cùng số tiền",
        "paid online",
        "UPDATE online_payment SET amount = amount + 1 WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền trực tuyến đã ghi sổ thì có đúng một biên lai cùng số tiền",
        "paid at the desk",
        "UPDATE cash_receipt SET way = 'online' WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền trực tuyến chưa ghi sổ thì có đề xuất hoàn đúng số tiền",
        "paid twice",
        "DELETE FROM refund WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền trực tuyến chưa ghi sổ thì có đề xuất hoàn đúng số tiền",
        "paid twice",
        "UPDATE refund SET amount = amount - 1 WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền chỉ đến theo yêu cầu thanh toán đã trả",
        "paid online",
        "UPDATE payment_intent SET state = 'refused' WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền chỉ đến theo yêu cầu thanh toán đã trả",
        "paid online",
        "DELETE FROM online_payment WHERE dossier_id = :d",
    ),
    Corruption(
        "Yêu cầu thanh toán bằng tổng các dòng phí của nó",
        "paid online",
        """UPDATE payment_intent SET lines = '{"copy": 15999}' WHERE dossier_id = :d""",
    ),
    Corruption(
        "Yêu cầu thanh toán đang mở đúng số còn phải nộp của hồ sơ đang mở",
        "is paying",
        "UPDATE fee_line SET amount = amount + 8000, quantity = quantity + 1 WHERE dossier_id = :d",
    ),
    Corruption(
        "Yêu cầu thanh toán có tham chiếu đã giao cho cổng",
        "is paying",
        "UPDATE effect SET partner = 'post-office' WHERE dossier_id = :d AND kind = 'payment'",
    ),
    Corruption(
        "Yêu cầu thanh toán không bị bỏ quên",
        "is paying",
        "UPDATE payment_intent SET look_at = now() - interval '2 hours' WHERE dossier_id = :d",
    ),
    Corruption(
        "Mỗi khoản trả trực tuyến có dòng nhật ký kiểm tra",
        "paid online",
        "UPDATE audit_entry SET action = 'payment.seen' WHERE dossier_id = :d AND action = 'payment.paid'",
    ),
    Corruption(
        "Chênh lệch đối soát giải thích đủ hai số",
        "paid online",
        "UPDATE reconciliation SET ours = ours + 1",
        False,
    ),
    Corruption(
        "Ngày cần đối soát không bị bỏ quên",
        "paid online",
        "UPDATE reconciliation SET look_at = now() - interval '2 days'",
        False,
    ),
)

RECEIPTS = (
    Corruption(
        "Biên lai bằng tổng các dòng của nó",
        "paid at the desk",
        """
        DELETE FROM receipt_line l USING cash_receipt r WHERE r.id = l.receipt_id AND r.dossier_id = :d
        """,
    ),
    Corruption(
        "Dòng biên lai theo dòng phí, không thu quá từng dòng",
        "paid at the desk",
        """
        UPDATE receipt_line l SET code = 'stamp' FROM cash_receipt r WHERE r.id = l.receipt_id AND r.dossier_id = :d
        """,
    ),
    Corruption(
        "Hồ sơ không có kết quả thì không giữ khoản đã nộp",
        "stopped",
        "UPDATE fee_line SET amount = unit_price * quantity, exempt_by = NULL WHERE dossier_id = :d",
    ),
)

REFUNDS = (
    Corruption(
        "Không hoàn quá số đã thu",
        "given back in cash",
        "UPDATE refund SET amount = amount + 1 WHERE dossier_id = :d",
    ),
    Corruption(
        "Khoản hoàn của biên lai bằng tổng các dòng của nó",
        "given back in cash",
        "DELETE FROM refund_line l USING refund b WHERE b.id = l.refund_id AND b.dossier_id = :d",
    ),
    Corruption(
        "Khoản hoàn thuộc đúng hồ sơ của tiền đã thu",
        "given back online",
        """
        UPDATE refund SET receipt_id = (SELECT r.id FROM cash_receipt r WHERE r.dossier_id <> :d LIMIT 1)
         WHERE dossier_id = :d
        """,
    ),
    Corruption(
        "Hoàn tiền đủ người đề xuất và người duyệt",
        "given back online",
        "UPDATE refund SET decided_by = NULL, decided_at = NULL WHERE dossier_id = :d",
    ),
    Corruption(
        "Hoàn tiền đủ người đề xuất và người duyệt",
        "given back online",
        "UPDATE refund SET proposed_by = 'staff:x' WHERE dossier_id = :d",
    ),
    Corruption(
        "Khoản hoàn dở dang có người hoặc máy đang làm",
        "paid twice",
        "UPDATE work_item SET state = 'superseded' WHERE dossier_id = :d AND line = 'proposes_refund'",
    ),
    Corruption(
        "Khoản hoàn dở dang có người hoặc máy đang làm",
        "given back online",
        "UPDATE effect SET settled_at = NULL WHERE dossier_id = :d AND kind = 'refund'",
    ),
    Corruption(
        "Tiền đã hoàn có chứng từ: phiếu chi hoặc số của cổng",
        "given back in cash",
        "UPDATE refund SET payout_year = NULL, payout_number = NULL WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền đã hoàn có chứng từ: phiếu chi hoặc số của cổng",
        "given back online",
        "UPDATE refund SET gateway_ref = NULL WHERE dossier_id = :d",
    ),
    Corruption(
        "Số phiếu chi liền nhau",
        "given back in cash",
        "UPDATE refund SET payout_number = payout_number + 1 WHERE dossier_id = :d",
        False,
    ),
    Corruption(
        "Dãy số khớp bộ đếm",
        "given back in cash",
        "UPDATE counter SET last = last + 1 WHERE series LIKE 'phieu-chi:%'",
        False,
    ),
    Corruption(
        "Mỗi khoản hoàn có dòng nhật ký kiểm tra",
        "given back online",
        "UPDATE audit_entry SET action = 'refund.seen' WHERE dossier_id = :d AND action = 'refund.paid'",
    ),
    Corruption(
        "Thư báo tiền đã nhận, đã hoàn có thật",
        "given back in cash",
        "DELETE FROM letter WHERE dossier_id = :d AND notice = 'refund_decided'",
    ),
    Corruption(
        "Người nộp được báo về tiền đã nhận và đã hoàn",
        "paid online",
        """
        UPDATE online_payment SET told_at = NULL, heard_at = heard_at - interval '1 day' WHERE dossier_id = :d
        """,
    ),
    *(
        Corruption(
            "Mọi dòng thuộc đúng cơ quan của hồ sơ",
            "given back online",
            f"UPDATE {table} SET agency_id = (SELECT id FROM agency WHERE code = 'H26.99.77') WHERE dossier_id = :d",
        )
        for table in ("payment_intent", "online_payment", "refund")
    ),
)

MONEY_MOVED = (*PAYMENTS, *RECEIPTS, *REFUNDS)

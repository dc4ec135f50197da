"""Ways to spoil how results reach people: who fetched one, codes, sheets of the post, money collected at doors."""

from __future__ import annotations

from tests.doctor.corruption import Corruption

_HANDED = "Phiếu trả kết quả đi với việc đã trả và khoản đã thu"
_CODES = "Mã nhận thay dùng một lần, trong hạn, sai quá số lần thì khóa"
_SHEETS = "Bảng kê đã bàn giao: từng bưu gửi đã quét hoặc để lại"
_GIVEN = "Bàn giao cho bưu điện có dòng nhật ký kiểm tra"
_CASH = "Tiền thu hộ phải thu bằng đã nộp cộng còn chờ, lệch thì có trong đối soát"
_FETCHED, _POSTED = "fetched with a code", "given to the post"

DELIVERY = (
    Corruption(
        _HANDED, _FETCHED, "UPDATE hand_out SET handed_at = handed_at + interval '1 hour' WHERE dossier_id = :d"
    ),
    Corruption(
        _HANDED,
        _FETCHED,
        "UPDATE journal_line SET outcome = '{}' WHERE dossier_id = :d AND line = 'receives'",
    ),
    Corruption(
        _HANDED,
        _FETCHED,
        "UPDATE cash_receipt SET taken_at = taken_at - interval '1 minute' WHERE dossier_id = :d",
    ),
    Corruption("Mỗi lần trả tại quầy có phiếu ghi ai đã nhận", _FETCHED, "DELETE FROM hand_out WHERE dossier_id = :d"),
    Corruption(_CODES, _FETCHED, "UPDATE pickup_token SET used_at = NULL WHERE dossier_id = :d"),
    Corruption(_CODES, _FETCHED, "UPDATE pickup_token SET expires_at = asked_at WHERE dossier_id = :d"),
    Corruption(_CODES, _FETCHED, "UPDATE pickup_token SET tries = 5 WHERE dossier_id = :d"),
    Corruption(
        _CODES,
        _FETCHED,
        "UPDATE hand_out SET token_id = NULL, recipient = 'authorised' WHERE dossier_id = :d",
    ),
    Corruption("Số bảng kê bưu chính liền nhau", _POSTED, "UPDATE post_sheet SET number = number + 5", False),
    Corruption(
        _SHEETS,
        _POSTED,
        """
        UPDATE post_sheet_parcel SET scanned_at = NULL, scanned_by = NULL
         WHERE parcel_id IN (SELECT id FROM parcel WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        _SHEETS,
        _POSTED,
        """
        UPDATE post_sheet_parcel SET scanned_at = scanned_at + interval '1 day'
         WHERE parcel_id IN (SELECT id FROM parcel WHERE dossier_id = :d)
        """,
    ),
    Corruption(_GIVEN, _POSTED, "UPDATE post_sheet SET handed_at = handed_at + interval '1 minute'", False),
    Corruption(_CASH, "posted", "UPDATE parcel SET cod_remitted_at = NULL WHERE dossier_id = :d"),
    Corruption(
        _CASH,
        "posted",
        """
        UPDATE reconciliation SET looks = 1, done_at = now() + interval '9 years',
               day = (SELECT (e.happened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM parcel_event e
                        JOIN parcel p ON p.id = e.parcel_id
                       WHERE p.dossier_id = :d AND e.kind = 'parcel.cod_remitted') WHERE channel = 'post';
        UPDATE parcel_event SET amount = amount - 500
         WHERE kind = 'parcel.cod_remitted' AND parcel_id IN (SELECT id FROM parcel WHERE dossier_id = :d)
        """,
    ),
)

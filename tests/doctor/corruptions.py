"""Ways to spoil a healthy ward, each with the check that must notice it and the dossier that it must name."""

from __future__ import annotations

from tests.doctor.access_corruptions import ACCESS
from tests.doctor.authority_corruptions import CASES as AUTHORITY
from tests.doctor.case_corruptions import CASES
from tests.doctor.corruption import Corruption
from tests.doctor.delivery_corruptions import DELIVERY
from tests.doctor.incoming_corruptions import INCOMING
from tests.doctor.money_corruptions import MONEY_MOVED
from tests.doctor.rules_corruptions import CASES as RULES

NOBODY = None
_COPIES = "Bản sao đã đề nghị, đã tính phí thì đã vào sổ, lập, ký, đóng dấu"

INTAKE = (
    Corruption(
        "Mã hồ sơ liền số theo ngày", "new", "UPDATE counter SET last = last + 1 WHERE series LIKE 'dossier:%'", False
    ),
    Corruption(
        "Mã hồ sơ liền số theo ngày",
        "new",
        "UPDATE dossier SET code = replace(code, '-26', '-25') WHERE id = :d",
        False,
    ),
    Corruption(
        "Mã hồ sơ liền số theo ngày",
        "new",
        """
        ALTER TABLE work_item DROP CONSTRAINT fk_work_item_dossier_id;
        ALTER TABLE wake_up DROP CONSTRAINT fk_wake_up_dossier_id;
        ALTER TABLE reading DROP CONSTRAINT fk_reading_dossier_id;
        ALTER TABLE reading_lease DROP CONSTRAINT fk_reading_lease_dossier_id;
        ALTER TABLE component DROP CONSTRAINT fk_component_dossier_id;
        ALTER TABLE audit_entry DROP CONSTRAINT fk_audit_entry_dossier_id;
        ALTER TABLE letter DROP CONSTRAINT fk_letter_dossier_id;
        ALTER TABLE portal_message DROP CONSTRAINT fk_portal_message_dossier_id;
        ALTER TABLE person_named DROP CONSTRAINT fk_person_named_dossier_id;
        DELETE FROM dossier WHERE id = :d
        """,
        False,
    ),
    Corruption(
        "Mỗi hồ sơ có đúng một dòng nhật ký nộp",
        "new",
        "DELETE FROM audit_seal; DELETE FROM audit_entry WHERE dossier_id = :d AND action = 'dossier.filed'",
    ),
    Corruption(
        "Mỗi hồ sơ có đúng một dòng nhật ký nộp",
        "refused",
        """
        INSERT INTO audit_entry (at, actor, action, dossier_id, details, digest)
        SELECT at, actor, action, dossier_id, details, digest FROM audit_entry
         WHERE dossier_id = :d AND action = 'dossier.filed'
        """,
    ),
    Corruption(
        "Nhật ký nộp không nói về hồ sơ không có",
        "new",
        "UPDATE audit_entry SET dossier_id = NULL WHERE dossier_id = :d AND action = 'dossier.filed'",
        False,
    ),
)

NEXT_MOVER = (
    Corruption(
        "Hồ sơ đang mở luôn có việc tiếp theo",
        "new",
        "UPDATE work_item SET state = 'superseded' WHERE dossier_id = :d AND state = 'open'",
    ),
    Corruption(
        "Hồ sơ đang mở luôn có việc tiếp theo",
        "reads its draft",
        "DELETE FROM work_item WHERE dossier_id = :d AND state = 'open'",
    ),
    Corruption(
        "Hồ sơ đang mở luôn có việc tiếp theo",
        "on the shelf",
        "UPDATE work_item SET aside = true WHERE dossier_id = :d AND state = 'open'",
    ),
    Corruption(
        "Việc chờ đơn vị phối hợp có câu hỏi đã gửi",
        "waits for the database",
        "UPDATE work_item SET reference = 'nowhere' WHERE dossier_id = :d AND state = 'open' AND role = 'doi-tac'",
    ),
    Corruption(
        "Việc chờ đơn vị phối hợp có câu hỏi đã gửi",
        "waits for the database",
        "UPDATE work_item SET reference = NULL WHERE dossier_id = :d AND state = 'open' AND role = 'doi-tac'",
    ),
    Corruption("Việc chờ thời hạn có giờ xem lại", "foundling", "UPDATE dossier SET next_look_at = NULL WHERE id = :d"),
    Corruption(
        "Việc chờ thời hạn có giờ xem lại",
        "reads its draft",
        "UPDATE dossier SET next_look_at = next_look_at + interval '30 days' WHERE id = :d",
    ),
    Corruption(
        "Việc chờ thời hạn có giờ xem lại",
        "waits for its supplement",
        "UPDATE dossier SET next_look_at = NULL WHERE id = :d",
    ),
    Corruption(
        "Không hồ sơ nào bị bỏ quên",
        "new",
        """
        UPDATE reading_lease SET until = now() - interval '1 hour' WHERE dossier_id = :d;
        INSERT INTO wake_up (dossier_id, due_at) VALUES (:d, now() - interval '11 minutes')
        """,
    ),
    Corruption(
        "Không ai giữ hồ sơ quá hạn",
        "on the shelf",
        "UPDATE reading_lease SET holder = 'x:1:0', until = now() - interval '1 hour' WHERE dossier_id = :d",
    ),
    Corruption(
        "Sự cố đang mở luôn có việc trên bàn",
        "on the shelf",
        "UPDATE reading_lease SET incident_at = now() WHERE dossier_id = :d",
    ),
    Corruption(
        "Không thư nào nằm lại",
        "refused",
        """
        UPDATE letter SET state = 'waiting', sent_at = NULL, claimed_until = NULL,
                          not_before = now() - interval '1 hour'
         WHERE dossier_id = :d
        """,
    ),
    Corruption(
        "Không thư nào nằm lại",
        "withdrawn",
        """
        UPDATE letter SET state = 'waiting', claimed_until = now() - interval '1 hour',
                          not_before = now() - interval '2 hours'
         WHERE dossier_id = :d
        """,
    ),
)

PATH = (
    Corruption("Kết thúc một lần, đúng trạng thái", "refused", "UPDATE dossier SET ended_at = NULL WHERE id = :d"),
    Corruption("Kết thúc một lần, đúng trạng thái", "lapsed", "UPDATE dossier SET ending = 'refused' WHERE id = :d"),
    Corruption("Kết thúc một lần, đúng trạng thái", "new", "UPDATE dossier SET status = 'delivered' WHERE id = :d"),
    Corruption(
        "Sau khi kết thúc không còn việc chính đang mở",
        "posted",
        "UPDATE work_item SET state = 'open' WHERE dossier_id = :d AND line = 'receives'",
    ),
    Corruption(
        "Sau khi kết thúc không còn dòng mới",
        "withdrawn",
        """
        UPDATE journal_line SET written_at = written_at + interval '1 hour'
         WHERE dossier_id = :d AND line = 'stop'
        """,
    ),
    Corruption(
        "Sau khi kết thúc không còn dòng mới",
        "refused",
        "UPDATE dossier SET ended_at = ended_at - interval '1 minute' WHERE id = :d",
    ),
    Corruption(
        "Mỗi việc đã xong có đúng một dòng, mỗi dòng trả lời có một việc",
        "supplemented",
        "DELETE FROM journal_line WHERE dossier_id = :d AND line = 'supplements'",
    ),
    Corruption(
        "Mỗi việc đã xong có đúng một dòng, mỗi dòng trả lời có một việc",
        "posted",
        "DELETE FROM work_item WHERE dossier_id = :d AND line = 'decides'",
    ),
    Corruption(
        "Mỗi việc đã xong có đúng một dòng, mỗi dòng trả lời có một việc",
        "on the shelf",
        "UPDATE work_item SET state = 'open' WHERE dossier_id = :d AND line = 'appraises'",
    ),
    Corruption(
        "Dòng của mỗi chặng liền số",
        "posted",
        "DELETE FROM journal_line WHERE dossier_id = :d AND line = 'enter_in_register'",
    ),
    Corruption(
        "Dòng của mỗi chặng liền số",
        "opened online",
        "UPDATE journal_line SET sequence = sequence + 1 WHERE dossier_id = :d AND leg = '' AND sequence > 4",
    ),
    Corruption(
        "Dòng của mỗi chặng liền số",
        "refused",
        "UPDATE journal_line SET sequence = 1 WHERE dossier_id = :d AND leg = '' AND sequence = 2",
    ),
    Corruption(
        "Bốn mắt: người thẩm định không tự quyết định",
        "paid at the desk",
        """
        UPDATE journal_line SET actor = (SELECT actor FROM journal_line WHERE dossier_id = :d AND line = 'appraises')
         WHERE dossier_id = :d AND line = 'decides'
        """,
    ),
    Corruption(
        "Bốn mắt: người thẩm định không tự quyết định",
        "not taken in",
        """
        UPDATE journal_line SET actor = 'staff:x'
         WHERE dossier_id = :d AND line IN ('checks_components', 'agrees_to_refuse_intake')
        """,
    ),
    Corruption(
        "Nhật ký nằm trên đường đi của quy trình",
        "posted",
        "UPDATE journal_line SET line = 'draw_lots' WHERE dossier_id = :d AND line = 'draw_up_certificate'",
    ),
    Corruption(
        "Nhật ký nằm trên đường đi của quy trình",
        "refused",
        """
        INSERT INTO journal_line
        SELECT dossier_id, leg, line, 2, sequence + 1, kind, title, outcome, actor, written_at, fence, taken_in_at
          FROM journal_line WHERE dossier_id = :d AND line = 'close'
        """,
    ),
    Corruption(
        "Nhật ký nằm trên đường đi của quy trình",
        "on the shelf",
        """
        UPDATE journal_line SET outcome = '{"verdict": "returned"}' WHERE dossier_id = :d AND line = 'decides'
        """,
    ),
    Corruption(
        "Nhật ký nằm trên đường đi của quy trình",
        "supplemented",
        "UPDATE journal_line SET outcome = '[]' WHERE dossier_id = :d AND line = 'accept'",
    ),
    Corruption(
        "Nhật ký nằm trên đường đi của quy trình",
        "withdrawn",
        "UPDATE dossier SET ending = 'stopped' WHERE id = :d",
    ),
)

EFFECTS = (
    Corruption(
        "Số vào sổ hộ tịch liền nhau",
        "posted",
        "UPDATE register_entry SET number = number + 100 WHERE dossier_id = :d",
        False,
    ),
    Corruption("Số vào sổ hộ tịch liền nhau", "posted", "DELETE FROM register_entry WHERE dossier_id = :d", False),
    Corruption(
        "Số văn bản liền nhau theo dãy",
        "refused",
        "UPDATE document SET number = number + 500 WHERE dossier_id = :d",
        False,
    ),
    Corruption("Dãy số khớp bộ đếm", "new", "UPDATE counter SET last = last + 1 WHERE series LIKE 'bien-lai:%'", False),
    Corruption("Dãy số khớp bộ đếm", "new", "UPDATE counter SET last = last - 1 WHERE series LIKE 'so-%'", False),
    Corruption("Dãy số khớp bộ đếm", "new", "DELETE FROM counter WHERE series LIKE 'PKS:%'", False),
    Corruption(
        "Mỗi hồ sơ một bản kết quả",
        "posted",
        """
        UPDATE document SET kind = 'birth_certificate', turn = 77
         WHERE dossier_id = :d AND kind <> 'birth_certificate'
        """,
    ),
    Corruption(
        "Mỗi hồ sơ một bản kết quả",
        "paid at the desk",
        "UPDATE document SET kind = 'civil_status_extract', turn = 77 WHERE dossier_id = :d AND kind = 'receipt'",
    ),
    Corruption(
        _COPIES,
        "posted",
        "DELETE FROM register_entry WHERE dossier_id = :d AND book = 'cap-ban-sao'",
    ),
    Corruption(
        _COPIES,
        "paid at the desk",
        "UPDATE fee_line SET quantity = quantity + 1 WHERE dossier_id = :d AND code = 'copy'",
    ),
    Corruption(
        _COPIES,
        "came back",
        "UPDATE document SET sealed_at = NULL WHERE dossier_id = :d AND kind = 'civil_status_extract'",
    ),
    Corruption(
        _COPIES,
        "on the shelf",
        "DELETE FROM journal_line WHERE dossier_id = :d AND line = 'draw_up_extract'",
    ),
    Corruption(
        _COPIES,
        "posted",
        """
        UPDATE journal_line SET outcome = jsonb_set(outcome::jsonb, '{copies}', '1')
         WHERE dossier_id = :d AND line = 'draw_up_extract'
        """,
    ),
    Corruption(
        "Đóng dấu chỉ sau khi ký, ký chỉ sau khi in",
        "posted",
        "UPDATE document SET signed_at = NULL WHERE dossier_id = :d AND kind = 'birth_certificate'",
    ),
    Corruption(
        "Đóng dấu chỉ sau khi ký, ký chỉ sau khi in",
        "on the shelf",
        "UPDATE document SET sealed_at = NULL WHERE dossier_id = :d AND kind = 'birth_certificate'",
    ),
    Corruption(
        "Đóng dấu chỉ sau khi ký, ký chỉ sau khi in",
        "paid at the desk",
        "UPDATE document SET drawn_sha256 = NULL WHERE dossier_id = :d AND signed_at IS NOT NULL",
    ),
    Corruption("Hồ sơ đã trả kết quả thì có vào sổ", "posted", "DELETE FROM register_entry WHERE dossier_id = :d"),
    Corruption(
        "Hồ sơ đã trả kết quả thì có vào sổ",
        "on the shelf",
        "UPDATE dossier SET status = 'in_review' WHERE id = :d",
    ),
    Corruption(
        "Việc gửi ra ngoài đã xác nhận thì có dòng",
        "posted",
        "UPDATE effect SET confirmed_at = NULL WHERE dossier_id = :d AND kind = 'parcel'",
    ),
    Corruption(
        "Việc gửi ra ngoài đã xác nhận thì có dòng",
        "paid at the desk",
        "DELETE FROM effect WHERE dossier_id = :d AND kind = 'number'",
    ),
    Corruption(
        "Việc gửi ra ngoài đã xác nhận thì có dòng",
        "refused",
        "UPDATE effect SET turn = 9 WHERE dossier_id = :d",
    ),
    Corruption(
        "Nội dung sổ hộ tịch đúng như đã duyệt",
        "posted",
        "UPDATE register_entry SET content_hash = repeat('0', 64) WHERE dossier_id = :d",
    ),
    Corruption(
        "Nội dung sổ hộ tịch đúng như đã duyệt",
        "paid at the desk",
        "UPDATE register_entry SET personal_number_key = NULL WHERE dossier_id = :d",
    ),
    Corruption(
        "Nội dung sổ hộ tịch đúng như đã duyệt",
        "opened online",
        "UPDATE register_entry SET personal_number_key = repeat('1', 64) WHERE dossier_id = :d",
    ),
    Corruption(
        "Số hàng rào không vượt số đã cấp và không lùi",
        "posted",
        "UPDATE reading_lease SET fence = 1 WHERE dossier_id = :d",
    ),
    Corruption(
        "Số hàng rào không vượt số đã cấp và không lùi",
        "paid at the desk",
        "UPDATE journal_line SET fence = 1 WHERE dossier_id = :d AND line = 'close'",
    ),
    Corruption(
        "Số hàng rào không vượt số đã cấp và không lùi",
        "waits for the database",
        "UPDATE effect SET fence = 99 WHERE dossier_id = :d",
    ),
)

MONEY = (
    Corruption(
        "Số thu không vượt số phải nộp",
        "paid at the desk",
        "UPDATE cash_receipt SET amount = amount + 1 WHERE dossier_id = :d",
    ),
    Corruption("Số thu không vượt số phải nộp", "posted", "DELETE FROM fee_line WHERE dossier_id = :d"),
    Corruption("Số biên lai liền nhau", "new", "UPDATE cash_receipt SET number = number + 50 WHERE number = 1", False),
    Corruption(
        "Dòng phí đúng đơn giá nhân số lượng, trừ khi được miễn",
        "paid at the desk",
        "UPDATE fee_line SET quantity = quantity + 1 WHERE dossier_id = :d",
    ),
    Corruption(
        "Dòng phí đúng đơn giá nhân số lượng, trừ khi được miễn",
        "on the shelf",
        "UPDATE fee_line SET exempt_by = 'hộ nghèo' WHERE dossier_id = :d",
    ),
    Corruption(
        "Trả kết quả xong thì không còn nợ",
        "paid at the desk",
        "DELETE FROM receipt_line; DELETE FROM cash_receipt WHERE dossier_id = :d",
    ),
    Corruption(
        "Trả kết quả xong thì không còn nợ",
        "posted",
        "UPDATE fee_line SET amount = amount + 1000 WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền bưu điện thu hộ đã vào sổ",
        "posted",
        "UPDATE parcel SET cod_amount = cod_amount + 1 WHERE dossier_id = :d",
    ),
    Corruption(
        "Tiền bưu điện thu hộ đã vào sổ", "posted", "UPDATE cash_receipt SET way = 'cash' WHERE dossier_id = :d"
    ),
    Corruption(
        "Mỗi lần thu tiền có dòng nhật ký kiểm tra",
        "stopped",
        "UPDATE cash_receipt SET taken_at = taken_at + interval '1 second' WHERE dossier_id = :d",
    ),
    Corruption(
        "Mỗi lần thu tiền có dòng nhật ký kiểm tra",
        "paid at the desk",
        "UPDATE audit_entry SET action = 'fee.seen' WHERE dossier_id = :d AND action = 'fee.taken'",
    ),
)

MESSAGES = (
    Corruption(
        "Mỗi việc phải báo cho người nộp đều có thông báo",
        "on the shelf",
        "DELETE FROM letter WHERE dossier_id = :d AND notice = 'receipt'",
    ),
    Corruption(
        "Mỗi việc phải báo cho người nộp đều có thông báo",
        "not taken in",
        "DELETE FROM letter WHERE dossier_id = :d",
    ),
    Corruption(
        "Mỗi việc phải báo cho người nộp đều có thông báo",
        "withdrawn",
        "DELETE FROM letter WHERE dossier_id = :d AND notice = 'stopped'",
    ),
    Corruption(
        "Mỗi việc phải báo cho người nộp đều có thông báo",
        "waits for its supplement",
        "DELETE FROM letter WHERE dossier_id = :d",
    ),
    Corruption(
        "Ghi chú số định danh đã báo cho gia đình",
        "number came late",
        """
        UPDATE register_entry SET number_told_at = NULL, number_added_at = number_added_at - interval '1 day'
         WHERE dossier_id = :d
        """,
    ),
    Corruption(
        "Giờ hẹn đổi theo lịch làm việc đã báo cho người nộp",
        "reads its draft",
        """
        INSERT INTO moved_promise (id, dossier_id, promised_at, why, owed_at, told)
        SELECT gen_random_uuid(), id, due_at, 'Đóng cửa', received_at - interval '1 day', false
          FROM dossier WHERE id = :d
        """,
    ),
    Corruption(
        "Giờ hẹn đổi theo lịch làm việc đã báo cho người nộp",
        "reads its draft",
        """
        INSERT INTO moved_promise (id, dossier_id, promised_at, why, owed_at, settled_at, told)
        SELECT gen_random_uuid(), id, due_at, 'Đóng cửa', received_at, received_at, true FROM dossier WHERE id = :d
        """,
    ),
    Corruption(
        "Thư không gửi được đã giao cho người xử lý",
        "refused",
        "UPDATE letter SET state = 'undeliverable', fault = 'gave-up' WHERE dossier_id = :d",
    ),
    Corruption("Thư đã gửi có giờ gửi", "lapsed", "UPDATE letter SET sent_at = NULL WHERE dossier_id = :d"),
    Corruption(
        "Hồ sơ đã tiếp nhận thì có giấy tiếp nhận và hẹn trả",
        "reads its draft",
        "UPDATE document SET sha256 = NULL WHERE dossier_id = :d AND kind = 'receipt'",
    ),
    Corruption(
        "Hồ sơ đã tiếp nhận thì có giấy tiếp nhận và hẹn trả",
        "waits for its supplement",
        "UPDATE dossier SET accepted_at = received_at WHERE id = :d",
    ),
    Corruption(
        "Mỗi bưu gửi một mã tham chiếu đã đặt",
        "posted",
        "UPDATE parcel SET reference = 'parcel-nobody' WHERE dossier_id = :d",
    ),
    Corruption(
        "Mỗi bưu gửi một mã tham chiếu đã đặt",
        "came back",
        "UPDATE effect SET kind = 'letter' WHERE dossier_id = :d AND kind = 'parcel'",
    ),
    Corruption("Tin về bưu gửi khớp bưu gửi", "posted", "UPDATE parcel SET delivered_at = NULL WHERE dossier_id = :d"),
    Corruption(
        "Tin về bưu gửi khớp bưu gửi",
        "came back",
        """
        DELETE FROM parcel_event WHERE kind = 'parcel.returned'
           AND parcel_id IN (SELECT id FROM parcel WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        "Thông điệp đến có trạng thái rõ ràng",
        "posted",
        """
        UPDATE inbox_message SET settled_at = NULL
         WHERE reference IN (SELECT reference FROM effect WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        "Thông điệp đến có trạng thái rõ ràng",
        "refused",
        """
        UPDATE inbox_message SET state = 'new'
         WHERE reference IN (SELECT reference FROM effect WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        "Không thông điệp nào chờ một bước đã mở hoặc một hồ sơ đã kết thúc",
        "posted",
        """
        UPDATE inbox_message SET state = 'parked'
         WHERE reference IN (SELECT reference FROM effect WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        "Thông điệp chỉ trả lời câu hỏi của chính đơn vị đó",
        "paid at the desk",
        """
        UPDATE inbox_message SET source = 'post-office'
         WHERE reference IN (SELECT reference FROM effect WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        "Câu trả lời của đơn vị phối hợp có thông điệp đã nhận",
        "reads its draft",
        """
        DELETE FROM inbox_message WHERE reference IN (SELECT reference FROM effect WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        "Câu trả lời của đơn vị phối hợp có thông điệp đã nhận",
        "refused",
        """
        UPDATE inbox_message SET state = 'ignored'
         WHERE reference IN (SELECT reference FROM effect WHERE dossier_id = :d)
        """,
    ),
)

STANDING = (
    Corruption(
        "Hẹn trả bằng đúng kết quả tính lại",
        "waits for the database",
        "UPDATE dossier SET due_at = due_at + interval '1 day' WHERE id = :d",
    ),
    Corruption(
        "Hẹn trả là lời hứa ghi sau cùng",
        "on the shelf",
        "UPDATE dossier SET due_at = due_at - interval '1 day' WHERE id = :d",
    ),
    Corruption(
        "Hẹn trả là lời hứa ghi sau cùng",
        "reads its draft",
        """
        INSERT INTO promise (dossier_id, due_at, said_at)
        SELECT id, due_at + interval '1 hour', accepted_at + interval '1 minute' FROM dossier WHERE id = :d
        """,
    ),
    Corruption(
        "Hẹn trả bằng đúng kết quả tính lại",
        "waits for the database",
        "UPDATE dossier SET received_at = received_at - interval '7 days' WHERE id = :d",
    ),
    Corruption(
        "Hẹn trả bằng đúng kết quả tính lại",
        "waits for the database",
        """
        INSERT INTO pause (id, dossier_id, cause, since, until, restarts)
        SELECT gen_random_uuid(), id, 'draft_check', received_at, received_at + interval '3 days', false
          FROM dossier WHERE id = :d
        """,
    ),
    Corruption(
        "Các khoảng dừng không chồng nhau",
        "supplemented",
        """
        INSERT INTO pause (id, dossier_id, cause, since, until, restarts)
        SELECT gen_random_uuid(), dossier_id, cause, since, until, restarts FROM pause WHERE dossier_id = :d
        """,
    ),
    Corruption(
        "Các khoảng dừng không chồng nhau",
        "waits for its supplement",
        """
        INSERT INTO pause (id, dossier_id, cause, since, until, restarts)
        SELECT gen_random_uuid(), dossier_id, cause, since + interval '1 minute', NULL, restarts
          FROM pause WHERE dossier_id = :d
        """,
    ),
    Corruption(
        "Đồng hồ chỉ dừng khi đang chờ người dân",
        "supplemented",
        "UPDATE pause SET until = NULL WHERE dossier_id = :d",
    ),
    Corruption(
        "Đồng hồ chỉ dừng khi đang chờ người dân",
        "on the shelf",
        """
        INSERT INTO pause (id, dossier_id, cause, since, restarts)
        SELECT gen_random_uuid(), id, 'draft_check', received_at, false FROM dossier WHERE id = :d
        """,
    ),
    Corruption(
        "Đồng hồ không dừng trước khi nộp",
        "supplemented",
        "UPDATE pause SET since = since - interval '30 days' WHERE dossier_id = :d",
    ),
    Corruption("Mọi hồ sơ mở có phiên bản và quy trình", "new", "UPDATE dossier SET edition = '1954' WHERE id = :d"),
    Corruption(
        "Mọi hồ sơ mở có phiên bản và quy trình", "foundling", "UPDATE dossier SET procedure = '9.999999' WHERE id = :d"
    ),
    Corruption(
        "Mọi việc mở có hành vi", "new", "UPDATE work_item SET act = 'dances' WHERE dossier_id = :d AND state = 'open'"
    ),
    *(
        Corruption(
            "Mọi dòng thuộc đúng cơ quan của hồ sơ",
            "paid at the desk",
            f"UPDATE {table} SET agency_id = (SELECT id FROM agency WHERE code = 'H26.99.77') WHERE dossier_id = :d",
        )
        for table in ("work_item", "document", "register_entry", "cash_receipt")
    ),
    Corruption(
        "Mã hồ sơ mang mã cơ quan của hồ sơ",
        "new",
        "UPDATE dossier SET agency_id = (SELECT id FROM agency WHERE code = 'H26.99.77') WHERE id = :d",
    ),
    Corruption(
        "Người trả lời việc có vai trò và thuộc cơ quan lúc trả lời",
        "posted",
        "UPDATE work_item SET role = 'giam-sat' WHERE dossier_id = :d AND line = 'decides'",
    ),
    Corruption(
        "Người trả lời việc có vai trò và thuộc cơ quan lúc trả lời",
        "refused",
        "UPDATE work_item SET ended_by = 'staff:x' WHERE dossier_id = :d AND line = 'appraises'",
    ),
    Corruption(
        "Người trả lời việc có vai trò và thuộc cơ quan lúc trả lời",
        "posted",
        """
        UPDATE audit_entry SET details = replace(details, '"of": "', '"of": "9')
         WHERE dossier_id = :d AND action = 'answer.seals'
        """,
    ),
    Corruption(
        "Người trả lời việc là người của cơ quan",
        "refused",
        "UPDATE work_item SET ended_by = 'staff:' || gen_random_uuid() WHERE dossier_id = :d AND line = 'appraises'",
    ),
    Corruption(
        "Cột tìm kiếm và khóa sắp xếp đúng", "new", "UPDATE dossier SET subject_name = 'Ai Đó Khác' WHERE id = :d"
    ),
    Corruption("Cột tìm kiếm và khóa sắp xếp đúng", "refused", "UPDATE dossier SET subject_sort = 'zzz' WHERE id = :d"),
    Corruption("Cột tìm kiếm và khóa sắp xếp đúng", "lapsed", "UPDATE dossier SET search_text = 'trống' WHERE id = :d"),
)

AUDIT = (
    Corruption(
        "Chuỗi nhật ký kiểm tra nguyên vẹn",
        "posted",
        "UPDATE audit_entry SET actor = 'staff:x' WHERE dossier_id = :d AND action = 'answer.decides'",
        False,
    ),
    Corruption(
        "Chuỗi nhật ký kiểm tra nguyên vẹn",
        "posted",
        """
        ALTER TABLE audit_seal DROP CONSTRAINT fk_audit_seal_entry_id;
        DELETE FROM audit_entry WHERE dossier_id = :d AND action = 'answer.decides'
        """,
        False,
    ),
    Corruption(
        "Chuỗi nhật ký kiểm tra nguyên vẹn",
        "new",
        "DELETE FROM audit_seal WHERE number > (SELECT max(number) - 3 FROM audit_seal)",
        False,
    ),
    Corruption("Chuỗi nhật ký kiểm tra nguyên vẹn", "new", "DELETE FROM audit_seal WHERE number = 5", False),
    Corruption(
        "Không dòng nhật ký nào bị bỏ ngoài chuỗi",
        "posted",
        """
        DELETE FROM audit_seal WHERE entry_id = (SELECT max(id) FROM audit_entry
                                                  WHERE dossier_id = :d AND action = 'answer.decides')
        """,
    ),
    Corruption(
        "Mỗi câu trả lời có dòng nhật ký kiểm tra",
        "posted",
        "UPDATE audit_entry SET action = 'answer.nothing' WHERE dossier_id = :d AND action = 'answer.decides'",
    ),
    Corruption(
        "Mỗi câu trả lời có dòng nhật ký kiểm tra",
        "refused",
        "UPDATE journal_line SET actor = 'staff:x' WHERE dossier_id = :d AND line = 'checks_components'",
    ),
    Corruption(
        "Mỗi lần dừng hồ sơ có dòng nhật ký kiểm tra",
        "withdrawn",
        "UPDATE interruption SET by = 'staff:x' WHERE dossier_id = :d",
    ),
    Corruption(
        "Mỗi lần dừng hồ sơ có dòng nhật ký kiểm tra",
        "stopped",
        "UPDATE interruption SET kind = 'withdrawal' WHERE dossier_id = :d",
    ),
)

LEGS = (
    Corruption(
        "Phần liên thông đã chuyển có đúng một lần gửi",
        "linked",
        "UPDATE linked_leg SET partner = 'H26.99.99' WHERE dossier_id = :d AND name = 'police'",
    ),
    Corruption(
        "Phần liên thông đã chuyển có đúng một lần gửi",
        "linked and unheard",
        "UPDATE linked_leg SET sent_at = NULL WHERE dossier_id = :d",
    ),
    Corruption(
        "Phần liên thông kết thúc cùng hồ sơ",
        "linked",
        "UPDATE linked_leg SET ended_at = NULL, state = 'accepted' WHERE dossier_id = :d AND name = 'police'",
    ),
    Corruption(
        "Phần liên thông kết thúc cùng hồ sơ",
        "linked and unheard",
        "UPDATE linked_leg SET state = 'rejected' WHERE dossier_id = :d",
    ),
    Corruption(
        "Hồ sơ liên thông kết thúc đúng như từng phần",
        "linked in part",
        "UPDATE dossier SET ending = 'delivered' WHERE id = :d",
    ),
    Corruption(
        "Hồ sơ liên thông kết thúc đúng như từng phần",
        "linked",
        "UPDATE linked_leg SET state = 'rejected' WHERE dossier_id = :d AND name = 'insurance'",
    ),
    Corruption(
        "Gia đình được báo kết quả các phần liên thông một lần",
        "linked",
        "DELETE FROM letter WHERE dossier_id = :d AND notice = 'group_outcome'",
    ),
    Corruption(
        "Phần liên thông im lặng quá hai giờ làm việc thì có người biết",
        "linked and unheard",
        "DELETE FROM journal_line WHERE dossier_id = :d AND line = 'alert_silence_insurance'",
    ),
)

QUESTIONS = (
    Corruption(
        "Trả lời cơ quan khác bằng công văn đã ký, đóng dấu",
        "question answered",
        "UPDATE document SET sealed_at = NULL WHERE dossier_id = :d AND kind = 'question_answer'",
    ),
    Corruption(
        "Câu hỏi của cơ quan khác quá hạn thì có người biết",
        "question overdue",
        "DELETE FROM journal_line WHERE dossier_id = :d AND line = 'alert_late_answer'",
    ),
)

CHAIN = (
    Corruption(
        "Hồ sơ tiếp theo có đúng khi nhật ký của hồ sơ trước ghi đã mở",
        "guardian changed",
        "DELETE FROM succession WHERE earlier_id = :d",
    ),
    Corruption(
        "Hồ sơ tiếp theo có đúng khi nhật ký của hồ sơ trước ghi đã mở",
        "guardian changed",
        "UPDATE dossier SET status = 'refused' WHERE id = :d",
    ),
    Corruption(
        "Hồ sơ tiếp theo có đúng khi nhật ký của hồ sơ trước ghi đã mở",
        "refused",
        "UPDATE succession SET earlier_id = :d",
    ),
    Corruption(
        "Việc chấm dứt trỏ đến một việc có trong sổ của cơ quan",
        "guardianship ended",
        "UPDATE register_entry SET ends = 'entry:' || id WHERE dossier_id = :d",
    ),
    Corruption(
        "Việc chấm dứt trỏ đến một việc có trong sổ của cơ quan",
        "guardianship ended",
        "UPDATE register_entry SET ends = NULL WHERE dossier_id = :d",
    ),
)

CITY_PORTAL = (
    Corruption("Mỗi hồ sơ mới đều có tin gửi cổng", "refused", "DELETE FROM portal_message WHERE dossier_id = :d"),
    Corruption(
        "Mỗi bước trong nhật ký có đúng một tin gửi cổng",
        "refused",
        "DELETE FROM portal_message WHERE dossier_id = :d AND line = 'decides'",
    ),
    Corruption(
        "Mỗi bước trong nhật ký có đúng một tin gửi cổng",
        "withdrawn",
        "UPDATE portal_message SET turn = 9 WHERE dossier_id = :d AND line = 'accept'",
    ),
    Corruption(
        "Tin gửi cổng liền số theo hồ sơ và không vượt nhau",
        "posted",
        "UPDATE portal_message SET sequence = 999 WHERE dossier_id = :d AND line = 'accept'",
    ),
    Corruption(
        "Tin gửi cổng liền số theo hồ sơ và không vượt nhau",
        "posted",
        "UPDATE portal_message SET state = 'waiting' WHERE dossier_id = :d AND sequence = 2",
    ),
    Corruption(
        "Không tin nào gửi cổng hai lần với nội dung khác",
        "posted",
        """
        INSERT INTO exchange
            (partner, direction, method, target, reference, request_hash, status, answer_hash, binding, at)
        SELECT partner, direction, method, target, reference, md5('x'), status, answer_hash, binding, at FROM exchange
         WHERE reference = (SELECT reference FROM portal_message WHERE dossier_id = :d AND sequence = 3)
        """,
    ),
    Corruption(
        "Không tin nào gửi cổng hai lần với nội dung khác",
        "lapsed",
        """
        DELETE FROM exchange_seal;
        DELETE FROM exchange WHERE reference IN (SELECT reference FROM portal_message WHERE dossier_id = :d)
        """,
    ),
    Corruption(
        "Tin gửi cổng còn nguyên văn",
        "stopped",
        "UPDATE portal_message SET body_hash = md5('x') WHERE dossier_id = :d AND sequence = 1",
    ),
    Corruption(
        "Cổng đã được báo trạng thái hiện tại",
        "reads its draft",
        "UPDATE dossier SET due_at = due_at + interval '1 day' WHERE id = :d",
    ),
    Corruption(
        "Cổng đã được báo trạng thái hiện tại",
        "on the shelf",
        "UPDATE portal_message SET standing = '4||' WHERE dossier_id = :d AND service = 'DongBoHoSoMC'",
    ),
)

_OF_CASES = (*LEGS, *CASES, *QUESTIONS, *CHAIN)
_OF_MONEY = (*MONEY, *MONEY_MOVED)
_TOLD = (*MESSAGES, *CITY_PORTAL, *DELIVERY)
_OF_PEOPLE = (*STANDING, *AUTHORITY, *ACCESS)
EVERY_CORRUPTION = (
    *INTAKE,
    *NEXT_MOVER,
    *PATH,
    *EFFECTS,
    *_OF_MONEY,
    *_TOLD,
    *_OF_CASES,
    *_OF_PEOPLE,
    *AUDIT,
    *RULES,
    *INCOMING,
)

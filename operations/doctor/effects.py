"""I6 and I9: every effect once, numbered without gaps, and written by whoever held the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from models.dossier import Dossier
from models.register.content_hash import content_hash
from models.register.records.every_record import writes_record
from models.register.register_entry import RegisterEntry
from models.sealed import find_key
from operations.doctor.finding import Check, Finding, Patient, by_sql
from procedures.catalogue import every_procedure
from procedures.civil_status_extract import CIVIL_STATUS_EXTRACT


def _book(patient: Patient) -> Iterable[Finding]:
    """What stands in the book is what was approved, and the number that is found is the one that is written."""
    entries = select(RegisterEntry, Dossier.code).join(Dossier, Dossier.id == RegisterEntry.dossier_id)
    for entry, code in patient.session.execute(entries.execution_options(yield_per=500)):
        if content_hash(entry.content) != entry.content_hash:
            yield Finding("I6", code, f"nội dung vào sổ số {entry.number}/{entry.year} không khớp mã băm")
        if entry.personal_number_key != (find_key(entry.personal_number) if entry.personal_number else None):
            yield Finding("I6", code, f"số định danh tại số {entry.number}/{entry.year} không khớp khóa tra cứu")


# Every procedure whose record is in `every_record.py`, and the copies, which are numbered in a book of their own.
_IN_A_BOOK = sorted({row.code for row in every_procedure() if writes_record(row.code)} | {CIVIL_STATUS_EXTRACT.code})
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
        WITH used AS (
            SELECT agency_id, series, max(number) AS last FROM document GROUP BY 1, 2
            UNION ALL
            SELECT agency_id, 'bien-lai:' || year, max(number) FROM cash_receipt GROUP BY 1, 2
            UNION ALL
            SELECT agency_id, 'BKBC:' || year, max(number) FROM post_sheet GROUP BY 1, 2
            UNION ALL
            SELECT agency_id, 'phieu-chi:' || payout_year, max(payout_number) FROM refund
             WHERE payout_year IS NOT NULL GROUP BY 1, 2
            UNION ALL
            SELECT agency_id, 'so-' || book || ':' || year, max(number) FROM register_entry GROUP BY 1, 2
            UNION ALL
            SELECT agency_id, 'van-ban-den-' || book || ':' || year, max(number)
              FROM (SELECT agency_id, book, year::text, number FROM incoming_document WHERE number IS NOT NULL
                    UNION ALL
                    SELECT agency_id, details::jsonb ->> 'book', details::jsonb ->> 'year',
                           (details::jsonb ->> 'last')::int
                      FROM audit_entry WHERE action = 'incoming.series_opened') incoming GROUP BY 1, 2)
        SELECT NULL, series, coalesce(c.last, 0), coalesce(u.last, 0)
          FROM (SELECT * FROM counter WHERE series NOT LIKE 'dossier:%') c
          FULL JOIN used u USING (agency_id, series)
         WHERE c.last IS DISTINCT FROM u.last
        """,
        "bộ đếm {1} là {2} nhưng số đã dùng cuối cùng là {3}",
    ),
    by_sql(
        "I6",
        "Mỗi hồ sơ một bản kết quả",
        """
        SELECT d.code, count(*) FROM document o JOIN dossier d ON d.id = o.dossier_id
         WHERE o.kind IN ('birth_certificate', 'civil_status_extract', 'death_extract', 'guardianship_extract',
                         'guardianship_end_extract', 'marriage_certificate')
         -- Copies are one paper of their own beside the result.
         GROUP BY d.code, o.kind = 'civil_status_extract'
        HAVING count(*) > CASE WHEN min(o.kind) = 'marriage_certificate' THEN 2 ELSE 1 END
        """,
        "có {1} bản kết quả",
    ),
    by_sql(
        "I6",
        "Đóng dấu chỉ sau khi ký, ký chỉ sau khi in",
        """
        SELECT d.code, o.title FROM document o JOIN dossier d ON d.id = o.dossier_id
         WHERE (o.sealed_at IS NOT NULL AND o.signed_at IS NULL)
            OR (o.signed_at IS NOT NULL AND o.drawn_sha256 IS NULL)
            OR (o.drawn_at IS NOT NULL AND o.sha256 IS NULL)
            OR (d.issued_at IS NOT NULL
                AND o.kind IN ('birth_certificate', 'civil_status_extract', 'death_extract', 'guardianship_extract',
                               'guardianship_end_extract', 'marriage_certificate')
                AND o.sealed_at IS NULL)
        """,
        "{1}: thứ tự in, ký, đóng dấu không hợp lệ",
    ),
    by_sql(
        "I6",
        "Hồ sơ đã trả kết quả thì có vào sổ",
        """
        SELECT d.code FROM dossier d
          LEFT JOIN register_entry e ON e.dossier_id = d.id
         WHERE d.procedure = ANY(:in_a_book)
           AND (d.ending IN ('delivered', 'delivered_in_part') AND e.id IS NULL
            OR d.status NOT IN ('approved', 'delivered') AND e.id IS NOT NULL)
        """,
        "vào sổ hộ tịch và trạng thái hồ sơ không khớp",
        in_a_book=_IN_A_BOOK,
    ),
    by_sql(
        "I6",
        "Việc gửi ra ngoài đã xác nhận thì có dòng",
        """
        SELECT d.code, f.kind FROM effect f JOIN dossier d ON d.id = f.dossier_id
          LEFT JOIN journal_line j ON (j.dossier_id, j.leg, j.line, j.turn) = (f.dossier_id, f.leg, f.line, f.turn)
         WHERE f.kind <> 'refund' AND (f.confirmed_at IS NOT NULL) <> (j.dossier_id IS NOT NULL)
        UNION ALL
        SELECT d.code, j.line FROM journal_line j JOIN dossier d ON d.id = j.dossier_id
          LEFT JOIN effect f ON (j.dossier_id, j.leg, j.line, j.turn) = (f.dossier_id, f.leg, f.line, f.turn)
         WHERE j.kind = 'outward' AND f.id IS NULL
        """,
        "việc gửi {1} và dòng nhật ký không khớp",
    ),
    Check("I6", "Nội dung sổ hộ tịch đúng như đã duyệt", _book, only_full=True),
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
        UNION ALL
        SELECT d.code, f.line, f.fence FROM effect f JOIN dossier d ON d.id = f.dossier_id
          LEFT JOIN reading_lease l ON l.dossier_id = d.id
         WHERE f.fence > coalesce(l.fence, 0)
        """,
        "dòng {1} mang số hàng rào {2} không hợp lệ",
    ),
)

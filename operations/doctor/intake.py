"""I1 and I2: what was taken in is there, once."""

from __future__ import annotations

import json
from collections.abc import Iterable

from models.sealed import unseal
from operations.doctor.finding import Check, Finding, Patient, by_sql


def _kept_answers(patient: Patient) -> Iterable[Finding]:
    """Whoever comes back with the key of a filing is told the code of a dossier that is there."""
    known = {row[0] for row in patient.rows("SELECT code FROM dossier")}
    kept = patient.rows("SELECT key, answer FROM idempotency_key WHERE keep_until IS NULL AND status = 201")
    for key, answer in kept:
        code = json.loads(unseal(answer, "idempotency_key.answer"))["body"].get("code")
        if code is not None and code not in known:
            yield Finding("I2", code, f"khóa {key} hứa một hồ sơ không có trong cơ sở dữ liệu")


CHECKS = (
    by_sql(
        "I1",
        "Mã hồ sơ liền số theo ngày",
        """
        SELECT NULL, c.series, c.last, count(d.id)
          FROM counter c
          LEFT JOIN dossier d ON d.agency_id = c.agency_id
               AND d.code LIKE '%-' || split_part(c.series, ':', 2) || '-%'
         WHERE c.series LIKE 'dossier:%'
         GROUP BY c.agency_id, c.series, c.last
        HAVING count(d.id) <> c.last
        """,
        "dãy {1} đã cấp {2} mã nhưng có {3} hồ sơ",
    ),
    by_sql(
        "I1",
        "Mỗi hồ sơ có đúng một dòng nhật ký nộp",
        """
        SELECT d.code, count(a.id)
          FROM dossier d
          LEFT JOIN audit_entry a ON a.dossier_id = d.id AND a.action = 'dossier.filed'
         GROUP BY d.id, d.code
        HAVING count(a.id) <> 1
        """,
        "có {1} dòng nhật ký nộp hồ sơ",
    ),
    by_sql(
        "I1",
        "Nhật ký nộp không nói về hồ sơ không có",
        """
        SELECT NULL, a.id FROM audit_entry a
         WHERE a.action = 'dossier.filed' AND a.dossier_id IS NULL
        """,
        "dòng nhật ký {1} ghi việc nộp một hồ sơ không còn",
    ),
    Check("I2", "Câu trả lời đã giữ khớp hồ sơ", _kept_answers),
)

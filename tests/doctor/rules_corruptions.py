"""Ways to spoil what the office counts and charges by."""

from __future__ import annotations

from tests.doctor.corruption import Corruption

_CHANGE = """
WITH people AS (
    SELECT d.agency_id, min(m.id::text)::uuid AS first, max(m.id::text)::uuid AS second
      FROM dossier d JOIN staff_member m ON m.agency_id = d.agency_id WHERE d.id = :d GROUP BY d.agency_id),
made AS (
    INSERT INTO rule_change (id, agency_id, kind, title, content, touches, first_day, source, reason, state,
                             proposed_by_id, proposed_at, ended_by_id, ended_at, shown_hash)
    SELECT gen_random_uuid(), agency_id, '{kind}', 'Thử', '{{}}', '{{}}', '2026-12-01', 'Nghị quyết', 'Thử', '{state}',
           first, '2026-11-01', {ended}
      FROM people RETURNING id, agency_id)
"""
_PUBLISHED = "second, '2026-11-02', 'x'"
_WAITING = "NULL, NULL, NULL"

CASES = (
    Corruption(
        "Quy định đang áp dụng do người thứ hai công bố",
        "posted",
        _CHANGE.format(kind="price", state="proposed", ended=_WAITING)
        + """
        INSERT INTO stored_price (id, agency_id, fee, amount, source, valid_from, published_on, published_at, change_id)
        SELECT gen_random_uuid(), agency_id, 'copy', 0, 'Nghị quyết', '2026-12-01', '2026-11-02', '2026-11-02', id
          FROM made
        """,
        names=False,
    ),
    Corruption(
        "Mỗi lần công bố để lại đúng một dòng quy định",
        "posted",
        _CHANGE.format(kind="start", state="published", ended=_PUBLISHED) + "SELECT id FROM made",
        names=False,
    ),
    Corruption(
        "Thời hạn riêng không dài hơn của pháp luật",
        "posted",
        _CHANGE.format(kind="limit", state="published", ended=_PUBLISHED)
        + """
        INSERT INTO own_limit (id, agency_id, procedure, edition, "limit", source, valid_from, published_on,
                               published_at, change_id)
        SELECT gen_random_uuid(), agency_id, '1.004873', '2026-01', '9wd', 'Quyết định', '2026-12-01', '2026-11-02',
               '2026-11-02', id FROM made
        """,
        names=False,
    ),
)

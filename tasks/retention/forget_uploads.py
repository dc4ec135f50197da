"""Files that were handed in and never used: first the row, then, when nothing speaks of them any more, the bytes."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from sqlalchemy import text

from engine.office import Office
from models.actor import SYSTEM
from models.audit.audit_entry import record
from tasks.equipment import Equipment

# The house's own choice: whoever uploaded a picture for a filing files within a week or uploads it again.
UPLOADS_KEPT = timedelta(days=7)
AT_ONCE = 200

# Never filed with; or prepared for a supplement whose wait is over without it. A draft under way keeps its own;
# what came with an incoming document stands in the book.
_UNUSED = text("""
DELETE FROM stored_file WHERE id IN
    (SELECT f.id FROM stored_file f
      WHERE f.uploaded_at < :before
        AND NOT EXISTS (SELECT FROM component c WHERE c.file_id = f.id)
        AND NOT EXISTS (SELECT FROM incoming_file i WHERE i.file_id = f.id)
        AND (f.dossier_id IS NULL
             OR NOT EXISTS (SELECT FROM supplement_draft s JOIN work_item w ON w.id = s.item_id
                             WHERE w.dossier_id = f.dossier_id))
      LIMIT :count FOR UPDATE OF f SKIP LOCKED)
RETURNING sha256
""")
_SPOKEN_OF = text("""
SELECT EXISTS (SELECT FROM stored_file WHERE sha256 = :sha256)
    OR EXISTS (SELECT FROM document WHERE :sha256 IN (sha256, drawn_sha256))
""")


def forget_uploads(office: Office) -> int:
    """This will forget files that nothing was filed with; returns how many rows."""
    forgotten = 0
    while True:
        gone = _forget_rows(office)
        for sha256 in dict.fromkeys(gone):
            _forget_bytes(office, sha256)
        forgotten += len(gone)
        if len(gone) < AT_ONCE:
            return forgotten


def _forget_rows(office: Office) -> list[str]:
    now = office.clock.now()
    with office.database.transaction() as session:
        gone = list(session.scalars(_UNUSED, {"before": now - UPLOADS_KEPT, "count": AT_ONCE}))
        if gone:
            record(session, SYSTEM, "retention.forgotten", now, what="uploads", count=len(gone))
    return gone


def _forget_bytes(office: Office, sha256: str) -> None:
    """Somebody may be handing in the same bytes at this moment; the store gives them back when they are spoken of."""

    def spoken_of() -> bool:
        with office.database.transaction() as session:
            return bool(session.scalar(_SPOKEN_OF, {"sha256": sha256}))

    cast(Equipment, office.equipment).files.forget(sha256, unless=spoken_of)

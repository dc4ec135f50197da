"""Indexes over the few items that went wrong and those in somebody's hands, so that no list reads all open work

Safe beside the previous code: only indexes are added; items are written to within seconds (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"


def upgrade() -> None:
    op.create_index(
        "ix_work_item_aside_list",
        "work_item",
        ["agency_id", sa.literal_column("coalesce(due_at, opened_at)"), "id"],
        postgresql_where=sa.text("aside AND state = 'open'"),
    )
    op.create_index(
        "ix_work_item_held",
        "work_item",
        ["assignee_id"],
        postgresql_where=sa.text("assignee_id IS NOT NULL AND state = 'open'"),
    )

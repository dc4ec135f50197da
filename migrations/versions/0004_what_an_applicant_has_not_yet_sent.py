"""What an applicant has prepared of a supplement and not yet sent

Safe beside the previous code: one new table; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    op.create_table(
        "supplement_draft",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["work_item.id"], name=op.f("fk_supplement_draft_item_id")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_supplement_draft")),
    )

"""What a clerk has typed and not yet recorded

Safe beside the previous code: one new table.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    op.create_table(
        "form_draft",
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_form_draft_staff_id")),
        sa.PrimaryKeyConstraint("place", "staff_id", name=op.f("pk_form_draft")),
    )

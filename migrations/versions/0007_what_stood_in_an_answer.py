"""What stood in the form of an answer

Safe beside the previous code: one new table.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"


def upgrade() -> None:
    op.create_table(
        "answered_form",
        sa.Column("work_item_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["work_item_id"], ["work_item.id"], name=op.f("fk_answered_form_work_item_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_answered_form_dossier_id")),
        sa.PrimaryKeyConstraint("work_item_id", name=op.f("pk_answered_form")),
    )
    op.create_index(op.f("ix_answered_form_dossier_id"), "answered_form", ["dossier_id"])

"""Which earlier entry an entry ends, and which dossier was opened by which

Safe beside the previous code: the columns are new and empty, the table is new; what ends nothing writes nothing there.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision: str | None = "0009"


def upgrade() -> None:
    op.add_column("draft", sa.Column("ends", sa.String(length=80), nullable=True))
    op.create_index("ix_draft_ends", "draft", ["ends"], postgresql_where=sa.text("ends IS NOT NULL"))
    op.add_column("register_entry", sa.Column("ends", sa.String(length=80), nullable=True))
    op.create_unique_constraint("uq_register_entry_ends", "register_entry", ["ends"])
    op.create_table(
        "succession",
        sa.Column("earlier_id", sa.Uuid(), sa.ForeignKey("dossier.id"), primary_key=True),
        sa.Column("later_id", sa.Uuid(), sa.ForeignKey("dossier.id"), nullable=False, unique=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
    )

"""Which earlier entry an entry ends, and which dossier was opened by which

Safe beside the previous code: the columns are new and empty, the table is new; what ends nothing writes nothing there.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision: str | None = "0012"


def upgrade() -> None:
    op.add_column("draft", sa.Column("ends", sa.String(length=80), nullable=True))
    op.create_index("ix_draft_ends", "draft", ["ends"], postgresql_where=sa.text("ends IS NOT NULL"))
    op.add_column("register_entry", sa.Column("ends", sa.String(length=80), nullable=True))
    op.create_unique_constraint(op.f("uq_register_entry_ends"), "register_entry", ["ends"])
    op.create_table(
        "succession",
        sa.Column("earlier_id", sa.Uuid(), nullable=False),
        sa.Column("later_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["earlier_id"], ["dossier.id"], name=op.f("fk_succession_earlier_id")),
        sa.ForeignKeyConstraint(["later_id"], ["dossier.id"], name=op.f("fk_succession_later_id")),
        sa.PrimaryKeyConstraint("earlier_id", name=op.f("pk_succession")),
        sa.UniqueConstraint("later_id", name=op.f("uq_succession_later_id")),
    )

"""Dated notes beside an entry of a book

Safe beside the previous code: one new table.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision: str | None = "0013"


def upgrade() -> None:
    op.create_table(
        "entry_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["register_entry.id"], name=op.f("fk_entry_note_entry_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_entry_note_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_note")),
        sa.UniqueConstraint("entry_id", "dossier_id", name=op.f("uq_entry_note_entry_id_dossier_id")),
    )
    op.create_index(op.f("ix_entry_note_entry_id"), "entry_note", ["entry_id"])
    op.create_index(op.f("ix_entry_note_dossier_id"), "entry_note", ["dossier_id"])

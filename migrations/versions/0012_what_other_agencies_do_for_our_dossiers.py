"""Another agency's part of a dossier of ours, with what it has said of it

Safe beside the previous code: one new table; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision: str | None = "0011"


def upgrade() -> None:
    op.create_table(
        "linked_leg",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("procedure", sa.String(length=20), nullable=False),
        sa.Column("partner", sa.String(length=40), nullable=True),
        sa.Column("reference", sa.String(length=60), nullable=True),
        sa.Column("their_code", sa.String(length=80), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("their_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("results", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_linked_leg_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linked_leg")),
        sa.UniqueConstraint("dossier_id", "name", name=op.f("uq_linked_leg_dossier_id_name")),
        sa.UniqueConstraint("reference", name=op.f("uq_linked_leg_reference")),
    )
    op.create_index(
        "ix_linked_leg_open", "linked_leg", ["partner"], postgresql_where=sa.text("ended_at IS NULL")
    )

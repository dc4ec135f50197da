"""Whom a change of the calendar owes word of his new hour

Safe beside the previous code: a new table only.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision: str | None = "0041"


def upgrade() -> None:
    op.create_table(
        "moved_promise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=True, comment="none by command"),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("owed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_moved_promise_dossier_id")),
        sa.ForeignKeyConstraint(["change_id"], ["rule_change.id"], name=op.f("fk_moved_promise_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moved_promise")),
        sa.UniqueConstraint("dossier_id", "change_id", name=op.f("uq_moved_promise_dossier_id_change_id")),
    )
    to_tell = sa.text("settled_at IS NULL")
    op.create_index("ix_moved_promise_to_tell", "moved_promise", ["owed_at"], postgresql_where=to_tell)
    op.create_index("ix_moved_promise_of_change", "moved_promise", ["change_id"])

"""How satisfied people were: one rating for a dossier

Safe beside the previous code: a new table only.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision: str | None = "0029"


def upgrade() -> None:
    op.create_table(
        "rating",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_rating_level_is_known")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_rating_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_rating")),
    )
    op.create_index(op.f("ix_rating_given_at"), "rating", ["given_at"])

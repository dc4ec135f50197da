"""What is still awaited of a partner, and which notes in the book the family has not been told of

Safe beside the previous code: nullable columns and small partial indexes; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    op.add_column(
        "effect",
        sa.Column(
            "settled_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="from here nobody awaits more of the partner about it",
        ),
    )
    op.create_index(
        "ix_effect_unsettled",
        "effect",
        ["asked_at"],
        unique=False,
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.add_column(
        "register_entry",
        sa.Column(
            "number_told_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="when the family was written to about the note",
        ),
    )
    op.create_index(
        "ix_register_entry_untold",
        "register_entry",
        ["dossier_id"],
        unique=False,
        postgresql_where=sa.text("number_note IS NOT NULL AND number_told_at IS NULL"),
    )

"""When a letter is given up, and when a partner was last asked

Safe beside the previous code: both columns have a default and are only added; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    op.add_column(
        "letter",
        sa.Column(
            "give_up_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now() + interval '3 days'"),
            nullable=False,
            comment="the database's time after which a person is asked instead",
        ),
    )
    op.add_column(
        "effect",
        sa.Column(
            "asked_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
            comment="the database's time at which the partner was last asked about it",
        ),
    )

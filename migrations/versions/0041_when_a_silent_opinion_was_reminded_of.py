"""When somebody was reminded of an opinion that did not come in time

Safe beside the previous code: a column that may be empty.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision: str | None = "0036"


def upgrade() -> None:
    op.add_column("opinion", sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("opinion", "reminded_at")

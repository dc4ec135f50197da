"""When the last office that was asked had answered: the result is then due on that very day

Safe beside the previous code: one column without a default is added, which costs no rewriting of the table.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision: str | None = "0009"


def upgrade() -> None:
    op.add_column("dossier", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))

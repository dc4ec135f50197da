"""In which language each member of the staff reads his pages

Safe beside the previous code: a new column with a default; the previous code writes pages in Vietnamese.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision: str | None = "0031"


def upgrade() -> None:
    language = sa.Column(
        "language", sa.String(length=2), server_default="vi", nullable=False, comment="of his pages only"
    )
    op.add_column("staff_member", language)


def downgrade() -> None:
    op.drop_column("staff_member", "language")

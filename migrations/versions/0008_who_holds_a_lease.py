"""An index over the leases that are held: looking for the dead among their holders must not read the past

Safe beside the previous code: only an index is added; a lease is written to within seconds (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"


def upgrade() -> None:
    op.create_index(
        "ix_reading_lease_held", "reading_lease", ["holder"], postgresql_where=sa.text("holder IS NOT NULL")
    )

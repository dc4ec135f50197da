"""What is counted and compared at the counter: sheets of a component, and whether a copy was held against its original

Safe beside the previous code: both columns may be left out, and one index more.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision: str | None = "0035"


def upgrade() -> None:
    op.add_column(
        "component",
        sa.Column(
            "sheets",
            sa.Integer(),
            nullable=True,
            comment="how many sheets of paper were handed in, where they were counted",
        ),
    )
    op.add_column("component", sa.Column("compared", sa.Boolean(), server_default="false", nullable=False))
    op.create_check_constraint(op.f("ck_component_some_sheets"), "component", "sheets IS NULL OR sheets > 0")
    op.create_index(
        "ix_dossier_filed_by", "dossier", ["filed_by", "received_at"], postgresql_include=["procedure"]
    )

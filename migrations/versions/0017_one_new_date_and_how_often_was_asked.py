"""The one new date a dossier may be given, and how often a partner was asked after an answer that does not come

Safe beside the previous code: a table of its own, and a column with a default that the previous code leaves alone.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision: str | None = "0016"


def upgrade() -> None:
    op.create_table(
        "reappointment",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("instead_of", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.String(length=80), nullable=False, comment="actor key"),
        sa.CheckConstraint("until > instead_of", name=op.f("ck_reappointment_is_later")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_reappointment_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_reappointment")),
    )
    op.add_column(
        "effect",
        sa.Column(
            "inquiries",
            sa.Integer(),
            nullable=False,
            server_default="0",
            comment="how often the partner was asked about it since it last said something",
        ),
    )

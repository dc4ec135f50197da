"""Questions other agencies ask us, and which communes an agency answers for

Safe beside the previous code: one new table, and a column that is empty for everybody known so far.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision: str | None = "0020"


def upgrade() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_question_agency_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_question_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("agency_id", "letter", name=op.f("uq_question_agency_id_letter")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_question_dossier_id")),
    )
    op.add_column(
        "partner_agency",
        sa.Column("answers_for", postgresql.ARRAY(sa.String(length=5)), nullable=False, server_default="{}"),
    )

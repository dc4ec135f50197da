"""What the city's portal is owed to be told, and where its ledger differs from ours

Safe beside the previous code: new tables that it never touches; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision: str | None = "0018"


def upgrade() -> None:
    _messages()
    _comparisons()
    _differences()


def _messages() -> None:
    op.create_table(
        "portal_message",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("updating", sa.Boolean(), nullable=False),
        sa.Column("national_status", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("standing", sa.String(length=120), nullable=True),
        sa.Column("leg", sa.String(length=120), nullable=True),
        sa.Column("line", sa.String(length=80), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_portal_message_dossier_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_portal_message_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portal_message")),
        sa.UniqueConstraint("dossier_id", "sequence", name=op.f("uq_portal_message_dossier_id_sequence")),
        sa.UniqueConstraint("reference", name=op.f("uq_portal_message_reference")),
    )
    waiting, refused = sa.text("state = 'waiting'"), sa.text("state = 'refused'")
    op.create_index("ix_portal_message_waiting", "portal_message", ["not_before"], postgresql_where=waiting)
    op.create_index("ix_portal_message_refused", "portal_message", ["agency_id"], postgresql_where=refused)
    op.create_index("ix_portal_message_written", "portal_message", ["agency_id", "written_at"])
    op.create_index("ix_portal_message_sent", "portal_message", ["agency_id", "sent_at"])


def _comparisons() -> None:
    op.create_table(
        "status_comparison",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=True),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("compared", sa.Integer(), nullable=False),
        sa.Column("differing", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_status_comparison_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_comparison")),
        sa.UniqueConstraint("agency_id", "day", name=op.f("uq_status_comparison_agency_id_day")),
    )
    due = sa.text("look_at IS NOT NULL")
    op.create_index("ix_status_comparison_look", "status_comparison", ["look_at"], postgresql_where=due)


def _differences() -> None:
    op.create_table(
        "status_difference",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("comparison_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ours", sa.Integer(), nullable=True),
        sa.Column("theirs", sa.Integer(), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(length=80), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_status_difference_agency_id")),
        sa.ForeignKeyConstraint(
            ["comparison_id"], ["status_comparison.id"], name=op.f("fk_status_difference_comparison_id")
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_status_difference_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_difference")),
    )
    still_open = sa.text("settled_at IS NULL")
    op.create_index(
        "uq_status_difference_open",
        "status_difference",
        ["agency_id", "code"],
        unique=True,
        postgresql_where=still_open,
    )

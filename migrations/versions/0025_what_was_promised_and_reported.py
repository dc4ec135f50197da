"""What was promised when, and what was reported as of when

Safe beside the previous code: new tables and an index. A dossier that moved its due time while only the previous code
ran keeps one promise, said when it was accepted: what it had been promised before was not written anywhere.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.append_only import forbid_change

revision = "0025"
down_revision: str | None = "0027"


def upgrade() -> None:
    op.create_table(
        "promise",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_promise_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    op.execute(
        "INSERT INTO promise (dossier_id, due_at, said_at)"
        " SELECT id, due_at, accepted_at FROM dossier WHERE due_at IS NOT NULL AND accepted_at IS NOT NULL"
    )
    op.create_index("ix_promise_dossier", "promise", ["dossier_id", "said_at", "id"])
    forbid_change("promise")
    op.create_table(
        "report_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("closing_day", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("entered_by", sa.String(length=80), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("closing_day BETWEEN 1 AND 31", name=op.f("ck_report_rule_day_exists")),
        sa.CheckConstraint("extract(day FROM since) = 1", name=op.f("ck_report_rule_since_a_month")),
        sa.CheckConstraint("source <> ''", name=op.f("ck_report_rule_has_a_source")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_report_rule_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_rule")),
    )
    op.create_index(op.f("ix_report_rule_agency_id"), "report_rule", ["agency_id"])
    op.create_table(
        "kept_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("period_kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.String(length=40), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_kept_report_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_report")),
        sa.UniqueConstraint(
            "agency_id",
            "kind",
            "first",
            "last",
            "at",
            "withdrawn",
            name=op.f("uq_kept_report_agency_id_kind_first_last_at_withdrawn"),
        ),
    )
    op.create_index("ix_kept_report_list", "kept_report", ["agency_id", "made_at", "id"])
    forbid_change("kept_report")
    op.create_index(
        "ix_dossier_accepted",
        "dossier",
        ["agency_id", "accepted_at", "id"],
        postgresql_where=sa.text("accepted_at IS NOT NULL"),
    )
    op.create_index(
        "ix_dossier_not_accepted",
        "dossier",
        ["agency_id", "received_at"],
        postgresql_where=sa.text("accepted_at IS NULL"),
    )
    op.create_index(
        "ix_dossier_resolved",
        "dossier",
        ["agency_id", sa.text("coalesce(issued_at, ended_at, 'infinity'::timestamptz)")],
        postgresql_where=sa.text("accepted_at IS NOT NULL"),
    )

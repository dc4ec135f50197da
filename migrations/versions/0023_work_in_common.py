"""Work in common: notices between colleagues, saved views, who has a dossier open, and one act on many

Safe beside the previous code: new tables only.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0023"
down_revision: str | None = "0024"


def upgrade() -> None:
    _bulk()
    _notices()
    _views()
    op.create_table(
        "dossier_presence",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_presence_dossier_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_dossier_presence_staff_id")),
        sa.PrimaryKeyConstraint("dossier_id", "staff_id", name=op.f("pk_dossier_presence")),
        prefixes=["UNLOGGED"],
    )
    op.create_index("ix_dossier_presence_staff_id", "dossier_presence", ["staff_id"])


def _bulk() -> None:
    op.create_table(
        "bulk_run",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("colleague_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=80), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("chosen_by", sa.Text(), nullable=False),
        sa.Column("back_to", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_bulk_run_agency_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_bulk_run_staff_id")),
        sa.ForeignKeyConstraint(["colleague_id"], ["staff_member.id"], name=op.f("fk_bulk_run_colleague_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_run")),
    )
    op.create_index("ix_bulk_run_staff_id", "bulk_run", ["staff_id", "made_at"])
    op.create_table(
        "bulk_piece",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("to_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("told", sa.String(length=60), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["bulk_run.id"], name=op.f("fk_bulk_piece_run_id")),
        sa.ForeignKeyConstraint(["item_id"], ["work_item.id"], name=op.f("fk_bulk_piece_item_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_bulk_piece_dossier_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["staff_member.id"], name=op.f("fk_bulk_piece_holder_id")),
        sa.ForeignKeyConstraint(["to_id"], ["staff_member.id"], name=op.f("fk_bulk_piece_to_id")),
        sa.PrimaryKeyConstraint("run_id", "place", name=op.f("pk_bulk_piece")),
        sa.UniqueConstraint("run_id", "item_id", name=op.f("uq_bulk_piece_run_id_item_id")),
    )
    op.create_index(
        "ix_bulk_piece_waiting", "bulk_piece", ["run_id", "place"], postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_index("ix_bulk_piece_note", "bulk_piece", ["item_id"], postgresql_where=sa.text("note IS NOT NULL"))


def _notices() -> None:
    op.create_table(
        "staff_notice",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_staff_notice_staff_id")),
        sa.ForeignKeyConstraint(["by_id"], ["staff_member.id"], name=op.f("fk_staff_notice_by_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_staff_notice_dossier_id")),
        sa.ForeignKeyConstraint(["item_id"], ["work_item.id"], name=op.f("fk_staff_notice_item_id")),
        sa.ForeignKeyConstraint(["run_id"], ["bulk_run.id"], name=op.f("fk_staff_notice_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_notice")),
        sa.UniqueConstraint("staff_id", "run_id", "kind", name=op.f("uq_staff_notice_staff_id_run_id_kind")),
    )
    op.create_index("ix_staff_notice_staff_id_at", "staff_notice", ["staff_id", "at", "id"])
    op.create_index("ix_staff_notice_unread", "staff_notice", ["staff_id"], postgresql_where=sa.text("read_at IS NULL"))


def _views() -> None:
    op.create_table(
        "saved_view",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.String(length=60), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_saved_view_staff_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_saved_view_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_index("ix_saved_view_staff_id", "saved_view", ["staff_id"])
    op.create_index("ix_saved_view_shared", "saved_view", ["agency_id"], postgresql_where=sa.text("shared"))
    op.create_table(
        "list_columns",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("columns", postgresql.ARRAY(sa.String(length=20)), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_list_columns_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_list_columns")),
    )

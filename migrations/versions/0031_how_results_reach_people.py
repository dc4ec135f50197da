"""How results reach people: who fetched one, the codes for whom they send, what the post was given, and what it paid

Safe beside the previous code: new tables, and columns that may be empty. What was handed over before has no sheet,
and money handed on before has its sum in the messages alone.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision: str | None = "0030"


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Uuid(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _whom(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=80), nullable=nullable)


def upgrade() -> None:
    _tokens()
    _hand_outs()
    _sheets()
    _parcels_on_sheets()
    op.add_column("parcel_event", sa.Column("amount", sa.Integer(), nullable=True))
    op.add_column("parcel_event", sa.Column("proof", sa.String(length=60), nullable=True))


def _tokens() -> None:
    op.create_table(
        "pickup_token",
        _id(),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        _whom("asked_by"),
        _moment("asked_at"),
        _moment("expires_at"),
        _moment("told_at", nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        _moment("locked_at", nullable=True),
        _moment("withdrawn_at", nullable=True),
        _moment("used_at", nullable=True),
        sa.CheckConstraint(
            "used_at IS NULL OR (locked_at IS NULL AND withdrawn_at IS NULL)",
            name=op.f("ck_pickup_token_used_while_good"),
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pickup_token_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pickup_token")),
    )
    op.create_index(op.f("ix_pickup_token_dossier_id"), "pickup_token", ["dossier_id"])
    op.create_index(
        "ix_pickup_token_live",
        "pickup_token",
        ["dossier_id"],
        unique=True,
        postgresql_where=sa.text("used_at IS NULL AND withdrawn_at IS NULL"),
    )
    op.create_index(
        "ix_pickup_token_to_tell", "pickup_token", ["asked_at"], postgresql_where=sa.text("told_at IS NULL")
    )


def _hand_outs() -> None:
    op.create_table(
        "hand_out",
        _id(),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("work_item_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("proof", sa.String(length=40), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("token_id", sa.Uuid(), nullable=True),
        sa.Column("receipt_id", sa.Uuid(), nullable=True),
        _whom("handed_by"),
        _moment("handed_at"),
        sa.CheckConstraint(
            "(recipient = 'token') = (token_id IS NOT NULL)", name=op.f("ck_hand_out_token_of_its_own")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_hand_out_agency_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_hand_out_dossier_id")),
        sa.ForeignKeyConstraint(["receipt_id"], ["cash_receipt.id"], name=op.f("fk_hand_out_receipt_id")),
        sa.ForeignKeyConstraint(["token_id"], ["pickup_token.id"], name=op.f("fk_hand_out_token_id")),
        sa.ForeignKeyConstraint(["work_item_id"], ["work_item.id"], name=op.f("fk_hand_out_work_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_out")),
        sa.UniqueConstraint("receipt_id", name=op.f("uq_hand_out_receipt_id")),
        sa.UniqueConstraint("token_id", name=op.f("uq_hand_out_token_id")),
        sa.UniqueConstraint("work_item_id", name=op.f("uq_hand_out_work_item_id")),
    )
    op.create_index(op.f("ix_hand_out_dossier_id"), "hand_out", ["dossier_id"])


def _sheets() -> None:
    op.create_table(
        "post_sheet",
        _id(),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _whom("drawn_up_by"),
        _moment("drawn_up_at"),
        sa.Column("courier", sa.Text(), nullable=True),
        _whom("handed_by", nullable=True),
        _moment("handed_at", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(handed_at IS NULL) = (handed_by IS NULL)", name=op.f("ck_post_sheet_handed_by_somebody")
        ),
        sa.CheckConstraint("(handed_at IS NULL) = (courier IS NULL)", name=op.f("ck_post_sheet_handed_to_somebody")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_post_sheet_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_sheet")),
        sa.UniqueConstraint("agency_id", "year", "number", name=op.f("uq_post_sheet_agency_id_year_number")),
    )
    op.create_index(
        "ix_post_sheet_open", "post_sheet", ["agency_id"], unique=True, postgresql_where=sa.text("handed_at IS NULL")
    )
    op.create_index("ix_post_sheet_newest", "post_sheet", ["agency_id", "drawn_up_at", "id"])


def _parcels_on_sheets() -> None:
    op.create_table(
        "post_sheet_parcel",
        _id(),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("parcel_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        _whom("scanned_by", nullable=True),
        _moment("scanned_at", nullable=True),
        sa.Column("left_out_because", sa.String(length=200), nullable=True),
        _moment("left_out_at", nullable=True),
        sa.CheckConstraint(
            "(left_out_at IS NULL) = (left_out_because IS NULL)",
            name=op.f("ck_post_sheet_parcel_left_out_for_a_reason"),
        ),
        sa.CheckConstraint(
            "scanned_at IS NULL OR left_out_at IS NULL", name=op.f("ck_post_sheet_parcel_scanned_or_left_out")
        ),
        sa.ForeignKeyConstraint(["parcel_id"], ["parcel.id"], name=op.f("fk_post_sheet_parcel_parcel_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["post_sheet.id"], name=op.f("fk_post_sheet_parcel_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_sheet_parcel")),
        sa.UniqueConstraint("sheet_id", "parcel_id", name=op.f("uq_post_sheet_parcel_sheet_id_parcel_id")),
    )
    op.create_index(op.f("ix_post_sheet_parcel_sheet_id"), "post_sheet_parcel", ["sheet_id"])
    op.create_index(
        "ix_post_sheet_parcel_on",
        "post_sheet_parcel",
        ["parcel_id"],
        unique=True,
        postgresql_where=sa.text("left_out_at IS NULL"),
    )

"""Keys of partners with their terms, suspension, what each night's comparison found, and an office's own words

Safe beside the previous code: new tables, and columns that may be empty.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision: str | None = "0032"

_PARTNER = (
    ("proposed_by", sa.String(length=80)),
    ("activated_by", sa.String(length=80)),
    ("activated_at", sa.DateTime(timezone=True)),
    ("suspended_at", sa.DateTime(timezone=True)),
    ("suspended_by", sa.String(length=80)),
    ("suspend_reason", sa.Text()),
)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _who(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=80), nullable=nullable)


def upgrade() -> None:
    for name, kind in _PARTNER:
        op.add_column("partner_agency", sa.Column(name, kind, nullable=True))
    op.create_index(
        "ix_exchange_went_well",
        "exchange",
        ["partner", "direction", "at"],
        postgresql_where=sa.text("status BETWEEN 200 AND 299"),
    )
    op.create_index(
        "ix_outgoing_event_untaken",
        "outgoing_event",
        ["client_id", "written_at"],
        postgresql_where=sa.text("state <> 'sent'"),
    )
    op.create_index("ix_outgoing_event_of_client", "outgoing_event", ["client_id", "written_at", "id"])
    op.create_index(
        "ix_inbox_quarantined",
        "inbox_message",
        ["source", "received_at"],
        postgresql_where=sa.text("state = 'quarantined'"),
    )
    _keys()
    _compared_days()
    _words()


def _keys() -> None:
    op.create_table(
        "partner_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        _who("added_by"),
        _moment("added_at"),
        _who("decided_by", nullable=True),
        _moment("decided_at", nullable=True),
        _moment("valid_from", nullable=True),
        _moment("valid_to", nullable=True),
        _who("retired_by", nullable=True),
        _moment("retired_at", nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partner_agency.id"], name=op.f("fk_partner_key_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_key")),
    )
    op.create_index(op.f("ix_partner_key_partner_id"), "partner_key", ["partner_id"])
    op.create_index(
        "uq_partner_key_living",
        "partner_key",
        ["partner_id", "purpose", "fingerprint"],
        unique=True,
        postgresql_where=sa.text("state IN ('proposed', 'in_force')"),
    )


def _compared_days() -> None:
    op.create_table(
        "compared_day",
        sa.Column("partner", sa.String(length=35), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        _moment("compared_at"),
        sa.Column("ours", sa.Integer(), nullable=False),
        sa.Column("theirs", sa.Integer(), nullable=True),
        sa.Column("untaken", sa.Integer(), nullable=False),
        sa.Column("asked_again", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("partner", "day", name=op.f("pk_compared_day")),
    )


def _words() -> None:
    op.create_table(
        "office_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        _who("proposed_by"),
        _moment("proposed_at"),
        _who("decided_by", nullable=True),
        _moment("decided_at", nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_office_words_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_words")),
        sa.UniqueConstraint("agency_id", "place", "part", "version", name=op.f("uq_office_words_agency_id_place_part_version")),
    )
    op.create_index(
        "uq_office_words_proposed",
        "office_words",
        ["agency_id", "place", "part"],
        unique=True,
        postgresql_where=sa.text("state = 'proposed'"),
    )

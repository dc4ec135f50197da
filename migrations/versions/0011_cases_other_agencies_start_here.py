"""Other agencies' installations, the cases they start here, what they are told of them, and the evidence of both

Safe beside the previous code: new tables, and a column with a default; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.append_only import forbid_change

revision = "0011"
down_revision: str | None = "0015"


def upgrade() -> None:
    op.add_column("agency", sa.Column("kind", sa.String(length=40), server_default="ward", nullable=False))
    _partners()
    _cases()
    _events()
    _exchanges()


def _partners() -> None:
    op.create_table(
        "partner_agency",
        sa.Column("code", sa.String(length=35), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("base_url", sa.String(length=300), nullable=False),
        sa.Column("event_keys", postgresql.ARRAY(sa.String(length=80)), nullable=False),
        sa.Column("our_client_id", sa.String(length=80), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("files_there", postgresql.ARRAY(sa.String(length=20)), nullable=False),
        sa.Column("networks", postgresql.ARRAY(sa.String(length=50)), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["partner_client.id"], name=op.f("fk_partner_agency_client_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_agency")),
        sa.UniqueConstraint("code", name=op.f("uq_partner_agency_code")),
        sa.UniqueConstraint("client_id", name=op.f("uq_partner_agency_client_id")),
    )


def _cases() -> None:
    op.create_table(
        "linked_case",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("linkage_id", sa.String(length=80), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["partner_client.id"], name=op.f("fk_linked_case_client_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_linked_case_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linked_case")),
        sa.UniqueConstraint("client_id", "linkage_id", name=op.f("uq_linked_case_client_id_linkage_id")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_linked_case_dossier_id")),
    )


def _events() -> None:
    op.create_table(
        "outgoing_event",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.Column("alerted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["linked_case.id"], name=op.f("fk_outgoing_event_case_id")),
        sa.ForeignKeyConstraint(["client_id"], ["partner_client.id"], name=op.f("fk_outgoing_event_client_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_outgoing_event_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_event")),
        sa.UniqueConstraint("case_id", "sequence", name=op.f("uq_outgoing_event_case_id_sequence")),
    )
    op.create_index(op.f("ix_outgoing_event_client_id"), "outgoing_event", ["client_id"])
    op.create_index(op.f("ix_outgoing_event_dossier_id"), "outgoing_event", ["dossier_id"])
    op.create_index(
        "ix_outgoing_event_waiting",
        "outgoing_event",
        ["not_before"],
        postgresql_where=sa.text("state = 'waiting'"),
    )


def _exchanges() -> None:
    op.create_table(
        "exchange",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("partner", sa.String(length=80), nullable=False),
        sa.Column("direction", sa.String(length=40), nullable=False),
        sa.Column("method", sa.String(length=10), nullable=False),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer_hash", sa.String(length=64), nullable=False),
        sa.Column("binding", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "transaction",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text)::bigint"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange")),
    )
    op.create_index("ix_exchange_partner_at", "exchange", ["partner", "at"])
    op.create_table(
        "exchange_seal",
        sa.Column("partner", sa.String(length=80), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exchange_id", sa.BigInteger(), nullable=False),
        sa.Column("chain_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["exchange_id"], ["exchange.id"], name=op.f("fk_exchange_seal_exchange_id")),
        sa.PrimaryKeyConstraint("partner", "number", name=op.f("pk_exchange_seal")),
        sa.UniqueConstraint("exchange_id", name=op.f("uq_exchange_seal_exchange_id")),
    )
    forbid_change("exchange")
    forbid_change("exchange_seal")

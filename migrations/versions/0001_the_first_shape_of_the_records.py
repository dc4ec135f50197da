"""The first shape of the records

Safe beside the previous code: add first, remove in a later release; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.append_only import forbid_change
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.create_table(
        "agency",
        sa.Column("code", sa.String(length=35), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False, comment="the place name written before a date"),
        sa.Column("province_code", sa.String(length=2), nullable=False),
        sa.Column("ward_code", sa.String(length=5), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("one_stop_name", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("code", name=op.f("uq_agency_code")),
    )
    op.create_table(
        "clock_offset",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_clock_offset_is_the_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_offset")),
    )
    op.create_table(
        "idempotency_key",
        sa.Column("client", sa.String(length=80), nullable=False),
        sa.Column("route", sa.String(length=120), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("keep_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("client", "route", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_table(
        "inbox_message",
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("event_id", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_message")),
        sa.UniqueConstraint("source", "event_id", name=op.f("uq_inbox_message_source_event_id")),
    )
    op.create_index(
        "ix_inbox_new", "inbox_message", ["received_at"], unique=False, postgresql_where=sa.text("state = 'new'")
    )
    op.create_index(
        "ix_inbox_parked", "inbox_message", ["reference"], unique=False, postgresql_where=sa.text("state = 'parked'")
    )
    op.create_table(
        "calendar_day",
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False, comment="the document that says so"),
        sa.Column("in_place_of", sa.Date(), nullable=True, comment="the other day of a swap"),
        sa.Column("foreseen", sa.Boolean(), nullable=False, comment="follows from the law, not yet announced"),
        sa.Column("entered_by", sa.String(length=80), nullable=False, comment="actor key"),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('off', 'make_up')", name=op.f("ck_calendar_day_kind_is_known")),
        sa.CheckConstraint("source <> ''", name=op.f("ck_calendar_day_has_a_source")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_calendar_day_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
        sa.UniqueConstraint(
            "agency_id", "day", name=op.f("uq_calendar_day_agency_id_day"), postgresql_nulls_not_distinct=True
        ),
    )
    op.create_table(
        "counter",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_counter_agency_id")),
        sa.PrimaryKeyConstraint("agency_id", "series", name=op.f("pk_counter")),
    )
    op.create_table(
        "dossier",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("procedure", sa.String(length=20), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("filed_by", sa.String(length=80), nullable=False, comment="actor key of who filed"),
        sa.Column("tracking_secret", sa.Text(), nullable=False),
        sa.Column("applicant_name", sa.String(length=200), nullable=False),
        sa.Column("subject_name", sa.String(length=200), nullable=False),
        sa.Column("subject_sort", sa.String(length=500, collation="C"), nullable=False),
        sa.Column("search_text", sa.String(length=1000), nullable=False, comment="folded: code, names"),
        sa.Column("subject_number_key", sa.String(length=64), nullable=True),
        sa.Column("phone_key", sa.String(length=64), nullable=True),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("declaration", sa.Text(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("delivery_way", sa.String(length=20), nullable=False),
        sa.Column("payment_way", sa.String(length=20), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("filing_facts", sa.Text(), nullable=False, comment="what the slip shows"),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("ending", sa.String(length=40), nullable=True),
        sa.Column(
            "received_at", sa.DateTime(timezone=True), nullable=False, comment="when it really came, to the second"
        ),
        sa.Column("counted_from", sa.DateTime(timezone=True), nullable=False, comment="when the law begins to count"),
        sa.Column("react_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "due_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="last derivation, for lists; the derivation itself rules",
        ),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_longer", sa.Boolean(), nullable=False, comment="the longer limit for verification applies"),
        sa.Column("next_look_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_dossier_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("code", name=op.f("uq_dossier_code")),
    )
    op.create_index("ix_dossier_agency_received", "dossier", ["agency_id", "received_at", "id"], unique=False)
    op.create_index(
        "ix_dossier_next_look",
        "dossier",
        ["next_look_at"],
        unique=False,
        postgresql_where=sa.text("next_look_at IS NOT NULL"),
    )
    op.create_index("ix_dossier_subject_number", "dossier", ["subject_number_key"], unique=False)
    op.create_table(
        "partner_client",
        sa.Column("client_id", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("secret_hash", sa.String(length=200), nullable=True),
        sa.Column("public_jwk", sa.Text(), nullable=True),
        sa.Column("scopes", postgresql.ARRAY(sa.String(length=80)), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_partner_client_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_client")),
        sa.UniqueConstraint("client_id", name=op.f("uq_partner_client_client_id")),
    )
    op.create_table(
        "staff_member",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("username", sa.String(length=80), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.String(length=30)), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("keys_on", sa.Boolean(), nullable=False, comment="single-key shortcuts, WCAG 2.1.4"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_staff_member_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_member")),
        sa.UniqueConstraint("username", name=op.f("uq_staff_member_username")),
    )
    op.create_table(
        "working_hours",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("months", postgresql.ARRAY(sa.SmallInteger()), nullable=False, comment="the season, 1 to 12"),
        sa.Column("weekdays", postgresql.ARRAY(sa.SmallInteger()), nullable=False, comment="0 is Monday"),
        sa.Column("sessions", postgresql.ARRAY(sa.String(length=11)), nullable=False),
        sa.Column("reception_only", sa.Boolean(), nullable=False, comment="open, but no working day of any limit"),
        sa.Column("entered_by", sa.String(length=80), nullable=False, comment="actor key"),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "months <@ ARRAY[1,2,3,4,5,6,7,8,9,10,11,12]::smallint[]", name=op.f("ck_working_hours_months_exist")
        ),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_working_hours_ends_after_it_begins")
        ),
        sa.CheckConstraint(
            "weekdays <@ ARRAY[0,1,2,3,4,5,6]::smallint[]", name=op.f("ck_working_hours_weekdays_exist")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_working_hours_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_hours")),
    )
    op.create_index(op.f("ix_working_hours_agency_id"), "working_hours", ["agency_id"], unique=False)
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=80), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column(
            "transaction",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text)::bigint"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_audit_entry_agency_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_audit_entry_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(
        "ix_audit_entry_dossier",
        "audit_entry",
        ["dossier_id", "id"],
        unique=False,
        postgresql_where=sa.text("dossier_id IS NOT NULL"),
    )
    op.create_table(
        "cash_receipt",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=20), nullable=False, comment="cash or cod"),
        sa.Column("taken_by", sa.String(length=80), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_cash_receipt_is_something")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_cash_receipt_agency_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_cash_receipt_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_receipt")),
        sa.UniqueConstraint("agency_id", "year", "number", name=op.f("uq_cash_receipt_agency_id_year_number")),
    )
    op.create_index(op.f("ix_cash_receipt_dossier_id"), "cash_receipt", ["dossier_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("leg", sa.String(length=120), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.String(length=40), nullable=False, comment="which content model: receipt, birth_certificate..."
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("series", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reserved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True, comment="of the present file"),
        sa.Column("drawn_sha256", sa.String(length=64), nullable=True, comment="of the file before any signature"),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", sa.String(length=80), nullable=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sealed_by", sa.String(length=80), nullable=True),
        sa.Column("for_applicant", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_document_agency_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_document_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("agency_id", "series", "number", name=op.f("uq_document_agency_id_series_number")),
        sa.UniqueConstraint(
            "dossier_id", "leg", "line", "turn", "kind", name=op.f("uq_document_dossier_id_leg_line_turn_kind")
        ),
    )
    op.create_index(op.f("ix_document_dossier_id"), "document", ["dossier_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("proposal", sa.String(length=20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("corrections", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("legal_basis", sa.String(length=300), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("drafted_by", sa.String(length=80), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=True, comment="the applicant's, or the chairman's on return"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_draft_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    op.create_index(op.f("ix_draft_dossier_id"), "draft", ["dossier_id"], unique=False)
    op.create_table(
        "effect",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("leg", sa.String(length=120), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("partner", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("intended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_effect_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_effect")),
        sa.UniqueConstraint(
            "dossier_id", "leg", "line", "turn", "kind", name=op.f("uq_effect_dossier_id_leg_line_turn_kind")
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_effect_reference")),
    )
    op.create_index(op.f("ix_effect_dossier_id"), "effect", ["dossier_id"], unique=False)
    op.create_table(
        "fee_line",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("unit_price", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("exempt_by", sa.String(length=200), nullable=True),
        sa.Column("legal_basis", sa.String(length=300), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("unit_price >= 0 AND quantity >= 0 AND amount >= 0", name=op.f("ck_fee_line_not_negative")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_fee_line_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_line")),
        sa.UniqueConstraint("dossier_id", "code", name=op.f("uq_fee_line_dossier_id_code")),
    )
    op.create_index(op.f("ix_fee_line_dossier_id"), "fee_line", ["dossier_id"], unique=False)
    op.create_table(
        "interruption",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_interruption_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_interruption")),
    )
    op.create_table(
        "journal_line",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("leg", sa.String(length=120), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False, comment="step, outward, answer, limit, marker"),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False, comment="the outcome model as JSON, no personal data"),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=True, comment="of the reading that wrote it; null for an answer"),
        sa.Column(
            "taken_in_at", sa.DateTime(timezone=True), nullable=True, comment="when a reading first passed this answer"
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_journal_line_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", "leg", "line", "turn", name=op.f("pk_journal_line")),
    )
    op.create_table(
        "look_up",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(length=80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_look_up_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_up")),
    )
    op.create_index(op.f("ix_look_up_dossier_id"), "look_up", ["dossier_id"], unique=False)
    op.create_table(
        "parcel",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("tracking_code", sa.String(length=60), nullable=False),
        sa.Column("cod_amount", sa.Integer(), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cod_collected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cod_remitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_parcel_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcel")),
        sa.UniqueConstraint("reference", name=op.f("uq_parcel_reference")),
    )
    op.create_index(op.f("ix_parcel_dossier_id"), "parcel", ["dossier_id"], unique=False)
    op.create_table(
        "pause",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("restarts", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_pause_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pause_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause")),
    )
    op.create_index(op.f("ix_pause_dossier_id"), "pause", ["dossier_id"], unique=False)
    op.create_table(
        "reading",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=80), nullable=False),
        sa.Column("flow_run_id", sa.String(length=40), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_as", sa.String(length=30), nullable=True, comment="waiting, ended, partner, failed, incident"),
        sa.Column("awaiting", sa.String(length=200), nullable=True),
        sa.Column("lines_written", sa.Integer(), nullable=False),
        sa.Column("error_code", sa.String(length=60), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_reading_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_dossier_id"), "reading", ["dossier_id"], unique=False)
    op.create_index(
        "ix_reading_unended", "reading", ["started_at"], unique=False, postgresql_where=sa.text("ended_at IS NULL")
    )
    op.create_table(
        "reading_lease",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("holder", sa.String(length=80), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "incident_at", sa.DateTime(timezone=True), nullable=True, comment="set while the dossier is an incident"
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_reading_lease_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_reading_lease")),
    )
    op.create_table(
        "register_entry",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("book", sa.String(length=30), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("personal_number", sa.Text(), nullable=True),
        sa.Column("personal_number_key", sa.String(length=64), nullable=True),
        sa.Column("number_added_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("number_note", sa.String(length=300), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_register_entry_agency_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_register_entry_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
        sa.UniqueConstraint(
            "agency_id", "book", "year", "number", name=op.f("uq_register_entry_agency_id_book_year_number")
        ),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_register_entry_dossier_id")),
        sa.UniqueConstraint("personal_number_key", name=op.f("uq_register_entry_personal_number_key")),
    )
    op.create_table(
        "staff_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False, comment="page or api"),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_staff_session_staff_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_session")),
    )
    op.create_index("ix_staff_session_staff", "staff_session", ["staff_id"], unique=False)
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=80), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_stored_file_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    op.create_index(op.f("ix_stored_file_dossier_id"), "stored_file", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_stored_file_sha256"), "stored_file", ["sha256"], unique=False)
    op.create_table(
        "supplement_request",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("drafted_by", sa.String(length=80), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_supplement_request_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplement_request")),
    )
    op.create_index(op.f("ix_supplement_request_dossier_id"), "supplement_request", ["dossier_id"], unique=False)
    op.create_table(
        "wake_up",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_wake_up_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wake_up")),
    )
    op.create_index(op.f("ix_wake_up_dossier_id"), "wake_up", ["dossier_id"], unique=False)
    op.create_index(op.f("ix_wake_up_due_at"), "wake_up", ["due_at"], unique=False)
    op.create_table(
        "work_item",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("leg", sa.String(length=120), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=80), nullable=False, comment="key of the act that answers it"),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("also_role", sa.String(length=40), nullable=True, comment="who may answer when the first cannot"),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("limit", sa.String(length=30), nullable=True, comment="as procedures.limits writes it, such as 15wd"),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True, comment="last derivation, for lists"),
        sa.Column("reference", sa.String(length=60), nullable=True, comment="our reference at the awaited partner"),
        sa.Column("subject_id", sa.Uuid(), nullable=True, comment="what it is about: a draft, a document, a request"),
        sa.Column("shown_hash", sa.String(length=64), nullable=True, comment="of what must have been seen"),
        sa.Column("aside", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=80), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_work_item_agency_id")),
        sa.ForeignKeyConstraint(["assignee_id"], ["staff_member.id"], name=op.f("fk_work_item_assignee_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_work_item_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_item")),
        sa.UniqueConstraint("dossier_id", "leg", "line", "turn", name=op.f("uq_work_item_dossier_id_leg_line_turn")),
    )
    op.create_index(op.f("ix_work_item_dossier_id"), "work_item", ["dossier_id"], unique=False)
    op.create_index(
        "ix_work_item_open_list",
        "work_item",
        ["agency_id", "role", sa.literal_column("coalesce(due_at, opened_at)"), "id"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "ix_work_item_reference",
        "work_item",
        ["reference"],
        unique=False,
        postgresql_where=sa.text("reference IS NOT NULL"),
    )
    op.create_table(
        "audit_seal",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("chain_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["audit_entry.id"], name=op.f("fk_audit_seal_entry_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_audit_seal_entry_id")),
    )
    op.create_table(
        "component",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("original_kept", sa.Boolean(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("supplement_id", sa.Uuid(), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("verdict_note", sa.String(length=1000), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_component_dossier_id")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_component_file_id")),
        sa.ForeignKeyConstraint(["supplement_id"], ["supplement_request.id"], name=op.f("fk_component_supplement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_component")),
    )
    op.create_index(op.f("ix_component_dossier_id"), "component", ["dossier_id"], unique=False)
    op.create_table(
        "incident",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("work_item_id", sa.Uuid(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_as", sa.String(length=20), nullable=True, comment="retry or stop"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_incident_dossier_id")),
        sa.ForeignKeyConstraint(["work_item_id"], ["work_item.id"], name=op.f("fk_incident_work_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    op.create_index(op.f("ix_incident_dossier_id"), "incident", ["dossier_id"], unique=False)
    op.create_table(
        "letter",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("leg", sa.String(length=120), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("notice", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("in_doubt", sa.Boolean(), nullable=False, comment="sent without an answer: ask before sending again"),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "not_before", sa.DateTime(timezone=True), nullable=False, comment="the database's time of the next attempt"
        ),
        sa.Column(
            "claimed_until",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="the database's time until which a worker holds it",
        ),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_letter_document_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_letter_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint(
            "dossier_id",
            "leg",
            "line",
            "turn",
            "notice",
            "channel",
            name=op.f("uq_letter_dossier_id_leg_line_turn_notice_channel"),
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_letter_reference")),
    )
    op.create_index(op.f("ix_letter_dossier_id"), "letter", ["dossier_id"], unique=False)
    op.create_index(
        "ix_letter_waiting", "letter", ["not_before"], unique=False, postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_table(
        "parcel_event",
        sa.Column("parcel_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["parcel_id"], ["parcel.id"], name=op.f("fk_parcel_event_parcel_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parcel_event")),
        sa.UniqueConstraint("parcel_id", "event_id", name=op.f("uq_parcel_event_parcel_id_event_id")),
    )
    op.create_index(op.f("ix_parcel_event_parcel_id"), "parcel_event", ["parcel_id"], unique=False)
    op.execute("CREATE INDEX ix_dossier_search_text ON dossier USING gin (search_text gin_trgm_ops)")
    for table in ("audit_entry", "audit_seal", "journal_line", "parcel_event"):
        forbid_change(table)

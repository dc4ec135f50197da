"""Who is away, what was moved or asked again, how each day ended; indexes by which open dossiers are counted

Safe beside the previous code: new tables and indexes that it never touches. The indexes are small (most are partial),
and are made while nobody writes: a table is locked for as long as its index takes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision: str | None = "0026"


def upgrade() -> None:
    _absences()
    _asked_again()
    _digests()
    _rebalancings()
    _indexes_of_dossiers()
    _indexes_of_progress()


def _absences() -> None:
    op.create_table(
        "absence",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("begins_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column("entered_by", sa.String(length=80), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.String(length=80), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_at > begins_at", name=op.f("ck_absence_ends_after_it_begins")),
        sa.CheckConstraint(
            "deputy_id IS NULL OR deputy_id <> staff_id", name=op.f("ck_absence_nobody_is_his_own_deputy")
        ),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_absence_withdrawn_by_somebody")
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_absence_agency_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_absence_staff_id")),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff_member.id"], name=op.f("fk_absence_deputy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    standing = sa.text("withdrawn_at IS NULL")
    op.create_index("ix_absence_standing", "absence", ["agency_id", "ends_at"], postgresql_where=standing)
    op.create_index("ix_absence_of_member", "absence", ["staff_id", "ends_at"], postgresql_where=standing)


def _asked_again() -> None:
    op.create_table(
        "asked_again",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lines_before", sa.Integer(), nullable=False),
        sa.Column("fence_before", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_asked_again_dossier_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_asked_again_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_again")),
    )
    op.create_index("ix_asked_again_of_dossier", "asked_again", ["dossier_id", "asked_at"])


def _digests() -> None:
    op.create_table(
        "daily_digest",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("figures", postgresql.JSONB(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_daily_digest_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_digest")),
        sa.UniqueConstraint("agency_id", "day", name=op.f("uq_daily_digest_agency_id_day")),
    )


def _rebalancings() -> None:
    op.create_table(
        "rebalancing",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_by", sa.String(length=80), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_rebalancing_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rebalancing")),
    )


def _indexes_of_dossiers() -> None:
    op.create_index(
        "ix_dossier_open",
        "dossier",
        ["agency_id", "received_at", "id"],
        postgresql_where=sa.text("ending IS NULL"),
        postgresql_include=["procedure", "due_at", "react_by", "issued_at", "accepted_at"],
    )
    for what in ("issued", "ended"):
        given = sa.text(f"{what}_at IS NOT NULL")
        op.create_index(f"ix_dossier_{what}", "dossier", ["agency_id", f"{what}_at"], postgresql_where=given)
    phone = sa.text("phone_key IS NOT NULL")
    op.create_index("ix_dossier_phone", "dossier", ["phone_key"], postgresql_where=phone)
    op.create_index("ix_pause_open", "pause", ["dossier_id"], postgresql_where=sa.text("until IS NULL"))
    op.create_index("ix_reappointment_given", "reappointment", ["given_at"])
    sent = sa.text("sent_at IS NOT NULL")
    op.create_index("ix_supplement_request_sent", "supplement_request", ["sent_at"], postgresql_where=sent)


def _indexes_of_progress() -> None:
    op.create_index(
        "ix_work_item_open",
        "work_item",
        ["dossier_id"],
        postgresql_where=sa.text("state = 'open'"),
        postgresql_include=["agency_id", "line", "role", "aside", "assignee_id", "claimed_until"],
    )
    answered = sa.text("state = 'answered' AND NOT aside")
    op.create_index("ix_work_item_answered", "work_item", ["agency_id", "ended_at"], postgresql_where=answered)
    incident = sa.text("incident_at IS NOT NULL")
    op.create_index("ix_reading_lease_incident", "reading_lease", ["incident_at"], postgresql_where=incident)
    op.create_index("ix_reading_ended", "reading", ["ended_as", "ended_at"])
    op.create_index("ix_incident_happened", "incident", ["happened_at"])
    op.create_index("ix_incident_open", "incident", ["dossier_id"], postgresql_where=sa.text("settled_at IS NULL"))
    confirmed = sa.text("confirmed_at IS NOT NULL")
    op.create_index("ix_effect_confirmed", "effect", ["partner", "confirmed_at"], postgresql_where=confirmed)

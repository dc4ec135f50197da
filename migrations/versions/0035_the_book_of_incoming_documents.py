"""The book of incoming documents: the line in the book, its files, corrections, tasks, replies and reminders

Safe beside the previous code: new tables; a notice may be about an incoming document and may come from the clock.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.append_only import forbid_change

revision = "0035"
down_revision: str | None = "0033"


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _coded(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=40), nullable=False)


def _actor(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=80), nullable=nullable, comment="actor key")


def _part_of(table: str) -> tuple[sa.Column[object], sa.Column[object], sa.ForeignKeyConstraint, sa.PrimaryKeyConstraint]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["incoming_document.id"], name=op.f(f"fk_{table}_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    _document()
    _indexes()
    _files_and_corrections()
    _tasks()
    _replies_and_reminders()
    op.add_column("staff_notice", sa.Column("incoming_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_staff_notice_incoming_id"), "staff_notice", "incoming_document", ["incoming_id"], ["id"]
    )
    op.alter_column("staff_notice", "by_id", nullable=True)


def _document() -> None:
    op.create_table(
        "incoming_document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        _coded("book"),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        _coded("medium"),
        _coded("state"),
        sa.Column("version", sa.Integer(), nullable=False),
        _coded("urgency"),
        _moment("arrived_at"),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("same_paper_key", sa.String(length=64), nullable=False),
        sa.Column("reply_to", sa.Text(), nullable=True),
        sa.Column("signatures", sa.Text(), nullable=False),
        _actor("registered_by"),
        _moment("registered_at"),
        *(_moment(name, nullable=True) for name in ("step_due_at", "present_by", "presented_at")),
        _actor("presented_by", nullable=True),
        sa.Column("presented_to", sa.Uuid(), nullable=True),
        _moment("routed_at", nullable=True),
        _actor("routed_by", nullable=True),
        _moment("due_at", nullable=True),
        sa.Column("directive", sa.Text(), nullable=True),
        _moment("ended_at", nullable=True),
        _actor("ended_by", nullable=True),
        sa.Column("ending", sa.Text(), nullable=True, comment="result, or why not"),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("stamp_place", sa.String(length=20), nullable=True),
        sa.CheckConstraint("(number IS NULL) = (state = 'returned')", name="numbered_unless_returned"),
        sa.CheckConstraint("(number IS NULL) = (year IS NULL)", name="number_has_its_year"),
        sa.CheckConstraint("(step_due_at IS NOT NULL) = (state IN ('registered', 'presented', 'routed'))", name="awaited"),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_incoming_document_agency_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_incoming_document_dossier_id")),
        sa.ForeignKeyConstraint(["presented_to"], ["staff_member.id"], name=op.f("fk_incoming_document_presented_to")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incoming_document")),
        sa.UniqueConstraint(
            "agency_id", "book", "year", "number", name=op.f("uq_incoming_document_agency_id_book_year_number")
        ),
    )


def _indexes() -> None:
    table = "incoming_document"
    op.create_index("ix_incoming_document_book", table, ["agency_id", "book", "arrived_at", "id"])
    op.create_index(op.f("ix_incoming_document_dossier_id"), table, ["dossier_id"])
    op.create_index("ix_incoming_document_same_paper", table, ["agency_id", "same_paper_key"])
    op.create_index(
        "ix_incoming_document_awaited", table, ["step_due_at"], postgresql_where=sa.text("step_due_at IS NOT NULL")
    )
    op.create_index(
        "ix_incoming_document_search_text",
        table,
        ["search_text"],
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )


def _files_and_corrections() -> None:
    op.create_table(
        "incoming_file",
        *_part_of("incoming_file"),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        _coded("part"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        _moment("added_at"),
        _actor("added_by"),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_incoming_file_file_id")),
        sa.UniqueConstraint("file_id", name=op.f("uq_incoming_file_file_id")),
    )
    op.create_index(op.f("ix_incoming_file_document_id"), "incoming_file", ["document_id"])
    op.create_table(
        "incoming_correction",
        *_part_of("incoming_correction"),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _moment("corrected_at"),
        _actor("corrected_by"),
    )
    op.create_index(op.f("ix_incoming_correction_document_id"), "incoming_correction", ["document_id"])
    forbid_change("incoming_file")
    forbid_change("incoming_correction")


def _tasks() -> None:
    standing = sa.text("ended_at IS NULL")
    op.create_table(
        "incoming_task",
        *_part_of("incoming_task"),
        _coded("part"),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        _moment("given_at"),
        _actor("given_by"),
        _moment("received_at", nullable=True),
        _actor("received_by", nullable=True),
        _moment("ended_at", nullable=True),
        _actor("ended_by", nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("(unit_id IS NULL) <> (staff_id IS NULL)", name="for_a_unit_or_a_person"),
        sa.CheckConstraint("(received_at IS NULL) = (received_by IS NULL)", name="received_by_somebody"),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_reason IS NULL)", name="ended_for_a_reason"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_incoming_task_unit_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_incoming_task_staff_id")),
    )
    op.create_index(op.f("ix_incoming_task_document_id"), "incoming_task", ["document_id"])
    op.create_index("ix_incoming_task_of_member", "incoming_task", ["staff_id"], postgresql_where=standing)
    op.create_index("ix_incoming_task_of_unit", "incoming_task", ["unit_id"], postgresql_where=standing)
    op.create_index(
        "uq_incoming_task_one_leads",
        "incoming_task",
        ["document_id"],
        unique=True,
        postgresql_where=sa.text("part = 'lead' AND ended_at IS NULL"),
    )


def _replies_and_reminders() -> None:
    op.create_table(
        "incoming_reply",
        *_part_of("incoming_reply"),
        _coded("kind"),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=80), nullable=False),
        _coded("state"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("in_doubt", sa.Boolean(), nullable=False, comment="sent without an answer: ask before sending again"),
        _moment("written_at"),
        sa.Column(
            "not_before", sa.DateTime(timezone=True), nullable=False, comment="the database's time of the next attempt"
        ),
        sa.Column(
            "give_up_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now() + interval '1 day'"),
            nullable=False,
        ),
        sa.Column(
            "claimed_until",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="the database's time until which a worker holds it",
        ),
        _moment("sent_at", nullable=True),
        sa.Column("fault", sa.String(length=60), nullable=True),
        sa.UniqueConstraint("document_id", "kind", name=op.f("uq_incoming_reply_document_id_kind")),
        sa.UniqueConstraint("reference", name=op.f("uq_incoming_reply_reference")),
    )
    op.create_index(
        "ix_incoming_reply_waiting", "incoming_reply", ["not_before"], postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_table(
        "incoming_reminder",
        *_part_of("incoming_reminder"),
        _coded("kind"),
        _moment("due_at"),
        _moment("reminded_at"),
        sa.UniqueConstraint("document_id", "kind", "due_at", name=op.f("uq_incoming_reminder_document_id_kind_due_at")),
    )

"""What stands in a folder beside the journal: notes, contacts, opinions, where originals are, people, scanned piles

Safe beside the previous code: new tables only. People are noted from now on; dossiers filed before are known by
their applicant's number alone.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision: str | None = "0028"


def _of_dossier() -> sa.Column[object]:
    return sa.Column("dossier_id", sa.Uuid(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    _notes_and_contacts()
    _opinions()
    _originals()
    _people_and_piles()


def _notes_and_contacts() -> None:
    op.create_table(
        "dossier_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        _of_dossier(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", sa.String(length=80), nullable=False),
        _moment("written_at"),
        _moment("taken_back_at", nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_note_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_note")),
    )
    op.create_index(op.f("ix_dossier_note_dossier_id"), "dossier_note", ["dossier_id"])
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        _of_dossier(),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("reached", sa.String(length=40), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        _moment("made_at"),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_contact_dossier_id")),
        sa.ForeignKeyConstraint(["item_id"], ["work_item.id"], name=op.f("fk_contact_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_dossier_id"), "contact", ["dossier_id"])


def _opinions() -> None:
    op.create_table(
        "opinion",
        sa.Column("id", sa.Uuid(), nullable=False),
        _of_dossier(),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=80), nullable=False),
        _moment("asked_at"),
        sa.Column("asked_role", sa.String(length=40), nullable=False),
        sa.Column("asked_staff_id", sa.Uuid(), nullable=True),
        _moment("due_at"),
        _moment("taken_back_at", nullable=True),
        sa.ForeignKeyConstraint(["asked_staff_id"], ["staff_member.id"], name=op.f("fk_opinion_asked_staff_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_opinion_dossier_id")),
        sa.ForeignKeyConstraint(["item_id"], ["work_item.id"], name=op.f("fk_opinion_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sa.UniqueConstraint("item_id", name=op.f("uq_opinion_item_id")),
    )
    op.create_index(op.f("ix_opinion_dossier_id"), "opinion", ["dossier_id"])


def _originals() -> None:
    op.create_table(
        "original_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        _of_dossier(),
        sa.Column("component_id", sa.Uuid(), nullable=False),
        sa.Column("custody", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("to_whom", sa.Text(), nullable=True),
        sa.Column("signed_for", sa.String(length=40), nullable=True),
        sa.Column("moved_by", sa.String(length=80), nullable=False),
        _moment("moved_at"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["component_id"], ["component.id"], name=op.f("fk_original_move_component_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_original_move_dossier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_original_move")),
    )
    op.create_index(op.f("ix_original_move_component_id"), "original_move", ["component_id"])
    op.create_index(op.f("ix_original_move_dossier_id"), "original_move", ["dossier_id"])


def _people_and_piles() -> None:
    op.create_table(
        "person_named",
        _of_dossier(),
        sa.Column("part", sa.String(length=120), nullable=False),
        sa.Column("number_key", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_person_named_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", "part", name=op.f("pk_person_named")),
    )
    op.create_index(op.f("ix_person_named_number_key"), "person_named", ["number_key"])
    op.create_table(
        "scan_batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.String(length=80), nullable=False),
        _moment("taken_at"),
        _moment("filed_at", nullable=True),
        sa.Column("filed_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_scan_batch_agency_id")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_scan_batch_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_batch")),
        sa.UniqueConstraint("file_id", name=op.f("uq_scan_batch_file_id")),
    )
    op.create_index(op.f("ix_scan_batch_agency_id"), "scan_batch", ["agency_id"])

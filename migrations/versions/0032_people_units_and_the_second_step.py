"""People, units and the second step: who changed whose rights, codes from a telephone, what comes first after log-in

Safe beside the previous code: whatever it writes gets the new columns from the database itself, nobody is asked for a
second step before he has set one up, and no role requires it until an administrator says so.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0032"
down_revision: str | None = "0038"


def _moment(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    _members()
    _units()
    _second_step()
    _changes()


def _members() -> None:
    op.add_column("staff_member", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    for name in ("left_at", "first_code_until", "last_log_in_at"):
        op.add_column("staff_member", _moment(name))
    op.create_index("ix_staff_member_agency_id", "staff_member", ["agency_id"])
    op.add_column("staff_session", sa.Column("before", sa.String(length=10), nullable=False, server_default=""))
    op.add_column("staff_session", sa.Column("device", sa.String(length=80), nullable=False, server_default=""))


def _units() -> None:
    op.add_column("unit", sa.Column("parent_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_unit_parent_id"), "unit", "unit", ["parent_id"], ["id"])
    op.add_column("unit", _moment("closed_at"))
    op.add_column("unit", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def _second_step() -> None:
    op.create_table(
        "staff_totp",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        _moment("begun_at", nullable=False),
        _moment("confirmed_at"),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_staff_totp_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_totp")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("code_key", sa.String(length=64), nullable=False),
        _moment("made_at", nullable=False),
        _moment("used_at"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_recovery_code_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "code_key", name=op.f("pk_recovery_code")),
    )
    op.create_table(
        "two_step_rule",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.String(length=30)), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_two_step_rule_agency_id")),
        sa.PrimaryKeyConstraint("agency_id", name=op.f("pk_two_step_rule")),
    )


def _changes() -> None:
    op.create_table(
        "people_change",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        _moment("at", nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_people_change_agency_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_people_change_staff_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_people_change_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_change")),
    )
    op.create_index("ix_people_change_member", "people_change", ["staff_id", "at", "id"])
    op.create_index("ix_people_change_unit", "people_change", ["unit_id", "at", "id"])

"""How far each member of staff sees: units, limits of a member, sealed dossiers, and the journal of who looked

Safe beside the previous code: whatever it writes gets the new columns from the database itself, and empty limits
limit nothing. The territory of dossiers filed before stays unknown; only people without a limit of territory see them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0026"
down_revision: str | None = "0025"

# What a list filters by stands on the work itself. No path that writes work, in bulk or one by one, can forget it.
_COPY = """
CREATE FUNCTION copy_reach_to_work_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT procedure, territory, sealed INTO NEW.procedure, NEW.territory, NEW.sealed
      FROM dossier WHERE id = NEW.dossier_id;
    NEW.procedure := coalesce(NEW.procedure, '');
    NEW.sealed := coalesce(NEW.sealed, false);
    RETURN NEW;
END
$$
"""
_FOLLOW = """
CREATE FUNCTION follow_reach_of_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE work_item SET procedure = NEW.procedure, territory = NEW.territory, sealed = NEW.sealed
     WHERE dossier_id = NEW.id;
    RETURN NULL;
END
$$
"""


def upgrade() -> None:
    _units()
    _reach()
    _seals()
    op.create_index("ix_audit_entry_agency_at", "audit_entry", ["agency_id", "at", "id"])
    op.create_index("ix_audit_entry_actor_at", "audit_entry", ["actor", "at", "id"])
    searches = sa.text("action = 'search.read'")
    op.create_index("ix_audit_entry_searches", "audit_entry", ["agency_id", "at", "id"], postgresql_where=searches)


def _units() -> None:
    op.create_table(
        "unit",
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("territories", postgresql.ARRAY(sa.String(length=5)), nullable=False, server_default="{}"),
        sa.Column("procedures", postgresql.ARRAY(sa.String(length=20)), nullable=False, server_default="{}"),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_unit_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("agency_id", "name", name=op.f("uq_unit_agency_id_name")),
    )
    op.add_column("staff_member", sa.Column("unit_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_staff_member_unit_id"), "staff_member", "unit", ["unit_id"], ["id"])
    for name, length in (("territories", 5), ("procedures", 20), ("steps", 80)):
        listed = postgresql.ARRAY(sa.String(length=length))
        op.add_column("staff_member", sa.Column(name, listed, nullable=False, server_default="{}"))


def _reach() -> None:
    op.add_column("dossier", sa.Column("territory", sa.String(length=5), nullable=True))
    op.add_column("dossier", sa.Column("sealed", sa.Boolean(), nullable=False, server_default="false"))
    op.add_column("work_item", sa.Column("procedure", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("work_item", sa.Column("territory", sa.String(length=5), nullable=True))
    op.add_column("work_item", sa.Column("sealed", sa.Boolean(), nullable=False, server_default="false"))
    op.execute(_COPY)
    op.execute(_FOLLOW)
    op.execute(
        "CREATE TRIGGER work_item_has_its_reach BEFORE INSERT ON work_item "
        "FOR EACH ROW EXECUTE FUNCTION copy_reach_to_work_item()"
    )
    op.execute(
        "CREATE TRIGGER dossier_tells_its_reach AFTER UPDATE OF procedure, territory, sealed ON dossier "
        "FOR EACH ROW WHEN ((OLD.procedure, OLD.territory, OLD.sealed) "
        "IS DISTINCT FROM (NEW.procedure, NEW.territory, NEW.sealed)) "
        "EXECUTE FUNCTION follow_reach_of_dossier()"
    )
    op.execute("UPDATE work_item SET procedure = d.procedure FROM dossier d WHERE d.id = work_item.dossier_id")


def _seals() -> None:
    op.create_table(
        "dossier_seal",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed_by", sa.Uuid(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        sa.Column("lift_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_seal_dossier_id")),
        sa.ForeignKeyConstraint(["sealed_by"], ["staff_member.id"], name=op.f("fk_dossier_seal_sealed_by")),
        sa.ForeignKeyConstraint(["lifted_by"], ["staff_member.id"], name=op.f("fk_dossier_seal_lifted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_seal")),
    )
    in_force = sa.text("lifted_at IS NULL")
    op.create_index("uq_dossier_seal_in_force", "dossier_seal", ["dossier_id"], unique=True, postgresql_where=in_force)
    op.create_table(
        "seal_pass",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_by", sa.String(length=80), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_seal_pass_dossier_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_seal_pass_agency_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff_member.id"], name=op.f("fk_seal_pass_staff_id")),
        sa.ForeignKeyConstraint(["seen_by"], ["staff_member.id"], name=op.f("fk_seal_pass_seen_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal_pass")),
    )
    held, unseen = sa.text("ended_at IS NULL"), sa.text("kind = 'broken' AND seen_at IS NULL")
    op.create_index("ix_seal_pass_holder", "seal_pass", ["staff_id", "dossier_id"], postgresql_where=held)
    op.create_index("ix_seal_pass_dossier", "seal_pass", ["dossier_id"])
    op.create_index("ix_seal_pass_unseen", "seal_pass", ["agency_id", "given_at"], postgresql_where=unseen)

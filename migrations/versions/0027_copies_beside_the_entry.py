"""The copies asked for with a registration are numbered in a book of their own, beside the entry itself

Safe beside the previous code: a dossier that entered once still may, and nothing that is there is touched.
"""

from __future__ import annotations

from alembic import op

revision = "0027"
down_revision: str | None = "0022"


def upgrade() -> None:
    op.create_unique_constraint(op.f("uq_register_entry_dossier_id_book"), "register_entry", ["dossier_id", "book"])
    op.drop_constraint(op.f("uq_register_entry_dossier_id"), "register_entry", type_="unique")

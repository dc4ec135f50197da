"""Documents that machines bring: delivered, under the sender's own reference, and not in the book yet

The previous code serves on beside it as long as no machine has delivered anything: it does not know that state.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision: str | None = "0045"

_TABLE = "incoming_document"


def upgrade() -> None:
    op.add_column(_TABLE, sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(_TABLE, sa.Column("client_id", sa.Uuid(), nullable=True))
    op.add_column(_TABLE, sa.Column("reference", sa.String(length=80), nullable=True))
    op.create_foreign_key(op.f("fk_incoming_document_client_id"), _TABLE, "partner_client", ["client_id"], ["id"])
    op.create_unique_constraint(op.f("uq_incoming_document_client_id_reference"), _TABLE, ["client_id", "reference"])
    for old in ("numbered_unless_returned", "awaited"):
        op.drop_constraint(op.f(f"ck_incoming_document_{old}"), _TABLE, type_="check")
    op.create_check_constraint(
        op.f("ck_incoming_document_numbered_in_the_book"),
        _TABLE,
        "(number IS NULL) = (state IN ('delivered', 'returned'))",
    )
    op.create_check_constraint(
        op.f("ck_incoming_document_awaited"),
        _TABLE,
        "(step_due_at IS NOT NULL) = (state IN ('delivered', 'registered', 'presented', 'routed'))",
    )
    op.create_check_constraint(
        op.f("ck_incoming_document_delivered_by_somebody"),
        _TABLE,
        "(delivered_at IS NULL) = (client_id IS NULL) AND (client_id IS NULL) = (reference IS NULL)",
    )
    # A letter may be sent by whoever is linked with us; new ones get it with their row.
    op.execute(
        "UPDATE partner_client SET scopes = scopes || ARRAY['document:send:*']::varchar[]"
        " WHERE id IN (SELECT client_id FROM partner_agency) AND NOT 'document:send:*' = ANY(scopes)"
    )

"""Tokens of partners' machines, and the proofs they have used

Safe beside the previous code: two new tables; no long locks (lock_timeout is 5 s).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    op.create_table(
        "client_token",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("scopes", postgresql.ARRAY(sa.String(length=80)), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"], ["partner_client.id"], name=op.f("fk_client_token_client_id")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_client_token")),
    )
    op.create_index(op.f("ix_client_token_client_id"), "client_token", ["client_id"])
    op.create_index(op.f("ix_client_token_expires_at"), "client_token", ["expires_at"])
    op.create_table(
        "used_assertion",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("jti", sa.String(length=120), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["partner_client.id"], name=op.f("fk_used_assertion_client_id")
        ),
        sa.PrimaryKeyConstraint("client_id", "jti", name=op.f("pk_used_assertion")),
    )
    op.create_index(op.f("ix_used_assertion_until"), "used_assertion", ["until"])

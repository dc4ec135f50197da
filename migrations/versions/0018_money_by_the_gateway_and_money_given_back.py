"""Payments through the gateway, refunds, lines of receipts, and the daily comparison with the partners' books

Safe beside the previous code: tables are added and none is changed. Receipts written before get the lines of their
dossier, for until now one receipt settled the whole sum.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column as C

revision = "0018"
down_revision: str | None = "0017"

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _receipt_lines()
    _payments()
    _refunds()
    _reconciliations()


def _owned() -> tuple[C[object], ...]:
    return (
        C("id", sa.Uuid(), primary_key=True),
        C("dossier_id", sa.Uuid(), sa.ForeignKey("dossier.id"), nullable=False, index=True),
        C("agency_id", sa.Uuid(), sa.ForeignKey("agency.id"), nullable=False),
    )


def _text(name: str, length: int, *, null: bool = False, unique: bool = False, comment: str | None = None) -> C[object]:
    return C(name, sa.String(length), nullable=null, unique=unique, comment=comment)


def _at(name: str, *, null: bool = False) -> C[object]:
    return C(name, _INSTANT, nullable=null)


def _whole(name: str, *, null: bool = False) -> C[object]:
    return C(name, sa.Integer(), nullable=null)


def _is_something() -> sa.CheckConstraint:
    return sa.CheckConstraint("amount > 0", name="is_something")


def _receipt_lines() -> None:
    op.create_table(
        "receipt_line",
        C("id", sa.Uuid(), primary_key=True),
        C("receipt_id", sa.Uuid(), sa.ForeignKey("cash_receipt.id"), nullable=False, index=True),
        _text("code", 40),
        _text("kind", 20),
        _text("title", 200),
        _whole("unit_price"),
        _whole("quantity"),
        _whole("amount"),
        _text("exempt_by", 200, null=True),
        sa.UniqueConstraint("receipt_id", "code"),
        sa.CheckConstraint("amount >= 0", name="not_negative"),
    )
    op.execute(
        """
        INSERT INTO receipt_line (id, receipt_id, code, kind, title, unit_price, quantity, amount, exempt_by)
        SELECT gen_random_uuid(), r.id, f.code, f.kind, f.title, f.unit_price, f.quantity, f.amount, f.exempt_by
          FROM cash_receipt r JOIN fee_line f USING (dossier_id)
         WHERE r.amount = (SELECT sum(amount) FROM fee_line WHERE dossier_id = r.dossier_id)
        """
    )


def _payments() -> None:
    op.create_table(
        "payment_intent",
        *_owned(),
        _text("reference", 60, unique=True),
        _text("merchant", 60),
        _text("account", 60),
        _whole("amount"),
        C("lines", sa.Text(), nullable=False),
        _text("opened_by", 80),
        _at("opened_at"),
        _at("expires_at"),
        _at("look_at"),
        _whole("looks"),
        _text("state", 40),
        _at("closed_at", null=True),
        _is_something(),
        sa.CheckConstraint("(state = 'open') = (closed_at IS NULL)", name="closed_once_over"),
    )
    still_open = sa.text("state = 'open'")
    op.create_index(
        "ix_payment_intent_one_open", "payment_intent", ["dossier_id"], unique=True, postgresql_where=still_open
    )
    op.create_index("ix_payment_intent_look", "payment_intent", ["look_at"], postgresql_where=still_open)
    op.create_table(
        "online_payment",
        *_owned(),
        C("intent_id", sa.Uuid(), sa.ForeignKey("payment_intent.id"), nullable=False, index=True),
        _text("gateway_ref", 60, unique=True),
        _text("account", 60),
        _whole("amount"),
        _at("paid_at"),
        _at("heard_at"),
        C("receipt_id", sa.Uuid(), sa.ForeignKey("cash_receipt.id"), nullable=True, unique=True),
        _text("surplus_because", 40, null=True),
        _at("told_at", null=True),
        _is_something(),
        sa.CheckConstraint("receipt_id IS NOT NULL OR surplus_because IS NOT NULL", name="booked_or_surplus"),
    )
    op.create_index("ix_online_payment_day", "online_payment", ["agency_id", "paid_at"])


def _refunds() -> None:
    op.create_table("refund", *_owned(), *_refund_columns(), *_refund_rules())
    to_send = sa.text("state = 'agreed' AND way = 'online'")
    op.create_index("ix_refund_to_send", "refund", ["not_before"], postgresql_where=to_send)
    op.create_table(
        "refund_line",
        C("id", sa.Uuid(), primary_key=True),
        C("refund_id", sa.Uuid(), sa.ForeignKey("refund.id"), nullable=False, index=True),
        _text("code", 40),
        _text("kind", 20),
        _whole("amount"),
        sa.UniqueConstraint("refund_id", "code"),
        _is_something(),
    )


def _refund_columns() -> tuple[C[object], ...]:
    return (
        C("receipt_id", sa.Uuid(), sa.ForeignKey("cash_receipt.id"), nullable=True, index=True),
        C("payment_id", sa.Uuid(), sa.ForeignKey("online_payment.id"), nullable=True, unique=True),
        _whole("amount"),
        _text("cause", 40),
        _text("way", 20),
        _text("state", 40),
        _at("opened_at"),
        _text("proposed_by", 80, null=True),
        _at("proposed_at", null=True),
        _text("decided_by", 80, null=True),
        _at("decided_at", null=True),
        C("reason", sa.Text(), nullable=True),
        _text("reference", 60, null=True, unique=True),
        _at("not_before", null=True),
        _whole("attempts"),
        _text("gateway_ref", 60, null=True, unique=True),
        _at("gateway_paid_at", null=True),
        _whole("payout_year", null=True),
        _whole("payout_number", null=True),
        _text("paid_by", 80, null=True),
        _at("paid_at", null=True),
        _at("told_at", null=True),
    )


def _refund_rules() -> tuple[sa.Constraint, ...]:
    return (
        sa.UniqueConstraint("agency_id", "payout_year", "payout_number"),
        _is_something(),
        sa.CheckConstraint("(receipt_id IS NULL) <> (payment_id IS NULL)", name="of_one_source"),
        sa.CheckConstraint("(proposed_by IS NULL) = (proposed_at IS NULL)", name="proposed_by_somebody"),
        sa.CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="decided_by_somebody"),
        sa.CheckConstraint("decided_by <> proposed_by", name="four_eyes"),
        sa.CheckConstraint("(state = 'paid') = (paid_at IS NOT NULL)", name="paid_at_some_time"),
        sa.CheckConstraint("(payout_year IS NULL) = (payout_number IS NULL)", name="payout_is_numbered"),
    )


def _reconciliations() -> None:
    op.create_table(
        "reconciliation",
        C("id", sa.Uuid(), primary_key=True),
        C("agency_id", sa.Uuid(), sa.ForeignKey("agency.id"), nullable=False),
        _text("channel", 40),
        _text("account", 60),
        C("day", sa.Date(), nullable=False),
        _at("look_at", null=True),
        _whole("looks"),
        _at("done_at", null=True),
        C("ours", sa.Integer(), nullable=False, comment="what came in less what went out, đồng"),
        _whole("theirs"),
        C("entries", sa.Integer(), nullable=False, comment="how many the partner's statement has"),
        sa.UniqueConstraint("agency_id", "channel", "day"),
    )
    wanted = sa.text("look_at IS NOT NULL")
    op.create_index("ix_reconciliation_look", "reconciliation", ["look_at"], postgresql_where=wanted)
    op.create_table(
        "reconciliation_difference",
        C("id", sa.Uuid(), primary_key=True),
        C("reconciliation_id", sa.Uuid(), sa.ForeignKey("reconciliation.id"), nullable=False, index=True),
        _text("kind", 40),
        _text("entry", 60),
        _text("reference", 60),
        C("dossier_id", sa.Uuid(), sa.ForeignKey("dossier.id"), nullable=True),
        _whole("ours"),
        _whole("theirs"),
        _at("found_at"),
        _text("settled_by", 80, null=True),
        _at("settled_at", null=True),
        C("note", sa.Text(), nullable=True),
        sa.UniqueConstraint("reconciliation_id", "entry"),
        sa.CheckConstraint("(settled_by IS NULL) = (settled_at IS NULL)", name="settled_by_somebody"),
    )
    unsettled = sa.text("settled_at IS NULL")
    op.create_index(
        "ix_reconciliation_difference_open",
        "reconciliation_difference",
        ["reconciliation_id"],
        postgresql_where=unsettled,
    )

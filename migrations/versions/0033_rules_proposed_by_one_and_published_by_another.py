"""Rules proposed by one and published by another: calendar, prices, own limits, days of editions, dry runs

Safe beside the previous code: new tables, one nullable column, and a trigger that only copies what is corrected.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0033"
down_revision: str | None = "0034"

_PAST = """
CREATE FUNCTION keep_calendar_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO calendar_past (id, agency_id, day, kind, name, source, in_place_of, foreseen, entered_by, entered_at,
                               replaced_at)
    VALUES (gen_random_uuid(), OLD.agency_id, OLD.day, OLD.kind, OLD.name, OLD.source, OLD.in_place_of, OLD.foreseen,
            OLD.entered_by, OLD.entered_at, greatest(NEW.entered_at, OLD.entered_at));
    RETURN NEW;
END
$$
"""
_KEPT = """
CREATE TRIGGER calendar_day_keeps_its_past AFTER UPDATE ON calendar_day
FOR EACH ROW EXECUTE FUNCTION keep_calendar_past()
"""


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _words(name: str, length: int, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def upgrade() -> None:
    _past()
    _changes()
    _published("stored_price", _price_columns(), ("agency_id", "fee", "valid_from"))
    _published("own_limit", _limit_columns(), ("agency_id", "procedure", "valid_from"))
    _published("edition_start", [_words("procedure", 20), _words("edition", 40)], _OF_STARTS)
    _runs()


_OF_STARTS = ("agency_id", "procedure", "published_at")


def _past() -> None:
    op.create_table(
        "calendar_past",
        _id("id"),
        _id("agency_id", nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        _words("kind", 10),
        _words("name", 200),
        _words("source", 300),
        sa.Column("in_place_of", sa.Date(), nullable=True),
        sa.Column("foreseen", sa.Boolean(), nullable=False),
        _words("entered_by", 80),
        _moment("entered_at"),
        _moment("replaced_at"),
        _to("calendar_past", "agency_id", "agency"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_past")),
    )
    op.create_index("ix_calendar_past_of_agency", "calendar_past", ["agency_id", "replaced_at"])
    op.execute(_PAST)
    op.execute(_KEPT)


def _changes() -> None:
    table = "rule_change"
    op.create_table(
        table,
        _id("id"),
        _id("agency_id"),
        _words("kind", 40),
        _words("title", 200),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("touches", postgresql.ARRAY(sa.String(length=80)), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        _words("source", 300),
        sa.Column("reason", sa.Text(), nullable=False),
        _words("state", 40),
        _id("proposed_by_id"),
        _moment("proposed_at"),
        _id("ended_by_id", nullable=True),
        _moment("ended_at", nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        _words("shown_hash", 64, nullable=True),
        _check(table, "published_by_a_second_person", "state <> 'published' OR ended_by_id <> proposed_by_id"),
        _check(table, "withdrawn_by_whoever_proposed", "state <> 'withdrawn' OR ended_by_id = proposed_by_id"),
        _check(table, "ended_or_not", "(state = 'proposed') = (ended_at IS NULL)"),
        _check(table, "ended_by_somebody", "(ended_at IS NULL) = (ended_by_id IS NULL)"),
        _check(table, "has_source_and_reason", "source <> '' AND reason <> ''"),
        _to(table, "agency_id", "agency"),
        _to(table, "proposed_by_id", "staff_member"),
        _to(table, "ended_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_change")),
    )
    op.create_index("ix_rule_change_of_agency", table, ["agency_id", "kind", "proposed_at", "id"])
    op.create_index("ix_rule_change_waiting", table, ["agency_id"], postgresql_where=sa.text("state = 'proposed'"))
    op.add_column("staff_notice", _id("change_id", nullable=True))
    op.create_foreign_key(op.f("fk_staff_notice_change_id"), "staff_notice", "rule_change", ["change_id"], ["id"])


def _price_columns() -> list[sa.schema.SchemaItem]:
    return [
        _words("fee", 40),
        _words("channel", 20, nullable=True),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        _check("stored_price", "not_negative", "amount >= 0"),
        _check("stored_price", "ends_after_it_begins", "valid_to IS NULL OR valid_to >= valid_from"),
    ]


def _limit_columns() -> list[sa.schema.SchemaItem]:
    return [
        _words("procedure", 20),
        _words("edition", 40),
        _words("limit", 40),
        _words("verified_limit", 40, nullable=True),
        sa.Column("steps", postgresql.JSONB(), nullable=True),
    ]


def _published(table: str, own: list[sa.schema.SchemaItem], order: tuple[str, ...]) -> None:
    """What a change leaves behind once it is published: rows that are only added and hold for the future only."""
    op.create_table(
        table,
        _id("id"),
        _id("agency_id"),
        *own,
        _words("source", 300),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        _moment("published_at"),
        _id("change_id"),
        _check(table, "holds_for_the_future_only", "valid_from > published_on"),
        _check(table, "has_a_source", "source <> ''"),
        _to(table, "agency_id", "agency"),
        _to(table, "change_id", "rule_change"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("change_id", name=op.f(f"uq_{table}_change_id")),
    )
    op.create_index(f"ix_{table}_of_agency", table, list(order))


def _runs() -> None:
    op.create_table(
        "dry_run",
        _id("id"),
        _id("agency_id"),
        _words("procedure", 20),
        sa.Column("tried", postgresql.JSONB(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        _words("state", 40),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        _id("asked_by_id"),
        _moment("asked_at"),
        _moment("ended_at", nullable=True),
        _check("dry_run", "ends_after_it_begins", "last_day >= first_day"),
        _check("dry_run", "no_more_than_all", "done <= total"),
        _to("dry_run", "agency_id", "agency"),
        _to("dry_run", "asked_by_id", "staff_member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dry_run")),
    )
    op.create_index("ix_dry_run_of_agency", "dry_run", ["agency_id", "procedure", "asked_at"])
    to_do = sa.text("state IN ('waiting', 'running')")
    op.create_index("ix_dry_run_to_do", "dry_run", ["asked_at"], postgresql_where=to_do)
    op.create_table(
        "dry_run_row",
        _id("run_id"),
        _id("dossier_id"),
        _moment("due_before"),
        _moment("due_after"),
        sa.Column("late_before", sa.Boolean(), nullable=False),
        sa.Column("late_after", sa.Boolean(), nullable=False),
        sa.Column("missing", postgresql.ARRAY(sa.String(length=60)), nullable=False),
        sa.Column("spared", postgresql.ARRAY(sa.String(length=60)), nullable=False),
        sa.Column("fee_before", sa.Integer(), nullable=True),
        sa.Column("fee_after", sa.Integer(), nullable=True),
        sa.Column("unread", sa.Integer(), nullable=False),
        _to("dry_run_row", "run_id", "dry_run"),
        _to("dry_run_row", "dossier_id", "dossier"),
        sa.PrimaryKeyConstraint("run_id", "dossier_id", name=op.f("pk_dry_run_row")),
    )

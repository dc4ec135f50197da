"""Tables that only grow: the database itself refuses to change or remove a row."""

from __future__ import annotations

from alembic import op

_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'journal_line' AND TG_OP = 'UPDATE' THEN
        -- The one thing a reading adds to an answered line is that it has taken it in.
        IF OLD.taken_in_at IS NULL AND NEW.taken_in_at IS NOT NULL
           AND (NEW.dossier_id, NEW.leg, NEW.line, NEW.turn, NEW.sequence, NEW.kind, NEW.title, NEW.outcome, NEW.actor,
                NEW.written_at, NEW.fence)
               IS NOT DISTINCT FROM
               (OLD.dossier_id, OLD.leg, OLD.line, OLD.turn, OLD.sequence, OLD.kind, OLD.title, OLD.outcome, OLD.actor,
                OLD.written_at, OLD.fence) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = '42501';
END
$$
"""


def forbid_change(table: str) -> None:
    """This will let rows be added to the table and nothing else."""
    op.execute(_FUNCTION)
    op.execute(
        f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )

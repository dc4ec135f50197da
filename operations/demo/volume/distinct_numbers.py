"""In the pattern office every running number is one that stands nowhere else, so that it is found again in any text."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

FIRST = 7_000_000
_ROOM = 1_000
_STATEMENTS = (
    "CREATE SEQUENCE IF NOT EXISTS distinct_series",
    f"""
    CREATE OR REPLACE FUNCTION number_distinctly() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        NEW.last := {FIRST} + {_ROOM} * nextval('distinct_series') + NEW.last;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER counter_numbers_distinctly BEFORE INSERT ON counter "
    "FOR EACH ROW EXECUTE FUNCTION number_distinctly()",
)


def number_distinctly(session: Session) -> None:
    """This will let each series begin at a height of its own; only ever in a database that is thrown away."""
    for statement in _STATEMENTS:
        session.execute(text(statement))


def number_from_the_beginning(session: Session) -> None:
    """This will have the heights counted from the lowest again, so that they stay within their hundred thousand."""
    session.execute(text("ALTER SEQUENCE distinct_series RESTART"))

"""An incident: shown with its place, and settled so that the dossier really goes on."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update

from models.progress.incident import Incident
from models.progress.journal_line import JournalLine
from models.progress.wake_up import wake
from tests.engine.conftest import Desk
from tests.schema import without_guards


def an_incident(desk: Desk) -> UUID:
    """A dossier whose journal no longer fits its flow, read until that was found out."""
    dossier = desk.file()
    desk.read_all()
    desk.answer(dossier, "trial_tries", "again")
    desk.read_all()
    rename(desk, "mark", "elsewhere")
    with desk.database.transaction() as session:
        wake(session, dossier)
    assert desk.read(dossier) == "failed"
    return dossier


def rename(desk: Desk, line: str, to: str) -> None:
    with desk.database.transaction() as session, without_guards(session):
        session.execute(update(JournalLine).where(JournalLine.line == line).values(line=to))


def test_a_settled_incident_is_read_at_once_though_the_office_is_days_ahead_of_the_database(desk: Desk) -> None:
    desk.clock.advance(timedelta(days=4000))
    dossier = an_incident(desk)
    rename(desk, "elsewhere", "mark")
    desk.answer(dossier, "settles_incident", "retry")

    assert desk.read_all() == ["waiting"]


def test_an_incident_names_the_line_at_which_it_happened(desk: Desk) -> None:
    an_incident(desk)

    with desk.database.transaction() as session:
        assert session.scalars(select(Incident.place)).one() == "main/mark#1"

"""The figures of offices that are not Friday's: one that lived by chance, one that grows."""

from __future__ import annotations

from sqlalchemy import event

from desk.supervision.places import PLACES
from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.supervision.random_week import random_week
from tests.desk.supervision.recount import codes_behind, compare_with_recount
from tests.office.filings import without_copies

OPEN = "/giam-sat/ho-so?nhom=dang-mo"


def test_every_figure_of_an_office_that_lived_by_chance_equals_a_recount(desk: DeskHouse) -> None:
    random_week(desk.office, seed=2026, dossiers=12)
    compare_with_recount(desk)


def test_no_page_asks_more_questions_of_more_dossiers_and_a_long_list_goes_on(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    filed = [desk.office.file(without_copies).dossier().code for _ in range(2)]
    few = questions(desk, supervisor)
    filed += [desk.office.file(without_copies).dossier().code for _ in range(40)]

    assert questions(desk, supervisor) == few
    assert few["/giam-sat"] <= 20
    assert max(few.values()) <= 25, few
    assert sorted(codes_behind(supervisor, OPEN)) == sorted(filed)


def questions(desk: DeskHouse, supervisor: Visitor) -> dict[str, int]:
    """How many statements each page sends to the database."""
    sent: list[str] = []
    counted: dict[str, int] = {}

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        sent.append(statement)

    engine = desk.front.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        for path in (*(place.path for place in PLACES), OPEN):
            sent.clear()
            supervisor.opens(path)
            counted[path] = len(sent)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return counted

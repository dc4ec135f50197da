"""The pages of the rules ask the same number of questions, however many dossiers a change moves."""

from __future__ import annotations

from sqlalchemy import event

from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.rules.two_people import CALENDAR, DEARER, FLOOD, PRICES, PROCEDURES, proposed
from tests.desk.supervision.friday import at
from tests.office.filings import without_copies

MOST = 24


def asked_by(desk: DeskHouse, visitor: Visitor, path: str) -> int:
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        asked.append(statement)

    engine = desk.front.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        visitor.opens(path)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_the_same_number_of_questions_however_much_moves(desk: DeskHouse) -> None:
    flood, dearer = proposed(desk, CALENDAR, FLOOD), proposed(desk, PRICES, DEARER)
    paths = (CALENDAR, PRICES, PROCEDURES, f"{PROCEDURES}/1.001193?so=2027-03", flood, dearer)
    supervisor = desk.visitor(Role.SUPERVISOR)
    desk.office.set_clock(at(6, 15, 30))
    counted = []
    for filed in (1, 7):
        for _ in range(filed):
            desk.office.file(without_copies).goes_on_to("appraises")
        counted.append({path: asked_by(desk, supervisor, path) for path in paths})
    assert "8 hồ sơ đổi giờ hẹn trả" in supervisor.opens(flood).text
    assert counted[0] == counted[1]
    assert max(counted[1].values()) <= MOST, counted[1]

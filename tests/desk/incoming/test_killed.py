"""The desk dies while a document is written in: there is no number without a document, and none is written twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from models.incoming.incoming_document import IncomingDocument
from models.intake.counter import Counter
from models.role import Role
from tests.crash.kills import KILLED, Kills
from tests.desk.approval.test_killed import sends
from tests.desk.desk_house import DeskHouse
from tests.desk.incoming.papers import BOOK, lines, typed


def test_a_desk_that_dies_while_it_registers_leaves_no_gap(desk: DeskHouse, tmp_path: Path) -> None:
    keeper, kills = desk.visitor(Role.SEAL_KEEPER), Kills(tmp_path / "kills")

    def registers(form: dict[str, Any], *deadly: str) -> int | None:
        kills.begin(list(deadly))
        return sends(desk, tmp_path, kills, keeper, f"{BOOK}/moi", form)

    first, second = typed(), typed(symbol="2/X")
    assert registers(first, "incoming.before_commit@1") == KILLED
    assert (lines(desk), taken(desk)) == ([], [])
    assert registers(first) == 0
    # Written and committed, but the answer never reached the clerk: he sends the page once more.
    assert registers(second, "web.after_commit:send_form@1") == KILLED
    assert [one.number for one in lines(desk)] == [1, 2]
    assert registers(second) == 0
    assert [one.number for one in lines(desk)] == [1, 2]
    assert taken(desk) == [2]
    audited = desk.office.scalars(lambda s: s.scalars(select(IncomingDocument.id)).all())
    assert len(audited) == 2


def taken(desk: DeskHouse) -> list[int]:
    """The last number of each series of the book."""
    of_book = select(Counter.last).where(Counter.series.like("van-ban-den-%"))
    found: list[int] = desk.office.scalars(lambda session: list(session.scalars(of_book)))
    return found

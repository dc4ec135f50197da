"""How much a page asks of the database: a fixed number of questions, and lists read by their index, never sorted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, text

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.worklist.lists import begin, choose, item_of, staff_id
from tests.office.filings import without_copies

_MANY = """
INSERT INTO work_item (id, dossier_id, agency_id, leg, line, turn, act, role, title, opened_at, due_at, aside, state,
                       version)
SELECT gen_random_uuid(), w.dossier_id, w.agency_id, 'duty/' || n, w.line, 1, w.act, w.role, w.title, w.opened_at,
       w.due_at + n * interval '1 minute', false, 'open', 1
  FROM work_item w, generate_series(1, 4000) n WHERE w.state = 'open'
"""


@contextmanager
def listening(desk: DeskHouse) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that is sent meanwhile, with its values."""
    asked: list[tuple[str, Any]] = []
    engine = desk.front.database.engine

    def note(connection: object, cursor: object, statement: str, values: Any, *more: object) -> None:
        asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_the_number_of_questions_does_not_grow_with_what_is_shown(desk: DeskHouse) -> None:
    clerk, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    counted: list[list[int]] = []
    for filed in (3, 30):
        stories = [desk.office.file(without_copies) for _ in range(filed)]
        for story in stories:
            clerk.post(f"/viec/{item_of(story).id}/nhan", {})
        to = {"dong-nghiep": staff_id(desk, Role.RECEIVER, 1), "ly-do": "Chia lại việc"}
        run = choose(chief, "/hang-doi?giu=others", "assign", **to)
        begin(chief, run)
        desk.visitor(Role.RECEIVER, 1).post("/ban-giao", {"cho": staff_id(desk, Role.RECEIVER), "tat-ca": "co"})
        pages = ("/viec", "/viec?giu=mine&q=mau", "/hang-doi?han=soon", "/ban-giao", "/thong-bao", run)
        counted.append([])
        for path in pages:
            with listening(desk) as asked:
                (chief if path == run else clerk).opens(path)
            counted[-1].append(len(asked))
    assert counted[0] == counted[1]
    assert counted[1][0] <= 14
    assert max(counted[1]) <= 15


def test_a_long_list_is_read_by_its_index_and_never_sorted_whole(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    with desk.office.database.transaction() as session:
        session.execute(text(_MANY))
        session.execute(text("ANALYZE work_item"))
    clerk = desk.visitor(Role.RECEIVER)
    with listening(desk) as asked:
        assert "hơn 1.000" in clerk.opens("/viec").text
    lists = [(said, values) for said, values in asked if "UNION ALL" in said and "LIMIT" in said]
    assert len(lists) == 2
    for said, values in lists:
        with desk.office.database.engine.connect() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {said}", values).scalar_one()
        nodes = list(every_node(plan[0]["Plan"]))
        read = [node for node in nodes if node.get("Index Name") == "ix_work_item_open_list"]
        assert read, "the list is not read by its index"
        assert max(node["Actual Rows"] for node in read) <= 1001
        assert all(node["Actual Rows"] <= 1001 for node in nodes if "Sort" in node["Node Type"]), "sorted whole"


def every_node(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from every_node(below)

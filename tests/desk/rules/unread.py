"""A proposal that cannot be read: told at its box, with everything typed still there, and nothing is proposed."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from models.role import Role
from models.rules.rule_change import RuleChange
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage

Boxes = dict[str, str]


def is_told(desk: DeskHouse, page: str, proposal: Boxes, faults: Iterable[tuple[Boxes, str]], *kept: str) -> None:
    """For each fault the proposal is changed by its boxes; `kept` are boxes that must show what was typed."""
    administrator = desk.visitor(Role.ADMINISTRATOR)
    for typed, words in faults:
        boxes = proposal | typed
        refused = administrator.get(f"{page}/thu?{urlencode(boxes)}")
        assert refused.status_code == 422, words
        shown = HtmlPage(refused.text)
        assert words in shown.text
        for box in kept:
            assert shown.form(f"{page}/thu").boxes[box] == boxes[box]
        assert administrator.post(page, boxes).status_code == 422, words
    assert desk.office.scalars(lambda session: session.query(RuleChange).count()) == 0

"""What a script of an English page is told while the page stands open is English, too."""

from __future__ import annotations

import json

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.worklist.lists import item_of
from tests.language.people_who_read_english import everybody_reads_english
from tests.office.filings import without_copies


def test_a_row_says_in_english_what_has_become_of_it(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    everybody_reads_english(desk)
    clerk, item = desk.visitor(Role.RECEIVER), item_of(story)

    def told() -> str:
        rows = json.loads(clerk.get(f"/viec/doi-moi?noi=/viec&viec={item.id}~old").text)["rows"]
        return str(rows[str(item.id)]["words"])

    clerk.post(f"/viec/{item.id}/nhan", {})
    assert told().startswith("you hold it until ")
    clerk.post(f"/viec/{item.id}/tra", {})
    assert told() == "held by nobody"

"""Somebody who reads English finds every page of the desk in English, and what stays Vietnamese marked as such."""

from __future__ import annotations

from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from sqlalchemy import update

from desk.navigation import places_for
from language.letters import is_vietnamese
from models.role import Role
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse, Visitor
from tests.language.read_aloud import ReadAloud
from tests.office.filings import at_the_desk, of_a_mother_alone, without_copies


def everybody_reads_english(desk: DeskHouse) -> None:
    with desk.front.database.transaction() as session:
        session.execute(update(StaffMember).values(language="en"))


def walk(visitor: Visitor, starts: list[str], most: int) -> dict[str, str]:
    """This will open the pages and whatever they lead to, and give the pages by their addresses."""
    seen: dict[str, str] = {}
    known: set[str] = set(starts)
    waiting = deque(starts)
    while waiting and len(seen) < most:
        path = waiting.popleft()
        answer = visitor.get(path)
        if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
            continue
        seen[path] = answer.text
        for link in ReadAloud(answer.text).links:
            there = urljoin(path, link).partition("#")[0]
            if there.startswith("/") and there not in known and not urlsplit(there).path.startswith("/static"):
                known.add(there)
                waiting.append(there)
    return seen


@pytest.mark.parametrize("role", [role for role in Role if role.is_staff])
def test_every_page_is_english(desk: DeskHouse, role: Role) -> None:
    desk.office.file(at_the_desk)
    desk.office.file(without_copies).goes_on_to("appraises")
    desk.office.file(of_a_mother_alone).goes_on_to("decides")
    desk.office.file(without_copies).goes_on_to("signs")
    desk.office.file(without_copies).goes_on_to("seals")
    desk.office.file(at_the_desk).goes_on_to("receives")
    everybody_reads_english(desk)
    pages = walk(desk.visitor(role), ["/tai-khoan", *(place.path for place in places_for({role}))], 150)
    left = {}
    for path, page in pages.items():
        for heard in ReadAloud(page).heard:
            if heard.language != "vi" and is_vietnamese(heard.text):
                left.setdefault((heard.of, heard.text), path)
    assert len(pages) > 5
    print(len(pages), sorted(pages)[:200])
    marked = {}
    for path, page in pages.items():
        for heard in ReadAloud(page).heard:
            if heard.language == "vi":
                marked.setdefault(heard.text, path)
    open(f"/tmp/eng/marked-{role.value}.txt", "w").write("\n".join(f"{t}   <{p}>" for t, p in sorted(marked.items())))
    assert left == {}

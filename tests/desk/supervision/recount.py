"""Counting again by plain means: every row read, every rule written out as a person would say it, nothing shared."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from sqlalchemy import select

from models.clock.agency_calendar import load_calendar
from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.progress.effect import Effect
from models.progress.pause import Pause
from models.progress.work_item import WorkItem
from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage

_NUMBER = re.compile(r'href="(/giam-sat/ho-so\?[^"]*)" aria-label="([^"]*): (\d+) hồ sơ"')
_CODE = re.compile(r'class="open" href="/ho-so/([^?"]+)')


@dataclass(frozen=True)
class LinkedNumber:
    """A number on a page: the words beside it, how many it says, and where it leads."""

    words: str
    count: int
    path: str


def numbers_on(page: HtmlPage) -> list[LinkedNumber]:
    return [
        LinkedNumber(html.unescape(words), int(count), html.unescape(path))
        for path, words, count in _NUMBER.findall(page.html)
    ]


def codes_behind(visitor: Visitor, path: str) -> list[str]:
    """Every code of the list, page after page, in their order; the number in its heading must be theirs."""
    page = visitor.opens(path)
    first, codes = page, _CODE.findall(page.html)
    while after := next((link for link in page.links if "&sau=" in link), ""):
        page = visitor.opens(after)
        codes += _CODE.findall(page.html)
    assert f"{len(codes)} hồ sơ" in first.text
    assert len(set(codes)) == len(codes)
    return codes


@dataclass
class Recount:
    """All rows of the office as they are at this hour."""

    now: datetime
    soon: datetime
    dossiers: list[Dossier]
    items: list[WorkItem]
    paused: dict[UUID, datetime]
    partner_of: dict[str, str]

    @classmethod
    def of(cls, desk: DeskHouse) -> Recount:
        def read(session: Any) -> Recount:
            now = desk.office.clock.now()
            calendar = load_calendar(session, desk.office.agency.id)
            day = now.astimezone(VIETNAM).date()
            for _ in range(2):
                day = calendar.next_working_day(day)
            return cls(
                now,
                calendar.end_of_day(day),
                list(session.scalars(select(Dossier))),
                list(session.scalars(select(WorkItem))),
                {one.dossier_id: one.since for one in session.scalars(select(Pause)) if one.until is None},
                {one.reference: one.partner for one in session.scalars(select(Effect))},
            )

        found: Recount = desk.office.scalars(read)
        return found

    def standing(self, dossier: Dossier) -> str:
        """Where it stands, in the word of the address; empty for one that has ended."""
        if dossier.ending is not None:
            return ""
        if dossier.issued_at is not None:
            return "cho-tra"
        since = self.paused.get(dossier.id)
        # Whoever lets the promise break first and asks the family then has broken it all the same.
        if since is not None and (dossier.due_at is None or since <= dossier.due_at):
            return "tam-dung"
        due = dossier.due_at if dossier.due_at is not None else dossier.react_by
        if due < self.now:
            return "qua-han"
        return "sap-han" if due <= self.soon else "trong-han"

    def stands(self, place: str) -> set[str]:
        return {one.code for one in self.dossiers if self.standing(one) == place}

    def open(self) -> set[str]:
        return {one.code for one in self.dossiers if one.ending is None}

    def by_step(self) -> Counter[tuple[str, str]]:
        """Dossiers by step and standing."""
        of = {one.id: one for one in self.dossiers}
        pairs = {
            (item.line, of[item.dossier_id].code, self.standing(of[item.dossier_id]))
            for item in self.items
            if item.state == "open" and not item.aside and of[item.dossier_id].ending is None
        }
        return Counter((line, place) for line, _, place in pairs)

    def by_person(self) -> Counter[tuple[str, str]]:
        """Dossiers by who holds work of them and standing; "khong" is staff's work in nobody's hands."""
        of = {one.id: one for one in self.dossiers}
        pairs = set()
        for item in self.items:
            dossier = of[item.dossier_id]
            if item.state != "open" or dossier.ending is not None:
                continue
            if item.assignee_id and item.claimed_until and item.claimed_until > self.now:
                pairs.add((str(item.assignee_id), dossier.code, self.standing(dossier)))
            elif item.role.is_staff:
                pairs.add(("khong", dossier.code, self.standing(dossier)))
        return Counter((person, place) for person, _, place in pairs)

    def by_partner(self) -> Counter[tuple[str, str]]:
        of = {one.id: one for one in self.dossiers}
        pairs = {
            (self.partner_of[item.reference], of[item.dossier_id].code, self.standing(of[item.dossier_id]))
            for item in self.items
            if item.state == "open"
            and item.role.value == "doi-tac"
            and item.reference in self.partner_of
            and of[item.dossier_id].ending is None
        }
        return Counter((partner, place) for partner, _, place in pairs)


STANDINGS = {"qua-han", "sap-han", "trong-han", "tam-dung", "cho-tra"}


def compare_with_recount(desk: DeskHouse) -> None:
    """Every number of the board leads to as many dossiers as it says, and they are those counted by hand."""
    supervisor, recount = desk.visitor(Role.SUPERVISOR), Recount.of(desk)
    numbers = numbers_on(supervisor.opens("/giam-sat"))
    assert numbers
    for number in numbers:
        behind = codes_behind(supervisor, number.path)
        assert len(behind) == number.count, number.words
        wanted = asked(number)
        if set(wanted) == {"nhom"} and wanted["nhom"] in STANDINGS:
            assert set(behind) == recount.stands(wanted["nhom"]), number.words
        if wanted == {"nhom": "dang-mo"}:
            assert set(behind) == recount.open()
    for key, counted in (
        ("buoc", recount.by_step()),
        ("nguoi", recount.by_person()),
        ("doi-tac", recount.by_partner()),
    ):
        of_table = {
            (asked(one)[key], asked(one)["nhom"]): one.count
            for one in numbers
            if key in asked(one) and asked(one)["nhom"] in STANDINGS
        }
        assert of_table == dict(counted), key


def asked(number: LinkedNumber) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(number.path).query).items()}

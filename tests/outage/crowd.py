"""Families who go on filing, and staff who go on answering, whatever is out of order."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from sqlalchemy import text

from documents.file_store import FileStore
from models.clock.clock_offset import demonstration_clock
from operations.doctor.every_check import examine
from operations.doctor.finding import Patient
from tests.crash.scenarios import MORNING, Telling
from tests.office import filings
from tests.whole.clerk import clerk_at
from tests.whole.up import WholeOffice

# What an officer at her screen, or a family at theirs, takes for an answer.
PATIENCE_S = 10.0


@dataclass
class Crowd:
    """`told` are the dossiers filed so far; every second one is taken in at once. `slowest` in seconds."""

    office: WholeOffice
    told: list[Telling] = field(default_factory=list)
    slowest: float = 0.0

    def __post_init__(self) -> None:
        Telling(self.office, self.office.client).begins()
        self._clerk = clerk_at(self.office, "mot-cua")

    def files_and_works(self) -> None:
        """One dossier is filed, shows on the clerk's page and in her list, and every second one is answered."""
        began = time.monotonic()
        story = Telling(self.office, self.office.client)
        story.file(filings.without_copies(MORNING.date()))
        page = self._clerk.get("/viec", params={"q": story.code})
        assert page.status_code == httpx.codes.OK
        assert story.code in page.text
        listed = self.office.client.get(f"/work-items?dossier={story.code}", "mot-cua")["items"]
        assert [item["name"] for item in listed] == ["checks_components"]
        if len(self.told) % 2:
            story.answers("checks_components", "complete")
        self.told.append(story)
        self.slowest = max(self.slowest, time.monotonic() - began)

    def goes_on(self, seconds: float, every: float = 2.0) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.files_and_works()
            time.sleep(every)

    def waits_until_all_moved(self, patience_s: float = 120.0) -> float:
        """This will give the seconds until nobody is left behind: what was answered is with the officer."""
        began = time.monotonic()
        answered = self.told[1::2]
        until(lambda: all(_is_with_the_officer(story) for story in answered), "the dossiers to move on", patience_s)
        until(lambda: not count(self.office, "SELECT count(*) FROM wake_up"), "the readings", patience_s)
        return time.monotonic() - began


def count(office: WholeOffice, query: str) -> int:
    with office.database.transaction() as session:
        return int(session.scalar(text(query)) or 0)


def unharmed(office: WholeOffice) -> list[str]:
    """What an outage may never leave behind: incidents, failures, and what the doctor finds."""
    found = [f"{count(office, 'SELECT count(*) FROM incident')} incidents"]
    found += [f"{count(office, 'SELECT count(*) FROM reading_lease WHERE failures > 0')} failures counted"]
    found = [one for one in found if not one.startswith("0 ")]
    with office.database.transaction() as session:
        patient = Patient(
            session=session,
            now=demonstration_clock(office.database).now(),
            files=FileStore(office.settings.folder / "files"),
            full=True,
            prefect_url=office.prefect.url,
            folder=str(office.settings.folder),
        )
        return found + [str(finding) for finding in examine(patient)]


def _is_with_the_officer(story: Telling) -> bool:
    open_work = text("SELECT EXISTS (SELECT FROM work_item WHERE dossier_id = :d AND line = 'appraises')")
    with story.office.database.transaction() as session:
        return bool(session.scalar(open_work, {"d": story.dossier_id}))


def until(true: Callable[[], object], what: str, patience_s: float = 120.0) -> None:
    """This will look again and again until it is so."""
    limit = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < limit, f"still waiting for {what}"
        time.sleep(0.1)

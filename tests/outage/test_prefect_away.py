"""The engine may be dead, empty, or meddled with: the office takes in and works on, and everything moves again."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import text

from tests.crash.scenarios import MORNING, POPULATION, Telling
from tests.office import filings
from tests.outage.crowd import PATIENCE_S, Crowd, count, unharmed, until
from tests.whole.up import WholeOffice

pytestmark = [pytest.mark.prefect, pytest.mark.slow]


def _lives_through(office: WholeOffice, seconds: float, *, loses_database: bool) -> str:
    crowd = Crowd(office)
    crowd.goes_on(4)
    crowd.waits_until_all_moved()
    before = len(crowd.told)

    office.prefect.kill()
    if loses_database:
        office.prefect.lose_database()
    crowd.goes_on(seconds)
    ready = httpx.get(f"{office.settings.address}/health/ready", trust_env=False)
    alive = httpx.get(f"{office.settings.address}/health/web", trust_env=False)
    office.prefect.start()
    took = crowd.waits_until_all_moved()

    assert (ready.status_code, alive.status_code) == (503, 200)
    assert unharmed(office) == []
    assert crowd.slowest < PATIENCE_S
    during = len(crowd.told) - before
    what = "dead and its database dropped" if loses_database else "dead"
    return (
        f"Prefect {what} for {seconds:.0f} s: {during} dossiers filed meanwhile, "
        f"the slowest round {crowd.slowest:.2f} s, all moved {took:.1f} s after it was back, no incident"
    )


def test_nobody_at_the_desk_notices_a_while_without_the_engine(running_office: WholeOffice, summary: list[str]) -> None:
    summary.append(_lives_through(running_office, 15, loses_database=False))


@pytest.mark.outage
def test_nobody_at_the_desk_notices_ten_minutes_without_the_engine(
    running_office: WholeOffice, summary: list[str]
) -> None:
    summary.append(_lives_through(running_office, 600, loses_database=False))


@pytest.mark.outage
def test_an_engine_that_forgot_everything_goes_on_as_if_nothing_had_been(
    running_office: WholeOffice, summary: list[str]
) -> None:
    summary.append(_lives_through(running_office, 20, loses_database=True))


@pytest.mark.parametrize(
    "pressed",
    ["both", pytest.param("cancel", marks=pytest.mark.outage), pytest.param("delete", marks=pytest.mark.outage)],
)
def test_a_button_pressed_on_the_engines_page_during_a_reading_does_no_harm(
    running_office: WholeOffice, pressed: str
) -> None:
    office = running_office
    _take_one_in(office)
    story = Telling(office, office.client)
    story.file(filings.without_copies(MORNING.date()))
    with office.database.transaction() as session:
        # The next document cannot get its number before this transaction ends: the reading stands still.
        session.execute(text("SELECT FROM counter FOR UPDATE"))
        story.answers("checks_components", "complete")
        run = _run_under_way(office, story)
        if pressed in ("cancel", "both"):
            office.prefect.cancel(run)
        if pressed in ("delete", "both"):
            office.prefect.delete(run)
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()
    story.is_handed_over()
    story.until(lambda: not count(office, "SELECT count(*) FROM wake_up"), "rest")

    assert len(office.partners.ledger(POPULATION, what="number-given", reference=_number_asked(office, story))) == 1
    assert unharmed(office) == []


def _take_one_in(office: WholeOffice) -> None:
    """From then on there are numbers for everything that taking in needs."""
    story = Telling(office, office.client)
    story.begins()
    story.file(filings.without_copies(MORNING.date()))
    story.answers("checks_components", "complete")
    story.awaits("appraises")


def _run_under_way(office: WholeOffice, story: Telling) -> str:
    running = {"tags": {"all_": [f"dossier:{story.dossier_id}"]}, "state": {"type": {"any_": ["RUNNING"]}}}
    until(lambda: office.prefect.runs(**running), "a run under way", 20)
    return str(office.prefect.runs(**running)[0]["id"])


def _number_asked(office: WholeOffice, story: Telling) -> str:
    asked = f"SELECT reference FROM effect WHERE dossier_id = '{story.dossier_id}' AND kind = 'number'"
    with office.database.transaction() as session:
        return str(session.connection().exec_driver_sql(asked).scalar())

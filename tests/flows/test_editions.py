"""A change of law while dossiers are under way: each stays with the law of its filing day, and none is orphaned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from engine.procedure_flow import ProcedureFlow, procedure_flow
from engine.slip import Slip
from flows.birth_registration import birth_registration
from flows.every_flow import EVERY_FLOW
from flows.parts.stop_with_notice import stop_with_notice
from flows.people import chairman, receiver
from models.clock.clock import VIETNAM
from models.status import Ending
from operations.editions.command import keep
from operations.editions.golden_journal import fault_of, read_golden
from operations.editions.orphans import orphans
from operations.migrate import refuse_to_orphan
from operations.plain_error import PlainError
from procedures.birth_registration import BIRTH_REGISTRATION
from procedures.catalogue import pretending
from procedures.limits import WorkingDays
from procedures.procedure import Procedure
from tasks.intake.accept import accept
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.schema import without_guards

NEW_LAW = date(2026, 10, 7)
BIRTHS = BIRTH_REGISTRATION.code


def with_another_limit() -> Procedure:
    """As if a law of 07/10/2026 gave five working days instead of the same day."""
    first, *later = BIRTH_REGISTRATION.editions
    changed = replace(first, id="2026-10-thu", valid_from=NEW_LAW, limit=WorkingDays(5))
    return replace(BIRTH_REGISTRATION, editions=(first, changed, *later))


@pytest.fixture
def url(office: OpenOffice) -> str:
    return office.database.url.replace("postgresql+psycopg://", "postgresql://")


def orphaned(url: str, flows: dict[str, ProcedureFlow] | None = None) -> dict[str, str]:
    with psycopg.connect(url) as connection:
        return {orphan.dossier: orphan.why for orphan in orphans(connection, flows)}


def due_day(story: Story) -> date:
    due = story.dossier().due_at
    assert due is not None
    return due.astimezone(VIETNAM).date()


# -- a pretended change of a limit ---------------------------------------------------------------------------------


@pytest.mark.unwell("I5")
def test_a_limit_that_changes_leaves_the_promises_of_dossiers_under_way_as_they_were(office: OpenOffice) -> None:
    under_way, waiting = office.file(without_copies), office.file(without_copies)
    under_way.goes_on_to("appraises")
    promised = under_way.dossier().due_at

    with pretending(with_another_limit()):
        office.set_clock(office.clock.now().astimezone(VIETNAM) + timedelta(days=1))
        newer = office.file(without_copies)
        newer.goes_on_to("appraises")
        waiting.answers("checks_components", "complete")

        assert newer.dossier().edition == "2026-10-thu"
        assert due_day(newer) == date(2026, 10, 14)
        # Pinned at its filing, even when the desk takes it in under the new law: the same day, as it was promised.
        assert waiting.dossier().edition == under_way.dossier().edition == "2026-01"
        assert due_day(waiting) == due_day(under_way) == date(2026, 10, 6)
        assert under_way.dossier().due_at == promised

        for story in (under_way, newer):
            story.goes_on_to("receives")
            story.answers("receives", "handed_over", identity_seen="Căn cước")
            story.ends_as(Ending.DELIVERED)


@pytest.mark.unwell("I5", "I13")
def test_a_deployment_that_forgets_an_edition_is_refused_by_the_name_of_every_dossier_of_it(
    office: OpenOffice, url: str
) -> None:
    with pretending(with_another_limit()):
        office.set_clock(office.clock.now() + timedelta(days=1))
        newer = office.file(without_copies)
        assert orphaned(url) == {}

    assert list(orphaned(url)) == [newer.dossier().code]
    with pytest.raises(PlainError, match=newer.dossier().code):
        refuse_to_orphan(url)


# -- a change of the order of work -----------------------------------------------------------------------------------


@pytest.fixture
def waiting(office: OpenOffice) -> Story:
    """A dossier that waits for the chairman's decision."""
    story = office.file(without_copies)
    story.goes_on_to("decides")
    return story


def changed_flow(story: object) -> dict[str, ProcedureFlow]:
    made = procedure_flow(BIRTH_REGISTRATION, if_interrupted=stop_with_notice)(story)  # type: ignore[arg-type]
    return {**EVERY_FLOW, BIRTHS: made}


def test_the_flows_as_they_are_carry_every_dossier_on(office: OpenOffice, url: str, waiting: Story) -> None:
    at_the_desk = office.file(without_copies)
    withdrawn = office.file(without_copies)
    withdrawn.withdraws()

    assert orphaned(url) == {}
    refuse_to_orphan(url)
    assert at_the_desk.waits_for() == {"checks_components"}


def test_a_flow_that_no_longer_waits_for_whom_a_dossier_waits_is_refused(url: str, waiting: Story) -> None:
    def without_the_chairman(dossier: Slip) -> Ending:
        receiver.checks_components(dossier)
        accept(dossier)
        return Ending.DELIVERED

    why = orphaned(url, changed_flow(without_the_chairman))
    assert list(why) == [waiting.dossier().code]
    assert "không còn gặp" in why[waiting.dossier().code]


def test_a_flow_that_asks_somebody_else_at_the_same_place_is_refused(office: OpenOffice, url: str) -> None:
    story = office.file(without_copies)

    def straight_to_the_chairman(dossier: Slip) -> Ending:
        chairman.permits_without_number(dossier)
        return Ending.DELIVERED

    assert orphaned(url, changed_flow(straight_to_the_chairman)) == {
        story.dossier().code: "đang chờ checks_components mà quy trình mới không còn chờ ở đó"
    }


def test_a_flow_that_does_things_in_another_order_is_refused(url: str, waiting: Story) -> None:
    def accepts_before_it_checks(dossier: Slip) -> Ending:
        accept(dossier)
        receiver.checks_components(dossier)
        return Ending.DELIVERED

    assert "thứ tự khác" in orphaned(url, changed_flow(accepts_before_it_checks))[waiting.dossier().code]


def test_a_line_added_under_a_marker_orphans_nobody(url: str, waiting: Story) -> None:
    def with_a_new_line(dossier: Slip) -> Ending:
        if dossier.has("2026-11 hỏi thêm chủ tịch"):
            chairman.permits_without_number(dossier)
        return birth_registration.story(dossier)

    assert orphaned(url, changed_flow(with_a_new_line)) == {}


@pytest.mark.unwell("I13")
def test_a_version_without_the_procedure_or_the_act_is_refused(office: OpenOffice, url: str, waiting: Story) -> None:
    code = waiting.dossier().code
    assert orphaned(url, {}) == {code: "bản mới không có quy trình cho thủ tục 1.001193"}

    with office.database.transaction() as session:
        session.execute(text("UPDATE work_item SET act = 'decides:cũ' WHERE state = 'open' AND line = 'decides'"))
    assert orphaned(url) == {code: "đang chờ việc decides (decides:cũ) mà bản mới không có"}


@pytest.mark.unwell("I5")
def test_a_journal_that_cannot_be_read_any_more_is_refused(office: OpenOffice, url: str, waiting: Story) -> None:
    with office.database.transaction() as session, without_guards(session):
        session.execute(text("UPDATE journal_line SET outcome = '{}' WHERE line = 'checks_components'"))

    assert "không đọc được nhật ký" in orphaned(url)[waiting.dossier().code]


def test_a_database_without_records_has_nobody_to_orphan(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TEMPORARY TABLE nothing (id int)")
        connection.execute("SET search_path TO pg_temp")
        assert list(orphans(connection)) == []


def test_journals_are_kept_from_an_office_at_work_one_for_each_ending(office: OpenOffice, tmp_path: Path) -> None:
    for _ in range(2):
        story = office.file(without_copies)
        story.withdraws()
        story.ends_as(Ending.WITHDRAWN)
    office.file(without_copies)

    assert keep(office.database, tmp_path, anew=False) == [f"{BIRTHS}/withdrawn.json"]
    assert fault_of(read_golden(tmp_path / BIRTHS / "withdrawn.json")) == ""
    assert keep(office.database, tmp_path, anew=False) == []

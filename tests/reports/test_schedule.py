"""The night's calendar work: what is over is reported once, whoever does it and however often."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import yaml  # type: ignore[import-untyped]
from sqlalchemy import select

from flows.periodic_reports import periodic_reports
from models.actor import SYSTEM
from models.audit.audit_entry import AuditEntry
from models.clock.clock import VIETNAM
from models.reports.kept_report import KeptReport, compare
from models.reports.report import ReportKind
from models.role import Role
from tasks.reports.keep_reports import keep_reports
from tests.desk.desk_house import DeskHouse
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice

HOUSE = Path(__file__).parent.parent.parent
LAST_NIGHT_OF_THE_MONTH = datetime(2026, 10, 14, 23, 59, tzinfo=VIETNAM)
NIGHT_AFTER = datetime(2026, 10, 15, 3, 0, tzinfo=VIETNAM)
AFTER_THE_YEAR = datetime(2026, 12, 15, 3, 0, tzinfo=VIETNAM)


def kept(office: OpenOffice) -> list[KeptReport]:
    found: list[KeptReport] = office.scalars(
        lambda session: list(session.scalars(select(KeptReport).order_by(KeptReport.last, KeptReport.kind)))
    )
    return found


def test_nothing_is_reported_before_its_period_is_over_and_then_once(office: OpenOffice) -> None:
    office.file(without_copies).goes_on_to("appraises")
    office.set_clock(LAST_NIGHT_OF_THE_MONTH)
    assert keep_reports(office.office) == 0

    office.set_clock(NIGHT_AFTER)
    assert keep_reports(office.office) == 2
    assert keep_reports(office.office) == 0
    assert [(row.kind, row.period.name) for row in kept(office)] == [
        (ReportKind.STATUS, "tháng 10 năm 2026"),
        (ReportKind.REGISTER, "tháng 10 năm 2026"),
    ]
    assert {row.made_by for row in kept(office)} == {SYSTEM.key}
    assert {row.at for row in kept(office)} == {datetime(2026, 10, 15, tzinfo=VIETNAM)}
    audited = select(AuditEntry).where(AuditEntry.action == "report.kept")
    assert len(office.scalars(lambda session: list(session.scalars(audited)))) == 2


def test_an_office_that_was_down_for_months_catches_up(office: OpenOffice) -> None:
    office.file(without_copies).goes_on_to("receives")
    office.set_clock(AFTER_THE_YEAR)
    new = keep_reports(office.office)

    periods = [(row.kind, row.period.name) for row in kept(office)]
    assert len(periods) == len(set(periods)) == new
    for name in ("tháng 10 năm 2026", "tháng 11 năm 2026", "tháng 12 năm 2026", "quý IV năm 2026", "năm 2026"):
        assert (ReportKind.STATUS, name) in periods
    assert (ReportKind.INDEX, "quý IV năm 2026") in periods
    assert (ReportKind.REGISTER, "quý IV năm 2026") not in periods
    assert keep_reports(office.office) == 0


def test_what_was_kept_in_the_night_equals_what_is_made_weeks_later(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    office.set_clock(NIGHT_AFTER)
    keep_reports(office.office)
    office.advance(timedelta(days=1))
    story.goes_on_to("receives")
    office.file(without_copies).goes_on_to("appraises")
    office.advance(timedelta(days=30))

    for row in kept(office):
        with office.database.transaction() as session:
            assert compare(session, session.merge(row, load=False)).equal, row.kind


def test_an_office_without_dossiers_reports_nothing(office: OpenOffice) -> None:
    office.set_clock(AFTER_THE_YEAR)
    assert keep_reports(office.office) == 0


def test_the_page_says_that_the_schedule_made_it_and_when(desk: DeskHouse) -> None:
    office = desk.office
    office.file(without_copies).goes_on_to("appraises")
    office.set_clock(NIGHT_AFTER)
    keep_reports(office.office)
    page = desk.visitor(Role.SUPERVISOR).opens("/bao-cao")

    assert "Tự động theo lịch" in page.text
    assert "03:00 15/10/2026" in page.text
    assert f"/bao-cao/da-luu/{kept(office)[0].id}" in page.links


def test_the_engine_does_it_every_night_after_the_day_is_over() -> None:
    deployments = yaml.safe_load((HOUSE / "prefect.yaml").read_text())["deployments"]
    entrypoint = "flows/periodic_reports.py:periodic_reports"
    night = next(one for one in deployments if one["entrypoint"] == entrypoint)

    assert night["schedules"] == [{"cron": "0 3 * * *", "timezone": "Asia/Ho_Chi_Minh"}]
    assert dict(periodic_reports.parameters.properties) == {}

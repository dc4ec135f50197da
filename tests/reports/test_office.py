"""Reports of a real office: dossiers that went the legal way, counted again from the journal and the clock alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.clock.change_calendar import enter_day
from models.clock.clock import VIETNAM
from models.clock.due_of_dossier import due_of_dossier
from models.clock.promise import Promise
from models.clock.special_day import DayKind, SpecialDay
from models.database import Database
from models.dossier import Dossier
from models.intake.component import Component
from models.progress.journal_line import JournalLine
from models.progress.pause import Pause
from models.reports.every_report import make_report
from models.reports.index_report import ratios_of
from models.reports.kept_report import KeptReport, compare, keep_report
from models.reports.period import Closings, PeriodKind, period
from models.reports.question import Question
from models.reports.register_report import HEADS, register_lines
from models.reports.report import Report, ReportKind
from models.reports.report_rule import Withdrawn
from models.role import Role
from models.status import Ending
from tests.office.back_door import BackDoor
from tests.office.filings import at_the_desk, by_post, online, without_copies
from tests.office.fixtures import office_in
from tests.office.guardianship_filings import natural
from tests.office.open_office import MORNING, OpenOffice
from tests.office.story import Story
from tests.reports.recount import Known, recount
from tests.reports.test_sums import figures
from tests.simulators.running import RunningSimulators

QUARTER = period(PeriodKind.QUARTER, 2026, 4, Closings())
_PROMISES = ("accept", "promise_later", "promise_today", "promises_new_date")


def asked(office: OpenOffice, at: datetime, rule: Withdrawn = Withdrawn.ON_TIME) -> Question:
    return Question(office.agency.id, QUARTER, at, rule)


def report_of(office: OpenOffice, kind: ReportKind, question: Question) -> Report:
    with office.database.transaction() as session:
        return make_report(session, kind, question)


def known(office: OpenOffice) -> list[Known]:
    """What the journal says was promised, and what the clock derives where a pause moved it; nothing that was kept."""
    with office.database.transaction() as session:
        return [_known(session, one, office) for one in session.scalars(select(Dossier))]


def _known(session: Session, dossier: Dossier, office: OpenOffice) -> Known:
    facts = Known(dossier.procedure, dossier.channel, dossier.accepted_at, dossier.issued_at, dossier.ended_at)
    facts.ending, facts.code = dossier.ending, dossier.code
    lines = select(JournalLine).where(JournalLine.dossier_id == dossier.id, JournalLine.line.in_(_PROMISES))
    for line in session.scalars(lines.order_by(JournalLine.written_at)):
        said = json.loads(line.outcome)
        written = said.get("due_at") or said.get("until")
        if written:
            facts.promises.append((line.written_at, datetime.fromisoformat(written)))
    for pause in session.scalars(select(Pause).where(Pause.dossier_id == dossier.id, Pause.restarts.is_(False))):
        facts.pauses.append((pause.since, pause.until))
        if pause.until is not None and (dossier.ended_at is None or pause.until <= dossier.ended_at):
            facts.promises.append((pause.until, due_of_dossier(session, dossier, office.clock.now()).at))
    facts.promises.sort()
    return facts


def from_home(office: OpenOffice) -> Story:
    """A birth filed online; its applicant reads the draft before it is decided."""
    file_id = office.upload(b"a picture of the medical certificate")
    return office.file(lambda day: online(day, file_id))


def a_busy_fortnight(office: OpenOffice) -> dict[str, Story]:
    """Births and guardianships of every fate; the clock stands at the end of it."""
    stories = {"done": office.file(without_copies), "draft": from_home(office)}
    stories["done"].goes_on_to("receives")
    stories["draft"].goes_on_to("reads_draft")
    stories["ward"] = office.file(natural)
    stories["ward"].goes_on_to("receives")
    office.advance(timedelta(hours=3))
    stories["refused at the door"] = office.file(at_the_desk)
    stories["taken back"] = office.file(natural)
    stories["taken back"].goes_on_to("appraises")
    stories["by post"] = office.file(by_post)
    stories["by post"].goes_on_to("decides")
    office.advance(timedelta(days=2))
    stories["taken back"].withdraws()
    stories["done"].goes_on_to("receives")
    stories["done"].answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    office.advance(timedelta(days=3))
    stories["late"] = office.file(without_copies)
    stories["late"].goes_on_to("decides")
    office.advance(timedelta(days=9))
    stories["late"].goes_on_to("receives")
    stories["just in"] = office.file(without_copies)
    stories["just in"].goes_on_to("appraises")
    stories["reads"] = from_home(office)
    stories["reads"].goes_on_to("reads_draft")
    office.advance(timedelta(minutes=1))
    return stories


@dataclass(frozen=True)
class Fortnight:
    """Lived through once for all tests of this file; those that change it stand last."""

    office: OpenOffice
    stories: dict[str, Story]


@pytest.fixture(scope="module")
def fortnight(
    office_database: Database, town: RunningSimulators, door: BackDoor, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Fortnight]:
    with office_in(office_database, town, door, tmp_path_factory.mktemp("fortnight")) as office:
        yield Fortnight(office, a_busy_fortnight(office))


def test_the_report_of_an_office_equals_the_journal_counted_by_hand(fortnight: Fortnight) -> None:
    office = fortnight.office
    facts, end = known(office), office.clock.now()

    seen: set[str] = set()
    instants = [MORNING + timedelta(hours=hours, minutes=17) for hours in range(0, 24 * 13, 7)]
    for at in [at for at in instants if at < end] + [end]:
        for rule in Withdrawn:
            report = report_of(office, ReportKind.STATUS, asked(office, at, rule))
            expected = recount(facts, QUARTER.began, at, left_out=rule is Withdrawn.LEFT_OUT)
            assert figures(report) == expected, at
            seen |= {f"{column}" for line in expected.values() for column, number in line.items() if number}
    assert {"5", "8", "9", "10", "12", "13"} <= seen, "no fate of a dossier is left out of the trial"


def test_the_book_has_a_line_for_each_dossier_taken_in_with_the_number_of_its_receipt(fortnight: Fortnight) -> None:
    office, stories = fortnight.office, fortnight.stories
    now = office.clock.now()
    lines = office.scalars(lambda s: register_lines(s, asked(office, now)))

    taken_in = {one.dossier().code: one for one in stories.values() if one.dossier().accepted_at}
    assert {line.code for line in lines} == set(taken_in)
    assert len(HEADS) == 11
    for line in lines:
        story = taken_in[line.code]
        receipt, dossier = story.document("receipt").content, story.dossier()
        assert line.number == f"{receipt['book_line']}/{receipt['book_number']}"
        assert dossier.applicant_name in line.cells()[3].text
        assert dossier.applicant["phone"] in line.contact
        assert line.received_at == dossier.received_at
    done = next(line for line in lines if line.code == stories["done"].dossier().code)
    assert done.returned_at == stories["done"].dossier().ended_at
    back = next(line for line in lines if line.code == stories["taken back"].dossier().code)
    assert (back.returned_at, back.remark) == (None, Ending.WITHDRAWN.words)


def test_the_measures_of_the_index_equal_a_count_by_hand(fortnight: Fortnight) -> None:
    office = fortnight.office
    now = office.clock.now()
    found = office.scalars(lambda s: ratios_of(s, asked(office, now)))
    facts = known(office)
    lines = recount(facts, QUARTER.began, now)

    total = {column: sum(line[column] for line in lines.values()) for column in range(3, 14)}
    assert (found["dung-han"].above, found["dung-han"].below) == (total[8] + total[9], total[7])
    assert (found["nop-truc-tuyen"].above, found["nop-truc-tuyen"].below) == (total[4], total[4] + total[5])
    issued = [one for one in facts if one.issued_at is not None]
    assert (found["ket-qua-dien-tu"].above, found["ket-qua-dien-tu"].below) == (len(issued), len(issued))
    scanned, whole = by_hand_digitised(office)
    assert (found["thanh-phan-so-hoa"].above, found["thanh-phan-so-hoa"].below) == (scanned, whole)
    paying = office.scalars(lambda s: s.scalar(text("SELECT count(DISTINCT dossier_id) FROM cash_receipt")))
    assert found["tra-tien-truc-tuyen"].below == paying
    assert found["thu-tuc-truc-tuyen"].above == 1


def by_hand_digitised(office: OpenOffice) -> tuple[int, int]:
    """How many dossiers taken in have every paper scanned that must be, and how many have papers at all."""
    scanned = whole = 0
    for dossier in office.scalars(lambda s: list(s.scalars(select(Dossier)))):
        if dossier.accepted_at is None:
            continue
        handed_in = Story(office, dossier.id).rows(Component)
        papers = [one for one in handed_in if one.replaced_at is None]
        whole += bool(papers)
        missing = [
            one for one in papers if one.file_id is None and one.kind not in ("original_presented", "signed_data")
        ]
        scanned += bool(papers) and not missing
    return scanned, whole


# -- what changes the fortnight ------------------------------------------------------------------------------------


def test_a_report_of_the_past_is_the_same_whatever_has_happened_since(fortnight: Fortnight) -> None:
    office, stories = fortnight.office, fortnight.stories
    then = office.clock.now()
    before = {kind: report_of(office, kind, asked(office, then)) for kind in ReportKind}
    with office.database.transaction() as session:
        kept = [
            keep_report(session, kind, asked(office, then), office.member(Role.SUPERVISOR), then) for kind in ReportKind
        ]

    office.advance(timedelta(hours=1))
    stories["reads"].answers("reads_draft", "agrees")
    with office.database.transaction() as session:
        off = SpecialDay(then.astimezone(VIETNAM).date() + timedelta(days=1), DayKind.OFF, "Nghỉ bão", "Công điện 1/CĐ")
        enter_day(session, office.agency.id, off, by=office.member(Role.ADMINISTRATOR), at=office.clock.now())
    office.go_on()
    office.advance(timedelta(days=20))
    stories["just in"].goes_on_to("receives")
    office.file(at_the_desk).goes_on_to("appraises")

    for kind, report in before.items():
        assert report_of(office, kind, asked(office, then)) == report, kind
    with office.database.transaction() as session:
        for kept_id in kept:
            assert compare(session, session.get_one(KeptReport, kept_id)).equal
    assert report_of(office, ReportKind.STATUS, asked(office, office.clock.now())) != before[ReportKind.STATUS]


def test_a_kept_report_says_where_the_records_no_longer_agree_with_it(fortnight: Fortnight) -> None:
    office, stories = fortnight.office, fortnight.stories
    then = office.clock.now()
    with office.database.transaction() as session:
        kept_id = keep_report(session, ReportKind.STATUS, asked(office, then), office.member(Role.SUPERVISOR), then)
        again = keep_report(session, ReportKind.STATUS, asked(office, then), office.member(Role.SUPERVISOR), then)
    assert kept_id is not None
    assert again is None

    with office.database.transaction() as session:
        session.get_one(Dossier, stories["ward"].dossier_id).channel = "online"
    with office.database.transaction() as session:
        found = compare(session, session.get_one(KeptReport, kept_id))

    assert not found.equal
    assert "Chi tiết theo thủ tục: 1.004837 – Đăng ký giám hộ" in found.differing


def test_every_hour_that_was_promised_stays_to_be_read(fortnight: Fortnight) -> None:
    office = fortnight.office
    story = from_home(office)
    story.goes_on_to("reads_draft")
    first = story.dossier().due_at
    office.advance(timedelta(hours=4))
    story.answers("reads_draft", "agrees")
    office.go_on()
    second = story.dossier().due_at

    said = [row.due_at for row in story.rows(Promise, Promise.said_at)]
    assert said == [first, second]
    assert first is not None
    assert second is not None
    assert second > first

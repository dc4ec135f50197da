"""Biểu II.06: its columns add up on any dossiers, and equal a count made by hand from the text of the form."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.reports.counted import Origin, Outcome, tally
from models.reports.every_report import behind, make_report
from models.reports.period import Closings, PeriodKind, period
from models.reports.question import Question
from models.reports.report import Report, ReportKind
from models.reports.report_rule import Withdrawn
from models.reports.status_report import Columns, SumsDisagree
from tests.reports.conftest import Ward
from tests.reports.many import CODES, made_up, write_many
from tests.reports.recount import Known, columns_of, recount

YEAR = period(PeriodKind.YEAR, 2026, 1, Closings())
QUARTER = period(PeriodKind.QUARTER, 2026, 3, Closings())
NUMBERS = st.integers(min_value=0, max_value=10**6)
GROUPS = st.tuples(st.sampled_from(CODES), st.sampled_from(Origin), st.sampled_from(Outcome))


@given(st.dictionaries(GROUPS, NUMBERS))
def test_whatever_dossiers_there_are_the_columns_add_up(found: dict[tuple[str, Origin, Outcome], int]) -> None:
    of = Columns.counted(found, CODES).values

    assert of[3] == of[4] + of[5] + of[6] == of[7] + of[11]
    assert of[7] == of[8] + of[9] + of[10]
    assert of[11] == of[12] + of[13]
    assert of[3] == sum(found.values())


@given(st.lists(NUMBERS, min_size=11, max_size=11), st.integers(3, 13), st.integers(1, 9))
def test_a_line_whose_sums_disagree_cannot_be_made(values: list[int], column: int, wrong: int) -> None:
    of = dict(zip(range(3, 14), values, strict=True))
    of[7], of[11] = of[8] + of[9] + of[10], of[12] + of[13]
    of[3] = of[7] + of[11]
    of[4], of[5], of[6] = of[3], 0, 0
    Columns(of)

    with pytest.raises(SumsDisagree):
        Columns({**of, column: of[column] + wrong})


def figures(report: Report) -> dict[str, dict[int, int]]:
    """Columns 3 to 13 of every procedure that has any, as the report shows them."""
    shown: dict[str, dict[int, int]] = {}
    for line in report.sheets[1].lines:
        code = line.cells[1].text.partition(" ")[0]
        values = {column: cell.number or 0 for column, cell in enumerate(line.cells[2:], 3)}
        if any(values.values()):
            shown[code] = values
    return shown


def served(report: Report) -> dict[str, tuple[int, ...]]:
    """New, online, done and done in time of every procedure, as the services' report shows them."""
    lines = report.sheets[0].lines[:-1]
    return {
        line.cells[1].text.partition(" ")[0]: tuple(line.cells[at].number or 0 for at in (4, 5, 7, 8)) for line in lines
    }


def test_what_was_never_taken_in_is_counted_beside_the_form(ward: Ward) -> None:
    dossiers = some(random.Random(0), 1500)
    at = QUARTER.began + timedelta(days=40)
    with ward.database.transaction() as session:
        write_many(session, ward.agency_id, dossiers)
        report = make_report(session, ReportKind.STATUS, Question(ward.agency_id, QUARTER, at))
    never = [one for one in dossiers if one.accepted_at is None]
    ended = [one.ending for one in never if one.ended_at is not None and QUARTER.began <= one.ended_at < at]

    shown = [cell.number for cell in report.sheets[2].lines[0].cells[2:]]
    assert shown[:3] == [ended.count("intake_refused"), ended.count("lapsed"), ended.count("withdrawn")]
    assert all(shown)
    assert shown[3] == sum(1 for one in dossiers if _waits(one, at))


def _waits(one: Known, at: datetime) -> bool:
    """Filed by then (`many` has it an hour before the first thing known), and neither taken in nor ended."""
    moments = [moment for moment in (one.accepted_at, one.ended_at) if moment is not None]
    return min(moments) - timedelta(hours=1) < at <= min(moments)


def some(chance: random.Random, count: int) -> list[Known]:
    since, until = datetime(2026, 3, 1, tzinfo=VIETNAM), datetime(2026, 11, 1, tzinfo=VIETNAM)
    return [made_up(chance, since, until) for _ in range(count)]


@pytest.mark.parametrize("seed", range(6))
def test_the_report_equals_a_count_by_hand_at_any_instant(ward: Ward, seed: int) -> None:
    chance = random.Random(seed)
    dossiers = some(chance, 400)
    with ward.database.transaction() as session:
        write_many(session, ward.agency_id, dossiers)

    for _ in range(8):
        of = chance.choice([YEAR, QUARTER, period(PeriodKind.MONTH, 2026, chance.randint(3, 11), Closings())])
        at = min(of.ended, of.began + (of.ended - of.began) * chance.random() + timedelta(days=1))
        rule = chance.choice(list(Withdrawn))
        with ward.database.transaction() as session:
            asked = Question(ward.agency_id, of, at, rule)
            report = make_report(session, ReportKind.STATUS, asked)
            expected = recount(dossiers, of.began, at, left_out=rule is Withdrawn.LEFT_OUT)
            assert figures(report) == expected
            for code, shown in served(make_report(session, ReportKind.SERVICES, asked)).items():
                of_form = expected.get(code, dict.fromkeys(range(3, 14), 0))
                assert shown == (of_form[4] + of_form[5], of_form[4], of_form[7], of_form[8] + of_form[9]), code


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.REGISTER])
def test_behind_each_figure_stands_just_as_much_as_it_says(ward: Ward, kind: ReportKind) -> None:
    asked = Question(ward.agency_id, QUARTER, QUARTER.began + timedelta(days=50))
    with ward.database.transaction() as session:
        write_many(session, ward.agency_id, some(random.Random(17), 300))
    with ward.database.transaction() as session:
        report = make_report(session, kind, asked)
        cells = [cell for sheet in report.sheets for line in sheet.lines for cell in line.cells if cell.behind]
        for cell in cells:
            found = behind(session, kind, cell.behind, asked)
            listed = len(found) if isinstance(found, list) else len(set(session.scalars(found)))
            assert listed == cell.number, cell.behind
    assert sum(cell.number or 0 for cell in cells) > 10


def test_the_dossiers_behind_a_figure_are_those_counted_by_hand(ward: Ward) -> None:
    dossiers = some(random.Random(17), 300)
    at = QUARTER.began + timedelta(days=50)
    asked = Question(ward.agency_id, QUARTER, at)
    with ward.database.transaction() as session:
        write_many(session, ward.agency_id, dossiers)
    with ward.database.transaction() as session:
        for column in range(3, 14):
            ids = behind(session, ReportKind.STATUS, f"{column}/tat-ca", asked)
            assert not isinstance(ids, list)
            codes = set(session.scalars(select(Dossier.code).where(Dossier.id.in_(ids))))
            assert codes == {one.code for one in dossiers if column in columns_of(one, QUARTER.began, at)} != set()


def test_what_is_under_way_at_the_end_of_a_period_is_carried_into_the_next(ward: Ward) -> None:
    with ward.database.transaction() as session:
        write_many(session, ward.agency_id, some(random.Random(5), 300))
        for number in range(3, 11):
            ends, begins = (period(PeriodKind.MONTH, 2026, one, Closings()) for one in (number, number + 1))
            before = tally(session, Question(ward.agency_id, ends, ends.ended))
            after = tally(session, Question(ward.agency_id, begins, begins.ended))
            still = sum(n for (_, _, how), n in before.items() if how in (Outcome.RUNNING, Outcome.OVERDUE))
            assert still == sum(n for (_, came, _), n in after.items() if came is Origin.CARRIED)

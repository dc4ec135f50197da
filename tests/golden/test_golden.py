"""No procedure of today disowns a dossier of yesterday: every golden journal is led to its ending by every line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.procedure_flow import ProcedureFlow
from flows.every_flow import EVERY_FLOW
from models.status import Ending
from operations.editions.golden_journal import GoldenJournal, fault_of, read_golden
from operations.procedure_pages.read_story import read_story
from operations.procedure_pages.story import lines_of
from tests.golden.ways import WAYS, WITH_COPIES

GOLDEN = Path(__file__).parent
JOURNALS = sorted(GOLDEN.glob("*/*.json"))

every_journal = pytest.mark.parametrize("path", JOURNALS, ids=lambda path: f"{path.parent.name}-{path.stem}")


COPIES = 2


def missing(*, nothing_there: bool = False) -> list[tuple[str, str, int]]:
    """Which endings of which procedures have no golden journal yet, without copies and with so many."""
    there = set() if nothing_there else {(path.parent.name, path.stem) for path in JOURNALS}
    wanted = [(code, ending.value, 0) for code, way in WAYS.items() for ending in way.endings]
    wanted += [(code, Ending.DELIVERED.value, COPIES) for code in WITH_COPIES]
    return [one for one in wanted if (one[0], f"{one[1]}{'_with_copies' if one[2] else ''}") not in there]


def test_every_ending_of_every_procedure_has_its_golden_journal() -> None:
    assert missing() == [], "run: python -m tests.golden"
    assert set(EVERY_FLOW) == {path.parent.name for path in JOURNALS}, "add the procedure to tests/golden/ways.py"


@every_journal
def test_a_dossier_that_has_ended_would_end_the_same_way_today(path: Path) -> None:
    assert fault_of(read_golden(path)) == ""


@pytest.mark.parametrize("code", WITH_COPIES)
def test_copies_made_by_hand_before_they_were_drawn_up_disown_no_dossier(code: str) -> None:
    """A journal of before November 2026 says nothing of the copies that were asked for."""
    of_then = replace(journal_of(code, Ending.DELIVERED), copies=COPIES)
    of_today = read_golden(GOLDEN / code / "delivered_with_copies.json")

    assert fault_of(of_then) == ""
    assert of_today.copies == COPIES
    assert [line.line for line in of_today.lines].count("draw_up_extract") == 1
    assert fault_of(replace(of_today, copies=0))


@every_journal
def test_the_picture_of_the_procedure_shows_every_step_the_dossier_went_through(path: Path) -> None:
    journal = read_golden(path)
    story = read_story(EVERY_FLOW[journal.procedure])

    went_through = {line.line for line in journal.lines if line.kind != "marker"}
    assert went_through <= lines_of(story.body) | lines_of(story.stopped)


@every_journal
def test_a_golden_journal_that_was_touched_is_noticed(path: Path) -> None:
    journal = read_golden(path)
    one_less = replace(journal, lines=journal.lines[1:])
    renamed = replace(journal, lines=(replace(journal.lines[0], line="was_called_otherwise"), *journal.lines[1:]))
    another_ending = next(ending.value for ending in Ending if ending.value != journal.ending)

    assert fault_of(one_less) or len(journal.lines) == 1
    assert fault_of(renamed)
    assert fault_of(replace(journal, ending=another_ending))
    assert fault_of(replace(journal, procedure="9.999999"))


def test_nothing_personal_stands_in_a_golden_journal() -> None:
    for path in JOURNALS:
        text = path.read_text(encoding="utf-8")
        assert text.isascii(), path
        assert "@" not in text


def journal_of(code: str, ending: Ending) -> GoldenJournal:
    return read_golden(GOLDEN / code / f"{ending.value}.json")


def test_a_flow_that_forgets_a_step_is_noticed_by_the_journals() -> None:
    """The journals of one procedure led through the flow of another: none of them fits but by accident."""
    flows: list[ProcedureFlow] = list(EVERY_FLOW.values())
    for flow in flows[1:]:
        strange = replace(journal_of(flows[0].procedure.code, Ending.DELIVERED), procedure=flow.procedure.code)
        strange = replace(strange, edition=flow.procedure.editions[-1].id)
        assert fault_of(strange)

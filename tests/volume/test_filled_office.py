"""An office into which hundreds of dossiers were copied is a whole one, and works on."""

from __future__ import annotations

import signal
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.intake.component import Component
from models.intake.counter import Counter
from models.progress.work_item import ItemState, WorkItem
from models.register.register_entry import RegisterEntry
from models.status import Ending
from operations.demo.volume.generate import generate
from tests.office.filings import without_copies
from tests.office.story import Story
from tests.volume.conftest import COUNT, Filled

pytestmark = pytest.mark.slow


def test_the_doctor_finds_nothing(filled: Filled) -> None:
    assert filled.poured.dossiers == COUNT
    assert filled.examine() == []


def test_the_dossier_that_was_there_is_untouched(filled: Filled) -> None:
    assert filled.before.waits_for() == {"checks_components"}
    assert all(item.assignee_id is None for item in filled.before.items())


def test_it_is_a_mixture_over_years_with_open_work_of_now(filled: Filled) -> None:
    now = filled.office.clock.now()
    ended, still_open = filled.copies(ended=True), filled.copies(ended=False)

    assert len(ended) + len(still_open) == COUNT
    assert {one.ending for one in ended} >= {Ending.DELIVERED, Ending.REFUSED, Ending.WITHDRAWN}
    assert min(one.received_at for one in ended) < now - timedelta(days=400)
    assert all(one.received_at <= now for one in [*ended, *still_open])
    assert len({one.received_at.astimezone(VIETNAM).date() for one in ended}) > 60
    waiting = filled.office.scalars(
        lambda session: set(session.scalars(select(WorkItem.line).where(WorkItem.state == ItemState.OPEN)))
    )
    assert waiting >= {"checks_components", "appraises", "decides", "signs", "receives", "supplements"}


def test_some_of_the_open_work_is_in_hands(filled: Filled) -> None:
    held = select(func.count(func.distinct(WorkItem.assignee_id))).where(WorkItem.assignee_id.is_not(None))

    assert filled.office.scalars(lambda session: session.scalar(held)) > 2


def test_no_two_people_are_the_same(filled: Filled) -> None:
    def numbers(session: Session) -> list[str]:
        return [row.personal_number for row in session.scalars(select(RegisterEntry)) if row.personal_number]

    given: list[str] = filled.office.scalars(numbers)
    names = {one.applicant_name for one in filled.copies(ended=True)}

    assert len(set(given)) == len(given) > 20
    assert len(names) > COUNT / 4


def test_what_was_declared_and_what_is_shown_name_the_same_person(filled: Filled) -> None:
    for one in filled.copies(ended=True)[:50]:
        assert one.applicant["full_name"] == one.applicant_name
        assert one.code.startswith(f"{filled.office.agency.code}-{one.received_at.astimezone(VIETNAM):%y%m%d}-")


@pytest.mark.parametrize("line", ["checks_components", "appraises", "decides", "signs", "receives"])
def test_an_open_copy_is_read_on_to_its_ending(filled: Filled, line: str) -> None:
    story = _waiting_at(filled, line)
    if line != "receives":
        story.goes_on_to("receives")
    if story.owes():
        story.pays_at_the_desk()
    story.answers("receives", "handed_over", identity_seen="Căn cước")

    story.ends_as(Ending.DELIVERED)


def test_a_partner_that_never_heard_of_the_question_is_asked_again_and_answers(filled: Filled) -> None:
    story = _waiting_at(filled, "answers_look_up")
    filled.office.let_database_time_pass()
    filled.office.poll_partners()

    story.reaches("appraises")


def test_a_supplement_that_is_handed_in_goes_on(filled: Filled) -> None:
    story = _waiting_at(filled, "supplements")
    story.answers("supplements", "supplement", answer="Tôi đã gửi bản chính qua quầy.")

    story.reaches("checks_components")
    assert story.rows(Component)


def test_a_new_dossier_takes_the_next_numbers(filled: Filled) -> None:
    story = filled.office.file(without_copies)
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)
    entry = story.book()
    counted = select(Counter.last).where(
        Counter.agency_id == entry.agency_id, Counter.series == f"so-{entry.book}:{entry.year}"
    )

    assert entry.number == filled.office.scalars(lambda session: session.scalar(counted))


def test_after_all_this_work_the_doctor_finds_nothing(filled: Filled) -> None:
    filled.seal()

    assert filled.examine() == []


def test_a_second_time_comes_behind_the_first(filled: Filled) -> None:
    before = _count(filled)
    generate(filled.ground, 40, lambda what, done, of: None, filled.patterns)

    assert _count(filled) == before + 40
    assert filled.examine() == []


def test_a_kill_in_the_middle_leaves_a_whole_office_with_fewer(filled: Filled) -> None:
    """The third batch of ten is written, and dies before it is committed."""
    before = _count(filled)

    assert filled.die_while_generating(40, batch=10, at="volume.before_commit@3") == -signal.SIGKILL
    filled.seal()

    assert _count(filled) == before + 20
    assert filled.examine() == []


def _count(filled: Filled) -> int:
    number: int = filled.office.scalars(lambda session: session.scalar(select(func.count()).select_from(Dossier)))
    return number


def _waiting_at(filled: Filled, line: str) -> Story:
    """A copy that waits there, and that nobody else has in his hands."""
    free = (
        select(WorkItem.dossier_id)
        .where(WorkItem.line == line, WorkItem.state == ItemState.OPEN, WorkItem.assignee_id.is_(None))
        .where(WorkItem.dossier_id != filled.before.dossier_id)
        .order_by(WorkItem.dossier_id)
    )
    found: UUID = filled.office.scalars(lambda session: session.scalars(free).first())
    return Story(filled.office, found)

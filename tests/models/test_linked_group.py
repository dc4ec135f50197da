"""What the parts of a linked group come to, and news of a part in whatever order it comes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clock.clock import VIETNAM
from models.clock.working_calendar import WorkingCalendar
from models.linkage.leg_clock import acknowledge_by, due_of_leg, sent_in_time
from models.linkage.leg_state import ENDED, GroupStatus, LegState, group_status
from models.linkage.linked_leg import LinkedLeg
from procedures.linked.linked_birth import LINKED_BIRTH
from tests.clock.moments import at

DONE, NO, OPEN = LegState.COMPLETED, LegState.REJECTED, LegState.ACCEPTED
NOW = datetime(2026, 10, 6, 9, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("first", "others", "status"),
    [
        (OPEN, [], GroupStatus.UNDER_WAY),
        (OPEN, [DONE, DONE], GroupStatus.UNDER_WAY),
        (DONE, [OPEN, NO], GroupStatus.UNDER_WAY),
        (DONE, [LegState.SUPPLEMENT_REQUESTED, DONE], GroupStatus.UNDER_WAY),
        (DONE, [LegState.NOT_TAKEN], GroupStatus.UNDER_WAY),
        (DONE, [DONE, DONE], GroupStatus.COMPLETED),
        (DONE, [DONE, NO], GroupStatus.COMPLETED_IN_PART),
        (DONE, [NO, LegState.WITHDRAWN], GroupStatus.COMPLETED_IN_PART),
        (DONE, [LegState.DECLINED, DONE], GroupStatus.COMPLETED_IN_PART),
        (NO, [], GroupStatus.IMPOSSIBLE),
        (NO, [LegState.TO_BE_SENT, LegState.TO_BE_SENT], GroupStatus.IMPOSSIBLE),
        (LegState.WITHDRAWN, [LegState.TO_BE_SENT], GroupStatus.IMPOSSIBLE),
    ],
)
def test_the_word_for_the_whole_group(first: LegState, others: list[LegState], status: GroupStatus) -> None:
    assert group_status(first, others) is status


@given(st.sampled_from(list(LegState)), st.lists(st.sampled_from(list(LegState)), max_size=4))
def test_a_group_is_under_way_exactly_while_something_can_still_come_of_it(
    first: LegState, others: list[LegState]
) -> None:
    status = group_status(first, others)
    hopeless = first in ENDED and first is not DONE

    assert (status is GroupStatus.IMPOSSIBLE) == hopeless
    under_way = not hopeless and any(part.is_open for part in (first, *others))
    assert (status is GroupStatus.UNDER_WAY) == under_way
    assert (status is GroupStatus.COMPLETED) == (not hopeless and {first, *others} == {DONE})


def standing(sequence: int, state: str) -> dict[str, Any]:
    return {"sequence": sequence, "state": state, "code": "X-1", "reasons": [], "results": [], "due_at": None}


def a_leg() -> LinkedLeg:
    return LinkedLeg(
        id=uuid4(),
        dossier_id=uuid4(),
        name="police",
        procedure="1.004222",
        state=LegState.RECEIVED,
        sequence=0,
        answered=0,
        opened_at=NOW,
    )


@given(st.lists(st.integers(0, 2), min_size=1, max_size=8))
def test_news_doubled_and_out_of_order_ends_where_the_newest_of_it_says(order: list[int]) -> None:
    course = [standing(1, "accepted"), standing(2, "supplement_requested"), standing(3, "completed")]
    leg = a_leg()
    for number in order:
        leg.take(course[number], NOW)

    newest = course[max(order)]
    assert (leg.sequence, leg.state) == (newest["sequence"], newest["state"])
    assert (leg.ended_at is not None) == (newest["state"] == "completed")
    assert leg.acknowledged_at == NOW


def test_an_ended_part_takes_no_more_news() -> None:
    leg = a_leg()
    leg.end(LegState.COMPLETED, NOW)

    assert not leg.take(standing(7, "rejected"), NOW)
    assert leg.state is LegState.COMPLETED


def test_a_part_has_a_clock_of_its_own_from_its_receipt_over_there() -> None:
    police = LINKED_BIRTH.editions[-1].leg("police")
    calendar = WorkingCalendar()
    sent = at("2026-10-06 10:00")

    assert due_of_leg(police, sent, calendar).at == at("2026-10-08 17:30")
    assert due_of_leg(police, sent, calendar, verified=True).at == at("2026-10-13 17:30")
    assert due_of_leg(police, sent, calendar).lines


def test_two_working_hours_are_counted_over_the_night() -> None:
    assert acknowledge_by(at("2026-10-06 16:30"), WorkingCalendar()) == at("2026-10-07 08:30")


def test_ten_minutes_are_counted_whether_or_not_it_has_gone_out() -> None:
    assert sent_in_time(NOW, NOW + timedelta(minutes=10), NOW)
    assert not sent_in_time(NOW, NOW + timedelta(minutes=11), NOW)
    assert not sent_in_time(NOW, None, NOW + timedelta(minutes=11))

"""The linked death group: what is asked for beside the death itself, and what cannot be linked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from procedures.filing import every_fault
from procedures.limits import SameDay, WorkingDays
from procedures.linked.linked_death import LINKED_DEATH

BEFORE, AFTER = date(2026, 8, 31), date(2026, 9, 1)


def body_on(day: date) -> dict[str, Any]:
    example = LINKED_DEATH.edition_on(day).example
    assert example is not None
    return example(day)


def codes(body: dict[str, Any], day: date = AFTER) -> set[str]:
    return {fault.code for fault in every_fault(body, LINKED_DEATH, LINKED_DEATH.edition_on(day), day)}


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_example_has_no_fault(day: date) -> None:
    assert codes(body_on(day), day) == set()


def test_the_police_act_on_the_day_and_the_insurance_office_within_eight() -> None:
    legs = {leg.name: leg.limit for leg in LINKED_DEATH.edition_on(AFTER).legs}

    assert legs == {"police": SameDay(), "insurance": WorkingDays(8)}


def test_a_group_asks_for_something_beside_the_death() -> None:
    body = body_on(AFTER)
    body["declaration"] |= {"deletion": None, "benefit": None}

    assert codes(body) == {"nothing_linked"}


def test_a_wish_that_is_not_ticked_is_none() -> None:
    body = body_on(AFTER)
    body["declaration"] |= {"deletion": {"wanted": False}, "benefit": None}

    assert codes(body) == {"nothing_linked"}


def test_the_rules_of_deaths_hold_here_too() -> None:
    body = body_on(AFTER)
    body["declaration"]["died"]["on"] = "2026-09-02"

    assert "died_in_future" in codes(body)


def test_without_a_day_of_death_each_procedure_is_filed_by_itself() -> None:
    body = body_on(AFTER)
    body["declaration"]["died"] = {"about": {"year": 1979, "month": 5}}
    body["declaration"]["evidence"] = {"kind": "nothing"}

    assert "day_of_death_not_certain" in codes(body)


def test_where_no_permanent_home_is_known_there_is_nothing_to_delete() -> None:
    body = body_on(AFTER)
    body["declaration"]["last_residence"]["kind"] = "temporary"
    assert codes(body) == {"no_permanent_home"}

    body["declaration"]["deletion"] = None
    assert codes(body) == set()


def test_the_dead_receive_nothing() -> None:
    body = body_on(AFTER)
    declaration = body["declaration"]
    declaration["benefit"]["recipient"]["personal_number"] = declaration["deceased"]["personal_number"]

    assert "dead_recipient" in codes(body)


def test_nobody_agrees_with_himself() -> None:
    body = body_on(AFTER)
    benefit = body["declaration"]["benefit"]
    benefit["relatives"].append(
        {"full_name": benefit["recipient"]["full_name"], "personal_number": benefit["recipient"]["personal_number"]}
    )

    assert codes(body) == {"relative_named_twice"}

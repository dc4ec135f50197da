"""Work is shared out evenly among those who may do it; the supervisor sees the proposal and confirms it whole."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desk.worklist.bulk.shared_out import Piece, balance
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.worklist.lists import begin, choose, holder, item_of, leaves_office, name_of, pieces, staff_id
from tests.office.filings import without_copies

PEOPLE = [UUID(int=number) for number in range(1, 5)]
LOADS = st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 40), min_size=1)
PIECES = st.lists(st.tuples(st.integers(1, 8), st.frozensets(st.sampled_from(PEOPLE))), max_size=40)


def made(drawn: list[tuple[int, frozenset[UUID]]]) -> list[Piece]:
    return [Piece(UUID(int=1000 + number), hours, able) for number, (hours, able) in enumerate(drawn)]


@given(loads=LOADS, drawn=PIECES)
def test_nobody_gets_what_he_may_not_do_and_nothing_is_lost_that_somebody_may(
    loads: dict[UUID, int], drawn: list[tuple[int, frozenset[UUID]]]
) -> None:
    shared = made(drawn)
    given_to = balance(loads, shared)
    for piece in shared:
        able = piece.able & set(loads)
        assert (piece.item_id in given_to) == bool(able)
        if able:
            assert given_to[piece.item_id] in able


@given(loads=LOADS, hours=st.lists(st.integers(1, 8), max_size=40))
def test_among_those_who_may_do_everything_no_two_differ_by_more_than_one_piece(
    loads: dict[UUID, int], hours: list[int]
) -> None:
    """Nobody who got anything has more before him than another plus the longest piece."""
    shared = made([(length, frozenset(loads)) for length in hours])
    given_to = balance(loads, shared)
    after = Counter(loads)
    for piece in shared:
        after[given_to[piece.item_id]] += piece.hours
    least, longest = min(after[who] for who in loads), max(hours, default=0)
    assert all(after[who] <= least + longest for who in set(given_to.values()))


def test_a_supervisor_shares_the_queue_out_with_one_button(desk: DeskHouse) -> None:
    stories = [desk.office.file(without_copies) for _ in range(5)]
    busy, chief = desk.visitor(Role.RECEIVER), desk.visitor(Role.SUPERVISOR)
    busy.post(f"/viec/{item_of(stories[0]).id}/nhan", {})
    first, second = staff_id(desk, Role.RECEIVER), staff_id(desk, Role.RECEIVER, 1)

    run = choose(chief, "/hang-doi", "share")
    shown = chief.opens(run)
    assert "Sẽ làm 4 việc" in shown.text
    assert "để nguyên 1 việc" in shown.text
    # One of them has a piece in hand already, so of five each ends with two or three.
    assert sorted(Counter(holder(desk, story) for story in stories).values()) == [1, 4]
    begin(chief, run)
    after = Counter(holder(desk, story) for story in stories)
    assert set(after) == {first, second}
    assert sorted(after.values()) == [2, 3]
    assert "giao cho bạn: 2 việc – “Chia đều việc”" in desk.visitor(Role.RECEIVER, 1).opens("/thong-bao").text or (
        "giao cho bạn: 3 việc – “Chia đều việc”" in desk.visitor(Role.RECEIVER, 1).opens("/thong-bao").text
    )
    chief.post(f"{run}/hoan-tac", {})
    assert Counter(holder(desk, story) for story in stories) == Counter({"": 4, first: 1})


def test_nothing_is_shared_out_to_somebody_who_has_left_nor_to_the_author_of_what_is_to_be_checked(
    desk: DeskHouse,
) -> None:
    desk.office.file(without_copies)
    leaves_office(desk, Role.RECEIVER)
    chief = desk.visitor(Role.SUPERVISOR)
    shown = chief.opens(choose(chief, "/hang-doi", "share"))
    assert f"{name_of(desk, Role.RECEIVER, 1)}: 1 việc" in shown.text
    leaves_office(desk, Role.RECEIVER, 1)
    desk.office.clock.advance(timedelta(minutes=1))
    choose(chief, "/hang-doi", "share")
    assert pieces(desk) == [("left", "nobody-has-the-role")]


def test_a_clerk_does_not_share_work_out(desk: DeskHouse) -> None:
    desk.office.file(without_copies)
    clerk = desk.visitor(Role.RECEIVER)
    assert 'value="share"' not in clerk.opens("/hang-doi").html
    refused = clerk.post("/hang-loat", {"noi": "/hang-doi", "loc": "", "pham-vi": "tat-ca", "viec-lam": "share"})
    assert refused.status_code == 403

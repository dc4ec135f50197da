"""The table of what news of a payment means, tried with every order, echo and hour in which news can come."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from models.money.payment import IntentState
from models.money.payment_state import Happened, move
from models.money.refund_cause import RefundCause

PAID_SUMS = (Happened.PAID, Happened.PAID_OTHER_SUM)
OVER = (IntentState.REFUSED, IntentState.EXPIRED, IntentState.CANCELLED)


@pytest.mark.parametrize(
    ("state", "happened", "becomes", "booked", "surplus"),
    [
        (IntentState.OPEN, Happened.PAID, IntentState.PAID, True, None),
        (IntentState.OPEN, Happened.PAID_OTHER_SUM, IntentState.PAID, False, RefundCause.OTHER_SUM),
        (IntentState.OPEN, Happened.NOT_PAID, IntentState.REFUSED, False, None),
        (IntentState.OPEN, Happened.OVER, IntentState.EXPIRED, False, None),
        (IntentState.PAID, Happened.PAID, IntentState.PAID, False, RefundCause.DOUBLED),
        (IntentState.PAID, Happened.PAID_OTHER_SUM, IntentState.PAID, False, RefundCause.DOUBLED),
        (IntentState.PAID, Happened.NOT_PAID, IntentState.PAID, False, None),
        (IntentState.PAID, Happened.OVER, IntentState.PAID, False, None),
        *((state, Happened.PAID, IntentState.PAID, False, RefundCause.LATE) for state in OVER),
        *((state, Happened.PAID_OTHER_SUM, IntentState.PAID, False, RefundCause.OTHER_SUM) for state in OVER),
        *((state, happened, state, False, None) for state in OVER for happened in (Happened.NOT_PAID, Happened.OVER)),
    ],
)
def test_every_row_of_the_table(
    state: IntentState, happened: Happened, becomes: IntentState, booked: bool, surplus: RefundCause | None
) -> None:
    follows = move(state, happened, still_owed=True, at_the_door=False)

    assert (follows.state, follows.booked, follows.surplus) == (becomes, booked, surplus)


def test_the_table_has_a_row_for_everything_that_can_happen() -> None:
    for state, happened, owed, door in product(IntentState, Happened, (True, False), (True, False)):
        follows = move(state, happened, still_owed=owed, at_the_door=door)
        came = happened in PAID_SUMS
        assert came is (follows.booked or follows.surplus is not None), "money is booked or kept apart, never both"
        assert not (follows.booked and follows.surplus)
        assert not (follows.booked and (door or not owed or state is not IntentState.OPEN))


@dataclass
class Books:
    """The smallest account of one dossier: what is owed, what was booked, what is kept apart."""

    owed: int
    state: IntentState = IntentState.OPEN
    amount: int = 0
    booked: dict[str, int] = field(default_factory=dict)
    apart: dict[str, int] = field(default_factory=dict)

    def hears(self, happened: Happened, number: str, amount: int, *, door: bool) -> None:
        if happened in PAID_SUMS and number in {**self.booked, **self.apart}:
            return
        follows = move(self.state, happened, still_owed=self.owed >= amount, at_the_door=door)
        self.state = follows.state
        if follows.booked:
            self.booked[number] = amount
            self.owed -= amount
        if follows.surplus is not None:
            self.apart[number] = amount


SUM = 16_000
news = some.one_of(
    some.tuples(some.just(Happened.PAID), some.sampled_from("abc"), some.just(SUM)),
    some.tuples(
        some.just(Happened.PAID_OTHER_SUM), some.sampled_from("defg"), some.sampled_from([SUM - 1, SUM + 1, 1])
    ),
    some.tuples(some.sampled_from([Happened.NOT_PAID, Happened.OVER]), some.just(""), some.just(0)),
)
elsewhere = some.sampled_from(["cash", "cancelled", "new order"])


@settings(max_examples=2_000, deadline=None)
@given(some.lists(some.one_of(news, elsewhere), max_size=14), some.booleans())
def test_in_thousands_of_histories_no_dong_is_lost_or_booked_twice(
    history: list[tuple[Happened, str, int] | str], door: bool
) -> None:
    books, cash = Books(SUM, amount=SUM), 0
    came: dict[str, int] = {}
    for one in history:
        if one == "cash":
            cash, books.owed = cash + books.owed, 0
            books.state = IntentState.CANCELLED if books.state is IntentState.OPEN else books.state
        elif one == "cancelled":
            books.state = IntentState.CANCELLED if books.state is IntentState.OPEN else books.state
        elif one == "new order":
            if books.state is not IntentState.OPEN and books.owed == SUM:
                books.state = IntentState.OPEN
        else:
            assert not isinstance(one, str)
            happened, number, amount = one
            books.hears(happened, number, amount, door=door)
            if happened in PAID_SUMS:
                came.setdefault(number, amount)

    assert books.owed >= 0
    assert {**books.booked, **books.apart} == came
    assert not books.booked.keys() & books.apart.keys()
    assert sum(books.booked.values()) + cash + books.owed == SUM
    assert not (door and books.booked)

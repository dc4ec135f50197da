"""The one table of what news of a payment means: where the intent goes, and whether the money is booked.

Rows are the intent's state, columns what the gateway says. Whatever comes once more under the same number of the
gateway has been dealt with before and never reaches the table.

| | paid as asked | paid another sum | not paid | over, nothing paid |
|---|---|---|---|---|
| open | paid, booked (surplus if no longer owed, or collected at the door) | paid, surplus | refused | expired |
| paid | surplus: doubled | surplus: doubled | - | - |
| refused, expired, cancelled | paid, surplus: late | paid, surplus | - | - |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.money.payment import IntentState
from models.money.refund_cause import RefundCause


class Happened(StrEnum):
    PAID = "paid"
    PAID_OTHER_SUM = "paid_other_sum"
    NOT_PAID = "not_paid"
    OVER = "over"


@dataclass(frozen=True)
class Move:
    """`booked`: a receipt is written. `surplus`: the money is kept apart and proposed to be given back."""

    state: IntentState
    booked: bool = False
    surplus: RefundCause | None = None


def move(state: IntentState, happened: Happened, *, still_owed: bool, at_the_door: bool) -> Move:
    """This will give what follows; money is never lost and never booked twice, whatever comes in whatever order."""
    if happened in (Happened.PAID, Happened.PAID_OTHER_SUM):
        because = _surplus(state, happened, still_owed=still_owed, at_the_door=at_the_door)
        return Move(IntentState.PAID, booked=because is None, surplus=because)
    if state is not IntentState.OPEN:
        return Move(state)
    return Move(IntentState.REFUSED if happened is Happened.NOT_PAID else IntentState.EXPIRED)


def _surplus(state: IntentState, happened: Happened, *, still_owed: bool, at_the_door: bool) -> RefundCause | None:
    if state is IntentState.PAID:
        return RefundCause.DOUBLED
    if happened is Happened.PAID_OTHER_SUM:
        return RefundCause.OTHER_SUM
    if state is not IntentState.OPEN:
        return RefundCause.LATE
    if at_the_door:
        return RefundCause.AT_THE_DOOR
    return None if still_owed else RefundCause.NO_LONGER_OWED

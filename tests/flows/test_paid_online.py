"""Paying through the gateway: whatever it says, in whatever order, money is booked once and never lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from models.acts.refusal import NothingToPay, PaymentUnderWay
from models.money.payment import IntentState
from models.money.refund import RefundState
from models.money.refund_cause import RefundCause
from models.progress.inbox_message import InboxMessage, InboxState
from models.status import Ending
from tests.office.filings import at_the_desk
from tests.office.open_office import OpenOffice
from tests.office.payer import GATEWAY, Payer, press

OWED = 16_000


@pytest.fixture
def payer(office: OpenOffice) -> Payer:
    """Somebody whose dossier has been taken in and costs sixteen thousand đồng."""
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    assert story.owes() == OWED
    return Payer(story)


def messages(office: OpenOffice) -> list[tuple[str, InboxState]]:
    """What the gateway told, and what became of it."""
    query = select(InboxMessage.kind, InboxMessage.state).where(InboxMessage.source == GATEWAY)
    rows: list[tuple[str, InboxState]] = office.scalars(
        lambda session: [(kind, state) for kind, state in session.execute(query.order_by(InboxMessage.received_at))]
    )
    return rows


def settled(office: OpenOffice, count: int) -> None:
    """This will wait until so many messages of the gateway have been dealt with."""
    office.until(lambda: sum(state is not InboxState.NEW for _, state in messages(office)) >= count)


def test_what_is_paid_is_booked_with_a_numbered_receipt_and_told(payer: Payer) -> None:
    intent = payer.pays_and_is_booked()

    assert payer.story.receipts() == [("online", OWED)]
    assert [one.state for one in payer.intents()] == [IntentState.PAID]
    [payment] = payer.payments()
    assert (payment.amount, payment.intent_id) == (OWED, intent.id)
    assert payer.refunds() == []
    assert "payment_received" in payer.story.letters()
    assert payer.held_here() == payer.taken_there() == OWED


def test_the_button_pressed_again_leads_to_the_same_order(payer: Payer) -> None:
    assert payer.opens().reference == payer.opens().reference
    assert len(payer.intents()) == 1


def test_nothing_is_asked_for_where_nothing_is_owed(payer: Payer) -> None:
    payer.story.pays_at_the_desk()
    with pytest.raises(NothingToPay):
        payer.opens()


@pytest.mark.parametrize("changed", ["amount", "account", "reference", "merchant", "expires", "return_url"])
def test_the_page_turns_away_whoever_changed_the_order(payer: Payer, changed: str) -> None:
    link = payer.link(payer.opens())
    spoiled = link.replace(f"{changed}=", f"{changed}=9")

    assert press(spoiled).status_code == 403
    assert payer.story.owes() == OWED


@pytest.mark.parametrize("manner", ["doubled", "doubled-anew", "replayed", "reordered", "late"])
def test_told_twice_out_of_order_or_late_it_is_booked_once(payer: Payer, manner: str) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, manner, seconds=0.2)
    payer.pays_and_is_booked()
    if "doubled" in manner or manner == "replayed":
        settled(payer.office, 2 if manner == "doubled-anew" else 1)

    assert payer.story.receipts() == [("online", OWED)]
    assert len(payer.payments()) == 1


@pytest.mark.parametrize("manner", ["forged", "garbage", "wrong-reference"])
def test_what_is_forged_or_makes_no_sense_books_nothing(payer: Payer, manner: str) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, manner)
    payer.pays()
    before = payer.story.owes()
    payer.office.town.release(GATEWAY)
    payer.office.until(lambda: payer.story.owes() == 0)

    assert before == OWED
    assert payer.story.receipts() == [("online", OWED)]


def test_a_message_that_never_comes_is_fetched_by_asking(payer: Payer) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "never")
    payer.pays()
    assert payer.story.owes() == OWED

    def asked() -> bool:
        payer.office.let_database_time_pass()
        payer.office.go_on()
        return payer.story.owes() == 0

    payer.office.until(asked)
    assert payer.story.receipts() == [("online", OWED)]


@pytest.mark.parametrize(("forced", "sum_"), [("wrong-amount", OWED + 1), ("short-amount", OWED - 1)])
def test_another_sum_by_a_single_dong_is_kept_apart_for_a_person(payer: Payer, forced: str, sum_: int) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, forced)
    payer.pays()
    payer.office.until(lambda: bool(payer.payments()))

    assert payer.story.owes() == OWED
    assert [(one.amount, one.cause) for one in payer.refunds()] == [(sum_, RefundCause.OTHER_SUM)]
    assert [item.line for item in payer.story.asides()] == ["proposes_refund"]
    assert payer.held_here() == payer.taken_there() == sum_


@pytest.mark.parametrize("forced", ["other-currency", "other-merchant", "other-account"])
def test_money_of_another_kind_or_for_somebody_else_is_shown_to_a_person(payer: Payer, forced: str) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, forced)
    payer.pays()
    settled(payer.office, 1)

    assert messages(payer.office) == [("payment.paid", InboxState.QUARANTINED)]
    assert payer.story.owes() == OWED
    assert payer.payments() == []
    assert [item.line for item in payer.story.asides()] == ["settles_message"]


def test_a_declined_payment_may_be_tried_again_under_a_new_reference(payer: Payer) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "refused")
    payer.pays()
    payer.office.until(lambda: payer.intents()[0].state is IntentState.REFUSED)
    payer.pays_and_is_booked()

    first, second = payer.intents()
    assert first.reference != second.reference
    assert payer.story.receipts() == [("online", OWED)]


def test_a_payment_that_succeeds_after_it_was_said_to_have_failed_is_for_a_person(payer: Payer) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "declined-then-paid")
    payer.pays()
    payer.office.until(lambda: bool(payer.payments()))

    assert [one.cause for one in payer.refunds()] == [RefundCause.LATE]
    assert payer.story.owes() == OWED
    payer.story.answers("proposes_refund", "apply_to_fees")
    assert payer.story.owes() == 0
    assert payer.refunds()[0].state is RefundState.APPLIED
    assert payer.story.receipts() == [("online", OWED)]


def test_what_was_paid_is_not_undone_by_a_later_failure(payer: Payer) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "paid-then-declined")
    payer.pays_and_is_booked()
    settled(payer.office, 2)

    assert payer.intents()[0].state is IntentState.PAID
    assert payer.story.owes() == 0


def test_two_tabs_that_both_pay_are_booked_once_and_the_other_goes_back(payer: Payer) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "paid-twice")
    payer.pays()
    payer.office.until(lambda: len(payer.payments()) == 2)

    assert payer.story.receipts() == [("online", OWED)]
    assert [(one.amount, one.cause) for one in payer.refunds()] == [(OWED, RefundCause.DOUBLED)]
    payer.is_given_back()
    payer.office.until(lambda: payer.refunds()[0].state is RefundState.PAID)
    payer.office.go_on()
    assert "refund_decided" in payer.story.letters()
    assert payer.held_here() == payer.taken_there() == OWED


def test_paid_at_the_desk_while_the_page_of_the_bank_was_open(payer: Payer) -> None:
    intent = payer.opens()
    payer.story.pays_at_the_desk()
    press(payer.link(intent))
    payer.office.until(lambda: bool(payer.payments()))

    assert payer.story.receipts() == [("cash", OWED)]
    assert [one.cause for one in payer.refunds()] == [RefundCause.LATE]


def test_an_order_that_ran_out_is_asked_about_before_another_is_opened(payer: Payer) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "after-expiry")
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "held")
    intent = payer.pays()
    runs_out(payer)
    with pytest.raises(PaymentUnderWay):
        payer.opens()
    payer.office.let_database_time_pass()
    payer.office.until(lambda: payer.intents()[0].state is IntentState.EXPIRED)
    assert payer.opens().reference != intent.reference

    payer.office.town.release(GATEWAY)
    payer.office.until(lambda: bool(payer.payments()))
    assert [one.cause for one in payer.refunds()] == [RefundCause.LATE]
    assert payer.story.owes() == OWED


def test_an_order_nobody_ever_opened_ends_when_its_time_is_over(payer: Payer) -> None:
    payer.opens()
    payer.office.let_database_time_pass()
    payer.office.go_on()
    assert payer.intents()[0].state is IntentState.OPEN
    runs_out(payer)
    payer.office.let_database_time_pass()
    payer.office.until(lambda: payer.intents()[0].state is IntentState.EXPIRED)


def test_a_gateway_that_is_away_closes_nothing(payer: Payer) -> None:
    payer.opens()
    runs_out(payer)
    payer.office.town.force(GATEWAY, {"operation": "inquire"}, "error")
    payer.office.let_database_time_pass()
    payer.office.go_on()
    assert payer.intents()[0].state is IntentState.OPEN
    with pytest.raises(PaymentUnderWay):
        payer.opens()
    payer.office.let_database_time_pass()
    payer.office.until(lambda: payer.intents()[0].state is IntentState.EXPIRED)


def test_money_that_comes_when_the_dossier_is_over_goes_back(payer: Payer) -> None:
    payer.office.town.force(GATEWAY, {"operation": "pay"}, "held")
    payer.pays()
    payer.story.withdraws()
    payer.story.ends_as(Ending.WITHDRAWN)
    payer.office.town.release(GATEWAY)
    payer.office.until(lambda: bool(payer.payments()))

    assert [one.cause for one in payer.refunds()] == [RefundCause.LATE]
    payer.is_given_back()
    payer.office.until(lambda: payer.refunds()[0].state is RefundState.PAID)
    assert payer.held_here() == payer.taken_there() == 0


def runs_out(payer: Payer) -> None:
    with payer.office.database.transaction() as session:
        session.execute(text("UPDATE payment_intent SET expires_at = now() - interval '1 second'"))

"""Money given back: noticed by the house, proposed by one, agreed by another, paid out once, told to the family."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from models.actor import Actor
from models.acts.refusal import NotYourRole, SamePerson
from models.money.refund import Refund, RefundState
from models.money.refund_cause import RefundCause
from models.role import Role
from models.status import Ending
from tests.office.filings import at_the_desk, by_post, paid_online
from tests.office.open_office import OpenOffice
from tests.office.payer import GATEWAY, Payer
from tests.office.story import Story

OWED = 16_000
REASON: dict[str, Any] = {"reason": "Hồ sơ có giấy tờ giả.", "legal_basis": "Điều 12 Luật Hộ tịch"}


def taken_in(office: OpenOffice) -> Story:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    return story


def is_refused(story: Story) -> None:
    story.answers("appraises", "propose_refusal", **REASON)
    story.answers("decides", "refuse", **REASON)
    story.ends_as(Ending.REFUSED)


def test_a_refusal_gives_back_what_was_paid_in_cash(office: OpenOffice) -> None:
    payer = Payer(taken_in(office))
    payer.story.pays_at_the_desk()
    is_refused(payer.story)

    [refund] = payer.refunds()
    assert (refund.amount, refund.cause, refund.way) == (OWED, RefundCause.REFUSED, "cash")
    payer.is_given_back()
    payer.story.answers("pays_refund", "paid_out", identity_seen="Căn cước của người nộp")
    [refund] = payer.refunds()
    assert (refund.state, refund.payout_number) == (RefundState.PAID, 1)
    assert payer.story.letter_rows("refund_decided")[0].content["given_back"] is True
    assert payer.story.owes() == 0
    assert payer.story.asides() == []


def test_a_withdrawal_gives_back_what_was_paid_online_by_the_way_it_came(office: OpenOffice) -> None:
    payer = Payer(taken_in(office))
    payer.pays_and_is_booked()
    payer.story.withdraws()
    payer.story.ends_as(Ending.WITHDRAWN)
    payer.is_given_back()
    office.until(lambda: payer.refunds()[0].state is RefundState.PAID)

    [refund] = payer.refunds()
    assert (refund.cause, refund.way) == (RefundCause.WITHDRAWN, "online")
    [line] = office.town.ledger(GATEWAY, what="refunded", reference=refund.reference)
    assert line["request"]["amount"] == OWED
    assert payer.held_here() == payer.taken_there() == 0


def test_a_dossier_that_was_paid_for_when_filed_and_is_not_taken_in_costs_nothing(office: OpenOffice) -> None:
    payer = Payer(office.file(paid_online))
    assert payer.story.owes() == OWED
    payer.pays_and_is_booked()
    ground: dict[str, Any] = {
        "ground": "wrong_office",
        "reason": "Cha, mẹ cư trú tại phường khác.",
        "legal_basis": "Điều 13",
    }
    payer.story.answers("checks_components", "cannot_be_taken_in", **ground)
    payer.story.answers("agrees_to_refuse_intake", "agree")
    payer.story.ends_as(Ending.INTAKE_REFUSED)

    assert [(one.amount, one.cause) for one in payer.refunds()] == [(OWED, RefundCause.INTAKE_REFUSED)]


def test_paid_when_filed_it_is_not_charged_again_at_intake(office: OpenOffice) -> None:
    payer = Payer(office.file(paid_online))
    payer.pays_and_is_booked()
    payer.story.goes_on_to("receives")

    assert payer.story.owes() == 0
    assert payer.refunds() == []
    assert payer.story.outcome("accept")["charged"] == 0


def test_nothing_is_given_back_where_nothing_was_paid(office: OpenOffice) -> None:
    story = taken_in(office)
    is_refused(story)

    assert Payer(story).refunds() == []
    assert story.owes() == 0


def test_the_postage_of_a_parcel_that_was_never_carried_goes_back_alone(office: OpenOffice) -> None:
    office.town.force("post-office", "*", "refuse")
    payer = Payer(office.file(by_post))
    payer.story.goes_on_to("seals")
    payer.pays_and_is_booked()
    payer.story.answers("seals", "seal")
    payer.story.reaches("agrees_new_way")
    payer.story.answers("agrees_new_way", "new_way", way="desk", agreed_by="Gọi điện lúc 9 giờ.")
    payer.story.reaches("receives")

    assert [(one.amount, one.cause, one.way) for one in payer.refunds()] == [(20_000, RefundCause.NO_PARCEL, "online")]
    payer.is_given_back()
    office.until(lambda: payer.refunds()[0].state is RefundState.PAID)
    assert payer.held_here() == payer.taken_there() == OWED
    payer.story.answers("receives", "handed_over", identity_seen="Căn cước")
    payer.story.ends_as(Ending.DELIVERED)


def test_whoever_proposes_does_not_agree(office: OpenOffice) -> None:
    payer = Payer(taken_in(office))
    payer.story.pays_at_the_desk()
    payer.story.withdraws()
    payer.story.ends_as(Ending.WITHDRAWN)
    desk = office.member(Role.RETURN_DESK)
    both = Actor(desk.key, desk.roles | {Role.CHAIRMAN}, desk.agency_id)
    payer.story.answers("proposes_refund", "propose_refund", by=both, reason="Đã đối chiếu biên lai.")

    with pytest.raises(SamePerson):
        payer.story.answers("agrees_refund", "agree_refund", by=both)
    with pytest.raises(NotYourRole):
        payer.story.answers("agrees_refund", "agree_refund", by=desk)
    with pytest.raises(IntegrityError), office.database.transaction() as session:
        session.get_one(Refund, payer.refunds()[0].id).decided_by = desk.key


def test_a_refund_that_is_declined_is_told_with_its_reason(office: OpenOffice) -> None:
    payer = Payer(taken_in(office))
    office.town.force(GATEWAY, {"operation": "pay"}, "wrong-amount")
    payer.pays()
    office.until(lambda: bool(payer.refunds()))
    payer.story.answers("proposes_refund", "propose_refund", reason="Cổng báo dư một đồng.")
    payer.story.answers("agrees_refund", "decline_refund", reason="Sao kê cho thấy không có giao dịch này.")

    [letter] = payer.story.letter_rows("refund_decided")
    assert (letter.content["given_back"], letter.content["reason"]) == (
        False,
        "Sao kê cho thấy không có giao dịch này.",
    )
    assert payer.refunds()[0].state is RefundState.DECLINED


@pytest.mark.parametrize("fault", ["error-after", "late-ok", "down", "error"])
def test_a_refund_whose_answer_is_lost_is_asked_about_and_paid_once(office: OpenOffice, fault: str) -> None:
    payer = withdrawn_and_agreed(office, {"operation": "refund"}, fault)

    def tried_again() -> bool:
        office.let_database_time_pass()
        office.go_on()
        return payer.refunds()[0].state is RefundState.PAID

    office.until(tried_again)
    assert len(office.town.ledger(GATEWAY, what="refunded", reference=payer.refunds()[0].reference)) == 1
    assert payer.held_here() == payer.taken_there() == 0


@pytest.mark.parametrize("manner", ["doubled", "doubled-anew", "lost", "forged"])
def test_news_of_a_refund_twice_never_or_forged(office: OpenOffice, manner: str) -> None:
    payer = withdrawn_and_agreed(office, {"operation": "refund"}, manner)
    if manner == "forged":
        assert payer.refunds()[0].state is RefundState.SENT
        office.town.release(GATEWAY)

    def asked() -> bool:
        office.let_database_time_pass()
        office.poll_partners()
        return payer.refunds()[0].state is RefundState.PAID

    office.until(asked)
    assert payer.held_here() == payer.taken_there() == 0


@pytest.mark.parametrize("forced", ["failed", "refuse"])
def test_what_cannot_go_back_online_is_paid_out_at_the_desk(office: OpenOffice, forced: str) -> None:
    payer = withdrawn_and_agreed(office, {"operation": "refund"}, forced)
    office.until(lambda: any(item.line == "pays_refund" for item in payer.story.asides()))
    payer.story.answers("pays_refund", "paid_out", identity_seen="Căn cước của người nộp")

    [refund] = payer.refunds()
    assert (refund.state, refund.way, refund.payout_number) == (RefundState.PAID, "cash", 1)
    assert payer.taken_there() == OWED


def withdrawn_and_agreed(office: OpenOffice, match: dict[str, Any], forced: str) -> Payer:
    """Paid online, taken back, and both have agreed to give the money back by a gateway that behaves so."""
    payer = Payer(taken_in(office))
    payer.pays_and_is_booked()
    payer.story.withdraws()
    payer.story.ends_as(Ending.WITHDRAWN)
    office.town.force(GATEWAY, match, forced)
    payer.is_given_back()
    return payer

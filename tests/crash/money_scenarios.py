"""Paying through the gateway and getting money back: whatever the page, the gateway and the family come up with."""

from __future__ import annotations

from sqlalchemy import select, text

from models.agency import Agency
from models.clock.clock import SystemClock
from models.dossier import Dossier
from models.money.reconciliation import Channel, Reconciliation
from models.money.want_reconciliation import today_there, want_reconciliation
from tests.crash.scenarios import MORNING, Telling
from tests.office import filings
from tests.office.payer import GATEWAY, press

PAY, REFUND = {"operation": "pay"}, {"operation": "refund"}
IDENTITY = "Căn cước của người nộp"


def paid_twice_and_withdrawn(story: Telling) -> None:
    """Paid once in two tabs, and taken back: both sums go back by the gateway, and the day's books agree."""
    story.force(GATEWAY, PAY, "paid-twice")
    story.file(filings.at_the_desk(MORNING.date()))
    story.answers("checks_components", "complete")
    story.awaits("appraises")
    story.pays_online()
    _waits_for_payments(story, 2)
    story.applicant("withdrawal", {"reason": "Gia đình nộp lại ở nơi thường trú của mẹ."})
    story.ends()
    for _ in range(2):
        _is_given_back(story)
    _waits_for_refunds(story, 2)
    _compared(story)


def paid_and_never_told(story: Telling) -> None:
    """The gateway's message is lost, so it is asked; the result is handed over without another đồng."""
    story.force(GATEWAY, PAY, "never")
    story.file(filings.at_the_desk(MORNING.date()))
    story.answers("checks_components", "complete")
    story.awaits("appraises")
    story.pays_online()
    _waits_for_payments(story, 1)
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()
    story.is_handed_over()


def left_then_paid_another_sum(story: Telling) -> None:
    """The page is left, then a đồng too much is paid and told twice; the way back is closed, so it is paid out."""
    story.file(filings.paid_online(MORNING.date()))
    story.pays_online("leave")
    story.until(lambda: _order_is(story, "refused"), "that nothing was paid")
    story.force(GATEWAY, PAY, "wrong-amount")
    story.force(GATEWAY, PAY, "doubled-anew")
    story.force(GATEWAY, REFUND, "failed")
    story.pays_online()
    _waits_for_payments(story, 1)
    _is_given_back(story)
    story.answers("pays_refund", "paid_out", identity_seen=IDENTITY)
    story.pays()
    _is_not_taken_in(story)
    story.answers("proposes_refund", "propose_refund", reason="Hồ sơ không được tiếp nhận.")
    story.answers("agrees_refund", "agree_refund")
    story.answers("pays_refund", "paid_out", identity_seen=IDENTITY)


def paid_when_time_was_over(story: Telling) -> None:
    """The order ran out and another was paid; what then comes for the first is kept, and a person says why."""
    story.file(filings.paid_online(MORNING.date()))
    story.force(GATEWAY, PAY, "after-expiry")
    story.force(GATEWAY, PAY, "held")
    story.pays_online()
    story.office.let_order_run_out(story.dossier_id)
    story.until(lambda: _order_is(story, "expired"), "the end of the order")
    story.pays_online()
    _waits_for_payments(story, 1)
    story.office.partners.release(GATEWAY)
    _waits_for_payments(story, 2)
    story.answers("proposes_refund", "propose_refund", reason="Tiền đến sau khi giao dịch đã đóng.")
    story.answers("agrees_refund", "decline_refund", reason="Ngân hàng đã tự hoàn khoản này cho người nộp.")
    story.force(GATEWAY, REFUND, "error-after")
    story.applicant("withdrawal", {"reason": "Gia đình nộp lại ở nơi thường trú của mẹ."})
    story.ends()
    _is_given_back(story)
    _waits_for_refunds(story, 1)
    _compared(story)


def forged_then_paid(story: Telling) -> None:
    """A stranger says it was paid, later the gateway does; of the refund it says nothing until it is asked."""
    story.asked = GATEWAY
    story.file(filings.paid_online(MORNING.date()))
    story.force(GATEWAY, PAY, "forged")
    story.force(GATEWAY, REFUND, "lost")
    story.pays_online()
    story.until(lambda: _threw(story, "forged-signature"), "the forged message")
    assert not story.has("SELECT FROM online_payment WHERE dossier_id = :d")
    story.office.partners.release(GATEWAY)
    _waits_for_payments(story, 1)
    story.applicant("withdrawal", {"reason": "Gia đình nộp lại ở nơi thường trú của mẹ."})
    story.ends()
    _is_given_back(story)
    _waits_for_refunds(story, 1)


def paid_at_the_desk_meanwhile(story: Telling) -> None:
    """Cash was taken while the page was open, the page was paid all the same and nobody told: the books show it."""
    story.file(filings.paid_online(MORNING.date()))
    link = story.opens_order()
    story.pays()
    story.force(GATEWAY, PAY, "never")
    assert press(link).status_code == 303
    _compared(story)
    _is_given_back(story)
    _waits_for_refunds(story, 1)
    story.applicant("withdrawal", {"reason": "Gia đình nộp lại ở nơi thường trú của mẹ."})
    story.ends()
    _is_given_back(story)
    story.answers("pays_refund", "paid_out", identity_seen=IDENTITY)
    _compared(story)


MONEY_STORIES = {
    story.__name__: story
    for story in (
        paid_twice_and_withdrawn,
        paid_and_never_told,
        left_then_paid_another_sum,
        paid_when_time_was_over,
        forged_then_paid,
        paid_at_the_desk_meanwhile,
    )
}


def _is_given_back(story: Telling) -> None:
    story.answers("proposes_refund", "propose_refund", reason="Đã đối chiếu sao kê của cổng.")
    story.answers("agrees_refund", "agree_refund")


def _is_not_taken_in(story: Telling) -> None:
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Cha, mẹ đều cư trú tại phường khác.",
        legal_basis="Điều 13 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")
    story.ends()


def _waits_for_payments(story: Telling, count: int) -> None:
    story.until(lambda: _counts(story, "online_payment", count), f"{count} payments")


def _waits_for_refunds(story: Telling, count: int) -> None:
    story.until(lambda: _counts(story, "refund", count, "state = 'paid' AND way = 'online'"), f"{count} refunds")


def _counts(story: Telling, table: str, wanted: int, which: str = "true") -> bool:
    """Whether the dossier has so many rows in a table of ours."""
    counted = text(f"SELECT count(*) FROM {table} WHERE dossier_id = :d AND {which}")
    with story.office.database.transaction() as session:
        return bool(session.scalar(counted, {"d": story.dossier_id}) == wanted)


def _order_is(story: Telling, state: str) -> bool:
    return story.has("SELECT FROM payment_intent WHERE dossier_id = :d AND state = :s", s=state)


def _threw(story: Telling, decoy: str) -> bool:
    """Whether the gateway's decoy of this dossier has been thrown and turned away."""
    with story.office.database.transaction() as session:
        ours = text("SELECT reference FROM payment_intent WHERE dossier_id = :d")
        references = set(session.scalars(ours, {"d": story.dossier_id}))
    thrown = story.office.partners.ledger(GATEWAY, "callback")
    return any(line["decoy"] == decoy and line["reference"] in references for line in thrown)


def _compared(story: Telling) -> None:
    """The cashier has today compared, and the two books say the same to the đồng."""
    day = today_there(SystemClock().now())
    with story.office.database.transaction() as session:
        agency = session.get_one(Agency, session.get_one(Dossier, story.dossier_id).agency_id)
        want_reconciliation(session, agency, Channel.GATEWAY, day)
    done = select(Reconciliation).where(
        Reconciliation.agency_id == agency.id, Reconciliation.channel == Channel.GATEWAY, Reconciliation.day == day
    )

    def agrees() -> bool:
        with story.office.database.transaction() as session:
            found = session.scalars(done).one()
            return found.done_at is not None and found.look_at is None and found.ours == found.theirs

    story.until(agrees, "the comparison of the books")

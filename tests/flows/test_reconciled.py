"""Every day our books are compared with the gateway's and the post's, to the đồng and entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from models.clock.clock import SystemClock
from models.money.reconciliation import Channel, Difference, Reconciliation, ReconciliationDifference
from models.money.want_reconciliation import put_down_due, today_there, want_reconciliation
from models.progress.inbox_message import InboxMessage, InboxState
from models.status import Ending
from tasks.money.reconcile import reconcile_due
from tests.office.back_door import BackDoor
from tests.office.filings import at_the_desk, by_post
from tests.office.open_office import OpenOffice
from tests.office.payer import GATEWAY, Payer
from tests.simulators.running import CLIENT, RunningSimulators, running_simulators


@pytest.fixture
def town(tmp_path: Path, door: BackDoor) -> Iterator[RunningSimulators]:
    """Partners whose books begin empty: a day is compared whole, with everything anybody ever paid on it."""
    usual = door.secrets
    with running_simulators(tmp_path / "town", callback_base=door.address, pace=0.01) as running:
        door.secrets = running.secrets
        yield running
    door.secrets = usual


def taken_in(office: OpenOffice) -> Payer:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    return Payer(story)


def compare(office: OpenOffice, channel: Channel = Channel.GATEWAY, day: date | None = None) -> Reconciliation:
    """This will compare today, as somebody does who presses the button, and give what came of it."""
    wanted = day or today_there(SystemClock().now())
    with office.database.transaction() as session:
        want_reconciliation(session, office.agency, channel, wanted)
    reconcile_due(office.office)
    office.go_on()
    found: Reconciliation = office.scalars(
        lambda session: session.scalars(
            select(Reconciliation).where(Reconciliation.channel == channel, Reconciliation.day == wanted)
        ).one()
    )
    return found


def differences(office: OpenOffice, *, settled: bool = False) -> list[tuple[Difference, int, int]]:
    query = select(ReconciliationDifference).where(ReconciliationDifference.settled_at.is_not(None) == settled)
    rows = office.scalars(lambda session: session.scalars(query).all())
    return [(row.kind, row.ours, row.theirs) for row in rows]


def test_a_day_with_every_kind_of_payment_agrees_to_the_dong(office: OpenOffice) -> None:
    plain, doubled, other = taken_in(office), taken_in(office), taken_in(office)
    plain.pays_and_is_booked()
    office.town.force(GATEWAY, {"operation": "pay"}, "paid-twice")
    doubled.pays()
    office.until(lambda: len(doubled.payments()) == 2)
    doubled.is_given_back()
    office.until(lambda: doubled.refunds()[0].gateway_ref is not None)
    office.town.force(GATEWAY, {"operation": "pay"}, "wrong-amount")
    other.pays()
    office.until(lambda: bool(other.payments()))
    done = compare(office)

    assert done.theirs == sum(one.taken_there() for one in (plain, doubled, other))
    assert done.ours == sum(one.held_here() for one in (plain, doubled, other)) == 16_000 + 16_000 + 16_001
    assert (done.entries, differences(office)) == (5, [])


def test_a_payment_we_never_heard_of_is_found_and_booked(office: OpenOffice) -> None:
    payer = taken_in(office)
    office.town.force(GATEWAY, {"operation": "pay"}, "never")
    payer.pays()
    assert payer.story.owes() == 16_000

    def is_found() -> bool:
        # The gateway writes its books a moment after the page has said thank you.
        compare(office)
        return payer.story.owes() == 0

    office.until(is_found)
    compare(office)

    [payment] = payer.payments()
    query = select(ReconciliationDifference).where(ReconciliationDifference.entry == payment.gateway_ref)
    row = office.scalars(lambda session: session.scalars(query).one())
    assert (row.kind, row.settled_by) == (Difference.MISSING_HERE, "system")
    assert row.dossier_id == payer.story.dossier_id


def test_a_payment_that_the_gateway_does_not_know_stays_on_the_list(office: OpenOffice) -> None:
    payer = taken_in(office)
    payer.pays_and_is_booked()
    with office.database.transaction() as session:
        session.execute(text("UPDATE online_payment SET gateway_ref = 'GW-NOWHERE'"))
    compare(office)

    assert sorted(differences(office)) == [(Difference.MISSING_HERE, 0, 16_000), (Difference.MISSING_THERE, 16_000, 0)]


def test_what_the_post_hands_on_is_compared_with_its_own_books(office: OpenOffice) -> None:
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)
    done = compare(office, Channel.POST)

    assert (done.ours, done.theirs, done.entries) == (36_000, 36_000, 1)
    assert differences(office) == []


def test_less_than_was_to_be_collected_shows_as_a_difference(office: OpenOffice) -> None:
    office.town.force("post-office", "*", "cod-short")
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)
    office.until(lambda: story.parcels()[0].cod_remitted_at is not None)
    office.until(lambda: "parcel.cod_collected" in quarantined(office))
    compare(office, Channel.POST)

    assert differences(office) == [(Difference.OTHER_SUM, 0, 35_000)]


def quarantined(office: OpenOffice) -> list[str]:
    query = select(InboxMessage.kind).where(InboxMessage.state == InboxState.QUARANTINED)
    kinds: list[str] = office.scalars(lambda session: list(session.scalars(query)))
    return kinds


def test_yesterday_is_compared_by_itself_once_for_each_agency_and_partner(office: OpenOffice) -> None:
    now = SystemClock().now()
    with office.database.transaction() as session:
        put_down_due(session, now - timedelta(days=1))
        unused = session.scalars(select(Reconciliation)).all()
    assert [row.look_at for row in unused] == [None, None], "nobody was ever asked for money"
    taken_in(office).opens()
    posted = office.file(by_post)
    posted.goes_on_to("seals")
    posted.answers("seals", "seal")
    posted.ends_as(Ending.DELIVERED)
    for _ in range(2):
        with office.database.transaction() as session:
            put_down_due(session, now)
    reconcile_due(office.office)
    query = select(Reconciliation.channel, Reconciliation.day, Reconciliation.done_at)
    yesterday = today_there(now) - timedelta(days=1)
    rows = office.scalars(lambda session: session.execute(query.where(Reconciliation.day == yesterday)).all())

    assert sorted((channel, day) for channel, day, _ in rows) == [
        (Channel.GATEWAY, yesterday),
        (Channel.POST, yesterday),
    ]
    assert all(done is not None for _, _, done in rows)


def test_a_gateway_that_is_away_is_asked_again(office: OpenOffice) -> None:
    office.town.force(GATEWAY, {"operation": "inquire"}, "error")
    assert compare(office).done_at is None
    done = compare(office)
    assert done.done_at is not None


def test_a_gateway_that_was_away_twice_is_still_compared_twice_when_something_was_lost(office: OpenOffice) -> None:
    payer = taken_in(office)
    office.town.force(GATEWAY, {"operation": "pay"}, "never")
    payer.pays()
    office.town.force(GATEWAY, {"operation": "inquire"}, "error", times=500)
    compare(office)
    looks_now(office)
    assert payer.story.owes() == 16_000
    CLIENT.delete(f"{office.town.payment_gateway}/force").raise_for_status()
    looks_now(office)
    office.until(lambda: payer.story.owes() == 0)
    looks_now(office)

    assert differences(office) == []
    assert len(differences(office, settled=True)) == 1


def looks_now(office: OpenOffice) -> None:
    """The pause before the next look is over; nobody has pressed anything."""
    with office.database.transaction() as session:
        session.execute(text("UPDATE reconciliation SET look_at = now() WHERE look_at IS NOT NULL"))
    reconcile_due(office.office)
    office.go_on()

"""Whatever the portal does with a message: it arrives once, in order, or a person sees why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select, text

from models.city_portal.portal_message import MessageState
from models.linkage.exchange import Exchange
from tasks.city_portal.send_statuses import PAUSES_S, send_due_statuses
from tests.city_portal.portal_seen import DOSSIER, NAME, PortalSeen
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story


def accepted(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def deeds(office: OpenOffice, reference: str) -> int:
    return sum(len(office.town.ledger(NAME, what, reference)) for what in ("dossier-told", "step-told"))


@pytest.mark.parametrize(
    ("outcome", "heard"),
    [
        ("hang", 2),  # No answer, and nothing done.
        ("late-ok", 2),  # No answer, though it was done.
        ("down", 2),
        ("error", 2),
        ("error-after", 2),
        ("garbage-answer", 2),
        ("wrong-answer", 2),
        ("busy", 2),
        ("session-expired", 2),
        ("slow", 1),
        ("doubled", 2),
    ],
)
def test_whatever_happens_on_the_way_it_is_done_once_and_in_order(
    office: OpenOffice, portal: PortalSeen, outcome: str, heard: int
) -> None:
    portal.force("*", outcome, seconds=0.3)
    story = accepted(office)
    portal.send()
    portal.let_time_pass()
    portal.send()

    messages = portal.messages(story)
    assert {message.state for message in messages} == {MessageState.SENT}
    assert [deeds(office, message.reference) for message in messages] == [1] * len(messages)
    assert portal.statuses(story) == [1, 2, 4]
    assert len(office.town.ledger(NAME, "received", messages[0].reference)) == heard


def test_nothing_overtakes_what_waits(office: OpenOffice, portal: PortalSeen) -> None:
    first = accepted(office)
    portal.force("*", "error", times=1)
    portal.send()
    second = accepted(office)
    portal.send()

    assert portal.told(first) == []
    assert {message.state for message in portal.messages(second)} == {MessageState.SENT}
    portal.let_time_pass()
    portal.send()
    assert portal.statuses(first) == [1, 2, 4]


def test_the_pauses_grow_and_it_is_never_given_up(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(without_copies)
    portal.force("*", "error", times=len(PAUSES_S) + 1)
    waits = []
    for _ in range(len(PAUSES_S) + 1):
        send_due_statuses(office.office)
        ahead = text("SELECT extract(epoch FROM min(not_before) - now()) FROM portal_message WHERE attempts > 0")
        with office.database.transaction() as session:
            waits.append(float(session.scalar(ahead) or 0))
        portal.let_time_pass()

    assert {message.state for message in portal.messages(story)} == {MessageState.WAITING}
    for waited, pause in zip(waits, [*PAUSES_S, PAUSES_S[-1]], strict=True):
        assert pause - 2 <= waited <= pause


def test_every_attempt_says_the_same_and_leaves_its_evidence(office: OpenOffice, portal: PortalSeen) -> None:
    story = office.file(without_copies)
    portal.force("*", "late-ok")
    send_due_statuses(office.office)
    portal.let_time_pass()
    portal.send()

    [first, *_] = portal.messages(story)
    kept = select(Exchange.request_hash, Exchange.status).where(
        Exchange.partner == NAME, Exchange.reference == first.reference
    )
    rows = office.scalars(lambda session: [tuple(row) for row in session.execute(kept.order_by(Exchange.id))])
    assert rows == [(first.body_hash, 0), (first.body_hash, 200)]


def test_a_business_error_is_for_a_person_and_holds_nothing_up(office: OpenOffice, portal: PortalSeen) -> None:
    story = accepted(office)
    [filed, *_] = portal.messages(story)
    later = [message for message in portal.messages(story) if message.service == DOSSIER][1]
    portal.force(later.reference, "business-error", reason="7")
    portal.send()

    [refused] = portal.messages(story, MessageState.REFUSED)
    assert (refused.reference, refused.fault) == (later.reference, "7")
    assert not portal.messages(story, MessageState.WAITING)
    assert portal.statuses(story) == [1, 4]
    assert deeds(office, filed.reference) == 1


def test_what_the_portal_is_told_waits_while_nobody_has_named_one(office: OpenOffice, portal: PortalSeen) -> None:
    equipment = replace(office.office.equipment, city_portal=None)
    office.office = replace(office.office, equipment=equipment)
    story = accepted(office)
    assert portal.send() == 0

    count = select(func.count()).select_from(Exchange).where(Exchange.partner == NAME)
    assert office.scalars(lambda session: session.scalar(count)) == 0
    assert {message.state for message in portal.messages(story)} == {MessageState.WAITING}
    assert [message.sequence for message in portal.messages(story)] == list(range(1, len(portal.messages(story)) + 1))

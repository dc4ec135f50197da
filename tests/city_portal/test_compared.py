"""Every night our dossiers of the day are compared with the portal's ledger; what differs is seen, and sent again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from engine.running.present_office import office_as_present
from gateways.city_portal.city_portal import HttpCityPortal
from gateways.guard import Guard
from gateways.http_partner import HttpPartner
from models.acts.answer import lock_dossier
from models.city_portal.portal_message import MessageState
from models.city_portal.send_again import send_again
from models.city_portal.status_comparison import DifferenceKind, StatusComparison, StatusDifference
from models.city_portal.want_comparison import want_comparison
from models.role import Role
from tasks.city_portal.compare_statuses import compare_due, compare_in_this_office
from tests.city_portal.portal_seen import DOSSIER, NAME, STEP, PortalSeen
from tests.office.filings import at_the_desk, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.simulators.test_city_portal import call, item

TODAY = date(2026, 10, 6)


def compare(office: OpenOffice, day: date = TODAY) -> StatusComparison:
    """This will compare the day once more and give what was counted."""
    with office.database.transaction() as session:
        want_comparison(session, office.agency.id, day)
    assert compare_due(office.office) == 1
    found = select(StatusComparison).where(StatusComparison.day == day)
    counted: StatusComparison = office.scalars(lambda session: session.scalars(found).one())
    return counted


def differences(office: OpenOffice) -> list[StatusDifference]:
    still_open = select(StatusDifference).where(StatusDifference.settled_at.is_(None)).order_by(StatusDifference.code)
    rows: list[StatusDifference] = office.scalars(lambda session: list(session.scalars(still_open)))
    return rows


def resend(office: OpenOffice, story: Story) -> None:
    with office.database.transaction() as session:
        dossier = lock_dossier(session, story.dossier_id)
        send_again(session, dossier, office.member(Role.SUPERVISOR), office.clock.now())


def under_way(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def test_a_day_of_which_the_portal_has_everything_shows_no_difference(office: OpenOffice, portal: PortalSeen) -> None:
    for body in (without_copies, at_the_desk):
        office.file(body).goes_on_to("receives")
    portal.send()
    counted = compare(office)

    assert (counted.compared, counted.differing, counted.waiting) == (2, 0, 0)
    assert differences(office) == []


def test_what_the_portal_lost_is_found_sent_anew_and_found_settled(office: OpenOffice, portal: PortalSeen) -> None:
    story, other = under_way(office), under_way(office)
    portal.send()
    portal.loses(story.dossier().code)
    assert compare(office).differing == 1
    [missing] = differences(office)
    assert (missing.kind, missing.code, missing.dossier_id) == (
        DifferenceKind.MISSING_THERE,
        story.dossier().code,
        story.dossier_id,
    )

    resend(office, story)
    portal.send()
    assert compare(office).differing == 0
    assert differences(office) == []
    assert portal.statuses(other) == [1, 2, 4]


def test_another_status_there_is_found_and_put_right(office: OpenOffice, portal: PortalSeen) -> None:
    story = under_way(office)
    portal.send()
    wrong = item(story.dossier().code, "10")
    assert call(office.town, DOSSIER, [wrong], f"sai-{uuid4()}", updating=True).json()["error_code"] == "0"
    assert compare(office).differing == 1
    [other] = differences(office)
    assert (other.kind, other.ours, other.theirs) == (DifferenceKind.OTHER_STATUS, 4, 10)

    resend(office, story)
    portal.send()
    assert compare(office).differing == 0
    assert portal.statuses(story)[-2:] == [10, 4]


def test_a_dossier_of_ours_that_we_do_not_know_is_found(office: OpenOffice, portal: PortalSeen) -> None:
    under_way(office)
    portal.send()
    stray = f"H26.99.01-261006-9{uuid4().int % 1000:03d}"
    call(office.town, DOSSIER, [item(stray)], f"la-{uuid4()}")

    assert compare(office).differing == 1
    [unknown] = differences(office)
    assert (unknown.kind, unknown.code, unknown.dossier_id) == (DifferenceKind.UNKNOWN_HERE, stray, None)


def test_what_still_waits_is_no_difference_and_is_looked_at_again(office: OpenOffice, portal: PortalSeen) -> None:
    under_way(office)
    counted = compare(office)

    assert (counted.compared, counted.differing, counted.waiting) == (1, 0, 1)
    assert counted.look_at is not None


@pytest.mark.parametrize("code", ["7", "3"])
def test_what_was_refused_is_told_anew_behind_everything_else(
    office: OpenOffice, portal: PortalSeen, code: str
) -> None:
    story = under_way(office)
    portal.force("*", "business-error", times=4, reason=code)
    portal.send()
    refused = portal.messages(story, MessageState.REFUSED)
    assert len(refused) >= 3

    resend(office, story)
    portal.send()
    assert portal.messages(story, MessageState.REFUSED) == []
    assert portal.statuses(story)[-1] == 4
    steps = [message.line or "" for message in portal.messages(story, MessageState.SENT) if message.service == STEP]
    assert sorted(steps) == sorted(story.journal())
    assert compare(office).differing == 0


def test_yesterday_is_compared_by_itself_once_it_is_over(office: OpenOffice, portal: PortalSeen) -> None:
    story = under_way(office)
    portal.send()
    portal.loses(story.dossier().code)
    assert compare_due(office.office) == 0
    office.advance(timedelta(days=1))

    with office_as_present(office.office):
        assert compare_in_this_office() == 1
        assert compare_in_this_office() == 0
    assert [row.kind for row in differences(office)] == [DifferenceKind.MISSING_THERE]


def test_a_portal_that_is_away_leaves_the_comparison_for_later(office: OpenOffice, portal: PortalSeen) -> None:
    under_way(office)
    portal.send()
    with office.database.transaction() as session:
        want_comparison(session, office.agency.id, TODAY)
    known = office.office
    nobody = HttpCityPortal(HttpPartner(Guard.of(NAME, 4), "http://127.0.0.1:9", 1.0), "x")
    office.office = replace(known, equipment=replace(known.equipment, city_portal=nobody))
    assert compare_due(office.office) == 0
    fault = select(StatusComparison.fault)
    assert office.scalars(lambda session: session.scalar(fault)) == "PartnerUnreachable"

    office.office = known
    assert compare(office).differing == 0

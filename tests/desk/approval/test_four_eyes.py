"""Nobody decides on what he prepared; where a ward has one person only he may, and a second looks at it afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.actor import Actor
from models.acts.refusal import SamePerson
from models.audit.audit_entry import AuditEntry
from models.progress.hold_item import assign_item
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from tests.desk.approval.noon import PASSWORD, have_passwords, screen_of
from tests.desk.desk_house import DeskHouse
from tests.office.filings import without_copies
from tests.office.story import Story


def one_who_does_both(desk: DeskHouse) -> Actor:
    """The officer is given the chairman's role beside his own; his log-in is that of the officer."""
    with desk.front.database.transaction() as session:
        member = session.get_one(StaffMember, desk.office.member(Role.JUSTICE_OFFICER).staff_id)
        member.roles = [Role.JUSTICE_OFFICER.value, Role.CHAIRMAN.value]
        return member.as_actor()


def leave(desk: DeskHouse, *roles: Role) -> None:
    """Everybody with these roles has left the ward."""
    with desk.front.database.transaction() as session:
        for role in roles:
            for actor in desk.office.people[role]:
                session.get_one(StaffMember, actor.staff_id).active = False


def appraised_by(desk: DeskHouse, actor: Actor) -> Story:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_registration", by=actor)
    desk.office.until(lambda: "decides" in story.waits_for())
    return story


def test_who_appraised_neither_decides_nor_signs_nor_after_an_earlier_draft(desk: DeskHouse) -> None:
    both = one_who_does_both(desk)
    story = appraised_by(desk, both)
    with pytest.raises(SamePerson):
        story.answers("decides", "approve", by=both)
    # Given back and appraised by another, the dossier is still one he prepared.
    story.answers("decides", "return", by=desk.office.member(Role.CHAIRMAN, 1), reason="Xem lại nơi sinh.")
    desk.office.until(lambda: "appraises" in story.waits_for())
    story.answers("appraises", "propose_registration", by=desk.office.member(Role.JUSTICE_OFFICER, 1))
    desk.office.until(lambda: "decides" in story.waits_for())
    with pytest.raises(SamePerson):
        story.answers("decides", "approve", by=both)
    story.answers("decides", "approve")
    desk.office.until(lambda: "signs" in story.waits_for())
    with pytest.raises(SamePerson):
        story.answers("signs", "sign", by=both)


def test_work_is_put_into_the_hands_of_none_of_its_authors(desk: DeskHouse) -> None:
    """He appraised it first, and somebody else last: he can neither decide on it nor be given it to decide."""
    both, other = one_who_does_both(desk), desk.office.member(Role.JUSTICE_OFFICER, 1)
    story = appraised_by(desk, both)
    story.answers("decides", "return", by=desk.office.member(Role.CHAIRMAN, 1), reason="Xem lại nơi sinh.")
    desk.office.until(lambda: "appraises" in story.waits_for())
    story.answers("appraises", "propose_registration", by=other)
    desk.office.until(lambda: "decides" in story.waits_for())
    boss, now = desk.office.member(Role.SUPERVISOR), desk.office.clock.now()
    with desk.front.database.transaction() as session:
        item = session.get_one(WorkItem, story.open_item("decides").id)
        with pytest.raises(SamePerson):
            assign_item(session, item, session.get_one(StaffMember, both.staff_id), boss, now)
        chairman = session.get_one(StaffMember, desk.office.member(Role.CHAIRMAN).staff_id)
        assign_item(session, item, chairman, boss, now)
    assert story.open_item("decides").assignee_id == chairman.id


@pytest.mark.parametrize("left", [(), (Role.CHAIRMAN,), (Role.DEPUTY,)])
def test_as_long_as_anybody_else_could_decide_he_may_not(desk: DeskHouse, left: tuple[Role, ...]) -> None:
    """A deputy without a mandate counts: the chairman can give him one."""
    both = one_who_does_both(desk)
    story = appraised_by(desk, both)
    leave(desk, *left)
    with pytest.raises(SamePerson):
        story.answers("decides", "approve", by=both)
    assert story.asides() == []


def test_the_only_one_of_a_ward_decides_and_the_supervisor_looks_afterwards(desk: DeskHouse) -> None:
    have_passwords(desk)
    both = one_who_does_both(desk)
    story = appraised_by(desk, both)
    leave(desk, Role.CHAIRMAN, Role.DEPUTY)
    alone = desk.visitor(Role.JUSTICE_OFFICER)
    page = screen_of(alone, story)
    assert "giám sát xem lại sau" in page.text
    assert alone.sends(page, "/duyet", password=PASSWORD).status_code == 303

    review = story.asides()[0]
    assert (review.line, review.role) == ("reviews_after", Role.SUPERVISOR)
    assert review.due_at is not None
    assert timedelta(days=5) <= review.due_at - review.opened_at <= timedelta(days=9)
    noted = [entry for entry in story.rows(AuditEntry) if entry.action == "four_eyes.excepted"]
    assert [entry.actor for entry in noted] == [both.key]

    # Not he himself looks at it, whatever roles he is given; the supervisor does, and the journal keeps what he found.
    watching = Actor(both.key, both.roles | {Role.SUPERVISOR}, both.agency_id)
    with pytest.raises(SamePerson):
        story.answer_item(review, "found_sound", {}, watching)
    supervisor = desk.visitor(Role.SUPERVISOR)
    seen = supervisor.opens(f"/ho-so/{story.dossier().code}?viec={review.id}")
    assert supervisor.sends(seen, "/tra-loi/found_sound", then="stay").status_code == 303
    assert story.outcome("reviews_after", leg=review.leg) == {
        "item_id": str(decided(story).id),
        "sound": True,
    }
    desk.office.until(lambda: "signs" in story.waits_for())


def decided(story: Story) -> WorkItem:
    return next(item for item in story.items() if item.line == "decides")

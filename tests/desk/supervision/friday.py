"""A week of an office as its supervisor finds it on a Friday: known dossiers, brought there by the legal path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from models.clock.clock import VIETNAM
from models.progress.hold_item import assign_item, claim_item
from models.progress.wake_up import wake
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff_member import StaffMember
from tests.desk.desk_house import DeskHouse
from tests.office.filings import at_the_desk, of_a_mother_alone, without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story

ASKED = {
    "component": "medical_birth_certificate",
    "reason": "Bản chụp mờ, không đọc được.",
    "what_to_do": "Nộp lại bản rõ.",
}


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """An instant of October 2026; the 6th is a Tuesday, the 9th a Friday."""
    return datetime(2026, 10, day, hour, minute, tzinfo=VIETNAM)


@dataclass(frozen=True)
class Friday:
    """`late` is appraised by nobody, `waiting` waits for its applicant, `ready` only to be fetched, `fresh` is new,
    `held` lies in the hands of the first officer, `delivered` and `withdrawn` have ended."""

    late: Story
    waiting: Story
    ready: Story
    fresh: Story
    held: Story
    delivered: Story
    withdrawn: Story

    @property
    def all(self) -> tuple[Story, ...]:
        return (self.late, self.waiting, self.ready, self.fresh, self.held, self.delivered, self.withdrawn)


def lived(office: OpenOffice) -> Friday:
    """From Tuesday the 6th until Friday the 9th of October, ten o'clock."""
    late = office.file(without_copies)
    late.goes_on_to("appraises")
    waiting = office.file(without_copies)
    waiting.answers("checks_components", "incomplete", items=[ASKED])
    ready = office.file(at_the_desk)
    ready.goes_on_to("receives")
    delivered = office.file(without_copies)
    delivered.goes_on_to("receives")
    delivered.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    withdrawn = office.file(of_a_mother_alone)
    withdrawn.withdraws()
    office.set_clock(at(9, 9))
    held = office.file(of_a_mother_alone)
    held.goes_on_to("appraises")
    assigned(office, held, "appraises", 0)
    fresh = office.file(at_the_desk)
    office.set_clock(at(9, 10))
    return Friday(late, waiting, ready, fresh, held, delivered, withdrawn)


def assigned(office: OpenOffice, story: Story, line: str, number: int) -> None:
    """This will have the supervisor put the work into the hands of that officer."""
    supervisor, item = office.member(Role.SUPERVISOR), story.open_item(line)
    with office.database.transaction() as session:
        to = session.get_one(StaffMember, office.member(Role(item.role), number).staff_id)
        assign_item(session, session.get_one(WorkItem, item.id), to, supervisor, office.clock.now())


def breaks_down(office: OpenOffice, story: Story) -> None:
    """This will have the dossier's readings die more often than may be: the next is no longer begun."""
    with office.database.transaction() as session:
        worn = "UPDATE reading_lease SET failures = 9 WHERE dossier_id = :dossier"
        session.execute(text(worn), {"dossier": story.dossier_id})
        wake(session, story.dossier_id)
    office.go_on()


def lies_unread(office: OpenOffice, story: Story) -> None:
    """This will have the desk answer and nobody read it: no worker runs here unless the test lets one."""
    item = story.open_item("checks_components")
    story.answer_item(item, "complete", {}, story.whom(item))
    with office.database.transaction() as session:
        earlier = "UPDATE wake_up SET due_at = now() - interval '20 minutes' WHERE dossier_id = :dossier"
        session.execute(text(earlier), {"dossier": story.dossier_id})


def claimed(office: OpenOffice, story: Story, line: str) -> None:
    item = story.open_item(line)
    with office.database.transaction() as session:
        claim_item(session, session.get_one(WorkItem, item.id), office.member(Role(item.role)), office.clock.now())


def person(desk: DeskHouse, role: Role, number: int = 0) -> str:
    return str(desk.office.member(role, number).staff_id)

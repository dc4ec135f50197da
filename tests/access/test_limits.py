"""A member of a unit, or with limits of his own, sees, counts, finds, opens and answers what lies within them only."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from desk.lists.work_filter import QUEUE, WorkFilter, branches
from models.acts.refusal import FormFaults, OutsideReach
from models.progress.hold_item import assign_item
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff.change_member import give_roles, let_go, limit_reach
from models.staff.reach import EVERYWHERE, Reach
from models.staff.unit import Unit
from models.staff_member import StaffMember, StaffSession
from procedures.catalogue import find
from procedures.filing import read_filing
from tests.access.members import HA_DONG, KIEN_HUNG, join, open_unit, visitor_of
from tests.desk.desk_house import DeskHouse, Visitor
from tests.office.filings import Body, at_the_desk, without_copies
from tests.office.marital_filings import always_lived_here
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from web.access import hides_some
from web.caller import Caller
from web.filing.own_limits import faults_of_limits
from web.place_in_list import RANK
from web.visit import Inside

BIRTH, MARITAL = "1.001193", "1.004873"


def from_kien_hung(day: date) -> Body:
    body = without_copies(day)
    body["applicant"]["residence"].update(ward=KIEN_HUNG, ward_name="Phường Kiến Hưng")
    return body


def sees(visitor: Visitor, story: Story) -> set[str]:
    """The ways by which this visitor meets the dossier."""
    code, item = story.dossier().code, story.open_item(next(iter(story.waits_for())))
    ways = {
        "page": visitor.get(f"/ho-so/{code}").status_code == 200,
        "work": code in visitor.opens("/viec").html,
        "queue": code in visitor.opens("/hang-doi").html,
        "search": visitor.get(f"/tim?q={code}").status_code == 303,
        "names": code in visitor.opens("/tim?q=mau").html,
        "claim": visitor.post(f"/viec/{item.id}/nhan", {}).status_code == 303,
    }
    visitor.post(f"/viec/{item.id}/tra", {})
    return {way for way, met in ways.items() if met}


EVERY_WAY = {"page", "work", "queue", "search", "names", "claim"}


def test_limits_are_told_by_unit_and_person_together() -> None:
    nobody = StaffMember(territories=[], procedures=[], steps=[])
    assert Reach.of(nobody, None) == EVERYWHERE
    unit = Unit(territories=[HA_DONG, KIEN_HUNG], procedures=[BIRTH])
    assert Reach.of(nobody, unit) == Reach(frozenset({HA_DONG, KIEN_HUNG}), frozenset({BIRTH}))
    narrow = StaffMember(territories=[KIEN_HUNG], procedures=[MARITAL], steps=["appraises"])
    # What has nothing in common lets nothing through.
    both = Reach(frozenset({KIEN_HUNG}), frozenset(), frozenset({"appraises"}))
    assert Reach.of(narrow, unit) == both


def test_a_clerk_of_one_territory_meets_the_others_dossiers_by_no_way(desk: DeskHouse) -> None:
    here, there = desk.office.file(at_the_desk), desk.office.file(from_kien_hung)
    clerk = visitor_of(desk, join(desk.office, Role.RECEIVER, territories=[KIEN_HUNG]))

    assert sees(clerk, there) == EVERY_WAY
    assert sees(clerk, here) == set()
    assert sees(desk.visitor(Role.RECEIVER), here) == EVERY_WAY


def test_a_specialised_unit_sees_its_procedures_and_its_supervisor_no_more(desk: DeskHouse) -> None:
    birth, marital = desk.office.file(at_the_desk), desk.office.file(always_lived_here)
    unit = open_unit(desk.office, "Tổ tình trạng hôn nhân", procedures=[MARITAL])
    clerk = visitor_of(desk, join(desk.office, Role.RECEIVER, unit_id=unit))
    supervisor = visitor_of(desk, join(desk.office, Role.SUPERVISOR, unit_id=unit))

    assert sees(clerk, marital) == EVERY_WAY
    assert sees(clerk, birth) == set()
    assert marital.dossier().code in supervisor.opens("/hang-doi").html
    assert birth.dossier().code not in supervisor.opens("/hang-doi").html
    assert "Tổ tình trạng hôn nhân" in clerk.opens("/tai-khoan").text


def test_somebody_with_steps_sees_dossiers_that_stand_there_and_answers_nothing_else(desk: DeskHouse) -> None:
    early, late = desk.office.file(at_the_desk), desk.office.file(without_copies)
    late.goes_on_to("appraises")
    officer = visitor_of(desk, join(desk.office, Role.JUSTICE_OFFICER, Role.RECEIVER, steps=["appraises"]))

    assert sees(officer, late) == EVERY_WAY
    assert sees(officer, early) == set()
    late.goes_on_to("decides")
    page = officer.opens(f"/ho-so/{late.dossier().code}")
    assert "Không có việc nào dành cho vai trò của bạn lúc này." in page.text


def test_money_of_others_is_in_neither_rows_nor_sums(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("appraises")
    story.pays_at_the_desk()
    cashier = visitor_of(desk, join(desk.office, Role.RETURN_DESK, territories=[KIEN_HUNG]))

    assert "thu 16.000 đồng" in desk.visitor(Role.RETURN_DESK).opens("/thu-chi").text
    shown = cashier.opens("/thu-chi")
    assert "thu 0 đồng" in shown.text
    assert story.dossier().code not in shown.html


def test_work_is_not_given_to_whoever_may_not_see_it_and_goes_back_when_he_no_longer_may(office: OpenOffice) -> None:
    story = office.file(at_the_desk)
    far, boss = join(office, Role.RECEIVER, territories=[KIEN_HUNG]), office.member(Role.SUPERVISOR)
    near = join(office, Role.RECEIVER)
    item_id, now = story.open_item("checks_components").id, office.clock.now()
    with office.database.transaction() as session:
        item = session.get_one(WorkItem, item_id)
        with pytest.raises(OutsideReach):
            assign_item(session, item, session.get_one(StaffMember, far.staff_id), boss, now)
        member = session.get_one(StaffMember, near.staff_id)
        assign_item(session, item, member, boss, now)
        session.flush()
        limit_reach(session, member, boss, now, territories=[KIEN_HUNG])
        assert item.assignee_id is None
        limit_reach(session, member, boss, now)
        for leaves in (False, True):
            give_roles(session, member, [Role.RECEIVER], boss, now)
            assign_item(session, item, member, boss, now)
            session.flush()
            if leaves:
                let_go(session, member, boss, now, now)
            else:
                give_roles(session, member, [Role.CHAIRMAN], boss, now)
            assert item.assignee_id is None
        with pytest.raises(FormFaults):
            limit_reach(session, member, boss, now, unit_id=UUID(int=0))


def test_work_carries_the_reach_of_its_dossier_whoever_writes_it(office: OpenOffice) -> None:
    story = office.file(from_kien_hung)
    with office.database.transaction() as session:
        session.execute(text("UPDATE work_item SET procedure = 'x', sealed = true, territory = NULL"))
        session.execute(text("UPDATE dossier SET sealed = true"))
    assert [(item.procedure, item.territory, item.sealed) for item in story.items()] == [(BIRTH, KIEN_HUNG, True)]


def test_whoever_misses_one_dossier_does_not_see_the_whole_agency(desk: DeskHouse) -> None:
    """One that has no territory is hidden from whoever has a limit of territory, too."""
    desk.office.file(at_the_desk)
    join(desk.office, Role.RECEIVER, territories=[HA_DONG])
    desk.visitor(Role.RECEIVER, 2)
    with desk.front.database.transaction() as session:
        assert not hides_some(session, _caller(session, desk))
        session.execute(text("UPDATE dossier SET territory = NULL"))
        assert hides_some(session, _caller(session, desk))


@pytest.mark.parametrize("narrow", [False, True])
def test_the_work_list_is_read_from_its_index_with_and_without_limits(desk: DeskHouse, narrow: bool) -> None:
    """What is asked about limits is a filter on rows the index has found: nothing is joined, sorted or looked up."""
    desk.office.file(at_the_desk)
    join(desk.office, Role.RECEIVER, territories=[KIEN_HUNG] if narrow else [], procedures=[BIRTH] if narrow else [])
    desk.visitor(Role.RECEIVER, 2)
    with desk.front.database.transaction() as session:
        inside = Inside(session, _caller(session, desk), desk.office.clock.now())
        branch = branches(inside, WorkFilter(QUEUE))[0]
        listed = select(WorkItem.id).where(branch).order_by(RANK, WorkItem.id).limit(41)
        session.execute(text("SET LOCAL enable_seqscan = off"))
        asked = listed.compile(session.connection(), compile_kwargs={"literal_binds": True})
        plan = "\n".join(session.scalars(text(f"EXPLAIN {asked}".replace(":", "\\:"))))
    assert "Index Scan using ix_work_item_open_list" in plan
    assert [word for word in ("Sort", "Join", "Nested", "SubPlan") if word in plan] == []


def test_a_clerk_takes_in_what_he_may_see_and_sends_others_next_door(desk: DeskHouse) -> None:
    clerk = visitor_of(desk, join(desk.office, Role.RECEIVER, procedures=[BIRTH], territories=[KIEN_HUNG]))
    offered = clerk.opens("/tiep-nhan/moi")
    assert f"thu-tuc={BIRTH}" in offered.html
    assert f"thu-tuc={MARITAL}" not in offered.html

    refused = clerk.post(f"/tiep-nhan/{MARITAL}", {"then": "look"})

    assert "không thuộc phần việc được giao" in refused.text
    with desk.front.database.transaction() as session:
        caller = _caller(session, desk)
        edition = find(BIRTH).edition_on(date(2026, 10, 6))
        day = desk.office.clock.now().date()
        filings = [read_filing(body(day), find(BIRTH), edition, day).filing for body in (at_the_desk, from_kien_hung)]
        told = [faults_of_limits(caller, find(BIRTH), edition, filing) for filing in filings]
    assert [[fault.pointer for fault in one] for one in told] == [["/applicant/residence/ward"], []]


def _caller(session: Session, desk: DeskHouse) -> Caller:
    staff = session.get_one(StaffMember, desk.office.people[Role.RECEIVER][-1].staff_id)
    opened = session.scalars(select(StaffSession).where(StaffSession.staff_id == staff.id)).one()
    return Caller.of_staff(staff, opened, Reach.of(staff, None))

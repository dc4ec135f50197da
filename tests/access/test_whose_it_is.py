"""What somebody keeps for himself beside the lists: views, runs over many, messages, absences, desks."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from models.actor import Actor
from models.agency import Agency
from models.approval.delegate import Wish, delegate
from models.approval.delegation import Manner
from models.dossier import Dossier
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff.absence import Absence, AbsenceKind
from models.staff.enter_absence import enter_absence
from models.staff.saved_view import SavedView
from models.staff.seal_dossier import seal_dossier
from models.staff.staff_notice import StaffNotice
from models.staff_member import StaffMember
from tests.access.both_houses import BothHouses, Headers
from tests.access.members import KIEN_HUNG, join
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.office.filings import at_the_desk, without_copies
from tests.office.staff import open_agency
from tests.office.story import Story

CHOSEN = {"noi": "/hang-doi", "loc": "", "pham-vi": "tat-ca", "viec-lam": "claim", "ve": "/hang-doi"}
REASON = "Đồng nghiệp nghỉ ốm hôm nay."


@pytest.fixture(scope="module")
def stranger(both: BothHouses) -> Headers:
    """A supervisor of another ward, who could do everything there."""
    with both.office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
    return both.staff(join(both.office, Role.SUPERVISOR, Role.RECEIVER, agency=elsewhere))


def clerk(both: BothHouses, number: int = 0) -> Headers:
    return both.staff(both.office.member(Role.RECEIVER, number))


def narrow(both: BothHouses, *roles: Role) -> Actor:
    """Somebody who sees none of this office's dossiers: their people live elsewhere."""
    return join(both.office, *roles, territories=[KIEN_HUNG])


def sealed_for(both: BothHouses, story: Story, *named: Actor) -> None:
    with both.office.database.transaction() as session:
        dossier = session.get_one(Dossier, story.dossier_id)
        boss, now = both.office.member(Role.SUPERVISOR), both.office.clock.now()
        seal_dossier(session, dossier, "Giữ kín nguồn gốc.", [one.staff_id for one in named if one.staff_id], boss, now)


def status(both: BothHouses, method: str, path: str, who: Headers, **form: str) -> int:
    return both.ask(method, path, who, form=form).status_code


@pytest.mark.parametrize("shared", ["", "co"])
def test_a_view_is_ones_own_or_the_offices(both: BothHouses, stranger: Headers, shared: str) -> None:
    form = {"noi": "/hang-doi", "loc": "q=mau", "ten": f"Góc nhìn {shared or 'riêng'}", "chung": shared}
    both.ask("POST", "/goc-nhin", clerk(both), form=form)
    with both.office.database.transaction() as session:
        view = next(one.id for one in session.scalars(select(SavedView)) if one.name == form["ten"])
    address = f"/goc-nhin/{view}"

    assert status(both, "GET", address, clerk(both)) == 303
    assert status(both, "GET", address, clerk(both, 1)) == (303 if shared else 404)
    assert status(both, "GET", address, stranger) == 404
    assert status(both, "POST", f"{address}/xoa", clerk(both, 1)) == (403 if shared else 404)
    assert status(both, "POST", f"{address}/xoa", stranger) == 404
    assert status(both, "POST", f"{address}/xoa", clerk(both)) == 303


def test_a_run_is_read_by_who_sees_its_work_and_moved_by_its_maker(both: BothHouses, stranger: Headers) -> None:
    stories = [both.office.file(at_the_desk) for _ in range(3)]
    run = both.ask("POST", "/hang-loat", clerk(both), form=CHOSEN).headers["location"]
    maker, far = both.office.member(Role.RECEIVER), both.staff(narrow(both, Role.RECEIVER, Role.SUPERVISOR))

    assert status(both, "GET", run, clerk(both, 1)) == 200
    assert status(both, "POST", f"{run}/bat-dau", clerk(both, 1)) == 403
    for nobody in (far, stranger):
        assert status(both, "GET", run, nobody) == 404
        assert status(both, "POST", f"{run}/bat-dau", nobody) == 404
    before = both.ask("GET", run, clerk(both, 1)).text
    sealed_for(both, stories[1], maker)
    after = both.ask("GET", run, clerk(both, 1)).text
    assert stories[1].dossier().code in before
    assert stories[1].dossier().code not in after
    assert _numbers(after) == list(range(1, len(_numbers(before)))), "no gap says that something is hidden"
    assert f"Nhận {len(_numbers(after))} việc" in after
    assert _numbers(both.ask("GET", run, clerk(both)).text) == _numbers(before)


def test_a_run_of_approvals_is_its_makers_and_hides_what_was_sealed_since(both: BothHouses) -> None:
    have_passwords(both.desk)
    stories = [both.office.file(without_copies) for _ in range(2)]
    for story in stories:
        story.goes_on_to("decides")
    maker, other, stand_in = (
        both.staff(both.office.member(role, number))
        for role, number in ((Role.CHAIRMAN, 0), (Role.CHAIRMAN, 1), (Role.DEPUTY, 0))
    )
    run = both.ask("POST", "/duyet/dot", maker, form=approving(stories)).headers["location"]
    before = both.ask("GET", run, maker).text
    assert all(story.dossier().code in before for story in stories)
    assert "2/2 hồ sơ đã xong" in before
    for nobody in (other, stand_in, both.staff(narrow(both, Role.CHAIRMAN))):
        assert status(both, "GET", run, nobody) == 404
        assert status(both, "POST", f"{run}/tiep", nobody) == 404
    sealed_for(both, stories[1], both.office.member(Role.JUSTICE_OFFICER), both.office.member(Role.CHAIRMAN, 1))
    after = both.ask("GET", run, maker).text
    assert stories[0].dossier().code in after
    assert stories[1].dossier().code not in after
    assert "1/1 hồ sơ đã xong" in after


def approving(stories: list[Story]) -> dict[str, Any]:
    """What the page that looks through many sends, with all of them ticked."""
    items = [story.open_item("decides") for story in stories]
    form: dict[str, Any] = {"run": str(uuid4()), "act": items[0].act, "password": PASSWORD}
    form["viec"] = [str(item.id) for item in items]
    for item in items:
        form |= {f"version.{item.id}": str(item.version), f"hash.{item.id}": item.shown_hash or ""}
    return form


def test_what_was_delegated_is_taken_back_in_its_own_office(both: BothHouses, stranger: Headers) -> None:
    assert stranger
    with both.office.database.transaction() as session:
        elsewhere = session.scalars(select(Agency).where(Agency.code == "H26.99.02")).one()
    theirs, chairman = both.staff(join(both.office, Role.CHAIRMAN, agency=elsewhere)), both.office.member(Role.CHAIRMAN)
    with both.office.database.transaction() as session:
        now, to = both.office.clock.now(), both.office.member(Role.DEPUTY).staff_id
        assert to is not None
        wish = Wish(to, Manner.IN_PLACE, ("decides",), (), now, now + timedelta(days=2), "Đi công tác")
        made = delegate(session, chairman, wish, now).id

    assert "Đi công tác" not in both.ask("GET", "/uy-quyen", theirs).text
    assert status(both, "POST", f"/uy-quyen/{made}/thu-hoi", theirs) == 404
    assert "Đi công tác" in both.ask("GET", "/uy-quyen", both.staff(chairman)).text
    assert status(both, "POST", f"/uy-quyen/{made}/thu-hoi", both.staff(chairman)) == 303


def _numbers(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<td class="figures">(\d+)</td>', page)]


def test_a_desk_is_counted_by_what_the_reader_sees(both: BothHouses) -> None:
    story = both.office.file(at_the_desk)
    item, holder = story.open_item("checks_components"), both.office.member(Role.RECEIVER)
    assert status(both, "POST", f"/viec/{item.id}/nhan", clerk(both)) == 303
    boss, far = both.staff(join(both.office, Role.SUPERVISOR)), both.staff(narrow(both, Role.SUPERVISOR))

    assert f"/ban-giao/{holder.staff_id}" in both.ask("GET", "/ban-giao", boss).text
    assert f"/ban-giao/{holder.staff_id}" not in both.ask("GET", "/ban-giao", far).text
    assert story.dossier().code in both.ask("GET", f"/ban-giao/{holder.staff_id}", boss).text
    assert story.dossier().code not in both.ask("GET", f"/ban-giao/{holder.staff_id}", far).text


def test_a_message_is_ones_own_and_says_nothing_of_what_was_sealed_since(both: BothHouses) -> None:
    story, first, second = both.office.file(at_the_desk), clerk(both), clerk(both, 1)
    item = story.open_item("checks_components")
    both.ask("POST", f"/viec/{item.id}/nhan", first)
    both.ask("POST", f"/viec/{item.id}/tiep-quan", second, form={"ly-do": REASON})
    told = both.ask("GET", "/thong-bao", first).text
    assert story.dossier().code in told
    assert REASON in told
    with both.office.database.transaction() as session:
        notice = session.scalars(select(StaffNotice.id).where(StaffNotice.item_id == item.id)).one()

    both.ask("POST", f"/thong-bao/{notice}/da-doc", second)
    assert _unread(both, notice) == 1
    sealed_for(both, story, both.office.member(Role.RECEIVER, 1))
    told = both.ask("GET", "/thong-bao", first).text
    assert story.dossier().code not in told
    assert REASON not in told
    both.ask("POST", f"/thong-bao/{notice}/da-doc", first)
    assert _unread(both, notice) == 0


def _unread(both: BothHouses, notice: UUID) -> int:
    with both.office.database.transaction() as session:
        left = select(func.count()).where(StaffNotice.id == notice, StaffNotice.read_at.is_(None))
        return session.scalar(left) or 0


def test_an_absence_is_taken_back_in_its_own_office(both: BothHouses, stranger: Headers) -> None:
    boss, now = both.office.member(Role.SUPERVISOR), both.office.clock.now()
    with both.office.database.transaction() as session:
        person = session.get_one(StaffMember, both.office.member(Role.JUSTICE_OFFICER).staff_id)
        begin, end = now + timedelta(days=1), now + timedelta(days=2)
        enter_absence(session, person, begin, end, AbsenceKind.LEAVE, None, boss, now)
        session.flush()
        absence = session.scalars(select(Absence.id)).one()

    assert status(both, "POST", f"/giam-sat/lich-nghi/{absence}/rut", stranger) == 404
    assert status(both, "POST", f"/giam-sat/lich-nghi/{absence}/rut", both.staff(boss)) == 303


def test_what_is_done_is_neither_taken_over_nor_given(both: BothHouses) -> None:
    story = both.office.file(at_the_desk)
    item = story.open_item("checks_components")
    story.goes_on_to("appraises")
    for act in ("tiep-quan", "giao"):
        answer = both.ask("POST", f"/viec/{item.id}/{act}", clerk(both), form={"ly-do": REASON})
        assert answer.status_code == 409
        assert REASON in answer.text, "what was typed into a page that is stale stays on it"
    with both.office.database.transaction() as session:
        assert session.get_one(WorkItem, item.id).ended_at is not None

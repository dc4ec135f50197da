"""What people leave lying about on a Friday: a view, a run of many, a delegation, scans, a kept report, a seal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from models.dossier import Dossier
from models.reports.kept_report import KeptReport
from models.role import Role
from models.staff.dossier_seal import SealPass
from models.staff.saved_view import SavedView
from models.staff.seal_dossier import break_glass, seal_dossier
from tasks.supervision.daily_digest import make_due_digests
from tests.access.town_of_dossiers import keep_a_report
from tests.desk.approval.noon import have_passwords, review, sends_run
from tests.desk.dossier.test_scans import covers, scanned, uploads
from tests.desk.pictures import picture
from tests.desk.worklist.lists import begin, choose, staff_id
from tests.documents.hostile_files import picture as photograph
from tests.office.filings import of_a_mother_alone
from tests.office.story import Story
from tests.pages.busy_rooms import busy_rooms
from tests.pages.whole_front import WholeFront
from tests.portal.brought_to import asked_to_supplement
from tests.portal.portal_house import Citizen

DELEGATED: dict[str, Any] = {
    "manner": "KT",
    "lines": ["decides", "signs"],
    "procedures": ["1.001193"],
    "begins": "9/10/26",
    "ends": "16102026",
    "reason": "Đi công tác",
}


def left_lying(house: WholeFront, stories: dict[str, Story]) -> dict[str, str]:
    """Addresses by what lies there."""
    have_passwords(house.desk)
    left = {**_of_lists(house, stories), **_of_approvals(house, stories), "pile": _pile(house, stories["counter"])}
    _absence(house)
    make_due_digests(house.desk.office.office)
    _seal(house)
    left["kept report"] = _kept(house)
    left |= busy_rooms(house, stories)
    stories["supplemented"] = _supplemented(house)
    _prepares(house, stories["supplement"])
    return left


def _of_lists(house: WholeFront, stories: dict[str, Story]) -> dict[str, str]:
    desk = house.desk
    chief, clerk = desk.visitor(Role.SUPERVISOR), desk.visitor(Role.RECEIVER)
    item = stories["scanned"].open_item("checks_components")
    clerk.post(f"/viec/{item.id}/nhan", {})
    view = {"ten": "Quá hạn, chưa ai nhận", "noi": "/hang-doi", "loc": "giu=free", "chung": "co"}
    chief.post("/goc-nhin", view)
    to = {"dong-nghiep": staff_id(desk, Role.JUSTICE_OFFICER), "ly-do": "Chia lại việc"}
    run = choose(chief, "/hang-doi?buoc=appraises", "assign", **to)
    begin(chief, run)
    chief.post(f"/viec/{item.id}/giao", {"dong-nghiep": staff_id(desk, Role.RECEIVER, 1), "ly-do": "Nghỉ ốm"})
    with desk.office.database.transaction() as session:
        found = session.scalars(select(SavedView.id)).one()
    return {"run": run, "view": f"/goc-nhin/{found}", "taken": str(item.id)}


def _of_approvals(house: WholeFront, stories: dict[str, Story]) -> dict[str, str]:
    chairman = house.desk.visitor(Role.CHAIRMAN)
    two = [stories["birth 0"], stories["birth 1"]]
    begun = sends_run(chairman, review(chairman, two), two)
    assert begun.status_code == 303, begun.text[:400]
    deputy = {"to_id": staff_id(house.desk, Role.DEPUTY)}
    assert chairman.post("/uy-quyen", {**DELEGATED, **deputy}).status_code == 303
    house.desk.office.go_on()
    return {"approved": str(begun.headers["location"])}


def _pile(house: WholeFront, story: Story) -> str:
    """A pile of which one page found its cover sheet and one did not."""
    clerk = house.desk.visitor(Role.RECEIVER)
    page = uploads(clerk, scanned([covers(clerk, story)[0], picture("TO KHAI 1")]))
    return "/" + page.url.partition("://")[2].partition("/")[2]


def _absence(house: WholeFront) -> None:
    chief = house.desk.visitor(Role.SUPERVISOR)
    officer = staff_id(house.desk, Role.JUSTICE_OFFICER)
    away = {"person": officer, "from": "12/10/2026", "to": "13/10/2026", "kind": "leave"}
    assert chief.post("/giam-sat/lich-nghi", away).status_code == 303


def _seal(house: WholeFront) -> None:
    """A dossier sealed for one clerk; another broke the glass, which the supervisor has seen."""
    office, desk = house.desk.office, house.desk
    story, now = office.file(of_a_mother_alone), office.clock.now()
    clerk, boss = office.member(Role.RECEIVER), office.member(Role.SUPERVISOR)
    assert clerk.staff_id is not None
    with office.database.transaction() as session:
        dossier = session.get_one(Dossier, story.dossier_id)
        seal_dossier(session, dossier, "Giữ kín nguồn gốc của trẻ.", [clerk.staff_id], boss, now)
        session.flush()
        words = "Người nộp chờ ở quầy, đồng nghiệp nghỉ ốm."
        break_glass(session, dossier, words, office.member(Role.RECEIVER, 1), now, desk.machine.now())
        session.flush()
        opening = session.scalars(select(SealPass.id).where(SealPass.until.is_not(None))).one()
    assert desk.visitor(Role.SUPERVISOR).post(f"/ho-so-mat/mo/{opening}/xem", {}).status_code == 303


def _kept(house: WholeFront) -> str:
    office = house.desk.office
    with office.database.transaction() as session:
        keep_a_report(session, office.agency.id, office.member(Role.SUPERVISOR), office.clock.now())
        session.flush()
        return f"/bao-cao/da-luu/{session.scalars(select(KeptReport.id)).first()}"


def _supplemented(house: WholeFront) -> Story:
    """The family has answered what was asked for."""
    story = asked_to_supplement(house.desk.office)
    family = _prepares(house, story)
    sent = family.sends(family.opens(f"/tra-cuu/{story.dossier().code}/bo-sung/xem-lai"), "/bo-sung/gui")
    assert sent.status_code == 303, sent.text[:600]
    return story


def _prepares(house: WholeFront, story: Story) -> Citizen:
    """What was asked for has been put together on the page, a photograph with it, and not been sent."""
    family = house.portal.citizen()
    family.comes_with_the_receipt(story)
    typed = {"viec": "luu", "sua-2": "Nguyễn Thị Ân Mẫu", "tra-loi-3": "Cháu sinh tại nhà."}
    files = [("tep-1", ("giay-chung-sinh.jpg", photograph("JPEG")))]
    page = family.opens(f"/tra-cuu/{story.dossier().code}/bo-sung")
    assert family.sends(page, "/bo-sung", typed, files=files).status_code == 303
    return family

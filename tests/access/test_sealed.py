"""A sealed dossier is found by those who are named, and by nobody else; glass that is broken is heard."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.acts.refusal import FormFaults, ItemGone, NotYourRole
from models.agency import Agency
from models.audit.audit_entry import AuditEntry
from models.dossier import Dossier
from models.role import Role
from models.staff.seal_dossier import drop_person, lift_seal, name_person, seal_dossier
from tests.access.members import join, visitor_of
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk, without_copies
from tests.office.staff import open_agency
from tests.office.story import Story

WHY = "Hồ sơ nuôi con nuôi, giữ kín nguồn gốc của trẻ."


def seal(story: Story, *named: Role, by: Role = Role.SUPERVISOR) -> None:
    """This will seal it for the first person of each role named, as the page does."""
    office = story.office
    people = [office.member(role).staff_id for role in named]
    with office.database.transaction() as session:
        dossier = session.get_one(Dossier, story.dossier_id)
        seal_dossier(session, dossier, WHY, [one for one in people if one], office.member(by), office.clock.now())


def meets(visitor: Visitor, story: Story) -> set[str]:
    code, item = story.dossier().code, story.open_item("checks_components")
    places = ("/viec", "/hang-doi", "/su-co", "/tra-ket-qua", "/duyet", "/thu-chi", "/nhat-ky", "/dong-bo")
    opened = {place: visitor.get(place) for place in places}
    met = {place for place, answer in opened.items() if code in answer.text}
    met |= {"page"} if visitor.get(f"/ho-so/{code}").status_code != 404 else set()
    met |= {"found"} if visitor.get(f"/tim?q={code}").status_code == 303 else set()
    return met | ({"claim"} if visitor.post(f"/viec/{item.id}/nhan", {}).status_code != 404 else set())


def actions(story: Story) -> list[str]:
    """What was done with the seal; looks at the list of the named are left out."""
    written = [entry.action for entry in story.rows(AuditEntry, AuditEntry.id)]
    return [action for action in written if action.startswith("seal.") and action != "seal.read"]


def test_a_supervisor_seals_a_dossier_by_its_page_and_only_the_named_meet_it(desk: DeskHouse) -> None:
    story, other = desk.office.file(at_the_desk), desk.office.file(without_copies)
    code, boss = story.dossier().code, desk.visitor(Role.SUPERVISOR)
    named, left_out = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    left_out.post(f"/viec/{story.open_item('checks_components').id}/nhan", {})
    page = boss.opens(f"/ho-so/{code}/mat")
    assert "Người khác không thấy cả mã hồ sơ" in page.text
    without_reason = boss.post(f"/ho-so/{code}/mat", {"staff": str(desk.office.member(Role.RECEIVER).staff_id)})
    assert without_reason.status_code == 422
    nobody_to_do_it = boss.sends(page, f"{code}/mat", reason=WHY)
    assert "Hồ sơ đang chờ Cán bộ một cửa" in HtmlPage(nobody_to_do_it.text).text
    assert WHY in HtmlPage(nobody_to_do_it.text).form(f"{code}/mat").boxes["reason"]

    sealed = boss.sends(page, f"{code}/mat", reason=WHY, staff=str(desk.office.member(Role.RECEIVER).staff_id))

    assert sealed.headers["location"] == f"/ho-so/{code}/mat?tin=mat"
    assert {"page", "found", "/viec", "/hang-doi", "claim"} <= meets(named, story)
    for outsider in (left_out, desk.visitor(Role.CHAIRMAN), desk.visitor(Role.JUSTICE_OFFICER)):
        assert meets(outsider, story) == set()
    assert other.dossier().code in left_out.opens("/viec").html
    assert "Hồ sơ mật" in named.opens(f"/ho-so/{code}").text
    assert code in named.opens("/ho-so-mat").html
    assert code in boss.opens("/nhat-ky").html


def test_people_are_added_and_dropped_and_the_seal_is_lifted(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    seal(story, Role.RECEIVER)
    code, boss = story.dossier().code, desk.visitor(Role.SUPERVISOR)
    second = desk.office.member(Role.RECEIVER, 1).staff_id
    assert boss.post(f"/ho-so/{code}/mat/nguoi", {"staff": str(second)}).status_code == 303
    assert desk.visitor(Role.RECEIVER, 1).get(f"/ho-so/{code}").status_code == 200
    assert "Đặng Văn Quý Thử" in boss.opens(f"/ho-so/{code}/mat").text
    assert boss.post(f"/ho-so/{code}/mat/nguoi/{second}/bo", {}).status_code == 303
    assert desk.visitor(Role.RECEIVER, 1).get(f"/ho-so/{code}").status_code == 404
    himself = desk.office.member(Role.SUPERVISOR).staff_id
    assert boss.post(f"/ho-so/{code}/mat/nguoi/{himself}/bo", {}).status_code == 422

    assert boss.post(f"/ho-so/{code}/mat/nguoi", {"staff": "khong-co-ai"}).status_code == 422
    assert boss.post(f"/ho-so/{code}/mat/bo", {"reason": "ngắn"}).status_code == 422
    assert boss.post(f"/ho-so/{code}/mat/bo", {"reason": "Đã có quyết định công khai."}).status_code == 303
    assert desk.visitor(Role.RECEIVER, 1).get(f"/ho-so/{code}").status_code == 200
    twice = boss.post(f"/ho-so/{code}/mat/bo", {"reason": "Đã có quyết định công khai."})
    assert twice.status_code == 409
    assert "Đã có quyết định công khai." in twice.text, "what was typed into a page that is stale stays on it"
    assert actions(story) == ["seal.set", "seal.named", "seal.unnamed", "seal.lifted"]


def test_broken_glass_opens_for_an_hour_and_the_supervisor_hears_of_it(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    seal(story, Role.RECEIVER, by=Role.CHAIRMAN)
    code, clerk, boss = story.dossier().code, desk.visitor(Role.RECEIVER, 1), desk.visitor(Role.SUPERVISOR)
    page = clerk.opens("/ho-so-mat")
    assert clerk.sends(page, "/ho-so-mat/mo", code=code, reason="vội").status_code == 422
    assert clerk.get(f"/ho-so/{code}").status_code == 404

    opened = clerk.sends(page, "/ho-so-mat/mo", code=code, reason="Người nộp đến quầy, đồng nghiệp nghỉ ốm.")

    assert opened.headers["location"] == f"/ho-so/{code}"
    assert clerk.get(f"/ho-so/{code}").status_code == 200
    assert "Có 1 lần hồ sơ mật được mở ngoài danh sách." in boss.opens("/viec").text
    alert = boss.opens("/ho-so-mat")
    assert "đồng nghiệp nghỉ ốm" in alert.text
    assert code not in alert.html, "the supervisor was not named and learns of the opening, not of the dossier"
    assert boss.sends(alert, "/xem").status_code == 303
    assert "lần hồ sơ mật được mở" not in boss.opens("/viec").text
    desk.machine.advance(timedelta(minutes=61))
    late = desk.visitor(Role.RECEIVER, 1)
    assert late.get(f"/ho-so/{code}").status_code == 404
    assert actions(story) == ["seal.set", "seal.broken", "seal.noted"]


def test_nobody_takes_note_of_his_own_opening(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    seal(story, Role.RECEIVER, by=Role.CHAIRMAN)
    boss, chairman = desk.visitor(Role.SUPERVISOR), desk.visitor(Role.CHAIRMAN, 1)
    boss.post("/ho-so-mat/mo", {"code": story.dossier().code, "reason": "Kiểm tra đột xuất theo kế hoạch."})
    alert = chairman.opens("/ho-so-mat")
    [note] = [form.action for form in alert.forms if form.action.endswith("/xem")]

    assert "lần hồ sơ mật được mở" not in boss.opens("/viec").text
    assert boss.post(note, {}).status_code == 403
    assert "Có 1 lần hồ sơ mật được mở" in chairman.opens("/viec").text
    assert chairman.post(note, {}).status_code == 303
    assert "lần hồ sơ mật được mở" not in chairman.opens("/viec").text


@pytest.mark.parametrize("what", ["absent", "open", "out of reach", "another agency"])
def test_asking_for_a_code_tells_nothing_about_dossiers_and_is_written_down(desk: DeskHouse, what: str) -> None:
    story = desk.office.file(at_the_desk)
    asks = desk.visitor(Role.RECEIVER, 1)
    code = "H26.99.01-261006-0999" if what == "absent" else story.dossier().code
    if what in ("out of reach", "another agency"):
        seal(story, Role.RECEIVER)
    if what == "out of reach":
        asks = visitor_of(desk, join(desk.office, Role.RECEIVER, procedures=["1.004873"]))
    if what == "another agency":
        elsewhere = join(desk.office, Role.RECEIVER, agency=_elsewhere(desk))
        asks = visitor_of(desk, elsewhere)

    answer = asks.post("/ho-so-mat/mo", {"code": code, "reason": "Tôi muốn xem hồ sơ này."})

    assert answer.status_code == 422
    assert "Không có hồ sơ mật mang mã này trong phạm vi được giao." in HtmlPage(answer.text).text
    with desk.office.database.transaction() as session:
        asked = select(AuditEntry).where(AuditEntry.action == "seal.break_failed")
        assert len(session.scalars(asked).all()) == 1


def _elsewhere(desk: DeskHouse) -> Agency:
    with desk.office.database.transaction() as session:
        return open_agency(session, "H26.99.02", "Bằng Lăng")


def test_the_rules_of_sealing_hold_below_the_pages(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    office, now = desk.office, desk.office.clock.now()
    boss, clerk = office.member(Role.SUPERVISOR), office.member(Role.RECEIVER)
    assert clerk.staff_id is not None
    with office.database.transaction() as session:
        dossier = session.get_one(Dossier, story.dossier_id)
        with pytest.raises(NotYourRole):
            seal_dossier(session, dossier, WHY, [], clerk, now)
        with pytest.raises(ItemGone):
            name_person(session, dossier, clerk.staff_id, boss, now)
        with pytest.raises(ItemGone):
            drop_person(session, dossier, clerk.staff_id, boss, now)
        with pytest.raises(ItemGone):
            lift_seal(session, dossier, WHY, boss, now)
        seal_dossier(session, dossier, WHY, [clerk.staff_id], boss, now)
        with pytest.raises(ItemGone):
            seal_dossier(session, dossier, WHY, [clerk.staff_id], boss, now)
        with pytest.raises(FormFaults):
            name_person(session, dossier, story.dossier_id, boss, now)
        name_person(session, dossier, clerk.staff_id, boss, now)
    story.goes_on_to("appraises")
    assert story.waits_for() == {"appraises"}, "the office itself goes on with a sealed dossier"
    assert all(item.sealed for item in story.items())

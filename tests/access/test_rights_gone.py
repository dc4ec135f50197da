"""Rights that are gone between opening a form and sending it: nothing is done, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from models.dossier import Dossier
from models.progress.form_draft import FormDraft
from models.role import Role
from models.staff.change_member import end_every_session, give_roles, let_go, limit_reach
from models.staff.seal_dossier import seal_dossier
from models.staff_member import StaffMember
from tests.access.members import KIEN_HUNG, visitor_of
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk
from tests.office.story import Story
from web.passwords import hash_password

PASSWORD = "mật khẩu của người thử"
HASH = hash_password(PASSWORD)
WORDS = "Đã đối chiếu sổ gốc, thông tin khớp với giấy chứng sinh."


def opened_form(desk: DeskHouse) -> tuple[Story, Visitor, HtmlPage]:
    """An officer has the form of an appraisal before him and has typed into it."""
    story = desk.office.file(at_the_desk)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    return story, officer, officer.opens(f"/ho-so/{story.dossier().code}")


def member(desk: DeskHouse, session: Any) -> StaffMember:
    found: StaffMember = session.get_one(StaffMember, desk.office.member(Role.JUSTICE_OFFICER).staff_id)
    return found


def sends(officer: Visitor, page: HtmlPage) -> Any:
    return officer.sends(page, "/tra-loi/propose_refusal", propose_refusal__reason=WORDS, then="next")


def drafts(desk: DeskHouse) -> list[FormDraft]:
    with desk.office.database.transaction() as session:
        return list(session.scalars(select(FormDraft)))


def nothing_is_done(story: Story, answer: Any) -> str:
    """The words of the page that refuses; what was typed stands in it, and the dossier waits as before."""
    assert story.waits_for() == {"appraises"}
    assert WORDS in HtmlPage(answer.text).text
    return HtmlPage(answer.text).text


@pytest.mark.parametrize("gone", ["killed", "idle"])
def test_a_session_that_ended_gives_the_typed_words_back_after_logging_in_again(desk: DeskHouse, gone: str) -> None:
    story, officer, page = opened_form(desk)
    with desk.office.database.transaction() as session:
        staff = member(desk, session)
        staff.password_hash = HASH
        name = staff.username
        if gone == "killed":
            end_every_session(session, staff.id, desk.machine.now())
    if gone == "idle":
        desk.machine.set(desk.machine.now().replace(hour=(desk.machine.now().hour + 2) % 24))

    answer = sends(officer, page)
    assert answer.status_code == 401
    assert "Phiên làm việc đã kết thúc" in nothing_is_done(story, answer)
    assert drafts(desk) == [], "nobody without a session writes anything"
    boxes = HtmlPage(answer.text).form("/dang-nhap").boxes
    wrong = officer.post("/dang-nhap", {**boxes, "username": name, "password": "sai mật khẩu"})
    assert wrong.status_code == 401
    assert WORDS in HtmlPage(wrong.text).text, "a mistyped password loses nothing either"
    boxes = HtmlPage(wrong.text).form("/dang-nhap").boxes
    entered = officer.post("/dang-nhap", {**boxes, "username": name, "password": PASSWORD})

    item = story.open_item("appraises")
    assert entered.headers["location"] == f"/ho-so/{story.dossier().code}?viec={item.id}"
    assert [draft.fields["reason"] for draft in drafts(desk)] == [WORDS]
    assert WORDS in officer.opens(entered.headers["location"]).html


def test_a_member_who_left_is_refused_and_can_copy_what_he_typed(desk: DeskHouse) -> None:
    story, officer, page = opened_form(desk)
    with desk.office.database.transaction() as session:
        staff = member(desk, session)
        staff.password_hash = HASH
        name = staff.username
        let_go(session, staff, desk.office.member(Role.ADMINISTRATOR), desk.office.clock.now(), desk.machine.now())

    answer = sends(officer, page)
    assert answer.status_code == 401
    assert "báo người quản trị" in nothing_is_done(story, answer)
    boxes = HtmlPage(answer.text).form("/dang-nhap").boxes
    assert officer.post("/dang-nhap", {**boxes, "username": name, "password": PASSWORD}).status_code == 401
    assert officer.get("/viec").status_code == 303


@pytest.mark.parametrize(("gone", "status"), [("every role", 403), ("this role", 403), ("reach", 404), ("sealed", 404)])
def test_a_right_taken_away_is_refused_at_the_next_request_with_everything_typed(
    desk: DeskHouse, gone: str, status: int
) -> None:
    story, officer, page = opened_form(desk)
    boss, now = desk.office.member(Role.SUPERVISOR), desk.office.clock.now()
    with desk.office.database.transaction() as session:
        staff = member(desk, session)
        if gone == "every role":
            give_roles(session, staff, [Role.ADMINISTRATOR], boss, now)
        elif gone == "this role":
            give_roles(session, staff, [Role.SEAL_KEEPER], boss, now)
        elif gone == "reach":
            limit_reach(session, staff, boss, now, territories=[KIEN_HUNG])
        else:
            other = desk.office.member(Role.JUSTICE_OFFICER, 1).staff_id
            dossier = session.get_one(Dossier, story.dossier_id)
            seal_dossier(session, dossier, "Giữ kín nguồn gốc của trẻ.", [other] if other else [], boss, now)

    answer = sends(officer, page)

    assert answer.status_code == status
    assert "Nội dung bạn vừa nhập (chưa ghi)" in nothing_is_done(story, answer)


def test_a_form_of_an_older_session_is_refused_with_everything_typed(desk: DeskHouse) -> None:
    """Somebody has logged in anew in another window; the token of the old page is good no more."""
    story, officer, page = opened_form(desk)
    action = page.form("/tra-loi/propose_refusal").action
    answer = officer.post(action, {"csrf": "z" * 32, "propose_refusal.reason": WORDS})
    assert answer.status_code == 403
    nothing_is_done(story, answer)


def test_what_was_carried_to_work_that_is_gone_is_shown_to_be_copied(desk: DeskHouse) -> None:
    story, officer, page = opened_form(desk)
    with desk.office.database.transaction() as session:
        staff = member(desk, session)
        staff.password_hash = HASH
        name = staff.username
        end_every_session(session, staff.id, desk.machine.now())
    boxes = HtmlPage(sends(officer, page).text).form("/dang-nhap").boxes
    story.answers("appraises", "propose_registration")

    entered = officer.post("/dang-nhap", {**boxes, "username": name, "password": PASSWORD})

    assert entered.status_code == 200
    assert WORDS in HtmlPage(entered.text).text
    assert officer.get("/viec").status_code == 200, "he is logged in all the same"


def test_an_intake_form_comes_back_as_a_draft_of_whoever_logs_in(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = clerk.opens("/tiep-nhan/moi?thu-tuc=1.001193")
    with desk.office.database.transaction() as session:
        staff = session.get_one(StaffMember, desk.office.member(Role.RECEIVER).staff_id)
        staff.password_hash = HASH
        name = staff.username
        end_every_session(session, staff.id, desk.machine.now())
    typed = {"applicant.full_name": "Nguyễn Thị Đang Nhập"}
    answer = clerk.post("/tiep-nhan/1.001193", {**page.form("/tiep-nhan/1.001193").boxes, **typed})
    boxes = HtmlPage(answer.text).form("/dang-nhap").boxes

    entered = clerk.post("/dang-nhap", {**boxes, "username": name, "password": PASSWORD})

    sitting = page.form("/tiep-nhan/1.001193").boxes["luot"]
    assert entered.headers["location"] == f"/tiep-nhan/moi?thu-tuc=1.001193&luot={sitting}"
    assert "Nguyễn Thị Đang Nhập" in clerk.opens(entered.headers["location"]).html


def test_a_role_taken_away_leaves_no_way_back_in_by_an_open_page(desk: DeskHouse) -> None:
    story, _, _ = opened_form(desk)
    actor = desk.office.member(Role.JUSTICE_OFFICER)
    officer = visitor_of(desk, actor)
    with desk.office.database.transaction() as session:
        boss = desk.office.member(Role.SUPERVISOR)
        give_roles(session, member(desk, session), [Role.ADMINISTRATOR], boss, desk.office.clock.now())
    code, item = story.dossier().code, story.open_item("appraises")
    for path in (f"/ho-so/{code}", "/viec", "/hang-doi", f"/tim?q={code}"):
        assert officer.get(path).status_code == 403
    assert officer.post(f"/viec/{item.id}/nhap/propose_refusal", {"propose_refusal.reason": WORDS}).status_code == 403
    assert drafts(desk) == []

"""The second step of logging in: set up, asked for, refused when used before, spare codes, required by a role."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.role import Role
from models.staff.two_step import RecoveryCode, StaffTotp
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.people.wardens import (
    PASSWORD,
    enrols,
    find,
    give_password,
    logs_in,
    page_of,
    says_code,
    secret_on,
    sends_many,
    staff_id,
)


def test_whoever_has_set_it_up_is_asked_for_a_code_and_then_let_in(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    telephone, spare = enrols(desk, desk.visitor(Role.CHAIRMAN))
    assert len(spare) == 10
    telephone.waits()

    visitor, asked = logs_in(desk, name)
    assert "Mã xác thực hai bước" in HtmlPage(asked.text).text
    assert visitor.get("/viec").status_code == 303, "the password alone opens nothing"
    entered = says_code(visitor, asked, telephone.shows())

    assert entered.headers["location"] == "/viec"
    assert visitor.get("/viec").status_code == 200


def test_a_code_is_good_once_and_a_half_minute_to_either_side(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    telephone, _ = enrols(desk, desk.visitor(Role.CHAIRMAN))
    telephone.waits(300)

    first, asked = logs_in(desk, name)
    second, asked_too = logs_in(desk, name)
    code = telephone.shows()
    assert says_code(first, asked, code).status_code == 303
    replayed = says_code(second, asked_too, code)
    assert replayed.status_code == 401
    assert "đã dùng" in HtmlPage(replayed.text).text
    # His telephone is half a minute ahead; what is a minute ahead or behind is no code of now.
    assert says_code(second, replayed, telephone.shows(2)).status_code == 401
    assert says_code(second, asked_too, telephone.shows(-2)).status_code == 401
    assert says_code(second, asked_too, telephone.shows(1)).status_code == 303


def test_tries_are_few_whoever_knows_the_password(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    telephone, _ = enrols(desk, desk.visitor(Role.CHAIRMAN))
    telephone.waits(60)
    visitor, asked = logs_in(desk, name)
    guesses = [says_code(visitor, asked, f"{guess:06}").status_code for guess in range(6)]
    assert guesses == [401] * 5 + [429]
    assert says_code(visitor, asked, telephone.shows()).status_code == 429
    desk.front.limits.reset()
    assert says_code(visitor, asked, telephone.shows()).status_code == 303


def test_the_question_for_the_code_runs_out_and_loses_nothing_typed(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    telephone, _ = enrols(desk, desk.visitor(Role.CHAIRMAN))
    visitor = desk.stranger()
    carried = {"giu_noi": "/khong-ro", "giu.loi": "Câu đang viết dở."}
    asked = visitor.post("/dang-nhap", {"username": name, "password": PASSWORD, **carried})
    telephone.waits(301)
    late = says_code(visitor, asked, telephone.shows())
    assert late.status_code == 401
    page = HtmlPage(late.text)
    assert "quá 5 phút" in page.text
    assert page.form("/dang-nhap").boxes["giu.loi"] == "Câu đang viết dở."


def test_a_spare_code_lets_in_once(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    _, spare = enrols(desk, desk.visitor(Role.CHAIRMAN))
    visitor, asked = logs_in(desk, name)
    assert says_code(visitor, asked, spare[3].lower().replace("-", " ")).status_code == 303
    again, asked = logs_in(desk, name)
    assert says_code(again, asked, spare[3]).status_code == 401
    assert says_code(again, asked, spare[4]).status_code == 303
    assert "còn 8 mã dự phòng" in again.opens("/tai-khoan").text


def test_what_is_kept_shows_neither_secret_nor_codes(desk: DeskHouse) -> None:
    give_password(desk, Role.CHAIRMAN)
    telephone, spare = enrols(desk, desk.visitor(Role.CHAIRMAN))
    with desk.front.database.transaction() as session:
        stored = session.connection().exec_driver_sql("SELECT secret FROM staff_totp").scalar_one()
        keys = session.scalars(select(RecoveryCode.code_key)).all()
        told = " ".join(session.scalars(select(AuditEntry.details)))
    assert stored.startswith("k1:")
    assert telephone.secret not in stored + told
    assert not {code.replace("-", "") for code in spare} & set(keys)
    assert all(code not in told for code in spare)


def test_the_secret_is_shown_until_it_is_confirmed_and_never_again(desk: DeskHouse) -> None:
    give_password(desk, Role.CHAIRMAN)
    chairman = desk.visitor(Role.CHAIRMAN)
    chairman.sends(chairman.opens("/tai-khoan/hai-buoc"), "/tai-khoan/hai-buoc")
    page = chairman.opens("/tai-khoan/hai-buoc")
    assert secret_on(page) == secret_on(chairman.opens("/tai-khoan/hai-buoc"))
    assert "<svg" in page.html
    wrong = chairman.sends(page, "/xac-nhan", present=PASSWORD, code="000000")
    assert wrong.status_code == 422
    assert "Mã chưa đúng" in HtmlPage(wrong.text).text
    stranger = chairman.sends(page, "/xac-nhan", present="không phải mật khẩu", code="000000")
    assert "Mật khẩu đang dùng chưa đúng" in HtmlPage(stranger.text).text
    enrols(desk, chairman)
    assert secret_on(page) not in chairman.opens("/tai-khoan/hai-buoc").html


def test_turning_it_off_wants_password_and_code(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    chairman = desk.visitor(Role.CHAIRMAN)
    telephone, _ = enrols(desk, chairman)
    telephone.waits()
    page = chairman.opens("/tai-khoan/hai-buoc")
    assert chairman.sends(page, "/tat", present="sai", code=telephone.shows()).status_code == 422
    assert chairman.sends(page, "/tat", present=PASSWORD, code="123456").status_code == 422
    assert chairman.sends(page, "/tat", present=PASSWORD, code=telephone.shows()).status_code == 303
    assert logs_in(desk, name)[1].headers["location"] == "/viec"


def test_a_role_that_requires_it_is_led_to_set_it_up_before_anything_else(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    working = desk.visitor(Role.CHAIRMAN)
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens("/quan-tri/vai-tro")
    done = sends_many(admin, page, "/hai-buoc", roles=["chu-tich", "quan-tri"])
    assert done.status_code == 303

    assert working.get("/viec").status_code == 200, "nobody is thrown out of his work"
    visitor, entered = logs_in(desk, name)
    assert entered.status_code == 303
    for path in ("/viec", "/duyet", "/tai-khoan", "/thong-bao"):
        led = visitor.get(path)
        assert led.headers["location"].startswith("/tai-khoan/hai-buoc?tiep="), path
    assert "Vai trò của bạn phải có xác thực hai bước" in visitor.opens("/duyet").text
    enrols(desk, visitor)
    assert visitor.get("/duyet").status_code == 200
    refused = visitor.sends(visitor.opens("/tai-khoan/hai-buoc"), "/ma-du-phong", code="111111")
    assert refused.status_code == 422
    assert "không tự tắt được" in visitor.opens("/tai-khoan/hai-buoc").text
    assert logs_in(desk, give_password(desk, Role.RECEIVER))[1].headers["location"] == "/viec"


def test_whoever_is_given_a_role_that_requires_it_logs_in_anew_and_sets_it_up(desk: DeskHouse) -> None:
    name = give_password(desk, Role.RECEIVER)
    clerk = desk.visitor(Role.RECEIVER)
    admin = desk.visitor(Role.ADMINISTRATOR)
    sends_many(admin, admin.opens("/quan-tri/vai-tro"), "/hai-buoc", roles=["pho-chu-tich"])
    path = page_of(desk, Role.RECEIVER)
    shown = sends_many(admin, admin.opens(path), path, roles=["mot-cua", "pho-chu-tich"])
    assert "1 phiên đang mở sẽ đóng ngay" in HtmlPage(shown.text).text
    page = HtmlPage(shown.text)
    form = next(one for one in page.forms if ("then", "save", "") in one.buttons)
    assert admin.post(path, {**form.boxes, "roles": ["mot-cua", "pho-chu-tich"], "then": "save"}).status_code == 303
    assert clerk.get("/viec").headers["location"].startswith("/dang-nhap")
    again, _ = logs_in(desk, name)
    assert again.get("/duyet").headers["location"].startswith("/tai-khoan/hai-buoc?tiep=")


def test_an_administrator_resets_it_with_a_reason_and_the_member_is_told(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    chairman = desk.visitor(Role.CHAIRMAN)
    enrols(desk, chairman)
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens(page_of(desk, Role.CHAIRMAN))
    silent = admin.sends(page, "/hai-buoc", reason="")
    assert silent.status_code == 422
    assert "Hãy ghi lý do" in HtmlPage(silent.text).text
    assert admin.sends(page, "/hai-buoc", reason="Mất điện thoại, đã gặp trực tiếp.").status_code == 303

    assert chairman.get("/viec").status_code == 303, "his sessions are over"
    visitor, entered = logs_in(desk, name)
    assert entered.headers["location"] == "/viec"
    told = visitor.opens("/thong-bao").text
    assert "đặt lại xác thực hai bước: tài khoản của bạn – “Mất điện thoại, đã gặp trực tiếp.”" in told
    with desk.front.database.transaction() as session:
        assert session.scalars(select(StaffTotp)).all() == []


def test_nobody_resets_his_own_by_the_page_of_administration(desk: DeskHouse) -> None:
    give_password(desk, Role.ADMINISTRATOR)
    admin = desk.visitor(Role.ADMINISTRATOR)
    enrols(desk, admin)
    own = find(desk, staff_id(desk, Role.ADMINISTRATOR))
    path = f"{page_of(desk, Role.ADMINISTRATOR)}/hai-buoc"
    refused = admin.post(path, {"version": str(own.version), "reason": "Tự đặt lại cho mình."})
    assert refused.status_code == 422
    assert "Không tự thay đổi" in HtmlPage(refused.text).text


@pytest.mark.parametrize("minutes", [0, 6])
def test_the_half_way_token_is_no_session(desk: DeskHouse, minutes: int) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    enrols(desk, desk.visitor(Role.CHAIRMAN))
    visitor, asked = logs_in(desk, name)
    token = HtmlPage(asked.text).form("/dang-nhap/ma").boxes["luot"]
    desk.machine.advance(timedelta(minutes=minutes))
    visitor.web.cookies.set("motcua", token)
    assert visitor.get("/viec").headers["location"].startswith("/dang-nhap")


def test_one_code_sent_from_two_browsers_at_once_lets_one_in(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    telephone, _ = enrols(desk, desk.visitor(Role.CHAIRMAN))
    telephone.waits(60)
    waiting = [logs_in(desk, name) for _ in range(4)]
    code = telephone.shows()
    with ThreadPoolExecutor(4) as at_once:
        told = list(at_once.map(lambda one: says_code(one[0], one[1], code).status_code, waiting))
    assert sorted(told) == [303, 401, 401, 401]


def test_a_rule_that_was_lifted_lets_whoever_waits_go_on(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    admin = desk.visitor(Role.ADMINISTRATOR)
    sends_many(admin, admin.opens("/quan-tri/vai-tro"), "/hai-buoc", roles=["chu-tich"])
    chairman, _ = logs_in(desk, name)
    assert chairman.get("/duyet").status_code == 303
    sends_many(admin, admin.opens("/quan-tri/vai-tro"), "/hai-buoc", roles=[])
    assert "Chờ duyệt" in chairman.opens("/duyet").text
    assert chairman.get("/duyet").status_code == 200


def test_somebody_ends_his_other_sessions_and_keeps_this_one(desk: DeskHouse) -> None:
    name = give_password(desk, Role.RECEIVER)
    here, _ = logs_in(desk, name)
    others = [logs_in(desk, name)[0] for _ in range(2)]
    page = here.opens("/tai-khoan")
    assert page.text.count("Chương trình khác, mở") == 3
    one = next(form for form in page.forms if form.boxes.get("phien"))
    assert here.post(one.action, one.boxes).status_code == 303
    assert sorted(other.get("/viec").status_code for other in others) == [200, 303]
    rest = next(
        form
        for form in here.opens("/tai-khoan").forms
        if form.action == "/tai-khoan/phien" and "phien" not in form.boxes
    )
    assert here.post(rest.action, rest.boxes).status_code == 303
    assert [other.get("/viec").status_code for other in others] == [303, 303]
    assert here.get("/viec").status_code == 200


def test_a_new_password_of_ones_own_ends_the_other_sessions(desk: DeskHouse) -> None:
    name = give_password(desk, Role.RECEIVER)
    here, other = logs_in(desk, name)[0], logs_in(desk, name)[0]
    new = "câu mới dài hơn mười ký tự"
    page = here.opens("/tai-khoan/mat-khau")
    assert here.sends(page, "/mat-khau", present="sai hẳn", new=new, again=new).status_code == 422
    assert here.sends(page, "/mat-khau", present=PASSWORD, new=new, again=new).status_code == 303
    assert (here.get("/viec").status_code, other.get("/viec").status_code) == (200, 303)
    assert logs_in(desk, name)[1].status_code == 401
    assert logs_in(desk, name, new)[1].headers["location"] == "/viec"


def test_the_journal_says_in_words_what_was_done(desk: DeskHouse) -> None:
    name = give_password(desk, Role.CHAIRMAN)
    chairman, _ = logs_in(desk, name)
    enrols(desk, chairman)
    admin = desk.visitor(Role.ADMINISTRATOR)
    admin.sends(admin.opens(page_of(desk, Role.CHAIRMAN)), "/hai-buoc", reason="Đổi điện thoại")
    told = desk.visitor(Role.SUPERVISOR).opens("/nhat-ky").text
    for words in ("Bật xác thực hai bước", "Đặt lại xác thực hai bước", "Tạo mã dự phòng"):
        assert words in told

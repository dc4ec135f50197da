"""Người dùng: finding, adding, changing, suspending; and what nobody may do to himself or to the last administrator."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import event, select

from models.audit.audit_entry import AuditEntry
from models.progress.work_item import WorkItem
from models.role import Role
from models.staff.people_change import PeopleChange
from models.staff_member import StaffMember
from tests.access.members import join
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.people.wardens import (
    PASSWORD,
    PEOPLE,
    find,
    give_password,
    logs_in,
    page_of,
    sends_many,
    staff_id,
)
from tests.office.filings import at_the_desk
from tests.office.staff import hire, open_agency

NEW_PASSWORD = "một câu dài chỉ mình biết"


def adds(desk: DeskHouse, username: str = "tran.thu.moi", role: Role = Role.RECEIVER) -> str:
    """An administrator takes somebody on; gives the code of the first log-in."""
    admin = desk.visitor(Role.ADMINISTRATOR)
    told = sends_many(
        admin,
        admin.opens(f"{PEOPLE}/moi"),
        "/moi",
        username=username,
        full_name="Trần Thu Mới",
        title="Chuyên viên",
        roles=[role.value],
    )
    assert told.status_code == 200, told.text[-3000:]
    found = re.search(r'code-to-hand">([a-z0-9-]{19})<', told.text)
    assert found
    return found[1]


def test_the_list_is_searched_without_accents_and_filtered(desk: DeskHouse) -> None:
    admin = desk.visitor(Role.ADMINISTRATOR)
    whole = admin.opens(PEOPLE)
    assert "11 người" in whole.text
    assert "Đang làm việc (11) Tạm dừng (0) Đã thôi việc (0) Tất cả (11)" in whole.text
    names = re.findall(r'data-row-key="Enter">([^<]+)<', whole.html)
    assert names[0].endswith("Thử")
    assert "Đỗ Quốc Khánh Thử" in admin.opens(f"{PEOPLE}?q=khanh do").text
    assert "Không có ai phù hợp" in admin.opens(f"{PEOPLE}?q=khong-co").text
    assert "2 người" in admin.opens(f"{PEOPLE}?vai-tro=chu-tich").text
    assert "0 người" in admin.opens(f"{PEOPLE}?trang-thai=tam-dung").text
    assert "0 người" in admin.opens(f"{PEOPLE}?hai-buoc=bat").text
    assert "11 người" in admin.opens(f"{PEOPLE}?hai-buoc=chua&vai-tro=khong-co").text


def test_pages_follow_one_another_and_name_nobody_in_the_address(desk: DeskHouse) -> None:
    for _ in range(75):
        join(desk.office, Role.RECEIVER)
    admin = desk.visitor(Role.ADMINISTRATOR)
    seen: list[str] = []
    path: str = PEOPLE
    for _ in range(3):
        page = admin.opens(path)
        seen += re.findall(rf"{PEOPLE}/([0-9a-f-]{{36}})\"", page.html)
        onward = [link for link in page.links if "sau=" in link]
        if not onward:
            break
        path = onward[0]
        assert re.fullmatch(rf"{PEOPLE}\?sau=[0-9a-f-]{{36}}", path)
    assert len(seen) == len(set(seen)) == 86


def test_a_new_member_logs_in_by_the_code_and_sets_his_own_password_first(desk: DeskHouse) -> None:
    code = adds(desk)
    visitor, entered = logs_in(desk, "tran.thu.moi", code)
    assert entered.status_code == 303
    assert visitor.get("/viec").headers["location"].startswith("/tai-khoan/mat-khau")
    two_step = visitor.sends(visitor.opens("/tai-khoan/hai-buoc"), "/tai-khoan/hai-buoc")
    assert two_step.status_code == 403, "whoever knows the code sets up no telephone with it"
    page = visitor.opens("/viec")
    assert "Bạn vừa đăng nhập bằng mã" in page.text
    short = visitor.sends(page, "/mat-khau", present=code, new="ngắn", again="ngắn")
    assert short.status_code == 422
    unequal = visitor.sends(page, "/mat-khau", present=code, new=NEW_PASSWORD, again="khác hẳn câu trên")
    assert "chưa giống nhau" in HtmlPage(unequal.text).text
    done = visitor.sends(page, "/mat-khau", present=code, new=NEW_PASSWORD, again=NEW_PASSWORD)
    assert done.headers["location"] == "/viec"
    assert visitor.get("/viec").status_code == 200
    assert logs_in(desk, "tran.thu.moi", code)[1].status_code == 401, "the code is good no more"
    assert logs_in(desk, "tran.thu.moi", NEW_PASSWORD)[1].headers["location"] == "/viec"


def test_the_code_runs_out_after_three_days(desk: DeskHouse) -> None:
    code = adds(desk)
    desk.machine.set(desk.machine.now().replace(year=desk.machine.now().year + 1))
    late = logs_in(desk, "tran.thu.moi", code)[1]
    assert late.status_code == 401
    assert "đã hết hạn" in HtmlPage(late.text).text


def test_adding_twice_makes_nobody_and_keeps_everything_typed(desk: DeskHouse) -> None:
    adds(desk)
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens(f"{PEOPLE}/moi")
    typed = {"username": "tran.thu.moi", "full_name": "Trần Thu Mới", "title": "Chuyên viên"}
    again = sends_many(admin, page, "/moi", **typed, roles=["mot-cua", "quan-tri"])
    assert again.status_code == 422
    told = HtmlPage(again.text)
    assert "Tên đăng nhập này đã có người dùng" in told.text
    assert "ai cấp quyền thì không xử lý" in told.text
    assert told.form("/moi").boxes["full_name"] == "Trần Thu Mới"
    assert re.search(r'value="quan-tri" checked', again.text)


def test_roles_that_do_not_go_together_are_refused_in_words(desk: DeskHouse) -> None:
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens(page_of(desk, Role.JUSTICE_OFFICER))
    path = page_of(desk, Role.JUSTICE_OFFICER)
    for roles, words in (
        (["tu-phap", "chu-tich"], "phải là hai người"),
        (["tu-phap", "quan-tri"], "không giữ vai trò nào khác"),
        (["chu-tich", "pho-chu-tich"], "không vừa là Chủ tịch vừa là Phó Chủ tịch"),
        ([], "ít nhất một vai trò"),
    ):
        refused = sends_many(admin, page, path, roles=roles)
        assert refused.status_code == 422, roles
        assert words in HtmlPage(refused.text).text
    assert find(desk, staff_id(desk, Role.JUSTICE_OFFICER)).roles == ["tu-phap"]


def test_where_nobody_else_is_left_one_person_may_prepare_and_decide(desk: DeskHouse) -> None:
    with desk.front.database.transaction() as session:
        for member in session.scalars(select(StaffMember)):
            if {"tu-phap", "chu-tich", "pho-chu-tich"} & set(member.roles):
                member.active = member.id == staff_id(desk, Role.JUSTICE_OFFICER)
    admin = desk.visitor(Role.ADMINISTRATOR)
    path = page_of(desk, Role.JUSTICE_OFFICER)
    shown = sends_many(admin, admin.opens(path), path, roles=["tu-phap", "chu-tich"])
    assert shown.status_code == 200
    assert "Xem trước thay đổi quyền" in HtmlPage(shown.text).text


def test_a_change_of_rights_is_shown_first_then_written_with_old_and_new(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    admin = desk.visitor(Role.ADMINISTRATOR)
    path = page_of(desk, Role.RECEIVER)
    shown = sends_many(admin, admin.opens(path), path, roles=["mot-cua"], territories="09552")
    preview = HtmlPage(shown.text)
    assert shown.status_code == 200
    assert "1 hồ sơ đang giải quyết không còn thấy bởi Lê Thị Hằng Thử" in preview.text
    assert "Kiến Hưng (09552)" in preview.text
    assert "1 phiên đang mở sẽ đóng ngay" in preview.text
    assert find(desk, staff_id(desk, Role.RECEIVER)).territories == []
    form = next(one for one in preview.forms if ("then", "save", "") in one.buttons)

    saved = admin.post(path, {**form.boxes, "roles": ["mot-cua"], "then": "save"})

    assert saved.status_code == 303
    assert find(desk, staff_id(desk, Role.RECEIVER)).territories == ["09552"]
    assert clerk.get("/viec").headers["location"].startswith("/dang-nhap"), "rights shrank: he logs in anew"
    assert desk.visitor(Role.RECEIVER).get(f"/ho-so/{story.dossier().code}").status_code == 404
    assert "Địa bàn: không giới hạn → 09552" in admin.opens(path).text
    with desk.front.database.transaction() as session:
        change = session.scalars(select(PeopleChange)).one()
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "people.changed")).one()
    assert change.before == {"territories": []}
    assert '"territories": ["09552"]' in entry.details
    assert "Thử" not in entry.details


def test_two_administrators_at_one_person_both_texts_are_shown(desk: DeskHouse) -> None:
    join(desk.office, Role.ADMINISTRATOR)
    first, second = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.ADMINISTRATOR, 1)
    path = page_of(desk, Role.RECEIVER)
    page, stale = first.opens(path), second.opens(path)
    assert sends_many(first, page, path, roles=["mot-cua"], title="Chuyên viên chính").status_code == 303

    late = sends_many(second, stale, path, roles=["mot-cua"], title="Phó trưởng phòng")

    assert late.status_code == 409
    told = HtmlPage(late.text)
    assert "Người khác vừa sửa người dùng này" in told.text
    assert "Chuyên viên chính Phó trưởng phòng" in told.text
    assert told.form(path).boxes["title"] == "Phó trưởng phòng"
    assert find(desk, staff_id(desk, Role.RECEIVER)).title == "Chuyên viên chính"
    assert sends_many(second, told, path, roles=["mot-cua"]).status_code == 303
    assert find(desk, staff_id(desk, Role.RECEIVER)).title == "Phó trưởng phòng"


def test_nobody_raises_himself(desk: DeskHouse) -> None:
    join(desk.office, Role.ADMINISTRATOR)
    admin = desk.visitor(Role.ADMINISTRATOR)
    path = page_of(desk, Role.ADMINISTRATOR)
    page = admin.opens(path)
    for more in ({"roles": ["chu-tich"]}, {"roles": ["quan-tri"], "territories": "09552"}):
        refused = admin.post(path, {**page.form(path).boxes, **more, "then": "save"})
        assert refused.status_code == 422
        assert "Không tự thay đổi vai trò" in HtmlPage(refused.text).text
    own_name = admin.post(path, {**page.form(path).boxes, "roles": ["quan-tri"], "full_name": "Ngô Văn Mới"})
    assert own_name.status_code == 303
    assert find(desk, staff_id(desk, Role.ADMINISTRATOR)).full_name == "Ngô Văn Mới"


def test_the_last_administrator_stays(desk: DeskHouse) -> None:
    other = join(desk.office, Role.ADMINISTRATOR)
    admin = desk.visitor(Role.ADMINISTRATOR)
    path = f"{PEOPLE}/{other.staff_id}"
    page = admin.opens(path)
    assert admin.sends(page, "/tam-dung", reason="Nghỉ không lương").status_code == 303
    assert admin.sends(admin.opens(path), "/mo-lai", reason="Đi làm lại").status_code == 303
    # The first one is suspended by the second; then nobody is left who could be.
    second = desk.visitor(Role.ADMINISTRATOR, 1)
    mine = page_of(desk, Role.ADMINISTRATOR)
    assert second.sends(second.opens(mine), "/tam-dung", reason="Chuyển công tác").status_code == 303
    own = find(desk, other.staff_id)  # type: ignore[arg-type]
    for act in ("tam-dung", "thoi-viec"):
        refused = second.post(f"{path}/{act}", {"version": str(own.version), "reason": "Thử tự dừng mình"})
        assert refused.status_code == 422
        assert "người quản trị cuối cùng" in HtmlPage(refused.text).text
    less = second.post(path, {**second.opens(path).form(path).boxes, "roles": ["giam-sat"], "then": "save"})
    assert less.status_code == 422
    assert "người quản trị cuối cùng" in HtmlPage(less.text).text


def test_suspending_says_what_goes_back_and_does_it(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    item = story.open_item("checks_components")
    clerk = desk.visitor(Role.RECEIVER)
    clerk.post(f"/viec/{item.id}/nhan", {})
    name = give_password(desk, Role.RECEIVER)
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens(page_of(desk, Role.RECEIVER))
    assert "về hàng đợi chung; làm được: Đặng Văn Quý Thử" in page.text
    assert "1 phiên đóng ngay; 1 việc đang giữ giao cho người được chọn dưới đây hoặc về hàng đợi chung" in page.text
    assert story.dossier().code not in page.html

    assert admin.sends(page, "/tam-dung", reason="Tạm đình chỉ công tác").status_code == 303

    assert clerk.get("/viec").status_code == 303
    assert logs_in(desk, name)[1].status_code == 401
    with desk.front.database.transaction() as session:
        assert session.get_one(WorkItem, item.id).assignee_id is None
    assert "Tạm đình chỉ công tác" in admin.opens(page_of(desk, Role.RECEIVER)).text
    assert admin.sends(admin.opens(page_of(desk, Role.RECEIVER)), "/mo-lai", reason="Đi làm lại").status_code == 303
    assert logs_in(desk, name)[1].headers["location"] == "/viec"


def test_work_goes_to_one_named_colleague_in_the_same_act(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    item = story.open_item("checks_components")
    desk.visitor(Role.RECEIVER).post(f"/viec/{item.id}/nhan", {})
    colleague, stranger = staff_id(desk, Role.RECEIVER, 1), staff_id(desk, Role.SEAL_KEEPER)
    admin, path = desk.visitor(Role.ADMINISTRATOR), page_of(desk, Role.RECEIVER)
    page = admin.opens(path)
    assert "Đặng Văn Quý Thử – nhận được 1 việc" in page.text
    assert str(stranger) not in page.html, "who may do none of it is not offered"
    for nobody in (str(stranger), str(staff_id(desk, Role.RECEIVER)), "ai đó"):
        refused = admin.sends(page, "/tam-dung", reason="Nghỉ ốm dài ngày", to=nobody)
        assert refused.status_code == 422
        assert "Hãy chọn đồng nghiệp đang làm việc" in HtmlPage(refused.text).text
        assert HtmlPage(refused.text).form("/tam-dung").boxes["reason"] == "Nghỉ ốm dài ngày"

    assert admin.sends(page, "/tam-dung", reason="Nghỉ ốm dài ngày", to=str(colleague)).status_code == 303

    with desk.front.database.transaction() as session:
        assert session.get_one(WorkItem, item.id).assignee_id == colleague
        details = session.scalars(select(AuditEntry.details).where(AuditEntry.action == "people.suspended")).one()
    assert f'"handed_to": "{colleague}"' in details
    told = desk.visitor(Role.RECEIVER, 1).opens("/thong-bao").text
    assert "giao cho bạn" in told
    assert "Bàn giao việc của Lê Thị Hằng Thử." in told
    assert "Nghỉ ốm" not in told, "why the account was closed is not the receiver's affair"
    assert "Người nhận việc: không có → Đặng Văn Quý Thử" in admin.opens(path).text


def test_whoever_has_left_is_found_under_left(desk: DeskHouse) -> None:
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens(page_of(desk, Role.SEAL_KEEPER))
    form = page.form("/tam-dung")
    left = admin.post(f"{page_of(desk, Role.SEAL_KEEPER)}/thoi-viec", {**form.boxes, "reason": "Nghỉ hưu từ tháng này"})
    assert left.status_code == 303
    assert "Hoàng Thị Mai Thử" in admin.opens(f"{PEOPLE}?trang-thai=da-thoi").text
    assert "Hoàng Thị Mai Thử" not in admin.opens(PEOPLE).text


def test_a_new_code_takes_the_place_of_a_forgotten_password(desk: DeskHouse) -> None:
    name = give_password(desk, Role.RECEIVER)
    clerk = desk.visitor(Role.RECEIVER)
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens(page_of(desk, Role.RECEIVER))
    told = admin.sends(page, "/mat-khau", reason="Quên mật khẩu")
    found = re.search(r'code-to-hand">([a-z0-9-]{19})<', told.text)
    assert found
    reload = admin.sends(page, "/mat-khau", reason="Quên mật khẩu")
    assert reload.status_code == 409, "sending it again makes no second code"
    assert clerk.get("/viec").status_code == 303
    assert logs_in(desk, name)[1].status_code == 401
    assert logs_in(desk, name, found[1])[1].status_code == 303


def test_sessions_are_closed_one_by_one_and_the_words_in_them_are_kept(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    item = story.open_item("checks_components")
    name = give_password(desk, Role.RECEIVER)
    clerk, _ = logs_in(desk, name)
    elsewhere, _ = logs_in(desk, name)
    form = clerk.opens(f"/ho-so/{story.dossier().code}?viec={item.id}")
    admin = desk.visitor(Role.ADMINISTRATOR)
    page = admin.opens(page_of(desk, Role.RECEIVER))
    assert "Phiên đang mở (2)" in page.text
    assert admin.sends(page, "/phien", reason="Nghi có người dùng máy").status_code == 303

    words = "Thiếu bản sao giấy chứng sinh."
    gone = clerk.sends(form, "/tra-loi/incomplete", incomplete__note=words)
    assert gone.status_code == 401
    assert words in HtmlPage(gone.text).text
    boxes = HtmlPage(gone.text).form("/dang-nhap").boxes
    assert clerk.post("/dang-nhap", {**boxes, "username": name, "password": PASSWORD}).status_code in (200, 303)
    assert elsewhere.get("/viec").status_code == 303
    assert "đóng phiên đăng nhập: tài khoản của bạn" in clerk.opens("/thong-bao").text


def test_a_colleague_of_another_agency_is_not_found(desk: DeskHouse) -> None:
    with desk.front.database.transaction() as session:
        strangers = hire(session, open_agency(session, "H26.99.02", "Bằng Lăng"))
    stranger = strangers[Role.RECEIVER][0].staff_id
    admin = desk.visitor(Role.ADMINISTRATOR)
    for path in ("", "/tam-dung", "/thoi-viec", "/mo-lai", "/mat-khau", "/hai-buoc", "/phien"):
        known = {"version": "1", "reason": "Thử từ cơ quan khác", "roles": "quan-tri"}
        assert admin.post(f"{PEOPLE}/{stranger}{path}", known).status_code == 404, path
    assert admin.get(f"{PEOPLE}/{stranger}").status_code == 404
    assert "11 người" in admin.opens(f"{PEOPLE}?trang-thai=tat-ca").text


def test_the_number_of_questions_does_not_grow_with_the_people(desk: DeskHouse) -> None:
    admin, asked, counted = desk.visitor(Role.ADMINISTRATOR), [], []

    def count(conn: object, cursor: object, statement: str, *rest: object) -> None:
        asked.append(statement)

    engine = desk.front.database.engine
    event.listen(engine, "before_cursor_execute", count)
    pages = (
        PEOPLE,
        page_of(desk, Role.RECEIVER),
        f"{PEOPLE}/moi",
        "/quan-tri/vai-tro",
        "/quan-tri/don-vi",
        "/tai-khoan",
    )
    try:
        for newcomers in (2, 30):
            for _ in range(newcomers):
                join(desk.office, Role.RECEIVER)
            for path in pages:
                asked.clear()
                admin.opens(path)
                counted.append(len(asked))
    finally:
        event.remove(engine, "before_cursor_execute", count)
    assert counted[: len(pages)] == counted[len(pages) :]
    assert max(counted) <= 20, dict(zip(pages, counted, strict=False))


def test_two_administrators_who_suspend_each_other_at_once_leave_one_of_them(desk: DeskHouse) -> None:
    join(desk.office, Role.ADMINISTRATOR)
    visitors = [desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.ADMINISTRATOR, 1)]
    pages = [page_of(desk, Role.ADMINISTRATOR, 1), page_of(desk, Role.ADMINISTRATOR)]
    opened = [visitor.opens(page) for visitor, page in zip(visitors, pages, strict=True)]

    def suspends(number: int) -> int:
        return visitors[number].sends(opened[number], "/tam-dung", reason="Cùng một lúc").status_code

    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(suspends, (0, 1)))

    assert told[0] == 303 or told[1] == 303
    with desk.front.database.transaction() as session:
        admins = select(StaffMember.active).where(StaffMember.roles.contains(["quan-tri"]))
        assert sorted(session.scalars(admins)) == [False, True]


def test_a_role_taken_away_between_opening_and_sending_loses_no_word_and_does_nothing(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("appraises")
    name = give_password(desk, Role.JUSTICE_OFFICER)
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    form = officer.opens(f"/ho-so/{story.dossier().code}?viec={story.open_item('appraises').id}")
    admin = desk.visitor(Role.ADMINISTRATOR)
    path = page_of(desk, Role.JUSTICE_OFFICER)
    boxes = admin.opens(path).form(path).boxes
    assert admin.post(path, {**boxes, "roles": ["van-thu"], "then": "save"}).status_code == 303

    words = "Cha mẹ chưa đăng ký kết hôn, cần xác minh."
    sent = officer.sends(form, "/tra-loi/propose_refusal", propose_refusal__reason=words)

    assert sent.status_code == 401
    assert words in HtmlPage(sent.text).text
    assert story.waits_for() == {"appraises"}
    boxes = HtmlPage(sent.text).form("/dang-nhap").boxes
    entered = officer.post("/dang-nhap", {**boxes, "username": name, "password": PASSWORD})
    assert entered.status_code == 200, "no draft of his can hold it any more"
    assert words in HtmlPage(entered.text).text
    assert "thay đổi vai trò, đơn vị hoặc phạm vi: tài khoản của bạn" in officer.opens("/thong-bao").text

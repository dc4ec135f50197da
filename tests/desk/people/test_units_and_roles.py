"""Đơn vị and Vai trò: the tree, what a narrower unit hides, and a page of rights that nobody wrote by hand."""

from __future__ import annotations

from sqlalchemy import select

from models.role import Role
from models.staff.unit import Unit
from tests.access.members import KIEN_HUNG, join, open_unit
from tests.access.test_matrix import TABLE
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.people.wardens import sends_many
from tests.office.filings import at_the_desk
from web.open_to import EVERY_STAFF_ROLE

UNITS, ROLES = "/quan-tri/don-vi", "/quan-tri/vai-tro"


def adds(admin: Visitor, name: str, parent: str = "") -> str:
    """This will add a unit by the page; gives the path of its own."""
    page = admin.opens(UNITS)
    assert sends_many(admin, page, UNITS, name=name, kind="specialised", parent=parent).status_code == 303
    after = admin.opens(UNITS)
    return f"{UNITS}/{after.html.partition(f'>{name}</a>')[0].rpartition(UNITS + '/')[2].partition(chr(34))[0]}"


def test_units_are_added_below_one_another_moved_and_closed(desk: DeskHouse) -> None:
    admin = desk.visitor(Role.ADMINISTRATOR)
    office = adds(admin, "Văn phòng")
    team = adds(admin, "Tổ Tư pháp", office.rpartition("/")[2])
    assert "└" in admin.opens(UNITS).text
    below_itself = sends_many(admin, admin.opens(office), office, parent=team.rpartition("/")[2])
    assert below_itself.status_code == 422
    assert "dưới chính nó" in HtmlPage(below_itself.text).text
    still_open = admin.sends(admin.opens(office), "/dong")
    assert still_open.status_code == 422
    assert "1 đơn vị trực thuộc" in HtmlPage(still_open.text).text
    assert sends_many(admin, admin.opens(team), team, parent="", name="Tổ Hộ tịch").status_code == 303
    assert "Tên: Tổ Tư pháp → Tổ Hộ tịch" in admin.opens(team).text
    assert "Trực thuộc: Văn phòng → không có" in admin.opens(team).text
    assert admin.sends(admin.opens(office), "/dong").status_code == 303
    assert "đã đóng" in admin.opens(UNITS).text
    closed = office.rpartition("/")[2]
    assert f'value="{closed}"' not in admin.opens("/quan-tri/nguoi-dung/moi").html, "a closed unit takes nobody in"
    assert admin.sends(admin.opens(office), "/mo-lai").status_code == 303


def test_a_name_is_given_once_and_everything_typed_stays(desk: DeskHouse) -> None:
    admin = desk.visitor(Role.ADMINISTRATOR)
    adds(admin, "Văn phòng")
    again = sends_many(admin, admin.opens(UNITS), UNITS, name="Văn phòng", kind="clerks", territories="99999")
    page = HtmlPage(again.text)
    assert again.status_code == 422
    assert "đã có đơn vị mang tên này" in page.text
    assert "Không có phường, xã mang mã 99999" in page.text
    assert page.form(UNITS).boxes["territories"] == "99999"


def test_narrowing_a_unit_says_how_many_dossiers_whom_it_hides_from(desk: DeskHouse) -> None:
    stories = [desk.office.file(at_the_desk) for _ in range(2)]
    unit_id = open_unit(desk.office, "Tổ một cửa")
    clerk = join(desk.office, Role.RECEIVER, unit_id=unit_id)
    number = desk.office.people[Role.RECEIVER].index(clerk)
    there = desk.visitor(Role.RECEIVER, number)
    assert there.get(f"/ho-so/{stories[0].dossier().code}").status_code == 200
    admin = desk.visitor(Role.ADMINISTRATOR)
    path = f"{UNITS}/{unit_id}"

    shown = sends_many(admin, admin.opens(path), path, territories=KIEN_HUNG)

    preview = HtmlPage(shown.text)
    assert shown.status_code == 200
    assert "2 hồ sơ đang giải quyết không còn thấy bởi Cán Bộ Thử" in preview.text
    assert all(story.dossier().code not in preview.html for story in stories)
    with desk.front.database.transaction() as session:
        assert session.get_one(Unit, unit_id).territories == []
    form = next(one for one in preview.forms if ("then", "save", "") in one.buttons)
    assert admin.post(path, {**form.boxes, "then": "save"}).status_code == 303
    assert there.get("/viec").status_code == 303, "his unit sees less: he logs in anew"
    again = desk.visitor(Role.RECEIVER, number)
    assert again.get(f"/ho-so/{stories[0].dossier().code}").status_code == 404


def test_two_administrators_at_one_unit(desk: DeskHouse) -> None:
    join(desk.office, Role.ADMINISTRATOR)
    unit_id = open_unit(desk.office, "Tổ một cửa")
    first, second = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.ADMINISTRATOR, 1)
    path = f"{UNITS}/{unit_id}"
    page, stale = first.opens(path), second.opens(path)
    assert first.sends(page, path, name="Bộ phận một cửa").status_code == 303
    late = second.sends(stale, path, name="Tổ tiếp nhận")
    assert late.status_code == 409
    told = HtmlPage(late.text)
    assert "Bộ phận một cửa Tổ tiếp nhận" in told.text
    assert told.form(path).boxes["name"] == "Tổ tiếp nhận"


def test_somebody_in_a_unit_keeps_it_open(desk: DeskHouse) -> None:
    unit_id = open_unit(desk.office, "Tổ một cửa")
    join(desk.office, Role.RECEIVER, unit_id=unit_id)
    admin = desk.visitor(Role.ADMINISTRATOR)
    refused = admin.sends(admin.opens(f"{UNITS}/{unit_id}"), "/dong")
    assert refused.status_code == 422
    assert "Đơn vị còn 1 người" in HtmlPage(refused.text).text
    with desk.front.database.transaction() as session:
        assert session.scalars(select(Unit.closed_at)).one() is None


def test_the_page_of_roles_says_what_the_independent_table_says(desk: DeskHouse) -> None:
    """Every address of desk pages in `matrix.txt` stands under the roles that the table lets in, and no other does."""
    html = desk.visitor(Role.ADMINISTRATOR).opens(ROLES).html
    for role in EVERY_STAFF_ROLE:
        section = html.partition(f'<h2 id="s-{role.value}">')[2].partition("</section>\n{")[0]
        section = section.partition('<h2 id="s-')[0]
        reads = {
            row.path.replace("{decision_id}", "{item_id}")
            for row in TABLE
            if row.method == "GET" and role in row.entering and row.enter != "every" and not row.path.startswith("/api")
        }
        told = set(section.partition("<h3>Xem</h3>")[2].partition("</ul>")[0].replace("</li>", "").split("<li>")[1:])
        shown = {one.removeprefix("<code>").partition("</code>")[0] for one in told}
        assert shown == set(reads), role


def test_who_has_a_role_and_which_roles_exclude_each_other_stand_there(desk: DeskHouse) -> None:
    page = desk.visitor(Role.ADMINISTRATOR).opens(ROLES)
    assert "Vũ Văn Kiên Thử (chưa bật hai bước)" in page.text
    assert "phải là hai người" in page.text
    assert "Thẩm định" in page.text


def test_two_administrators_at_the_rule_of_the_second_step(desk: DeskHouse) -> None:
    join(desk.office, Role.ADMINISTRATOR)
    first, second = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.ADMINISTRATOR, 1)
    page, stale = first.opens(ROLES), second.opens(ROLES)
    assert sends_many(first, page, "/hai-buoc", roles=["chu-tich"]).status_code == 303
    late = sends_many(second, stale, "/hai-buoc", roles=["quan-tri"])
    assert late.status_code == 409
    assert "Đang có: Chủ tịch. Bạn chọn: Quản trị." in HtmlPage(late.text).text

"""Where each original is: taken in, shelved, given back and signed for; none is forgotten."""

from __future__ import annotations

from models.intake.component import Component
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.dossier.pages import entries, page_of, place
from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk
from tests.office.story import Story


def kept(story: Story) -> Component:
    rows: list[Component] = story.rows(Component, Component.code)
    return next(row for row in rows if row.original_kept)


def test_an_original_is_followed_from_the_counter_to_whoever_signed_for_it(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk, path = desk.visitor(Role.RECEIVER), f"/ban-chinh/{kept(story).id}"
    page = page_of(clerk, story)
    assert "Đã nhận, chưa ghi nơi để" in page.text

    assert clerk.sends(page, path, custody="shelved", place="Tủ 2, ngăn 3").status_code == 303
    page = page_of(clerk, story)
    assert "Đang để tại Tủ 2, ngăn 3" in page.text

    nameless = clerk.sends(page, path, custody="given_back", to_whom="", signed_for="")
    assert nameless.status_code == 422
    assert "Hãy ghi họ tên người nhận lại." in HtmlPage(nameless.text).text
    assert clerk.sends(page, path, custody="given_back", to_whom="Nguyễn Văn Mẫu", signed_for="slip").status_code == 303
    page = page_of(clerk, story)
    assert "Đã trả lại Nguyễn Văn Mẫu, ký trên giấy tiếp nhận" in page.text
    # Written down by mistake it is taken in again; nothing else may be said of what is not here.
    assert page.form(path).boxes["custody"] == "taken_in"
    assert clerk.sends(page, path, custody="shelved", place="Tủ 2").status_code == 422
    assert clerk.sends(page, path).status_code == 303
    assert "Nhận giữ, chưa ghi nơi để" in page_of(clerk, story).text
    moves = entries(desk, story, "original.moved")
    assert [move["custody"] for move in moves] == ["shelved", "given_back", "taken_in"]
    assert "Mẫu" not in str(moves)
    assert "Tủ 2" not in str(moves)


def test_two_clerks_with_one_original_make_one_move_and_nothing_typed_is_lost(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    path = f"/ban-chinh/{kept(story).id}"
    stale = page_of(second, story)
    first.sends(page_of(first, story), path, custody="shelved", place="Kệ A")
    late = second.sends(stale, path, custody="shelved", place="Kệ B")
    assert late.status_code == 409
    page = HtmlPage(late.text)
    assert page.form(path).boxes["place"] == "Kệ B"
    assert "Đang để tại Kệ A" in page.text
    assert len(entries(desk, story, "original.moved")) == 1


def test_whoever_hands_the_result_over_sees_what_the_office_still_holds(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("receives")
    giver = desk.visitor(Role.RETURN_DESK)
    assert "Cơ quan còn giữ bản chính, chưa trả và chưa ghi lưu" in page_of(giver, story).text
    for row in story.rows(Component, Component.code):
        if row.original_kept:
            giver.post(
                f"{place(story)}/ban-chinh/{row.id}", {"once": str(row.id), "number": "0", "custody": "archived"}
            )
    assert "Cơ quan còn giữ bản chính" not in page_of(giver, story).text

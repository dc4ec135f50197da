"""What a list says: why each row stands there, which filters are on, who saved which view, what changed meanwhile."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from desk.words.remaining import Horizon, Urgency
from models.clock.clock import VIETNAM
from models.clock.national_days import last_year_of, national_days
from models.clock.office_hours import ORDINARY_HOURS
from models.clock.working_calendar import WorkingCalendar
from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.worklist.lists import codes, item_of, name_of, named, staff_id
from tests.office.filings import at_the_desk, without_copies
from tests.office.staff import hire, open_agency
from tests.office.story import Story

ASKED = {"component": "declaration", "reason": "Tờ khai thiếu chữ ký.", "what_to_do": "Ký vào tờ khai."}


def code(story: Story) -> str:
    return story.dossier().code


# -- why a row stands where it stands ---------------------------------------------------------------------------


def test_what_was_sent_back_says_from_where_and_what_the_citizen_answered_says_when(desk: DeskHouse) -> None:
    back = desk.office.file(without_copies)
    back.goes_on_to("decides")
    back.answers("decides", "return", reason="Kiểm tra lại nơi sinh của trẻ.")
    assert "bị trả lại từ bước “" in desk.visitor(Role.JUSTICE_OFFICER).opens("/viec").text

    asked = desk.office.file(without_copies)
    asked.answers("checks_components", "incomplete", items=[ASKED])
    assert "tạm dừng tính hạn" in desk.visitor(Role.RECEIVER).opens("/viec?cho=noi-khac").text
    asked.answers("supplements", "supplement", answer="Đã ký tờ khai.")
    assert "người nộp đã trả lời lúc" in desk.visitor(Role.RECEIVER).opens("/viec").text


def test_a_promise_in_danger_says_how_much_is_needed_and_how_much_is_left(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    promised = story.dossier().due_at
    assert promised is not None
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    assert "nguy cơ trễ hẹn" not in officer.opens("/viec").text or promised - desk.office.clock.now() < timedelta(
        days=1
    )
    desk.office.clock.set(promised - timedelta(hours=2))
    listed = desk.visitor(Role.JUSTICE_OFFICER).opens("/viec").text
    assert "nguy cơ trễ hẹn: cần 6 giờ làm việc, còn 2 giờ làm việc" in listed
    desk.office.clock.set(promised + timedelta(minutes=1))
    assert "đã quá hạn" in desk.visitor(Role.JUSTICE_OFFICER).opens("/viec").text


def test_a_lease_that_ran_out_says_whose_it_was(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    desk.visitor(Role.RECEIVER).post(f"/viec/{item_of(story).id}/nhan", {})
    desk.office.clock.advance(timedelta(hours=9))
    listed = desk.visitor(Role.RECEIVER, 1).opens("/viec").text
    assert f"{name_of(desk, Role.RECEIVER)} đã hết giờ giữ việc" in listed


# -- filters ----------------------------------------------------------------------------------------------------


def test_filters_hold_together_count_under_each_other_and_are_taken_off_one_by_one(desk: DeskHouse) -> None:
    late = desk.office.file(named("Đỗ Thị Ảnh"))
    desk.office.set_clock(datetime(2026, 10, 8, 8, 30, tzinfo=VIETNAM))
    mine, free = desk.office.file(named("Đỗ Thị Ảnh")), desk.office.file(without_copies)
    clerk = desk.visitor(Role.RECEIVER)
    clerk.post(f"/viec/{item_of(mine).id}/nhan", {})

    both = clerk.opens("/viec?giu=free&q=anh+do")
    assert codes(both) == [code(late)]
    assert "Đang xem việc có: chưa ai nhận ✕ và tên hoặc mã có “anh do” ✕" in both.text
    # Under the words in force there is one of each; without them two would be free.
    assert "Tôi đang giữ 1 Chưa ai nhận 1 ✕" in both.text
    assert codes(clerk.opens("/viec?giu=free")) == [code(late), code(free)]
    without_words = next(link for link in both.links if link == "/viec?giu=free")
    assert len(codes(clerk.opens(without_words))) == 2
    assert codes(clerk.opens("/viec?han=late")) == [code(late)]
    assert set(codes(clerk.opens(f"/hang-doi?nguoi={staff_id(desk, Role.RECEIVER)}"))) == {code(mine)}
    assert codes(clerk.opens("/viec?kenh=online")) == []


@pytest.mark.parametrize("words", ["do thi anh", "ảnh đỗ", "ANH", "Đỗ Thị Ảnh"])
def test_the_list_is_searched_without_accents_or_the_order_of_words(desk: DeskHouse, words: str) -> None:
    wanted = desk.office.file(named("Đỗ Thị Ảnh"))
    desk.office.file(named("Lò Văn Pâng"))
    clerk = desk.visitor(Role.RECEIVER)
    assert codes(clerk.opens(f"/viec?q={words}")) == [code(wanted)]


def test_a_code_is_found_however_its_dashes_and_dots_are_typed(desk: DeskHouse) -> None:
    first, second = desk.office.file(without_copies), desk.office.file(named("H'Hen Niê"))
    clerk = desk.visitor(Role.RECEIVER)
    number = code(second)
    for words in (number, re.sub("[-.]", "", number), number.rpartition("-")[2], number.lower(), "h’hen", "nie h'hen"):
        assert codes(clerk.opens(f"/viec?q={words}")) == [number], words
    assert codes(clerk.opens(f"/viec?q={code(first)}")) == [code(first)]


@pytest.mark.parametrize(
    "query", ["han=never", "nguoi=x", "thu-tuc=0.0", "kenh=pigeon", "vai=king", "buoc=dances", "sau=x"]
)
def test_an_address_that_was_typed_wrong_is_a_page_and_not_an_error(desk: DeskHouse, query: str) -> None:
    desk.office.file(without_copies)
    assert desk.visitor(Role.RECEIVER).get(f"/viec?{query}").status_code == 200


CALENDAR = WorkingCalendar((ORDINARY_HOURS,), list(national_days()), last_year_of(list(national_days())))
NEW_YEAR = datetime(2026, 1, 1, tzinfo=VIETNAM)
MOMENTS = st.integers(0, 330 * 24 * 3600).map(lambda seconds: NEW_YEAR + timedelta(seconds=seconds))


@settings(max_examples=60, deadline=None)
@given(now=MOMENTS, offset=st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_every_due_time_belongs_to_exactly_one_group(now: datetime, offset: timedelta) -> None:
    horizon, due = Horizon.of(now, CALENDAR), now + offset
    fits = {
        Urgency.LATE: due < horizon.now,
        Urgency.TODAY: horizon.now <= due < horizon.end_of_today,
        Urgency.SOON: due >= max(horizon.now, horizon.end_of_today) and due <= horizon.end_of_soon,
        Urgency.LATER: due >= horizon.end_of_today and due > horizon.end_of_soon,
    }
    assert [group for group, yes in fits.items() if yes] == [horizon.urgency(due)]


# -- saved views and columns ------------------------------------------------------------------------------------


def saves(visitor: Visitor, name: str, place: str, query: str, **more: str) -> str:
    answer = visitor.post("/goc-nhin", {"ten": name, "noi": place, "loc": query, **more})
    assert answer.status_code == 303
    page = visitor.opens(answer.headers["location"])
    return next(link for link in page.links if link.startswith("/goc-nhin/"))


def test_a_saved_view_opened_by_a_colleague_shows_by_his_own_rights(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    other = desk.office.file(without_copies)
    officer, receiver = desk.visitor(Role.JUSTICE_OFFICER), desk.visitor(Role.RECEIVER)
    address = saves(officer, "Chưa ai nhận", "/viec", "giu=free", chung="co")
    assert "Chưa ai nhận chung" in officer.opens("/viec").text
    assert codes(officer.opens(address)) == [code(story)]
    assert codes(receiver.opens(address)) == [code(other)]
    assert receiver.opens(address).url.endswith("/viec?giu=free")
    assert receiver.post(f"{address}/xoa", {}).status_code == 403
    officer.post(f"{address}/xoa", {})
    assert receiver.get(address).status_code == 404


def test_a_view_of_ones_own_is_nobody_elses_and_of_one_name_there_is_one(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    address = saves(clerk, "Của tôi", "/viec", "giu=mine")
    assert desk.visitor(Role.RECEIVER, 1).get(address).status_code == 404
    again = saves(clerk, "Của tôi", "/hang-doi", "giu=others")
    assert again == address
    assert clerk.opens(address).url.endswith("/hang-doi?giu=others")
    short = clerk.post("/goc-nhin", {"ten": "x", "noi": "/viec", "loc": ""})
    assert "Hãy đặt tên góc nhìn" in clerk.opens(short.headers["location"]).text


def test_the_words_of_a_view_are_sealed_where_they_are_kept(desk: DeskHouse) -> None:
    saves(desk.visitor(Role.RECEIVER), "Nhà chị Ảnh", "/viec", "q=do+thi+anh")
    kept = desk.office.scalars(lambda session: session.execute(text("SELECT v::text FROM saved_view v")).scalar_one())
    assert "anh" not in kept
    assert "Ảnh" not in kept


def test_columns_are_chosen_for_oneself(desk: DeskHouse) -> None:
    desk.office.file(at_the_desk)
    clerk, colleague = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    assert "Mã hồ sơ Đang giữ" in clerk.opens("/viec").text
    answer = clerk.post("/viec/cot", {"cot": ["applicant", "opened", "no-such"], "ve": "/viec?giu=free"})
    assert answer.headers["location"] == "/viec?giu=free&tin=cot"
    assert "Người nộp Có việc từ Đang giữ" in clerk.opens("/viec").text
    assert "Mã hồ sơ Đang giữ" in colleague.opens("/viec").text


def test_no_act_leads_back_to_an_address_elsewhere(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    for address in ("https://example.com/viec", "//example.com", "/ho-so/x", "javascript:alert(1)"):
        assert clerk.post("/viec/cot", {"ve": address}).headers["location"] == "/viec?tin=cot"


# -- live -------------------------------------------------------------------------------------------------------


def known(page: Any) -> str:
    rows = re.findall(r'data-id="([^"]+)" data-mark="([^"]+)"', page.html)
    return ",".join(f"{identifier}~{mark}" for identifier, mark in rows)


def asks(visitor: Visitor, page: Any) -> dict[str, Any]:
    where = re.search(r'data-live="([^"]+)"', page.html)
    assert where is not None
    answer = visitor.get(f"{where[1].replace('&amp;', '&')}&viec={known(page)}")
    assert answer.status_code == 200
    told: dict[str, Any] = json.loads(answer.text)
    return told


def test_a_page_hears_what_became_of_its_rows_and_of_new_ones(desk: DeskHouse) -> None:
    taken, done, quiet = (desk.office.file(without_copies) for _ in range(3))
    items = {story.dossier_id: str(item_of(story).id) for story in (taken, done, quiet)}
    clerk, colleague = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    page = clerk.opens("/viec")
    assert asks(clerk, page) == {"new": 0, "rows": {}}

    colleague.post(f"/viec/{items[taken.dossier_id]}/nhan", {})
    done.answers("checks_components", "complete")
    clerk.post(f"/viec/{items[quiet.dossier_id]}/nhan", {})
    desk.office.file(without_copies)
    told = asks(clerk, page)
    assert told["new"] == 1
    words = {key: (row["gone"], row["words"]) for key, row in told["rows"].items()}
    assert words[items[taken.dossier_id]] == (True, f"{name_of(desk, Role.RECEIVER, 1)} vừa nhận, đến 17:00")
    assert words[items[done.dossier_id]] == (True, f"{name_of(desk, Role.RECEIVER)} đã làm xong")
    assert words[items[quiet.dossier_id]] == (False, "bạn giữ đến 17:00")
    # In the shared queue a row that a colleague took stays and says so.
    queue = colleague.opens("/hang-doi")
    clerk.post(f"/viec/{items[quiet.dossier_id]}/tra", {})
    assert asks(colleague, queue)["rows"] == {
        items[quiet.dossier_id]: {
            "gone": False,
            "mark": asks(colleague, queue)["rows"][items[quiet.dossier_id]]["mark"],
            "words": "chưa ai giữ",
        }
    }


def test_a_row_that_moves_up_from_the_next_page_is_not_new(desk: DeskHouse) -> None:
    stories = [desk.office.file(without_copies) for _ in range(42)]
    clerk = desk.visitor(Role.RECEIVER)
    page = clerk.opens("/viec")
    # All were filed at one moment, so which of them stand on the first page is a matter of chance.
    shown = next(story for story in stories if code(story) in codes(page))
    shown.answers("checks_components", "complete")
    told = asks(clerk, page)
    assert told["new"] == 0
    assert len(told["rows"]) == 1


def test_nobody_hears_of_rows_he_may_not_see(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item = item_of(story)
    clerk = desk.visitor(Role.RECEIVER)
    asked = f"/viec/doi-moi?noi=/viec&viec={item.id}~old"
    assert list(json.loads(clerk.get(asked).text)["rows"]) == [str(item.id)]
    with desk.office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
        desk.office.people[Role.RECEIVER].append(hire(session, elsewhere)[Role.RECEIVER][0])
    stranger = desk.visitor(Role.RECEIVER, 2)
    assert json.loads(stranger.get(asked).text) == {"new": 0, "rows": {}}
    assert clerk.get("/viec/doi-moi?noi=/elsewhere").status_code == 400
    assert clerk.get("/viec/doi-moi?noi=/viec&viec=x~y").status_code == 400

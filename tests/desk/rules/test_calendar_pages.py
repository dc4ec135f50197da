"""Lịch làm việc: what a closure would move is shown before anybody publishes it, and a second person does."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from sqlalchemy import select

from models.audit.audit_entry import AuditEntry
from models.calendar_day import CalendarDay
from models.role import Role
from models.rules.rule_change import ChangeState, RuleChange
from models.staff.staff_notice import NoticeKind, StaffNotice
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.rules.two_people import CALENDAR, FLOOD, proposed, published, tried
from tests.desk.rules.unread import is_told
from tests.desk.supervision.friday import at
from tests.office.filings import of_a_mother_alone, without_copies
from tests.office.story import Story


def accepted(desk: DeskHouse) -> Story:
    """The clock stands at Tuesday the 6th of October, nine o'clock; it is due the same day."""
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def due(story: Story) -> datetime:
    found = story.dossier().due_at
    assert found is not None
    return found


def late_filing(desk: DeskHouse) -> Story:
    """Received after fifteen o'clock on Tuesday, it is due on Wednesday."""
    desk.office.set_clock(at(6, 15, 30))
    return accepted(desk)


def days(desk: DeskHouse) -> list[CalendarDay]:
    found: list[CalendarDay] = desk.office.scalars(
        lambda session: session.scalars(select(CalendarDay).where(CalendarDay.agency_id.is_not(None))).all()
    )
    return found


def test_a_year_is_told_day_by_day_in_words(desk: DeskHouse) -> None:
    page = desk.visitor(Role.SUPERVISOR).opens(f"{CALENDAR}?nam=2026")
    assert "Thứ Ba 24/11/2026" in page.text or "thứ Ba 24/11/2026, nghỉ lễ" in page.text
    assert "thứ Bảy 22/08/2026, làm bù" in page.text
    assert "Chủ nhật 04/10/2026, nghỉ hằng tuần" in page.text
    assert "thứ Ba 06/10/2026, ngày làm việc" in page.text
    assert not page.has_form("/quan-tri/lich/thu"), "only administrators propose"


def test_a_flood_is_proposed_by_one_and_published_by_another(desk: DeskHouse) -> None:
    today, tomorrow = accepted(desk), late_filing(desk)
    promised = due(today), due(tomorrow)
    page = tried(desk, CALENDAR, FLOOD)
    assert "1 hồ sơ đổi giờ hẹn trả" in page.text
    assert "Đăng ký khai sinh: 1" in page.text
    assert tomorrow.dossier().code not in page.text, "an administrator sees no dossier"
    address = proposed(desk, CALENDAR, FLOOD)
    assert (due(today), due(tomorrow)) == promised
    assert days(desk) == []

    # Whoever proposed it cannot publish it, whatever he sends.
    again = desk.visitor(Role.ADMINISTRATOR)
    assert not again.opens(address).has_form("/cong-bo")
    refused = again.post(f"{address}/cong-bo", {"shown_hash": "0" * 64})
    assert refused.status_code == 409
    assert "không tự công bố" in HtmlPage(refused.text).text

    supervisor = desk.visitor(Role.SUPERVISOR)
    shown = supervisor.opens(address)
    assert tomorrow.dossier().code in shown.text
    assert today.dossier().code not in shown.text
    assert "17:30 thứ Tư 07/10/2026 17:30 thứ Sáu 09/10/2026" in shown.text
    assert "sẽ báo người nộp" in shown.text
    assert published(supervisor, address).status_code == 303
    desk.office.go_on()
    assert due(today) == promised[0]
    assert due(tomorrow) == at(9, 17, 30)
    assert [(one.day.isoformat(), one.source) for one in sorted(days(desk), key=lambda one: one.day)] == [
        ("2026-10-07", "Công điện 12/CĐ-UBND"),
        ("2026-10-08", "Công điện 12/CĐ-UBND"),
    ]
    told = supervisor.opens(CALENDAR).text
    assert "thứ Tư 07/10/2026, cơ quan đóng cửa: Đóng cửa: Bão, lũ, ngập" in told


def test_everybody_hears_of_it_and_every_step_is_an_entry(desk: DeskHouse) -> None:
    address = proposed(desk, CALENDAR, FLOOD)
    assert "đề xuất thay đổi, chờ người thứ hai công bố" in desk.visitor(Role.CHAIRMAN).opens("/thong-bao").text
    assert "Đóng cửa" not in desk.visitor(Role.RECEIVER).opens("/thong-bao").text
    published(desk.visitor(Role.CHAIRMAN), address)
    told = desk.visitor(Role.RECEIVER).opens("/thong-bao")
    assert "công bố thay đổi: Đóng cửa từ 07/10/2026 đến 08/10/2026" in told.text
    assert address not in told.links, "the page is for those who may publish"
    kinds = desk.office.scalars(lambda session: list(session.scalars(select(StaffNotice.kind))))
    people = sum(len(many) for many in desk.office.people.values())
    assert kinds.count(NoticeKind.RULE_PUBLISHED) == people - 1
    actions = desk.office.scalars(lambda session: list(session.scalars(select(AuditEntry.action))))
    assert [one for one in actions if one.startswith("rules.")] == ["rules.proposed", "rules.published"]


def test_what_moved_meanwhile_is_shown_again_before_it_is_published(desk: DeskHouse) -> None:
    address = proposed(desk, CALENDAR, FLOOD)
    chairman = desk.visitor(Role.CHAIRMAN)
    page = chairman.opens(address)
    assert "Không hồ sơ nào đổi giờ hẹn trả" in page.text
    story = late_filing(desk)
    stale = chairman.sends(page, "/cong-bo")
    assert stale.status_code == 409
    shown = HtmlPage(stale.text, address)
    assert "Tác động đã thay đổi từ lúc xem" in shown.text
    assert story.dossier().code in shown.text
    assert days(desk) == []
    assert chairman.sends(shown, "/cong-bo").status_code == 303
    assert len(days(desk)) == 2


def test_two_proposals_about_one_day_know_of_each_other(desk: DeskHouse) -> None:
    first = proposed(desk, CALENDAR, FLOOD)
    assert "Đang có đề xuất khác về cùng nội dung" in tried(desk, CALENDAR, FLOOD | {"vi": "mat-dien"}).text
    second = proposed(desk, CALENDAR, FLOOD | {"vi": "mat-dien"})
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(second)
    assert first in page.links
    published(supervisor, first)
    stale = supervisor.sends(page, "/cong-bo")
    assert stale.status_code == 409, "what was published meanwhile is said before it is overwritten"
    shown = HtmlPage(stale.text)
    assert "đã công bố" in shown.text
    assert "công bố sau khi đề xuất này được lập" in shown.text


def test_a_proposal_is_taken_back_or_left_unpublished_with_a_reason(desk: DeskHouse) -> None:
    mine, other = (proposed(desk, CALENDAR, FLOOD | {"vi": why}) for why in ("bao-lu", "dich"))
    administrator, supervisor = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.SUPERVISOR)
    bare = administrator.post(f"{mine}/rut", {"ly-do": "x"})
    assert "ít nhất 5 ký tự" in HtmlPage(bare.text).text
    assert administrator.post(f"{mine}/rut", {"ly-do": "Nước đã rút"}).status_code == 303
    assert supervisor.post(f"{mine}/cong-bo", {"shown_hash": "0" * 64}).status_code == 409
    assert administrator.post(f"{other}/tu-choi", {"ly-do": "Không đúng"}).status_code == 409
    assert supervisor.post(f"{other}/tu-choi", {"ly-do": "Chưa có công điện"}).status_code == 303
    assert "không công bố đề xuất thay đổi" in administrator.opens("/thong-bao").text
    states = desk.office.scalars(lambda session: list(session.scalars(select(RuleChange.state))))
    assert set(states) == {ChangeState.WITHDRAWN, ChangeState.REFUSED}
    assert "Chưa có công điện" in administrator.opens(other).text


def test_a_swap_and_the_way_back_to_the_countrys_calendar(desk: DeskHouse) -> None:
    swap = {**FLOOD, "cach": "hoan-doi", "nghi": "16/10/2026", "bu": "17/10/2026"}
    supervisor = desk.visitor(Role.SUPERVISOR)
    published(supervisor, proposed(desk, CALENDAR, swap))
    year = supervisor.opens(CALENDAR).text
    assert "thứ Sáu 16/10/2026, nghỉ lễ, nghỉ bù, nghỉ hoán đổi: Nghỉ hoán đổi, làm bù 17/10/2026" in year
    assert "thứ Bảy 17/10/2026, làm bù: Làm bù cho 16/10/2026" in year
    back = {**FLOOD, "cach": "tro-lai", "tu": "16/10/2026", "den": "17/10/2026"}
    desk.office.set_clock(at(7))
    published(supervisor, proposed(desk, CALENDAR, back))
    year = supervisor.opens(CALENDAR).text
    assert "thứ Sáu 16/10/2026, làm việc như thường lệ" in year
    assert "thứ Bảy 17/10/2026, nghỉ hằng tuần" in year
    # What the calendar said before is not lost.
    desk.office.set_clock(at(9))
    before = supervisor.opens(f"{CALENDAR}?luc=06/10/2026").text
    assert "thứ Bảy 17/10/2026, làm bù" in before


def test_a_holiday_given_back_to_the_country_is_a_holiday_and_no_closure(desk: DeskHouse) -> None:
    """The office works on the 24th of November for the 23rd, and then does not after all."""
    supervisor = desk.visitor(Role.SUPERVISOR)
    published(
        supervisor, proposed(desk, CALENDAR, {**FLOOD, "cach": "hoan-doi", "nghi": "23/11/2026", "bu": "24/11/2026"})
    )
    assert "thứ Ba 24/11/2026, làm bù" in supervisor.opens(CALENDAR).text
    desk.office.set_clock(at(7))
    back = {**FLOOD, "cach": "tro-lai", "tu": "23/11/2026", "den": "24/11/2026"}
    published(supervisor, proposed(desk, CALENDAR, back))
    year = supervisor.opens(CALENDAR).text
    assert "thứ Ba 24/11/2026, nghỉ lễ" in year
    assert "thứ Ba 24/11/2026, cơ quan đóng cửa" not in year
    desk.office.set_clock(at(9))
    assert "thứ Ba 24/11/2026, làm bù" in supervisor.opens(f"{CALENDAR}?luc=06/10/2026").text
    again = desk.visitor(Role.ADMINISTRATOR).get(f"{CALENDAR}/thu?{urlencode(back | {'tu': '24/11/2026'})}")
    assert "không có ngày riêng nào" in HtmlPage(again.text).text


def test_other_hours_move_what_is_due_by_the_hour(desk: DeskHouse) -> None:
    story = late_filing(desk)
    hours = {**FLOOD, "cach": "gio", "buoi": "08:00-12:00, 13:00-16:00", **{f"thu-{n}": "1" for n in range(5)}}
    supervisor = desk.visitor(Role.SUPERVISOR)
    address = proposed(desk, CALENDAR, hours | {"den": ""})
    shown = supervisor.opens(address)
    assert "16:00 thứ Tư 07/10/2026" in shown.text
    published(supervisor, address)
    desk.office.go_on()
    assert due(story) == at(7, 16)
    assert "T2, T3, T4, T5, T6: 08:00–12:00, 13:00–16:00; từ 07/10/2026" in supervisor.opens(CALENDAR).text


UNREAD: list[tuple[dict[str, str], str]] = [
    ({"cach": ""}, "Hãy chọn cách thay đổi"),
    ({"tu": "hôm qua"}, "Không đọc được ngày này"),
    ({"tu": "01/02/2026"}, "Chỉ ghi được từ 07/08/2026"),
    ({"den": "06/10/2026"}, "Ngày cuối phải từ ngày đầu trở đi"),
    ({"den": "07/12/2026"}, "không quá 31 ngày"),
    ({"tu": "10/10/2026", "den": "11/10/2026"}, "vốn đã nghỉ"),
    ({"vi": ""}, "Hãy chọn vì sao đóng cửa"),
    ({"van-ban": ""}, "Hãy ghi văn bản quy định"),
    ({"ly-do": "-"}, "Hãy ghi lý do"),
    ({"cach": "hoan-doi", "nghi": "10/10/2026", "bu": "11/10/2026"}, "vốn đã là ngày nghỉ"),
    ({"cach": "tro-lai"}, "không có ngày riêng nào"),
    ({"cach": "gio", "buoi": "8 giờ"}, "Hãy chọn ít nhất một thứ"),
    ({"cach": "gio", "buoi": "8 giờ", "thu-0": "1"}, "Hãy ghi như 07:30-11:30"),
    ({"cach": "gio", "buoi": "nghỉ", "thu-0": "1", "thang": "13"}, "Hãy ghi tháng như 5-9"),
]


def test_what_cannot_be_read_is_told_at_its_box_and_everything_typed_stays(desk: DeskHouse) -> None:
    is_told(desk, CALENDAR, FLOOD, UNREAD, "tu", "van-ban")


def test_a_calendar_without_a_working_day_is_not_proposed(desk: DeskHouse) -> None:
    desk.office.file(of_a_mother_alone)
    closed = {**FLOOD, "cach": "gio", "buoi": "nghỉ", "tu": "06/10/2026", "den": ""} | {
        f"thu-{n}": "1" for n in range(7)
    }
    refused = desk.visitor(Role.ADMINISTRATOR).get(f"{CALENDAR}/thu?{urlencode(closed)}")
    assert refused.status_code == 422
    assert "không còn ngày làm việc nào" in HtmlPage(refused.text).text

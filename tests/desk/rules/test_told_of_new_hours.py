"""A change of the calendar moves promises: whoever holds an old slip is written to, once, after the publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import select

from models.actor import SYSTEM
from models.clock.change_calendar import enter_day
from models.clock.special_day import DayKind, SpecialDay
from models.delivery.letter import Letter
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.rules.moved_promise import MovedPromise, owe_word_of_calendar
from notifications.catalogue import content_of
from notifications.notices.moved_appointment import MovedAppointment
from notifications.render import render
from tasks.rules.tell_of_moved_promises import tell_of_moved_promises
from tests.desk.desk_house import DeskHouse
from tests.desk.rules.two_people import CALENDAR, FLOOD, proposed, published, tried
from tests.desk.supervision.friday import at
from tests.office.filings import Body, of_a_mother_alone, without_copies
from tests.office.story import Story

HOURS = {**FLOOD, "cach": "gio", "buoi": "08:00-12:00, 13:00-16:00", "den": "", **{f"thu-{n}": "1" for n in range(5)}}
TOLD = "moved_appointment"


@pytest.fixture
def late(desk: DeskHouse) -> Story:
    """Received after fifteen o'clock on Tuesday, due at the end of Wednesday: the flood moves it to Friday."""
    desk.office.set_clock(at(6, 15, 30))
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def unreachable(today: date) -> Body:
    body = of_a_mother_alone(today)
    for box in ("phone", "email"):
        body["applicant"].pop(box, None)
    body["applicant"]["assisted"] = True
    return body


def publish(desk: DeskHouse, typed: dict[str, str]) -> str:
    """Proposed by the administrator, published by the supervisor; the workers have done nothing about it yet."""
    address = proposed(desk, CALENDAR, typed)
    assert published(desk.visitor(Role.SUPERVISOR), address).status_code == 303
    return address


def letters(story: Story) -> Sequence[Letter]:
    return story.letter_rows(TOLD)


def said(letter: Letter) -> MovedAppointment:
    content = content_of(letter.notice, letter.content)
    assert isinstance(content, MovedAppointment)
    return content


def owed(desk: DeskHouse) -> list[tuple[bool, bool]]:
    """Of every row whether it is settled, and whether it was told."""
    rows: list[MovedPromise] = desk.office.scalars(
        lambda session: session.scalars(select(MovedPromise).order_by(MovedPromise.owed_at, MovedPromise.id)).all()
    )
    return [(row.settled_at is not None, row.told) for row in rows]


def test_who_is_told_stands_on_the_page_with_the_letter_and_is_told_once(desk: DeskHouse, late: Story) -> None:
    untouched = desk.office.file(unreachable)
    shown = tried(desk, CALENDAR, FLOOD)
    assert "1 người nộp sẽ được báo giờ mới" in shown.text
    assert late.dossier().code not in shown.html, "an administrator reads the letter with a made-up code"
    address = proposed(desk, CALENDAR, FLOOD)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = supervisor.opens(address)
    assert f"ho so {late.dossier().code} doi gio hen tra" in page.text, "the text message"
    assert "đã được hẹn trả 17:30 thứ Tư 07/10/2026" in page.text
    assert "sẽ báo người nộp" in page.text
    assert letters(late) == [], "before the publication nobody is told"

    assert supervisor.sends(page, "/cong-bo").status_code == 303
    assert "0 đã được gửi thư, tin nhắn; 1 đang chờ gửi; 0 không còn phải báo" in supervisor.opens(address).text
    desk.office.go_on()
    assert "1 đã được gửi thư, tin nhắn; 0 đang chờ gửi" in supervisor.opens(address).text
    assert sorted(letter.channel for letter in letters(late)) == ["e-mail", "sms"]
    told = said(letters(late)[0])
    assert (told.promised_at, told.new_due_at) == (at(7, 17, 30), at(9, 17, 30))
    assert told.new_due_at == late.dossier().due_at
    assert told.why == ("Đóng cửa từ 07/10/2026 đến 08/10/2026: Bão, lũ, ngập (Công điện 12/CĐ-UBND)",)
    assert "Nước ngập trụ sở" not in render(TOLD, told).text, "the reason is for the publisher"
    assert "Hẹn trả: 17:30 thứ Sáu 09/10/2026." in told.due_explained
    assert letters(untouched) == []

    assert tell_of_moved_promises(desk.office.office) == 0
    desk.office.go_on()
    assert len(letters(late)) == 2


def test_two_changes_before_the_letter_are_one_and_a_later_one_is_another(desk: DeskHouse, late: Story) -> None:
    publish(desk, FLOOD)
    assert "1 hồ sơ của lần đổi lịch trước đang được tính lại" in tried(desk, CALENDAR, HOURS).text
    publish(desk, HOURS)
    assert tell_of_moved_promises(desk.office.office) == 1
    told = said(letters(late)[0])
    assert (told.promised_at, told.new_due_at) == (at(7, 17, 30), at(9, 16))
    assert len(told.why) == 2
    assert owed(desk) == [(True, True)] * 2
    desk.office.go_on()
    publish(desk, {**FLOOD, "cach": "tro-lai"})
    desk.office.go_on()
    assert len(letters(late)) == 4, "an earlier hour is news as well"
    assert (said(letters(late)[-1]).promised_at, said(letters(late)[-1]).new_due_at) == (at(9, 16), at(7, 16))


def test_what_is_no_news_any_more_is_settled_without_a_letter(desk: DeskHouse, late: Story) -> None:
    publish(desk, FLOOD)
    publish(desk, {**FLOOD, "cach": "tro-lai"})
    desk.office.go_on()
    assert late.dossier().due_at == at(7, 17, 30)
    assert letters(late) == [], "the old hour holds again before anybody was told of another"
    address = publish(desk, FLOOD)
    late.withdraws()
    assert letters(late) == []
    assert owed(desk) == [(True, False)] * 2
    assert "0 đang chờ gửi; 1 không còn phải báo" in desk.visitor(Role.SUPERVISOR).opens(address).text


def test_whoever_can_be_written_to_by_no_channel_is_a_persons_work(desk: DeskHouse) -> None:
    desk.office.set_clock(at(6, 15, 30))
    story = desk.office.file(unreachable)
    story.goes_on_to("appraises")
    publish(desk, FLOOD)
    desk.office.go_on()
    assert [letter.channel for letter in letters(story)] == ["none"]
    calls = [item for item in story.rows(WorkItem) if item.subject_id == letters(story)[0].id]
    assert [item.state for item in calls] == [ItemState.OPEN]


def test_a_day_off_of_the_whole_country_by_command_tells_them_too(desk: DeskHouse, late: Story) -> None:
    off = SpecialDay(date(2026, 10, 7), DayKind.OFF, "Quốc tang", "Thông báo của Chính phủ")
    now = desk.office.clock.now()
    with desk.office.database.transaction() as session:
        enter_day(session, None, off, by=SYSTEM, at=now)
        assert owe_word_of_calendar(session, None, off.on, "Quốc tang (Thông báo của Chính phủ)", now) == 1
    desk.office.go_on()
    assert said(letters(late)[0]).new_due_at == at(8, 17, 30)

"""From the clerk to the leader to whoever does it: limits, receipts, another in his place, reminders."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from models.acts.refusal import FormFaults
from models.clock.clock import VIETNAM
from models.clock.national_days import national_days
from models.clock.working_calendar import WorkingCalendar
from models.incoming.grades import IncomingState, Urgency
from models.incoming.incoming_task import IncomingTask
from models.incoming.limits import AT_ONCE, present_by, read_limit
from models.role import Role
from models.staff.absence import Absence, AbsenceKind
from models.staff.staff_notice import NoticeKind, StaffNotice
from tasks.incoming.remind_of_limits import remind_of_limits
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.incoming.papers import BOOK, lines, person, register, routed, unit
from tests.documents.pdf_text import text_of
from tests.office.filings import at_the_desk
from tests.office.staff import hire, open_agency

CALENDAR = WorkingCalendar(special_days=national_days())
_FIRST = datetime(2025, 1, 1, tzinfo=VIETNAM)
INSTANTS = st.integers(0, 700 * 24 * 60).map(lambda minutes: _FIRST + timedelta(minutes=minutes))


@given(INSTANTS, st.sampled_from(Urgency))
def test_it_is_presented_by_the_end_of_the_next_working_day_or_at_once(at: datetime, urgency: Urgency) -> None:
    until = present_by(at, urgency, CALENDAR)
    assert until > at
    if urgency is not Urgency.ORDINARY:
        assert until - at == AT_ONCE
        return
    days = (until.date() - at.date()).days
    assert CALENDAR.is_working_day(until.date())
    assert not any(CALENDAR.is_working_day(at.date() + timedelta(days=number)) for number in range(1, days))
    assert until == CALENDAR.end_of_day(until.date())


@given(INSTANTS, st.integers(1, 60))
def test_a_limit_in_days_is_counted_by_the_working_calendar(at: datetime, days: int) -> None:
    until = read_limit(str(days), at, CALENDAR)
    assert until.astimezone(VIETNAM) == CALENDAR.end_of_day(until.astimezone(VIETNAM).date())
    counted = sum(
        CALENDAR.is_working_day(at.date() + timedelta(days=number))
        for number in range(1, (until.astimezone(VIETNAM).date() - at.date()).days + 1)
    )
    # What comes after the office has closed begins to count on the next working day.
    assert counted in (days, days + 1)


@pytest.mark.parametrize("typed", ["", "0", "năm ngày", "06/10/2025", "04/10/2026", "31/12/2029", "32/10/2026"])
def test_a_limit_that_cannot_be_is_told(typed: str) -> None:
    with pytest.raises(FormFaults):
        read_limit(typed, datetime(2026, 10, 6, 9, 0, tzinfo=VIETNAM), CALENDAR)


def test_a_leader_who_is_away_gets_nothing_and_nobody_routes_what_was_not_presented(desk: DeskHouse) -> None:
    keeper, chairman = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.CHAIRMAN)
    place = register(keeper)
    assert not chairman.opens(place).has_form("/chuyen")
    early = {"version": "1", "lead": person(desk, Role.RECEIVER), "limit": "3"}
    assert chairman.post(f"{place}/chuyen", early).status_code == 409
    now = desk.office.clock.now()
    with desk.office.database.transaction() as session:
        session.add(
            Absence(
                agency_id=desk.office.agency.id,
                staff_id=desk.office.member(Role.CHAIRMAN).staff_id,
                begins_at=now - timedelta(days=1),
                ends_at=now + timedelta(days=1),
                kind=AbsenceKind.MISSION,
                entered_by="system",
                entered_at=now,
            )
        )
    away = keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.CHAIRMAN))
    assert "Lãnh đạo này đang vắng mặt" in HtmlPage(away.text).text
    assert keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.RECEIVER)).status_code == 422
    assert keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.DEPUTY)).status_code == 303
    assert "trình bạn văn bản đến" in desk.visitor(Role.DEPUTY).opens("/thong-bao").text


def test_a_form_of_the_leader_comes_back_with_all_he_chose(desk: DeskHouse) -> None:
    keeper, chairman = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.CHAIRMAN)
    place = register(keeper)
    keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.CHAIRMAN))
    form = chairman.opens(place).form("/chuyen")
    wrong = {**form.boxes, "lead": "", "limit": "11/10/2026", "directive": "Làm ngay"}
    both = [person(desk, Role.RECEIVER), person(desk, Role.JUSTICE_OFFICER)]
    sent = chairman.post(form.action, {**wrong, "coordinate": both})
    assert sent.status_code == 422
    page = HtmlPage(sent.text)
    assert "Hãy chọn đơn vị hoặc người chủ trì" in page.text
    assert "Ngày này cơ quan nghỉ" in page.text
    assert page.form("/chuyen").boxes["directive"] == "Làm ngay"
    assert sent.text.count(" checked") == 2


def test_given_to_another_with_a_reason_both_are_told_and_only_one_leads(desk: DeskHouse) -> None:
    keeper, chairman = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.CHAIRMAN)
    first, second = desk.visitor(Role.JUSTICE_OFFICER), desk.visitor(Role.JUSTICE_OFFICER, 1)
    place = register(keeper)
    routed(desk, place, person(desk, Role.JUSTICE_OFFICER), person(desk, Role.RECEIVER))
    stale = chairman.opens(place)
    action = next(form.action for form in stale.forms if "/giao-lai/" in form.action)
    assert first.get(place).status_code == 200
    assert second.get(place).status_code == 404
    to = person(desk, Role.JUSTICE_OFFICER, 1)
    assert chairman.sends(stale, action, to=to, reassign_reason="").status_code == 422
    assert chairman.sends(stale, action, to=to, reassign_reason="Đồng chí Hiếu đi học").status_code == 303
    assert chairman.sends(stale, action, to=to, reassign_reason="Lần nữa").status_code == 409
    assert first.get(place).status_code == 404
    assert "chuyển cho người khác văn bản đến đã giao bạn" in first.opens("/thong-bao").text
    page = second.opens(place)
    assert "Đồng chí Hiếu đi học" in page.text
    sign = next(form.action for form in page.forms if "/ky-nhan/" in form.action)
    assert first.post(sign, {"version": "4"}).status_code == 404
    early = second.post(
        f"{place}/xong", {"version": page.form("/ky-nhan/" + sign[-36:]).boxes["version"], "outcome": "luu"}
    )
    assert "Hãy ký nhận văn bản trước" in HtmlPage(early.text).text
    assert second.sends(page, sign).status_code == 303
    # Who only coordinates signs for it, and ends nothing.
    helper = desk.visitor(Role.RECEIVER)
    theirs = helper.opens(place)
    assert not theirs.has_form("/xong")
    assert helper.post(f"{place}/xong", {"version": "6", "outcome": "luu"}).status_code in (403, 409)
    assert lines(desk)[0].state is IncomingState.ROUTED
    leading = select(func.count()).where(IncomingTask.part == "lead", IncomingTask.ended_at.is_(None))
    assert desk.office.scalars(lambda s: s.scalar(leading)) == 1


def test_everybody_of_a_unit_may_sign_once_and_it_leads_to_a_dossier_he_sees(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    place = register(keeper)
    team = unit(desk, "Bộ phận Một cửa", Role.RECEIVER)
    routed(desk, place, team)
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    assert place in second.opens(BOOK).links
    page = first.opens(place)
    sign = next(form.action for form in page.forms if "/ky-nhan/" in form.action)
    assert first.sends(page, sign).status_code == 303
    assert "Ký nhận (Bộ phận Một cửa)" in second.opens(place).text
    unknown = second.sends(second.opens(place), "/xong", outcome="ho-so", dossier="H26.99.01-261006-9999")
    assert "Ghi mã hồ sơ đã lập" in HtmlPage(unknown.text).text
    code = desk.office.file(at_the_desk).dossier().code
    assert second.sends(second.opens(place), "/xong", outcome="ho-so", dossier=code).status_code == 303
    assert f"/ho-so/{code}" in second.opens(place).links
    assert lines(desk)[0].state is IncomingState.SETTLED


def test_nothing_is_late_in_silence(desk: DeskHouse) -> None:
    """Tuesday morning; the clerk forgets it, then the leader, then whoever leads."""
    keeper, supervisor = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.SUPERVISOR)
    place = register(keeper)
    assert remind_of_limits(desk.office.office) == 0
    at(desk, 8, 8)
    assert "Quá" in desk.visitor(Role.SUPERVISOR).opens(f"{BOOK}?tt=qua-han").text
    digest = desk.visitor(Role.SUPERVISOR).opens("/giam-sat/tin-ngay/2026-10-06")
    assert "Đến trong ngày: 1 văn bản . Đang quá hạn trình, cho ý kiến hoặc giải quyết: 1 văn bản" in digest.text
    assert f"{BOOK}?tt=qua-han" in digest.links
    assert told_of(desk) == {(NoticeKind.INCOMING_LATE, Role.SEAL_KEEPER), (NoticeKind.INCOMING_LATE, Role.SUPERVISOR)}
    assert remind_of_limits(desk.office.office) == 0
    keeper, supervisor = desk.visitor(Role.SEAL_KEEPER), desk.visitor(Role.SUPERVISOR)
    assert "Hệ thống báo quá hạn văn bản đến" in supervisor.opens("/thong-bao").text
    keeper.sends(keeper.opens(place), "/trinh", leader=person(desk, Role.CHAIRMAN))
    at(desk, 10, 8)
    assert (NoticeKind.INCOMING_LATE, Role.CHAIRMAN) in told_of(desk)
    chairman = desk.visitor(Role.CHAIRMAN)
    lead = {"lead": person(desk, Role.JUSTICE_OFFICER), "limit": "3"}
    assert chairman.sends(chairman.opens(place), "/chuyen", **lead).status_code == 303
    assert told_of(desk) & {(NoticeKind.INCOMING_SOON, Role.JUSTICE_OFFICER)} == set()
    at(desk, 14, 8)
    assert (NoticeKind.INCOMING_SOON, Role.JUSTICE_OFFICER) in told_of(desk)
    at(desk, 16, 8)
    assert (NoticeKind.INCOMING_LATE, Role.JUSTICE_OFFICER) in told_of(desk)
    assert len(desk.office.scalars(lambda s: s.execute(text("SELECT 1 FROM incoming_reminder")).all())) == 4


def at(desk: DeskHouse, on: int, hour: int) -> None:
    desk.office.clock.set(datetime(2026, 10, on, hour, 0, tzinfo=VIETNAM))
    desk.machine.set(desk.office.clock.now())
    remind_of_limits(desk.office.office)


def told_of(desk: DeskHouse) -> set[tuple[NoticeKind, Role]]:
    """Which reminders are out, by the role of whoever got one."""
    roles = {actor.staff_id: role for role, people in desk.office.people.items() for actor in people}
    rows = desk.office.scalars(lambda s: s.execute(select(StaffNotice.kind, StaffNotice.staff_id)).all())
    reminders = (NoticeKind.INCOMING_LATE, NoticeKind.INCOMING_SOON)
    return {(kind, roles[staff_id]) for kind, staff_id in rows if kind in reminders}


def test_a_document_of_another_agency_is_not_found_by_any_way(desk: DeskHouse) -> None:
    keeper = desk.visitor(Role.SEAL_KEEPER)
    place = register(keeper)
    with desk.office.database.transaction() as session:
        strangers = hire(session, open_agency(session, "H26.99.02", "Bằng Lăng"))
    for role in (Role.SEAL_KEEPER, Role.CHAIRMAN, Role.SUPERVISOR):
        desk.office.people[role].append(strangers[role][0])
        stranger = desk.visitor(role, len(desk.office.people[role]) - 1)
        assert stranger.get(place).status_code == 404
        assert place not in stranger.opens(BOOK).links
    stranger = desk.visitor(Role.SEAL_KEEPER, 1)
    assert stranger.post(f"{place}/huy", {"version": "1", "cancel_reason": "x"}).status_code == 404
    assert "2398/CAHD" not in text_of(stranger.get(f"{BOOK}/in/pdf").content)

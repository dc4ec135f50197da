"""What a citizen reads: every step of the count, in words that can be checked with a wall calendar."""

from __future__ import annotations

from datetime import time

from models.clock.due import Cause, Extension, Interval, NewAppointment, derive_due
from models.clock.national_days import national_calendar
from models.clock.office_hours import ORDINARY_HOURS
from models.clock.working_calendar import WorkingCalendar
from procedures.limits import CalendarDays, Limit, SameDay, WorkingDays, WorkingHours
from tests.clock.moments import at

CALENDAR = national_calendar()


def told(limit: Limit, received: str) -> list[str]:
    return list(derive_due(limit, at(received), CALENDAR).lines)


def test_a_day_off_is_named_with_the_document_that_makes_it_one() -> None:
    due = derive_due(WorkingDays(3), at("2026-11-20 15:10"), CALENDAR, cut_off=time(15))
    assert list(due.lines) == [
        "Nhận 15:10 thứ Sáu 20/11/2026.",
        "Thứ Bảy 21/11/2026, Chủ nhật 22/11/2026 nghỉ hằng tuần.",
        "Nhận sau 15:00: tính từ 07:30 thứ Hai 23/11/2026.",
        "Thời hạn: 03 ngày làm việc.",
        "Ngày bắt đầu tính (thứ Hai 23/11/2026) không tính vào thời hạn.",
        "Thứ Ba 24/11/2026 nghỉ: Ngày Văn hóa Việt Nam (Nghị quyết 80-NQ/TW năm 2026 của Bộ Chính trị).",
        "Ngày 1 đến 3: thứ Tư 25/11/2026 đến thứ Sáu 27/11/2026.",
        "Hẹn trả: 17:30 thứ Sáu 27/11/2026.",
    ]


def test_a_make_up_saturday_is_counted_and_named() -> None:
    assert told(WorkingDays(2), "2026-08-21 09:00") == [
        "Nhận 09:00 thứ Sáu 21/08/2026.",
        "Thời hạn: 02 ngày làm việc.",
        "Ngày nhận (thứ Sáu 21/08/2026) không tính vào thời hạn.",
        "Ngày 1: thứ Bảy 22/08/2026 – làm bù cho ngày 31/08/2026 (Công văn 6620/UBND-VX của UBND tỉnh Lai Châu).",
        "Chủ nhật 23/08/2026 nghỉ hằng tuần.",
        "Ngày 2: thứ Hai 24/08/2026.",
        "Hẹn trả: 17:30 thứ Hai 24/08/2026.",
    ]


def test_the_second_that_decides_is_shown() -> None:
    lines = told(SameDay(), "2026-08-21 15:00:01")
    assert lines[:2] == [
        "Nhận 15:00:01 thứ Sáu 21/08/2026.",
        "Nhận sau 15:00: tính từ 07:30 thứ Bảy 22/08/2026.",
    ]
    assert lines[3].startswith("Thứ Bảy 22/08/2026 là ngày làm việc – làm bù cho ngày 31/08/2026")


def test_a_receipt_at_lunch_counts_from_the_afternoon() -> None:
    assert told(SameDay(), "2026-08-27 12:15") == [
        "Nhận 12:15 thứ Năm 27/08/2026.",
        "Nhận ngoài giờ làm việc: tính từ 13:30 thứ Năm 27/08/2026.",
        "Thời hạn: ngay trong ngày; hồ sơ nhận sau 15 giờ thì chậm nhất trong ngày làm việc tiếp theo.",
        "Hẹn trả: 17:30 thứ Năm 27/08/2026.",
    ]


def test_hours_are_told_day_by_day() -> None:
    assert told(WorkingHours(8), "2026-08-28 16:00") == [
        "Nhận 16:00 thứ Sáu 28/08/2026.",
        "Thời hạn: 08 giờ làm việc.",
        "Thứ Sáu 28/08/2026: 1 giờ 30 phút (16:00–17:30).",
        "Thứ Bảy 29/08/2026, Chủ nhật 30/08/2026 nghỉ hằng tuần.",
        "Thứ Hai 31/08/2026 nghỉ: Hoán đổi, làm bù ngày 22/08/2026 (Công văn 6620/UBND-VX của UBND tỉnh Lai Châu).",
        "Thứ Ba 01/09/2026 nghỉ: Quốc khánh (Bộ luật Lao động 45/2019/QH14, Điều 112).",
        "Thứ Tư 02/09/2026 nghỉ: Quốc khánh (Bộ luật Lao động 45/2019/QH14, Điều 112).",
        "Thứ Năm 03/09/2026: 6 giờ 30 phút (07:30–16:00).",
        "Hẹn trả: 16:00 thứ Năm 03/09/2026.",
    ]


def test_a_calendar_limit_ending_on_a_day_off_says_where_it_moves() -> None:
    assert told(CalendarDays(8), "2026-11-20 09:00") == [
        "Nhận 09:00 thứ Sáu 20/11/2026.",
        "Thời hạn: 08 ngày.",
        "Ngày thứ 8: thứ Bảy 28/11/2026.",
        "Thứ Bảy 28/11/2026, Chủ nhật 29/11/2026 nghỉ hằng tuần.",
        "Ngày cuối là ngày nghỉ: chuyển sang thứ Hai 30/11/2026.",
        "Hẹn trả: 17:30 thứ Hai 30/11/2026.",
    ]


def test_verification_pauses_waits_and_the_extension_each_have_their_line() -> None:
    due = derive_due(
        SameDay(),
        at("2026-10-05 09:00"),
        CALENDAR,
        verified_limit=WorkingDays(3),
        extension=Extension(WorkingDays(5), "hồ sơ phức tạp"),
        pauses=[
            Interval(at("2026-10-06 09:00"), at("2026-10-07 10:30"), Cause.DRAFT_CHECK),
            Interval(at("2026-10-13 08:00"), at("2026-10-14 08:00"), Cause.PARTNER),
        ],
    )
    assert list(due.lines) == [
        "Nhận 09:00 thứ Hai 05/10/2026.",
        "Phải xác minh: thời hạn 03 ngày làm việc, thay cho ngay trong ngày.",
        "Ngày nhận (thứ Hai 05/10/2026) không tính vào thời hạn.",
        "Ngày 1 đến 3: thứ Ba 06/10/2026 đến thứ Năm 08/10/2026.",
        "Thứ Bảy 10/10/2026, Chủ nhật 11/10/2026 nghỉ hằng tuần.",
        "Gia hạn một lần thêm 05 ngày làm việc (hồ sơ phức tạp): đến 17:30 thứ Năm 15/10/2026.",
        "Tạm dừng từ 09:00 thứ Ba 06/10/2026 đến 10:30 thứ Tư 07/10/2026, chờ người nộp kiểm tra bản dự thảo: "
        "cộng 9 giờ 30 phút làm việc.",
        "Thứ Bảy 17/10/2026, Chủ nhật 18/10/2026 nghỉ hằng tuần.",
        "Từ 08:00 thứ Ba 13/10/2026 đến 08:00 thứ Tư 14/10/2026, chờ cơ quan khác trả lời: không tạm dừng thời hạn.",
        "Hẹn trả: 09:00 thứ Hai 19/10/2026.",
    ]


def test_a_restart_a_running_pause_and_a_new_appointment_are_told() -> None:
    due = derive_due(
        CalendarDays(7),
        at("2026-10-05 09:00"),
        CALENDAR,
        restarted_at=at("2026-10-06 10:00"),
        pauses=[Interval(at("2026-10-07 09:00"), None, Cause.CITIZEN_SUPPLEMENT)],
        as_of=at("2026-10-08 09:00"),
    )
    assert due.lines[1] == "Nhận bổ sung 10:00 thứ Ba 06/10/2026: thời hạn tính lại từ đầu."
    assert "Đang tạm dừng từ 09:00 thứ Tư 07/10/2026, chờ người nộp bổ sung hồ sơ: cộng 1 ngày." in due.lines
    appointment = NewAppointment(at("2026-10-12 16:00"), "mất điện toàn phường", at("2026-10-08 09:00"))
    moved = derive_due(WorkingDays(3), at("2026-10-05 09:00"), CALENDAR, extension=appointment)
    assert moved.lines[-2:] == (
        "Hẹn lại một lần, thông báo lúc 09:00 thứ Năm 08/10/2026 (mất điện toàn phường): đến 16:00 thứ Hai 12/10/2026.",
        "Hẹn trả: 16:00 thứ Hai 12/10/2026.",
    )


def test_days_off_not_announced_yet_are_marked_as_foreseen() -> None:
    lines = told(WorkingDays(1), "2027-04-15 09:00")
    assert (
        "Thứ Sáu 16/04/2027 nghỉ: Ngày Giỗ Tổ Hùng Vương (Bộ luật Lao động 45/2019/QH14, Điều 112, dự kiến)." in lines
    )


def test_beyond_the_last_known_year_the_derivation_warns() -> None:
    assert told(WorkingDays(3), "2030-12-30 09:00")[-1] == (
        "Chưa có lịch nghỉ lễ sau 31/12/2030: ngày hẹn trả có thể thay đổi."
    )
    plain = derive_due(WorkingDays(3), at("2030-12-30 09:00"), WorkingCalendar((ORDINARY_HOURS,)))
    assert plain.lines[-1].startswith("Hẹn trả")

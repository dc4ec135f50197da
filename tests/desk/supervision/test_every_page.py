"""Every page of supervision opens, for an office with nothing in it and for one after a week's work."""

from __future__ import annotations

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.supervision.friday import lived

PAGES = {
    "/giam-sat": "Đang giải quyết",
    "/giam-sat/mac": "Hồ sơ mắc",
    "/giam-sat/du-bao": "sẽ trễ nếu làm như thường lệ",
    "/giam-sat/lich-nghi": "Ghi lịch vắng mặt",
    "/giam-sat/tre-hen": "ai đang giữ lúc hẹn bị lỡ",
    "/giam-sat/xin-loi": "Mẫu số 04",
    "/giam-sat/bo-sung": "Yêu cầu bổ sung theo người lập",
    "/giam-sat/danh-gia": "Đánh giá của người nộp",
    "/giam-sat/su-co": "Mã cán bộ báo",
    "/giam-sat/suc-khoe": "Động cơ quy trình",
    "/giam-sat/tin-ngay": "Tin ngày thứ",
    "/giam-sat/ho-so": "Đang giải quyết",
}


def test_they_open_when_there_is_nothing_to_show_and_after_a_week_and_lead_to_one_another(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    for lives in (None, lived):
        if lives is not None:
            lives(desk.office)
        for path, words in PAGES.items():
            page = supervisor.opens(path)
            assert words in page.text
            assert set(PAGES) - {"/giam-sat/ho-so"} <= set(page.links), path

"""Sentences a clerk would recognise, word for word."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from models.clock.clock import NaiveInstant
from models.clock.office_hours import OfficeHours, Session
from notifications.example_dossier import EXAMPLE_OFFICE
from notifications.notices.supplement_request import MissingItem
from notifications.opening_hours import in_words
from notifications.render import render
from notifications.spoken import dong, hour_and_day
from tests.notifications.letters import example

# Each is signed, so the signature is written once; CODE and LINK stand for those of the example.
SIGNATURE = "TTPVHCC phuong Mau Don: "
TEXT_MESSAGES = {
    "filed": (
        "da nhan ho so nop truc tuyen CODE, se kiem tra va tra loi cham nhat 17:00 thu Hai 23/11/2026. Theo doi: LINK"
    ),
    "follow_up_opened": (
        "da mo ho so tiep theo CODE, se kiem tra va tra loi cham nhat 17:00 thu Hai 23/11/2026. Theo doi: LINK"
    ),
    "receipt": (
        "da tiep nhan ho so CODE. Hen tra ket qua 17:00 thu Hai 23/11/2026 tai quay mot cua. Con nop "
        "16.000 dong. Xem: LINK"
    ),
    "supplement_request": (
        "ho so CODE can bo sung 2 noi dung, cham nhat 17:00 thu Ba 15/12/2026. Xem va gui: LINK Hoi: 024 0000 0001"
    ),
    "supplement_reminder": (
        "ho so CODE con thieu 2 noi dung. Cham nhat 17:00 thu Ba 15/12/2026, qua han ho so se dong. Xem "
        "va gui: LINK Hoi: 024 0000 0001"
    ),
    "lapsed": (
        "ho so CODE da dong vi den 17:00 thu Ba 15/12/2026 chua nhan duoc bo sung. Co the nop ho so moi. "
        "Xem: LINK Hoi: 024 0000 0001"
    ),
    "intake_refusal": ("ho so CODE khong duoc tiep nhan. Xem ly do va viec can lam: LINK Hoi: 024 0000 0001"),
    "draft_to_confirm": (
        "moi kiem tra ban thao ket qua ho so CODE, cham nhat 17:00 thu Tu 25/11/2026; khong tra loi la "
        "dong y. Xem: LINK"
    ),
    "refusal": ("co van ban tu choi giai quyet ho so CODE. Xem ly do va viec can lam: LINK Hoi: 024 0000 0001"),
    "result_ready": (
        "ho so CODE da co ket qua. Moi den quay mot cua nhan trong gio lam viec, mang giay tiep nhan ho "
        "so. Con nop 16.000 dong. Xem: LINK"
    ),
    "parcel_sent": (
        "ket qua ho so CODE da gui qua buu dien, ma buu gui EA000000001VN. Tra 46.000 dong khi nhan. Xem: LINK"
    ),
    "parcel_returned": (
        "buu dien chua phat duoc ket qua ho so CODE, ket qua da ve mot cua. Xin chon lai cach nhan: LINK "
        "Hoi: 024 0000 0001"
    ),
    "stopped": (
        "ho so CODE da dung giai quyet theo yeu cau cua Ong/Ba. Hoan lai 16.000 dong. Xem: LINK Hoi: 024 0000 0001"
    ),
    "payment_received": "da nhan 16.000 dong cua ho so CODE, bien lai so 0012/2026. Xem: LINK",
    "refund_decided": ("da hoan 16.000 dong cua ho so CODE ve tai khoan da tra. Xem: LINK Hoi: 024 0000 0001"),
    "number_added": (
        "ho so CODE da co so dinh danh ca nhan, da ghi bo sung vao so. Giay da cap van co gia tri. Xem: "
        "LINK Hoi: 024 0000 0001"
    ),
    "apology": (
        "xin loi, ho so CODE khong kip hen 17:00 thu Sau 27/11/2026. Hen lai 17:00 thu Tu 02/12/2026. Ly "
        "do: LINK Hoi: 024 0000 0001"
    ),
    "moved_appointment": (
        "ho so CODE doi gio hen tra tu 17:00 thu Sau 27/11/2026 sang 17:00 thu Ba 01/12/2026 do lich lam viec thay "
        "doi. Xem: LINK Hoi: 024 0000 0001"
    ),
}

SENTENCES = {
    "filed": [
        "Đây chưa phải là giấy tiếp nhận: cán bộ một cửa sẽ kiểm tra",
        "trả lời chậm nhất 17:00 thứ Hai 23/11/2026.",
    ],
    "follow_up_opened": [
        "Thủ tục “Đăng ký chấm dứt giám hộ” đã xong",
        "đã mở hồ sơ tiếp theo “Đăng ký giám hộ” cho Ông/Bà; không phải nộp lại từ đầu.",
    ],
    "receipt": [
        "Hẹn trả kết quả: 17:00 thứ Hai 23/11/2026.",
        "Mang theo giấy tiếp nhận hồ sơ; nếu mất, mang giấy tờ tùy thân.",
        "Còn phải nộp 16.000 đồng, tại quầy một cửa khi nhận kết quả.",
        "1. Công chức tư pháp – hộ tịch thẩm định hồ sơ: chậm nhất 14:00 thứ Hai 23/11/2026\n2. Chủ tịch",
        "3. Trả kết quả tại quầy một cửa: chậm nhất 17:00 thứ Hai 23/11/2026",
    ],
    "supplement_request": [
        "thấy còn 2 nội dung cần bổ sung, hoàn thiện (Phiếu số 12/PBS). Mọi nội dung được nêu đủ một lần ở đây.",
        "1. Giấy chứng sinh\n   Lý do: Ảnh chụp bị mờ, không đọc được ngày sinh.\n   Cần làm: Chụp lại cả trang",
        "Thời hạn giải quyết được tính lại từ đầu sau khi nhận đủ hồ sơ.",
        "Cần giải thích thêm, xin gọi Trần Văn Mẫu, điện thoại 024 0000 0001.",
    ],
    "supplement_reminder": ["Gửi bổ sung chậm nhất 17:00 thứ Ba 15/12/2026", "- Giấy chứng sinh\n- Giấy ủy quyền"],
    "lapsed": ["Đến 17:00 thứ Ba 15/12/2026 chúng tôi không nhận được bổ sung, nên hồ sơ đã được đóng."],
    "intake_refusal": ["   Căn cứ: Điều 13 Luật Hộ tịch", "Cơ quan có thẩm quyền: Ủy ban nhân dân phường Hoa Ban."],
    "draft_to_confirm": ["Sau giờ đó, nếu chưa nhận được trả lời, chúng tôi coi là Ông/Bà đồng ý với bản thảo."],
    "refusal": [
        "Chủ tịch Ủy ban nhân dân phường Mẫu Đơn đã từ chối giải quyết hồ sơ của Ông/Bà (văn bản số 45/UBND-TP",
        "Nếu không đồng ý, Ông/Bà có quyền phản ánh, kiến nghị",
    ],
    "result_ready": ["trong giờ làm việc (07:30–11:30 và 13:00–17:00, từ thứ Hai đến thứ Sáu, trừ ngày lễ)."],
    "parcel_sent": [
        "Mã bưu gửi: EA000000001VN",
        "Số tiền phải trả khi nhận: 46.000 đồng. Không trả thêm khoản nào khác.",
    ],
    "parcel_returned": [
        "Lý do bưu điện ghi: Không gặp người nhận sau hai lần phát.",
        "Chọn lại cách nhận trên trang theo dõi hồ sơ",
    ],
    "stopped": [
        "Theo yêu cầu của Ông/Bà, hồ sơ đã dừng giải quyết lúc 09:15 thứ Tư 25/11/2026 (Thông báo số 7/TB-TTPVHCC)."
    ],
    "payment_received": [
        "Chúng tôi đã nhận 16.000 đồng Ông/Bà trả trực tuyến lúc 09:20 thứ Hai 23/11/2026. Biên lai số 0012/2026."
    ],
    "refund_decided": ["Đã hoàn 16.000 đồng lúc 10:05 thứ Tư 25/11/2026, vì trả hai lần cho một khoản."],
    "number_added": ["Số định danh cá nhân 999******001 đã được cấp", "Giấy khai sinh đã cấp vẫn có giá trị."],
    "apology": ["Chúng tôi xin lỗi Ông/Bà về sự chậm trễ này", "Giờ hẹn mới: 17:00 thứ Tư 02/12/2026."],
    "moved_appointment": [
        "đã được hẹn trả 17:00 thứ Sáu 27/11/2026. Lịch làm việc của cơ quan thay đổi nên giờ hẹn trả đổi theo.",
        "Chúng tôi xin lỗi Ông/Bà vì sự bất tiện này.",
        "Giờ hẹn mới: 17:00 thứ Ba 01/12/2026.",
        "- Đóng cửa 27/11/2026: Bão, lũ, ngập (Công điện 12/CĐ-UBND)",
    ],
}


@pytest.mark.parametrize("notice_id", TEXT_MESSAGES)
def test_the_text_message_word_for_word(notice_id: str) -> None:
    content = example(notice_id)
    sms = render(notice_id, content).sms.replace(content.tracking_url, "LINK").replace(content.code, "CODE")
    assert sms == SIGNATURE + TEXT_MESSAGES[notice_id]


@pytest.mark.parametrize("notice_id", SENTENCES)
def test_the_letter_says_its_sentences(notice_id: str) -> None:
    text = render(notice_id, example(notice_id)).text
    for sentence in SENTENCES[notice_id]:
        assert sentence in text


def test_a_result_by_post_is_paid_at_the_door_and_originals_come_first() -> None:
    text = render("receipt", example("receipt", delivery="post")).text
    assert "Còn phải nộp 16.000 đồng, trả cho nhân viên bưu điện khi nhận kết quả." in text
    assert "Trước khi kết quả được gửi đi, mang đến quầy một cửa bản chính để đối chiếu:\n- Giấy chứng sinh" in text


def test_an_online_result_is_fetched_behind_the_link() -> None:
    letter = render("result_ready", example("result_ready", delivery="online"))
    assert "Mở trang theo dõi hồ sơ để xem và tải kết quả bản điện tử có chữ ký số." in letter.text
    assert (
        "Mời xem và tải bản điện tử."
        in render("result_ready", example("result_ready", delivery="online"), accented_sms=True).sms
    )
    assert "Đến nhận tại" not in letter.text


def test_a_clock_that_goes_on_is_said_so() -> None:
    text = render("supplement_request", example("supplement_request", clock="resumes")).text
    assert "tính tiếp từ khi nhận đủ nội dung bổ sung" in text
    assert "tính lại từ đầu" not in text


def test_every_missing_item_stands_in_the_request() -> None:
    items = tuple(
        MissingItem(name=f"Giấy số {n}", reason=f"Lý do {n}", what_to_do=f"Cách làm {n}") for n in range(1, 13)
    )
    letter = render("supplement_request", example("supplement_request", items=[item.model_dump() for item in items]))
    assert "cần bổ sung 12 nội dung" in letter.subject
    for n in range(1, 13):
        assert f"{n}. Giấy số {n}\n   Lý do: Lý do {n}\n   Cần làm: Cách làm {n}\n" in letter.text


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (datetime(2026, 11, 27, 9, 30, tzinfo=UTC), "16:30 thứ Sáu 27/11/2026"),
        (datetime(2026, 11, 28, 17, 0, tzinfo=UTC), "00:00 Chủ nhật 29/11/2026"),
        (datetime(2026, 11, 27, 9, 30, 59, 999, tzinfo=UTC), "16:30 thứ Sáu 27/11/2026"),
        (datetime(2026, 8, 22, 10, 0, tzinfo=UTC), "17:00 thứ Bảy 22/08/2026"),
    ],
)
def test_an_instant_is_said_with_its_weekday_in_the_countrys_time(instant: datetime, words: str) -> None:
    assert hour_and_day(instant) == words


def test_an_instant_without_a_zone_is_promised_to_nobody() -> None:
    with pytest.raises(NaiveInstant):
        hour_and_day(datetime(2026, 11, 27, 9, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("Trung tâm Phục vụ hành chính công phường Mẫu Đơn", "TTPVHCC phường Mẫu Đơn"),
        ("Bộ phận Tiếp nhận và Trả kết quả xã Hoa Ban", "BPTNTKQ xã Hoa Ban"),
        ("Uỷ ban nhân dân xã Hoa Ban", "UBND xã Hoa Ban"),
        ("Một cửa đặc khu có cái tên dài hơn hẳn mọi đặc khu khác", "Một cửa đặc khu có cái tên dài hơn hẳn"),
        ("Đ" * 60, "Đ" * 40),
    ],
)
def test_an_office_signs_text_messages_by_its_abbreviation(name: str, signature: str) -> None:
    office = EXAMPLE_OFFICE.model_copy(update={"name": name})
    assert office.short_name == signature


def test_opening_hours_are_said_by_the_week() -> None:
    ordinary = OfficeHours((Session(time(7, 30), time(11, 30)), Session(time(13), time(17))))
    saturday = OfficeHours((Session(time(7, 30), time(11, 30)),), weekdays=frozenset({5}), reception_only=True)
    winter = OfficeHours((Session(time(8), time(12)),), weekdays=frozenset({0}), months=frozenset({12}))
    said = "07:30–11:30 và 13:00–17:00, từ thứ Hai đến thứ Sáu; 07:30–11:30, thứ Bảy, trừ ngày lễ"
    assert in_words([ordinary, saturday, winter], date(2026, 11, 23)) == said
    assert in_words([ordinary, winter], date(2026, 12, 1)) == (
        "08:00–12:00, thứ Hai; 07:30–11:30 và 13:00–17:00, từ thứ Ba đến thứ Sáu, trừ ngày lễ"
    )
    assert in_words([], date(2026, 12, 1)) == "chưa công bố"


def test_money_is_said_with_dots() -> None:
    assert [dong(0), dong(8_000), dong(1_250_000)] == ["0 đồng", "8.000 đồng", "1.250.000 đồng"]

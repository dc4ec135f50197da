"""Mẫu văn bản, tin nhắn: every letter and paper can be looked at; two people add words of the office's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from httpx import Response
from sqlalchemy import select

from documents.contents.every_content import CONTENT_BY_KIND
from models.audit.audit_entry import AuditEntry
from models.delivery.letter import Letter
from models.role import Role
from models.wording.office_words import OfficeWords
from notifications.catalogue import CATALOGUE, content_of
from notifications.render import Rendered, render
from tests.desk.desk_house import DeskHouse
from tests.desk.links.linked_office import counted
from tests.office.filings import at_the_desk, reaching
from tests.office.open_office import MORNING

LIST = "/quan-tri/mau"
SMS = f"{LIST}/loi/receipt/sms"
GREETING = f"{LIST}/loi/moi-thu/greeting"


def proposes(desk: DeskHouse, path: str, text: str, version: str = "0", does: str = "trinh") -> Response:
    boxes: Mapping[str, str] = {"loi": text, "version": version, "viec": does}
    return desk.visitor(Role.ADMINISTRATOR).post(path, dict(boxes))


def publishes(desk: DeskHouse, role: Role = Role.CHAIRMAN) -> Response:
    """The first of what waits."""
    newest = select(OfficeWords.id).order_by(OfficeWords.proposed_at.desc(), OfficeWords.version.desc()).limit(1)
    words_id = desk.office.scalars(lambda session: session.scalars(newest).one())
    return desk.visitor(role).post(f"{LIST}/de-nghi/{words_id}/ban-hanh", {})


def accepts(desk: DeskHouse) -> None:
    """A dossier is taken in, and its receipt sent."""
    desk.office.advance(timedelta(minutes=1))
    desk.office.file(reaching(at_the_desk(MORNING.date()), email="nguoi.nop@example.vn")).goes_on_to("appraises")


def last_letter(desk: DeskHouse) -> Rendered:
    """As it was or will be sent."""
    newest = select(Letter).order_by(Letter.written_at.desc()).limit(1)
    letter: Letter = desk.office.scalars(lambda session: session.scalars(newest).one())
    return render(letter.notice, content_of(letter.notice, letter.content))


def test_every_letter_is_listed_with_its_channels_and_the_price_of_its_message(desk: DeskHouse) -> None:
    assert proposes(desk, f"{LIST}/loi/moi-thu/sms_price", "350").status_code == 303
    assert publishes(desk).status_code == 303
    page = desk.visitor(Role.SUPERVISOR).opens(LIST)
    for notice in CATALOGUE.values():
        assert notice.title in page.text
        assert f"{LIST}/thu/{notice.id}" in page.links
    assert "thư điện tử và tin nhắn, không được thì cán bộ gọi điện" in page.text
    assert re.search(r"GSM-7, 2 phần, 700 đồng", page.text)
    assert re.search(r"UCS-2, \d phần, [\d.]+ đồng", page.text)


def test_every_letter_can_be_looked_at_in_all_its_forms(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    for notice_id in CATALOGUE:
        for which in ("thuong", "ten-dai"):
            page = supervisor.opens(f"{LIST}/thu/{notice_id}?vi-du={which}")
            for words in ("Không dấu (mặc định)", "Có dấu", "không sửa được"):
                assert words in page.text, (notice_id, which)
            mail = supervisor.get(f"{LIST}/thu/{notice_id}/xem?vi-du={which}")
            assert "Trung tâm Phục vụ hành chính công phường Mẫu Đơn" in mail.text, (notice_id, which)
            assert mail.headers["content-security-policy"].startswith("default-src 'none'")


def test_every_paper_can_be_looked_at(desk: DeskHouse) -> None:
    """That each can be drawn is shown where they are drawn; here that each has its page, and what the page shows."""
    supervisor = desk.visitor(Role.SUPERVISOR)
    for kind, content in CONTENT_BY_KIND.items():
        assert content.title in supervisor.opens(f"{LIST}/giay/{kind}").text, kind
    assert supervisor.get(f"{LIST}/giay/{kind}/trang").content.startswith(b"\x89PNG")
    assert supervisor.get(f"{LIST}/giay/{kind}/tep").content.startswith(b"%PDF")


def test_words_need_a_second_person_and_letters_sent_before_keep_what_they_said(desk: DeskHouse) -> None:
    accepts(desk)
    before = last_letter(desk)
    text = "Kính chào {nguoi_nhan}, {co_quan} xin thông báo."
    assert proposes(desk, GREETING, text).headers["location"].endswith("?tin=trinh")
    assert publishes(desk, Role.ADMINISTRATOR).status_code == 422
    # The chairman, who cannot write words, reads the letter they would stand in before he publishes them.
    assert "xin thông báo." in desk.visitor(Role.CHAIRMAN).opens(GREETING).html.partition("Tác dụng của bản chờ")[2]
    accepts(desk)
    assert "xin thông báo." not in last_letter(desk).text
    assert publishes(desk).status_code == 303

    accepts(desk)
    after = last_letter(desk)
    assert re.search(r"Kính chào .+, Trung tâm Phục vụ hành chính công phường Mẫu Đơn xin thông báo\.", after.text)
    assert "xin thông báo." in after.html
    assert "xin thông báo." not in before.text
    actions = select(AuditEntry.action).where(AuditEntry.action.like("words.%")).order_by(AuditEntry.id)
    assert desk.office.scalars(lambda session: list(session.scalars(actions))) == ["words.proposed", "words.published"]


def test_an_unknown_name_is_called_by_its_name_with_what_may_be_used(desk: DeskHouse) -> None:
    answer = proposes(desk, GREETING, "Kính chào {ten_me}, {nguoi_nhan}")
    assert answer.status_code == 422
    assert "Không có chỗ điền {ten_me}" in answer.text
    assert "{ma_ho_so} (mã hồ sơ)" in answer.text
    assert "Kính chào {ten_me}, {nguoi_nhan}</textarea>" in answer.text
    assert proposes(desk, GREETING, "Kính chào {nguoi_nhan").status_code == 422


def test_the_effect_on_a_text_message_is_shown_and_too_long_a_one_refused(desk: DeskHouse) -> None:
    short = proposes(desk, SMS, "Hoi: 1022", does="xem")
    assert short.status_code == 200
    assert "Mọi thư đã dựng được với lời này" in short.text or "phần." in short.text
    long = proposes(desk, SMS, "Xin mang theo bản chính mọi giấy tờ đã nộp và đến trước giờ hẹn mười lăm phút. " * 2)
    assert long.status_code == 422
    assert re.search(r"tin nhắn từ 2 lên \d phần, chỉ được 2 phần", long.text)
    assert desk.office.scalars(lambda session: session.scalars(select(OfficeWords)).all()) == []


def test_somebody_elses_newer_words_are_not_written_over_unseen(desk: DeskHouse) -> None:
    proposes(desk, GREETING, "Kính chào.")
    publishes(desk)
    stale = proposes(desk, GREETING, "Xin chào.", version="0")
    assert (stale.status_code, "vừa được người khác thay" in stale.text) == (409, True)
    assert "Xin chào.</textarea>" in stale.text
    assert proposes(desk, GREETING, "Xin chào.", version="1").status_code == 303
    twice = proposes(desk, GREETING, "Chào.", version="1")
    assert (twice.status_code, "đang chờ" in twice.text) == (422, True)


def test_old_versions_are_kept_and_words_are_taken_back_by_publishing_nothing(desk: DeskHouse) -> None:
    proposes(desk, GREETING, "Kính chào.")
    publishes(desk)
    proposes(desk, GREETING, "", version="1")
    publishes(desk)
    page = desk.visitor(Role.SUPERVISOR).opens(GREETING)
    assert "đã thay" in page.text
    assert "đang dùng" in page.text
    assert "Kính chào." in page.text
    accepts(desk)
    assert "Kính chào." not in last_letter(desk).text


def test_words_of_another_office_are_not_ours_to_publish(desk: DeskHouse) -> None:
    assert desk.visitor(Role.CHAIRMAN).post(f"{LIST}/loi/moi-thu/greeting", {"loi": "x"}).status_code == 403
    assert desk.visitor(Role.SUPERVISOR).get(f"{LIST}/loi/moi-thu/sentence").status_code == 404
    assert desk.visitor(Role.SUPERVISOR).get(f"{LIST}/loi/receipt/greeting").status_code == 404
    assert desk.visitor(Role.RECEIVER).get(LIST).status_code == 403


def test_the_list_asks_the_same_however_much_was_said(desk: DeskHouse) -> None:
    supervisor = desk.visitor(Role.SUPERVISOR)
    supervisor.opens(LIST)
    with counted(desk) as bare:
        supervisor.opens(LIST)
    for number, notice in enumerate(CATALOGUE):
        proposes(desk, f"{LIST}/loi/{notice}/sentence", f"Câu thêm {number}.")
        if number % 2:
            publishes(desk)
    with counted(desk) as full:
        supervisor.opens(LIST)
    assert len(full) <= len(bare) + 1
    assert len(full) <= 16

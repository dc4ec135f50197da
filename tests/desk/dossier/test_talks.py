"""Trao đổi: notes, contacts that stand for a letter, opinions with a limit of their own; nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.dossier.pages import entries, page_of, place
from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk, without_copies
from tests.office.story import Story

CALLED = {"way": "phone", "reached": "yes", "said": "Đã đọc nội dung thư, người nộp hẹn chiều đến."}


def test_a_note_is_seen_by_colleagues_and_taken_back_by_its_author_alone(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk, officer = desk.visitor(Role.RECEIVER), desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(clerk, story)
    assert clerk.sends(page, "/ghi-chu", text="Gia đình đang chờ ở quầy số 2").status_code == 303

    seen = page_of(officer, story)
    assert "Gia đình đang chờ ở quầy số 2" in seen.text
    assert "Ghi chú nội bộ · Lê Thị Hằng Thử" in seen.text
    mine = page_of(clerk, story)
    path = next(form.action for form in mine.forms if form.action.endswith("/thu-lai"))
    assert not [form for form in seen.forms if form.action.endswith("/thu-lai")]
    assert officer.post(path, {}).status_code == 403

    assert clerk.post(path, {}).status_code == 303
    after = page_of(officer, story).text
    assert "Gia đình đang chờ ở quầy số 2" not in after
    assert "đã thu lại ghi chú này" in after


def test_a_form_sent_twice_is_one_note(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    for _ in range(2):
        assert clerk.sends(page, "/ghi-chu", text="Bấm hai lần").status_code == 303
    assert len(entries(desk, story, "note.written")) == 1


def test_what_was_typed_stays_when_it_cannot_be_recorded_and_when_the_browser_dies(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    refused = clerk.sends(page, "/lien-he", way="phone", reached="", said="Gọi hai lần không ai nghe máy")
    assert refused.status_code == 422
    again = HtmlPage(refused.text)
    assert "Hãy chọn đã gặp ai." in again.text
    assert again.form("/lien-he").boxes["said"] == "Gọi hai lần không ai nghe máy"
    assert again.form("/lien-he").boxes["way"] == "phone"

    kept = clerk.post(f"{place(story)}/nhap/ghi-chu", {"text": "Đang viết dở", "once": "x"})
    assert kept.status_code == 204
    restored = page_of(clerk, story)
    assert restored.form("/ghi-chu").boxes["text"] == "Đang viết dở"
    assert "đã được mở lại" in restored.text
    # A colleague's unfinished note is his own.
    assert page_of(desk.visitor(Role.JUSTICE_OFFICER), story).form("/ghi-chu").boxes["text"] == ""
    # Once recorded, the draft is gone.
    clerk.sends(restored, "/ghi-chu")
    assert page_of(clerk, story).form("/ghi-chu").boxes["text"] == ""
    assert clerk.post(f"{place(story)}/nhap/nothing", {"text": "x"}).status_code == 404


def undelivered(desk: DeskHouse) -> Story:
    desk.office.town.force("mail-sink", "*", "reject", times=3)
    desk.office.town.force("sms-gateway", "*", "permanent-failure", times=3)
    story = desk.office.file(without_copies)
    story.answers("checks_components", "complete")
    desk.office.until(lambda: bool(story.asides()))
    return story


def test_speaking_with_the_applicant_stands_for_the_letter_that_did_not_arrive(desk: DeskHouse) -> None:
    story = undelivered(desk)
    clerk = desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    item = story.asides()[0]
    stands_for = f"{item.id}:{item.version}"
    assert stands_for in page.html

    nobody = clerk.sends(page, "/lien-he", **{**CALLED, "reached": "other"}, stands_for=stands_for)
    assert nobody.status_code == 422
    assert "Chỉ thay cho thư báo khi đã gặp đúng người nộp." in HtmlPage(nobody.text).text
    assert story.asides()

    assert clerk.sends(page, "/lien-he", **CALLED, stands_for=stands_for).status_code == 303
    assert story.asides() == []
    told = page_of(clerk, story).text
    assert "Gọi điện: gặp đúng người nộp, thay cho thư báo không gửi được" in told
    assert "Đã đọc nội dung thư, người nộp hẹn chiều đến." in told
    # A second clerk on the stale page is told so and loses nothing.
    late = desk.visitor(Role.RECEIVER, 1).sends(page, "/lien-he", **CALLED, once=other_id(), stands_for=stands_for)
    assert late.status_code == 409
    assert HtmlPage(late.text).form("/lien-he").boxes["said"] == CALLED["said"]
    assert len(entries(desk, story, "contact.logged")) == 1


def other_id() -> str:
    return "00000000-0000-4000-8000-000000000001"


def test_an_opinion_has_its_own_limit_and_is_answered_by_the_one_asked(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk, chairman = desk.visitor(Role.RECEIVER), desk.visitor(Role.CHAIRMAN)
    asked = str(desk.office.member(Role.JUSTICE_OFFICER).staff_id)
    page = page_of(clerk, story)
    sent = clerk.sends(page, "/hoi-y-kien", whom=asked, limit="1wd", question="Sổ năm 1990 còn lưu ở phường không?")
    assert sent.status_code == 303

    told = page_of(clerk, story).text
    assert "Chờ trả lời" in told
    assert "trả lời trước 17:30 thứ Tư 07/10/2026" in told
    # It lies on the desk of the one asked, and of nobody else.
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    assert "Cho ý kiến về hồ sơ" in officer.opens("/viec").text
    assert "Cho ý kiến về hồ sơ" not in chairman.opens("/viec").text
    item = next(one for one in story.asides() if one.line == "gives_opinion")
    work = officer.opens(f"{place(story)}?viec={item.id}")
    assert "Sổ năm 1990 còn lưu ở phường không?" in work.text

    desk.office.advance(timedelta(days=2))
    silent = page_of(desk.visitor(Role.RECEIVER), story).text
    assert "Quá hạn, chưa trả lời" in silent

    officer = desk.visitor(Role.JUSTICE_OFFICER)
    work = officer.opens(f"{place(story)}?viec={item.id}")
    given = officer.sends(work, "/tra-loi/agrees", agrees__words="Sổ năm 1990 còn lưu, số liệu khớp.", then="stay")
    assert given.status_code == 303
    answered = page_of(desk.visitor(Role.RECEIVER), story).text
    assert "Sổ năm 1990 còn lưu, số liệu khớp." in answered
    assert "Thống nhất" in answered
    assert story.asides() == []


def test_a_question_may_be_taken_back_by_whoever_asked_it(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk, officer = desk.visitor(Role.RECEIVER), desk.visitor(Role.JUSTICE_OFFICER)
    clerk.sends(page_of(clerk, story), "/hoi-y-kien", whom="chu-tich", limit="4wh", question="Có cần xác minh thêm?")
    path = next(form.action for form in page_of(clerk, story).forms if form.action.endswith("/thoi"))
    assert officer.post(path, {}).status_code == 403
    assert clerk.post(path, {}).status_code == 303
    assert story.asides() == []
    assert "Đã thôi hỏi" in page_of(clerk, story).text

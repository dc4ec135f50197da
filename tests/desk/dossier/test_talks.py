"""Trao đổi: notes, contacts that stand for a letter, opinions with a limit of their own; nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

from models.role import Role
from models.status import Ending
from tasks.supervision.remind_of_opinions import remind_of_opinions
from tests.desk.desk_house import DeskHouse
from tests.desk.dossier.pages import entries, page_of, place
from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk, reaching, without_copies
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
    # Everything that is wrong is named at once, each beside its box.
    empty = HtmlPage(clerk.sends(page, "/lien-he", way="", reached="", said="").text).text
    for told in ("Hãy chọn cách liên hệ.", "Hãy chọn đã gặp ai.", "Hãy ghi từ 5 đến 1000 ký tự."):
        assert told in empty
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
    desk.office.town.force("mail-sink", "*", "reject")
    story = desk.office.file(lambda day: reaching(without_copies(day), email="khong.ton.tai@example.vn"))
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

    # Nobody is reminded before the limit; after it each of those concerned is told once.
    assert remind_of_opinions(desk.office.office) == 0
    desk.office.advance(timedelta(days=2))
    assert [remind_of_opinions(desk.office.office) for _ in range(2)] == [1, 0]
    silent = page_of(desk.visitor(Role.RECEIVER), story).text
    assert "Quá hạn, chưa trả lời" in silent
    assert "Đã nhắc người được hỏi, báo người hỏi và giám sát" in silent
    late = "Hệ thống báo quá hạn mà chưa có ý kiến: Cho ý kiến về hồ sơ"
    for role in (Role.RECEIVER, Role.JUSTICE_OFFICER, Role.SUPERVISOR):
        assert desk.visitor(role).opens("/thong-bao").text.count(late) == 1
    assert late not in desk.visitor(Role.CHAIRMAN).opens("/thong-bao").text
    board = desk.visitor(Role.SUPERVISOR).opens("/giam-sat").text
    assert "Nguyễn Đức Hiếu Thử Cho ý kiến về hồ sơ" in board

    officer = desk.visitor(Role.JUSTICE_OFFICER)
    work = officer.opens(f"{place(story)}?viec={item.id}")
    given = officer.sends(work, "/tra-loi/agrees", agrees__words="Sổ năm 1990 còn lưu, số liệu khớp.", then="stay")
    assert given.status_code == 303
    answered = page_of(desk.visitor(Role.RECEIVER), story).text
    assert "Sổ năm 1990 còn lưu, số liệu khớp." in answered
    assert "Thống nhất" in answered
    assert story.asides() == []
    news = desk.visitor(Role.RECEIVER).opens("/thong-bao").text
    assert "Nguyễn Đức Hiếu Thử trả lời câu hỏi ý kiến của bạn: Cho ý kiến về hồ sơ" in news
    assert "Cho ý kiến về hồ sơ" not in desk.visitor(Role.SUPERVISOR).opens("/giam-sat").text


def test_nobody_is_given_longer_than_the_promise_to_the_applicant_allows(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    before = page_of(clerk, story)
    asked = {"whom": "tu-phap", "question": "Sổ năm 1990 còn lưu ở phường không?"}
    assert before.choices("limit") == ["", "4wh", "1wd", "2wd", "3wd"]
    # Accepted, the result is promised for the same evening: a day would break the promise.
    story.goes_on_to("appraises")
    page = page_of(clerk, story)
    assert page.choices("limit") == ["", "4wh"]
    refused = clerk.sends(page, "/hoi-y-kien", limit="1wd", **asked)
    assert refused.status_code == 422
    assert "Hãy chọn thời hạn trả lời không muộn hơn hẹn trả của hồ sơ." in HtmlPage(refused.text).text
    assert HtmlPage(refused.text).form("/hoi-y-kien").boxes["question"] == asked["question"]
    assert clerk.sends(page, "/hoi-y-kien", limit="4wh", **asked).status_code == 303
    # What ended meanwhile is asked about no more, and the question stays on the page.
    story.withdraws()
    story.ends_as(Ending.WITHDRAWN)
    ended = clerk.sends(page, "/hoi-y-kien", limit="4wh", once=other_id(), **asked)
    assert ended.status_code == 422
    assert HtmlPage(ended.text).form("/hoi-y-kien").boxes["question"] == asked["question"]
    assert "Hồ sơ kết thúc trước khi có ý kiến" in HtmlPage(ended.text).text


def test_a_question_may_be_taken_back_by_whoever_asked_it(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk, officer = desk.visitor(Role.RECEIVER), desk.visitor(Role.JUSTICE_OFFICER)
    clerk.sends(page_of(clerk, story), "/hoi-y-kien", whom="chu-tich", limit="4wh", question="Có cần xác minh thêm?")
    path = next(form.action for form in page_of(clerk, story).forms if form.action.endswith("/thoi"))
    assert officer.post(path, {}).status_code == 403
    assert clerk.post(path, {}).status_code == 303
    assert story.asides() == []
    assert "Đã thôi hỏi" in page_of(clerk, story).text

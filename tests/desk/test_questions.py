"""Another agency's question by pages: written down from its letter, the books searched, answered by letter."""

from __future__ import annotations

import pytest

from models.role import Role
from models.status import Ending
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.couple import comes_to_sign, is_handed_over
from tests.office.marriage_filings import of_two
from tests.office.question_filings import SEARCHED, by_letter, of_an_old_entry, of_the_married
from tests.office.story import Story

FORM, ACTION = "/tiep-nhan/moi?thu-tuc=9.000001", "/tiep-nhan/9.000001"
PROPOSE = "/tra-loi/propose_answer"


def page_of(visitor: Visitor, story: Story) -> HtmlPage:
    return visitor.opens(f"/ho-so/{story.dossier().code}")


def test_a_clerk_writes_the_letter_down(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    day = desk.office.clock.now().date()
    typed = {**clerk.opens(FORM).form(ACTION).boxes, **boxes_for(by_letter(day)), "then": "despite"}
    filed = clerk.post(ACTION, typed)

    assert filed.status_code == 303, HtmlPage(filed.text).text
    assert "Ủy ban nhân dân phường Thử Nghiệm" in clerk.opens(filed.headers["location"]).text


def test_the_officer_answers_from_a_book_on_paper_and_the_chairman_sees_the_letter(desk: DeskHouse) -> None:
    story, officer = desk.office.file(of_an_old_entry), desk.visitor(Role.JUSTICE_OFFICER)
    story.goes_on_to("appraises")
    page = page_of(officer, story)
    for words in ("16/UBND-TP", "Nguyễn Văn Xưa", "Trần Thị Cũ", "Sổ gốc không còn lưu", "hãy tra sổ giấy"):
        assert words in page.text, words
    assert "Chưa đăng ký kết hôn với ai" not in page.text.partition("Trả lời")[2]

    officer.sends(
        page,
        PROPOSE,
        answer="book_kept",
        source="paper",
        entry_number="44/1996",
        registered_on="20/11/1996",
        registered_at="Ủy ban nhân dân xã Mẫu Cũ",
        searched=SEARCHED,
    )
    desk.office.until(lambda: "decides" in story.waits_for())
    chairman = desk.visitor(Role.CHAIRMAN)
    decision = page_of(chairman, story)
    for words in ("Đề nghị trả lời", "Sổ gốc còn lưu", "44/1996", "20/11/1996", SEARCHED):
        assert words in decision.text, words
    picture = decision.html.partition('class="page-picture" src="')[2].partition('"')[0]
    assert chairman.get(picture).headers["content-type"] == "image/png"
    chairman.sends(decision, "/tra-loi/return", reason="Ghi thêm quyển số.")

    desk.office.until(lambda: "appraises" in story.waits_for())
    again = page_of(officer, story)
    assert "Ghi thêm quyển số." in again.text
    boxes = again.form(PROPOSE).boxes
    assert (boxes["source"], boxes["registered_on"], boxes["answer"]) == ("paper", "20/11/1996", "book_kept")


def test_an_entry_of_our_own_book_is_chosen_from_what_was_found(desk: DeskHouse) -> None:
    couple = desk.office.file(of_two)
    comes_to_sign(couple)
    is_handed_over(couple)
    story, officer = desk.office.file(of_the_married), desk.visitor(Role.JUSTICE_OFFICER)
    story.goes_on_to("appraises")
    page = page_of(officer, story)
    assert "Sổ đăng ký kết hôn : Phạm Văn Duyên Mẫu" in page.text or "Vũ Thị Nợ Mẫu" in page.text
    officer.sends(page, PROPOSE, answer="married", source=str(couple.book().id), searched=SEARCHED)
    story.reaches("decides")

    assert "1/2026" in page_of(desk.visitor(Role.CHAIRMAN), story).text
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.ends_as(Ending.DELIVERED)


@pytest.mark.parametrize(
    ("boxes", "told"),
    [
        ({"searched": SEARCHED}, "Trả lời"),
        ({"answer": "book_kept", "searched": SEARCHED}, "phải dẫn việc đã ghi trong sổ"),
        (
            {
                "answer": "book_kept",
                "source": "paper",
                "entry_number": "44/1996",
                "registered_on": "31/02/1996",
                "registered_at": "Xã Mẫu Cũ",
                "searched": SEARCHED,
            },
            "Ngày đăng ký phải là ngày có thật.",
        ),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_lost(desk: DeskHouse, boxes: dict[str, str], told: str) -> None:
    story, officer = desk.office.file(of_an_old_entry), desk.visitor(Role.JUSTICE_OFFICER)
    story.goes_on_to("appraises")
    refused = officer.sends(page_of(officer, story), PROPOSE, **boxes)

    assert refused.status_code == 422
    page = HtmlPage(refused.text)
    assert told in page.text
    assert 'class="fault"' in refused.text
    assert page.form(PROPOSE).boxes["searched"] == SEARCHED
    assert story.waits_for() == {"appraises"}


def test_a_late_answer_stands_among_the_work(desk: DeskHouse) -> None:
    story = desk.office.file(by_letter)
    due = story.dossier().react_by
    desk.office.set_clock(due.replace(day=due.day + 5))

    assert "Quá hạn trả lời cơ quan khác" in page_of(desk.visitor(Role.SUPERVISOR), story).text

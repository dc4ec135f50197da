"""A birth registered anew, page by page at the desk: the form, the old book, what stands against it, the draft."""

from __future__ import annotations

from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.html_page import HtmlPage
from tests.desk.test_marriage_pages import page_of
from tests.office.birth_again_filings import NOTHING_LEFT, again, of_a_year_alone


def test_the_form_asks_for_the_old_registration_and_knows_the_person(desk: DeskHouse) -> None:
    page = desk.visitor(Role.RECEIVER).opens("/tiep-nhan/moi?thu-tuc=1.004884")

    for words in (
        "Người được đăng ký lại khai sinh",
        "Việc đăng ký khai sinh trước đây",
        "Còn giữ bản sao Giấy khai sinh",
    ):
        assert words in page.text, words


def test_whoever_kept_the_book_of_then_is_asked_and_a_book_that_stands_leaves_a_refusal(desk: DeskHouse) -> None:
    story = desk.office.file(again)
    story.goes_on_to("names_keeper")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)
    for words in ("xã Mẫu Cũ, huyện Thanh Oai, tỉnh Hà Sơn Bình", "30/09/1988", "01/1988", "kho sổ của cơ quan"):
        assert words in page.text, words
    typed = {"commune": "Kiến Hưng", "keeper": "Ủy ban nhân dân phường Kiến Hưng"}
    desk.office.town.force("other-commune", "*", "book-kept")
    sent = officer.sends(
        page, "/tra-loi/other_office", **{f"other_office__{name}": text for name, text in typed.items()}
    )
    assert sent.status_code == 303, HtmlPage(sent.text).text

    desk.office.until(lambda: "appraises" in story.waits_for())
    appraisal = page_of(officer, story)
    assert "Sổ đăng ký khai sinh còn lưu tại Ủy ban nhân dân phường Kiến Hưng" in appraisal.text
    refusal = appraisal.form("/tra-loi/propose_refusal").boxes
    assert "2.000635" in refusal["propose_refusal.reason"]
    assert "123/2015" in refusal["propose_refusal.legal_basis"]
    sent = officer.sends(appraisal, "/tra-loi/propose_refusal")
    assert sent.status_code == 303, HtmlPage(sent.text).text
    desk.office.until(lambda: "decides" in story.waits_for())
    assert "trích lục khai sinh" in page_of(desk.visitor(Role.CHAIRMAN), story).text


def test_what_is_not_remembered_must_be_written_and_the_draft_says_that_it_is_anew(desk: DeskHouse) -> None:
    story = desk.office.file(of_a_year_alone)
    story.goes_on_to("names_keeper")
    story.answers("names_keeper", "own_archive", **NOTHING_LEFT)
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)
    assert "Người được giải quyết" in page.text
    assert "chưa có, phải ghi" in page.text
    boxes = {
        "propose_registration__value.born_on": "01/01/1949",
        "propose_registration__reason.born_on": "Theo lý lịch lập năm 1975 trong hồ sơ.",
        "propose_registration__value.mother_residence": "đã chết",
        "propose_registration__reason.mother_residence": "Theo giấy báo tử trong hồ sơ.",
    }
    sent = officer.sends(page, "/tra-loi/propose_registration", **boxes)
    assert sent.status_code == 303, HtmlPage(sent.text).text

    desk.office.until(lambda: "decides" in story.waits_for())
    chairman = desk.visitor(Role.CHAIRMAN)
    draft = page_of(chairman, story)
    picture = draft.html.partition('class="page-picture" src="')[2].partition('"')[0]
    assert chairman.get(picture).headers["content-type"] == "image/png"
    assert "Theo lý lịch lập năm 1975" in draft.text
    assert "001149000504" not in draft.text

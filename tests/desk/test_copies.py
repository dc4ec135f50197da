"""Copies of an extract by pages: the books searched, an entry copied out, decided on what is shown."""

from __future__ import annotations

import pytest

from models.role import Role
from models.status import Ending
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.delivery.counter_stories import fetched
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.extract_filings import NOT_FOUND, of_an_old_book, of_the_newborn
from tests.office.filings import at_the_desk, without_copies
from tests.office.story import Story

FORM, ACTION = "/tiep-nhan/moi?thu-tuc=2.000635", "/tiep-nhan/2.000635"
PAPER = {
    "source": "paper",
    "paper__registered_on": "20/04/1998",
    "field__child_name": "Lê Thị Hoa Mẫu",
    "field__born_on": "09/04/1998",
    "field__gender": "Nữ",
    "field__mother_born": "1970",
}


def page_of(visitor: Visitor, story: Story) -> HtmlPage:
    return visitor.opens(f"/ho-so/{story.dossier().code}")


def searching(desk: DeskHouse) -> tuple[Story, Visitor]:
    story = desk.office.file(of_an_old_book)
    story.goes_on_to("appraises")
    return story, desk.visitor(Role.JUSTICE_OFFICER)


def test_the_counter_has_the_form_of_this_procedure_too(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    day = desk.office.clock.now().date()

    typed = {**clerk.opens(FORM).form(ACTION).boxes, **boxes_for(of_an_old_book(day)), "then": "despite"}
    filed = clerk.post(ACTION, typed)

    assert filed.status_code == 303, HtmlPage(filed.text).text
    assert "Lê Thị Hoa Mẫu" in clerk.opens(filed.headers["location"]).text


def test_an_entry_on_paper_is_copied_out_decided_by_its_picture_and_handed_over(desk: DeskHouse) -> None:
    have_passwords(desk)
    story, officer = searching(desk)
    page = page_of(officer, story)
    assert "Không tìm thấy; hãy tra sổ giấy" in page.text
    assert "2 bản sao" in page.text
    boxes = page.form("/tra-loi/propose_copies").boxes
    assert (boxes["paper.number"], boxes["paper.registered_at"]) == ("57/1998", "UBND phường Hà Đông")
    assert "source" not in boxes

    officer.sends(page, "/tra-loi/propose_copies", **PAPER, note="Sổ năm 1998, trang 29.")
    desk.office.until(lambda: "decides" in story.waits_for())
    chairman = desk.visitor(Role.CHAIRMAN)
    decision = page_of(chairman, story)
    for words in ("Đề nghị cấp bản sao", "Sổ hộ tịch bản giấy, công chức đã đối chiếu", "57/1998", "Sổ năm 1998"):
        assert words in decision.text, words
    picture = decision.html.partition('class="page-picture" src="')[2].partition('"')[0]
    assert chairman.get(picture).headers["content-type"] == "image/png"

    chairman.sends(decision, "/tra-loi/approve", password=PASSWORD)
    desk.office.until(lambda: "signs" in story.waits_for())
    signing = page_of(chairman, story)
    assert "Số định danh" not in signing.text.partition("Ký kết quả")[2].partition("Mã băm")[0]
    chairman.sends(signing, "/tra-loi/sign", password=PASSWORD)
    desk.office.until(lambda: "seals" in story.waits_for())
    keeper = desk.visitor(Role.SEAL_KEEPER)
    keeper.sends(page_of(keeper, story), "/tra-loi/seal")
    desk.office.until(lambda: "receives" in story.waits_for())
    returns = desk.visitor(Role.RETURN_DESK)
    handing = page_of(returns, story)
    assert "Trích lục khai sinh (bản sao) , in 2 bản" in handing.text
    returns.sends(handing, "/thu-tien")
    fetched(returns, story)
    story.ends_as(Ending.DELIVERED)


def test_what_is_missing_in_the_sheet_is_told_beside_its_box_and_nothing_is_lost(desk: DeskHouse) -> None:
    story, officer = searching(desk)
    wrong = {**PAPER, "field__gender": "", "field__born_on": "31/02/1998", "paper__registered_on": "1998"}
    refused = officer.sends(page_of(officer, story), "/tra-loi/propose_copies", **wrong)

    assert refused.status_code == 422
    page = HtmlPage(refused.text)
    for told in ("Hãy ghi “Giới tính”", "“Ngày sinh” phải là ngày có thật.", "“Ngày đăng ký” phải là ngày có thật."):
        assert told in page.text, told
    again = page.form("/tra-loi/propose_copies").boxes
    assert (again["source"], again["field.born_on"], again["field.child_name"]) == (
        "paper",
        "31/02/1998",
        "Lê Thị Hoa Mẫu",
    )
    assert story.waits_for() == {"appraises"}


def test_whoever_chooses_nothing_is_asked_to_choose(desk: DeskHouse) -> None:
    story, officer = searching(desk)
    refused = officer.sends(page_of(officer, story), "/tra-loi/propose_copies")

    assert refused.status_code == 422
    assert "Hãy chọn một việc tìm thấy" in HtmlPage(refused.text).text


@pytest.mark.parametrize("sent_back", [False, True])
def test_an_entry_of_our_own_is_chosen_from_what_was_found(desk: DeskHouse, sent_back: bool) -> None:
    birth = desk.office.file(without_copies)
    birth.goes_on_to("receives")
    story, officer = desk.office.file(of_the_newborn), desk.visitor(Role.JUSTICE_OFFICER)
    story.goes_on_to("appraises")
    page = page_of(officer, story)
    assert "Tìm thấy 1 việc khớp" in page.text
    assert f"Nguyễn Thị An Mẫu (15/09/2026): số {birth.book().number}/2026" in page.text

    officer.sends(page, "/tra-loi/propose_copies", source=str(birth.book().id))
    desk.office.until(lambda: "decides" in story.waits_for())
    if sent_back:
        story.answers("decides", "return", reason="Hãy xem lại quyền của người yêu cầu.")
        page = page_of(officer, story)
        assert "Hãy xem lại quyền của người yêu cầu." in page.text
        assert page.form("/tra-loi/propose_copies").boxes["source"] == str(birth.book().id)
        officer.sends(page, "/tra-loi/propose_copies")
    story.reaches("decides")
    assert "Cơ sở dữ liệu hộ tịch của cơ quan" in page_of(desk.visitor(Role.CHAIRMAN), story).text


def test_a_refusal_shows_its_letter_before_it_goes(desk: DeskHouse) -> None:
    story, officer = searching(desk)
    boxes = {f"propose_refusal__{name}": words for name, words in NOT_FOUND.items()}
    sent = officer.sends(page_of(officer, story), "/tra-loi/propose_refusal", **boxes)
    assert sent.status_code == 303, HtmlPage(sent.text).text
    desk.office.until(lambda: "decides" in story.waits_for())
    decision = page_of(desk.visitor(Role.CHAIRMAN), story)

    assert "Đề nghị từ chối" in decision.text
    assert NOT_FOUND["reason"] in decision.html


@pytest.mark.parametrize(("line", "role"), [("signs", Role.CHAIRMAN), ("seals", Role.SEAL_KEEPER)])
def test_certificate_and_copies_are_seen_together_and_take_one_click(desk: DeskHouse, line: str, role: Role) -> None:
    have_passwords(desk)
    story = desk.office.file(at_the_desk)
    story.goes_on_to(line)
    member = desk.visitor(role)
    page = page_of(member, story)

    certificate, copies = story.document("birth_certificate"), story.document("civil_status_extract")
    assert "cho cả 2 văn bản dưới đây" in page.text
    for words in ("Bản sao cấp kèm", "in 2 bản", "1/TLKS-BS", str(certificate.sha256), str(copies.sha256)):
        assert words in page.text, words
    for document in (certificate, copies):
        picture = member.get(f"/ho-so/{story.dossier().code}/tai-lieu/{document.id}/trang/1")
        assert picture.headers["content-type"] == "image/png"
        assert f"/tai-lieu/{document.id}/trang/1" in page.html
    sent = {"password": PASSWORD} if line == "signs" else {}
    member.sends(page, "/tra-loi/sign" if line == "signs" else "/tra-loi/seal", **sent)
    story.goes_on_to("receives" if line == "seals" else "seals")

    key = desk.office.member(role).key
    signed = [story.document(kind) for kind in ("birth_certificate", "civil_status_extract")]
    assert all((row.sealed_by if line == "seals" else row.signed_by) == key for row in signed)


def test_the_return_desk_is_told_of_certificate_and_copies(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("receives")

    page = page_of(desk.visitor(Role.RETURN_DESK), story)
    assert "Trả: Giấy khai sinh , Trích lục khai sinh (bản sao) , in 2 bản" in page.text

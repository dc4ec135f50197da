"""Papers beside fields: each with its verdict, ready sentences and legal ground; two who disagree see both texts."""

from __future__ import annotations

from models.intake.component import Component, Verdict
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.desk.dossier.pages import entries, page_of, place
from tests.desk.html_page import HtmlPage
from tests.desk.pictures import picture
from tests.office.filings import at_the_desk, online
from tests.office.story import Story


def components(story: Story) -> list[Component]:
    return story.rows(Component, Component.code)


def papers(story: Story) -> str:
    return f"{place(story)}/giay-to"


def of(story: Story, code: str) -> Component:
    return next(row for row in components(story) if row.code == code)


def test_each_paper_is_judged_beside_the_declaration_until_none_is_left(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    page = clerk.opens(papers(story))
    assert "Còn 2 giấy tờ chưa đạt hoặc chưa xem" in page.text
    assert "Căn cứ: " in page.text
    assert "Tờ khai thiếu chữ ký của người yêu cầu." in page.text
    assert "Người mẹ" in page.text or "mẹ" in page.text
    for _ in components(story):
        action = next(form.action for form in page.forms if form.action.endswith("/ket-luan"))
        sent = clerk.sends(page, action, verdict="good")
        assert sent.status_code == 303
        page = clerk.opens(sent.headers["location"])
    assert page.url.endswith("?tin=xem")
    assert {row.verdict for row in components(story)} == {Verdict.GOOD}


def test_a_paper_found_bad_needs_a_sentence_which_then_stands_in_the_request(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    declaration = of(story, "declaration")
    path = f"/giay-to/{declaration.id}/ket-luan"
    page = clerk.opens(f"{papers(story)}?xem={declaration.id}")
    silent = clerk.sends(page, path, verdict="missing", ready="", note="")
    assert silent.status_code == 422
    assert "Hãy chọn câu soạn sẵn hoặc ghi vì sao không đạt." in HtmlPage(silent.text).text

    ready = "Tờ khai thiếu chữ ký của người yêu cầu."
    assert clerk.sends(page, path, verdict="missing", ready=ready, note="Trang 2.").status_code == 303
    request = page_of(clerk, story).form("/tra-loi/incomplete").boxes
    at = next(name for name, text in request.items() if text == "declaration").removesuffix(".component")
    assert request[f"{at}.reason"] == f"{ready} Trang 2."
    assert "ký, ghi rõ họ tên vào tờ khai." in request[f"{at}.what_to_do"]
    assert request[f"{at}.legal_basis"]

    page = clerk.opens(f"{papers(story)}?xem={declaration.id}")
    clerk.sends(page, path, verdict="needs_original", note="")
    assert of(story, "declaration").verdict_note == "Cần xuất trình bản chính để đối chiếu."
    # Found good after all, it keeps nothing of why it was not.
    page = clerk.opens(f"{papers(story)}?xem={declaration.id}")
    clerk.sends(page, path, verdict="good")
    assert (of(story, "declaration").verdict, of(story, "declaration").verdict_note) == (Verdict.GOOD, None)
    assert "Kiểm tra thành phần hồ sơ – Tờ khai đăng ký khai sinh: Đạt" in page_of(clerk, story).text


def test_what_a_colleague_holds_or_has_finished_is_not_judged_and_nothing_chosen_is_lost(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    declaration = of(story, "declaration")
    path = f"/giay-to/{declaration.id}/ket-luan"
    stale, paper = page_of(second, story), second.opens(f"{papers(story)}?xem={declaration.id}")
    item = story.open_item("checks_components")
    first.post(f"/viec/{item.id}/nhan", {})
    held = second.sends(stale, "/ket-qua-xem", all="good")
    assert held.status_code == 409
    assert "Chưa ghi được kết luận của bạn" in HtmlPage(held.text).text
    assert "đang giữ việc này" in HtmlPage(held.text).text
    assert {row.verdict for row in components(story)} == {Verdict.UNSEEN}
    assert not [name for name, _, _ in page_of(second, story).form("/ket-qua-xem").buttons if name == "all"]

    story.answers("checks_components", "complete")
    for late in (
        second.sends(paper, path, verdict="missing", note="Thiếu chữ ký của người mẹ"),
        second.sends(stale, "/ket-qua-xem", **{f"verdict__{declaration.id}": "missing"}),
    ):
        assert late.status_code == 409
        assert "Việc kiểm tra thành phần hồ sơ đã xong" in HtmlPage(late.text).text
    assert (
        "Thiếu chữ ký của người mẹ"
        in HtmlPage(second.sends(paper, path, verdict="missing", note="Thiếu chữ ký của người mẹ").text).text
    )
    assert of(story, "declaration").verdict is not Verdict.MISSING


def test_a_number_is_shown_beside_the_paper_it_is_compared_with_and_that_is_written_down(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    declaration = of(story, "declaration")
    page = clerk.opens(f"{papers(story)}?xem={declaration.id}")
    assert "001192000002" not in page.html
    shown = HtmlPage(clerk.sends(page, "/hien/declaration.mother.personal_number").text)
    assert "001192000002" in shown.text
    assert "001090000001" not in shown.html
    assert shown.has_form(f"/giay-to/{declaration.id}/ket-luan")
    assert [one["value"] for one in entries(desk, story, "number.read")] == ["Số định danh cá nhân"]


def test_two_clerks_who_disagree_about_a_paper_see_both_texts_and_nothing_is_written_over(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    declaration = of(story, "declaration")
    path, address = f"/giay-to/{declaration.id}/ket-luan", f"{papers(story)}?xem={declaration.id}"
    stale = second.opens(address)
    first.sends(first.opens(address), path, verdict="missing", note="Mờ ở trang 2, không đọc được ngày sinh")
    late = second.sends(stale, path, verdict="missing", note="Thiếu chữ ký của người mẹ")
    assert late.status_code == 409
    page = HtmlPage(late.text)
    for words in (
        "Đồng nghiệp vừa kết luận khác; chưa ghi đè",
        "Mờ ở trang 2, không đọc được ngày sinh",
        "Thiếu chữ ký của người mẹ",
        "Lê Thị Hằng Thử",
    ):
        assert words in page.text
    assert page.form(path).boxes["note"] == "Thiếu chữ ký của người mẹ"
    assert of(story, "declaration").verdict_note == "Mờ ở trang 2, không đọc được ngày sinh"
    # Having seen both, the second decides.
    assert second.sends(page, path, verdict="missing").status_code == 303
    assert of(story, "declaration").verdict_note == "Thiếu chữ ký của người mẹ"


def test_a_stale_list_of_verdicts_undoes_nothing_a_colleague_found(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    first, second = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    declaration, other = of(story, "declaration"), next(row for row in components(story) if row.code != "declaration")
    stale = page_of(second, story)
    address = f"{papers(story)}?xem={declaration.id}"
    first.sends(first.opens(address), f"/giay-to/{declaration.id}/ket-luan", verdict="missing", note="Thiếu trang 2")

    assert second.sends(stale, "/ket-qua-xem", **{f"verdict__{other.id}": "good"}).status_code == 303
    assert of(story, "declaration").verdict is Verdict.MISSING
    assert of(story, other.code).verdict is Verdict.GOOD

    clash = second.sends(stale, "/ket-qua-xem", **{f"verdict__{declaration.id}": "good"})
    assert clash.status_code == 409
    assert "Thiếu trang 2" in HtmlPage(clash.text).text
    assert of(story, "declaration").verdict is Verdict.MISSING


def test_others_may_look_but_not_judge_and_a_scan_is_turned_and_enlarged_without_a_script(desk: DeskHouse) -> None:
    file_id = desk.office.upload(picture())
    story = desk.office.file(lambda day: online(day, file_id))
    scanned = next(row for row in components(story) if row.file_id)
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = officer.opens(f"{papers(story)}?xem={scanned.id}")
    assert "Chỉ cán bộ một cửa ghi kết luận; bạn xem được." in page.text
    assert not page.has_form("/ket-luan")
    turned = officer.opens(papers(story) + next(link for link in page.links if "xoay=90" in link).partition("#")[0])
    assert 'class="turn-90' in turned.html
    larger = officer.opens(papers(story) + next(link for link in page.links if "co=1" in link).partition("#")[0])
    assert "larger" in larger.html
    assert officer.post(f"{place(story)}/giay-to/{scanned.id}/ket-luan", {"verdict": "good"}).status_code == 403


def test_two_answers_to_one_piece_of_work_stand_side_by_side(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("decides")
    first, second = desk.visitor(Role.CHAIRMAN), desk.visitor(Role.CHAIRMAN, 1)
    stale = page_of(second, story)
    mine, theirs = "Cần đối chiếu lại ngày sinh của người mẹ.", "Họ của trẻ chưa đúng thỏa thuận của cha mẹ."
    assert first.sends(page_of(first, story), "/tra-loi/return", return__reason=theirs, then="stay").status_code == 303
    late = second.sends(stale, "/tra-loi/return", return__reason=mine, then="stay")
    page = HtmlPage(late.text)
    assert late.status_code == 409
    assert mine in page.text
    assert theirs in page.text
    assert "Trần Thị Nhung Thử" in page.text
    assert story.items()[-1].line != "signs"


def test_two_people_at_one_form_see_each_others_words_before_either_records(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    story.goes_on_to("decides")
    item = story.open_item("decides")
    for number, words in enumerate(("Ý của người thứ nhất", "Ý của người thứ hai")):
        kept = desk.visitor(Role.CHAIRMAN, number).post(f"/viec/{item.id}/nhap/return", {"return.reason": words})
        assert kept.status_code == 204
    page = page_of(desk.visitor(Role.CHAIRMAN), story)
    assert page.form("/tra-loi/return").boxes["return.reason"] == "Ý của người thứ nhất"
    assert "Vũ Văn Kiên Thử cũng đang soạn việc này" in page.text
    assert "Ý của người thứ hai" in page.text
    # Whoever throws his own draft away leaves his colleague's.
    desk.visitor(Role.CHAIRMAN).post(f"/viec/{item.id}/bo-nhap/return", {})
    left = page_of(desk.visitor(Role.CHAIRMAN), story)
    assert left.form("/tra-loi/return").boxes["return.reason"] == "Ý của người thứ hai"


def test_a_tick_taken_out_stays_out_when_the_draft_is_opened_again(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    declaration = of(story, "declaration")
    page = clerk.opens(f"{papers(story)}?xem={declaration.id}")
    clerk.sends(page, f"/giay-to/{declaration.id}/ket-luan", verdict="missing", note="Mờ trang 2")
    typed = page_of(clerk, story).form("/tra-loi/incomplete").boxes
    ticked = [name for name in typed if name.endswith(".wanted")]
    assert len(ticked) == 1
    item = story.open_item("checks_components")
    kept = {name: text for name, text in typed.items() if name not in ticked}
    assert clerk.post(f"/viec/{item.id}/nhap/incomplete", kept).status_code == 204
    assert not [name for name in page_of(clerk, story).form("/tra-loi/incomplete").boxes if name.endswith(".wanted")]

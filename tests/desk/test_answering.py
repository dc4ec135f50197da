"""Answering work by its page: recorded once, refused with everything kept, and nothing sent that was not shown."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select

from desk.forms.schema_form import Filled, form_of
from models.acts.act import Act
from models.acts.every_act import every_act
from models.intake.component import Verdict
from models.progress.form_draft import FormDraft
from models.role import Role
from models.staff_member import StaffMember
from notifications.catalogue import content_of
from notifications.render import render
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.pictures import picture
from tests.office.filings import Body, at_the_desk, online, without_copies
from tests.office.story import Story


def page_of(visitor: Visitor, story: Story) -> HtmlPage:
    return visitor.opens(f"/ho-so/{story.dossier().code}")


def with_one_paper_missing(day: date) -> Body:
    body = at_the_desk(day)
    body["components"] = body["components"][:1]
    return body


def finds_all_good(visitor: Visitor, story: Story) -> None:
    visitor.sends(page_of(visitor, story), "/ket-qua-xem", all="good")


def test_a_dossier_is_taken_in_only_after_every_component_has_its_verdict(desk: DeskHouse) -> None:
    story, clerk = desk.office.file(at_the_desk), desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    assert "Chưa kết luận “Đạt” hoặc “Không áp dụng”" in page.text

    refused = clerk.sends(page, "/tra-loi/complete")
    assert refused.status_code == 422
    assert story.waits_for() == {"checks_components"}

    finds_all_good(clerk, story)
    taken = clerk.sends(page_of(clerk, story), "/tra-loi/complete", then="stay")
    assert taken.headers["location"] == f"/ho-so/{story.dossier().code}?tin=ghi"
    assert story.outcome("checks_components")["verdict"] == "complete"


def test_verdicts_are_kept_one_by_one_and_unknown_ones_refused(desk: DeskHouse) -> None:
    story, clerk = desk.office.file(at_the_desk), desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    boxes = page.form("/ket-qua-xem").boxes
    first, second = sorted(name for name in boxes if name.startswith("verdict."))
    clerk.sends(page, "/ket-qua-xem", **{first.replace(".", "__"): "good", second.replace(".", "__"): "in_progress"})

    again = page_of(clerk, story).form("/ket-qua-xem").boxes
    assert (again[first], again[second]) == (Verdict.GOOD, Verdict.IN_PROGRESS)
    assert clerk.post(page.form("/ket-qua-xem").action, {first: "wonderful"}).status_code == 400


def test_recording_leads_on_to_the_next_piece_of_work(desk: DeskHouse) -> None:
    first, second = desk.office.file(at_the_desk), desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    for story, following in ((first, f"/ho-so/{second.dossier().code}?tin=tiep"), (second, "/viec?tin=xong")):
        finds_all_good(clerk, story)
        recorded = clerk.sends(page_of(clerk, story), "/tra-loi/complete", then="next")
        assert recorded.headers["location"] == following


def test_what_is_missing_is_asked_for_by_ready_sentences_and_the_letter_is_shown_first(desk: DeskHouse) -> None:
    story, clerk = desk.office.file(with_one_paper_missing), desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    assert "Chưa có: Giấy chứng sinh. Hãy yêu cầu bổ sung." in page.text
    boxes = page.form("/tra-loi/incomplete").boxes
    row = next(name.rpartition(".")[0] for name, value in boxes.items() if value == "medical_birth_certificate")
    assert boxes[f"{row}.wanted"] == "true"

    looked = clerk.sends(page, "/tra-loi/incomplete")
    assert looked.status_code == 200
    shown = HtmlPage(looked.text)
    assert "Sẽ gửi: Yêu cầu bổ sung" in shown.text
    assert "Nguyễn Văn Mẫu, tin nhắn •••••••001" in shown.text
    assert story.waits_for() == {"checks_components"}

    sent = clerk.sends(shown, "/tra-loi/incomplete", then="stay")
    assert sent.status_code == 303
    desk.office.until(lambda: "supplements" in story.waits_for())
    assert lines_only_sent(story, "supplement_request", shown) == []


def lines_only_sent(story: Story, notice: str, shown: HtmlPage) -> list[str]:
    """The lines of the letter that went out and had not been shown before, but for its number and its secret link."""
    letter = next(row for row in story.letter_rows(notice) if row.channel == "e-mail")
    written = render(letter.notice, content_of(letter.notice, letter.content)).text
    seen = shown.html.partition('<div class="letter">')[2].partition("</div>")[0]
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    return [line for line in lines if line not in unescape(seen) and not of_its_own(line)]


def of_its_own(line: str) -> bool:
    return "/tra-cuu/" in line or "-TTPVHCC" in line or "TB-UBND" in line


def test_the_leader_sees_the_letter_that_refuses_an_intake(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    said: dict[str, Any] = {
        "ground": "wrong_office",
        "reason": "Cha mẹ cư trú ở phường khác.",
        "legal_basis": "Điều 13 Luật Hộ tịch",
    }
    story.answers("checks_components", "cannot_be_taken_in", **said)
    chairman = desk.visitor(Role.CHAIRMAN)
    page = page_of(chairman, story)
    assert "Sẽ gửi: Từ chối tiếp nhận hồ sơ" in page.text
    chairman.sends(page, "/tra-loi/agree", then="stay")
    desk.office.until(lambda: not story.dossier().is_open)
    assert lines_only_sent(story, "intake_refusal", page) == []


def test_the_chairman_sees_the_letter_of_his_refusal_before_it_goes(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = desk.office.file(without_copies)
    story.goes_on_to("decides")
    chairman = desk.visitor(Role.CHAIRMAN)
    typed = {
        "refuse__reason": "Trẻ đã được đăng ký khai sinh ở nơi khác.",
        "refuse__legal_basis": "Điều 16 Luật Hộ tịch",
    }
    shown = HtmlPage(chairman.sends(page_of(chairman, story), "/tra-loi/refuse", password=PASSWORD, **typed).text)
    assert story.waits_for() == {"decides"}
    chairman.sends(shown, "/tra-loi/refuse", password=PASSWORD, then="stay")
    desk.office.until(lambda: not story.dossier().is_open)
    assert lines_only_sent(story, "refusal", shown) == []


def test_a_letter_changed_after_it_was_shown_is_shown_again(desk: DeskHouse) -> None:
    story, clerk = desk.office.file(with_one_paper_missing), desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    shown = HtmlPage(clerk.sends(page, "/tra-loi/incomplete").text)
    form = shown.form("/tra-loi/incomplete")
    reason = next(name for name, value in form.boxes.items() if value.startswith("Hồ sơ chưa có Giấy chứng sinh"))

    again = clerk.post(form.action.partition("#")[0], {**form.boxes, reason: "Giấy chứng sinh bị rách, mất chữ."})

    assert again.status_code == 200
    assert "Giấy chứng sinh bị rách, mất chữ." in again.text
    assert story.waits_for() == {"checks_components"}


def test_a_wrong_field_comes_back_with_its_fault_beside_it_and_everything_typed(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)

    typed = {"propose_refusal__reason": "Sai", "propose_refusal__legal_basis": ""}
    refused = officer.sends(page, "/tra-loi/propose_refusal", **typed)

    again = HtmlPage(refused.text)
    assert refused.status_code == 422
    assert "Hãy ghi ít nhất 5 ký tự." in again.text
    assert again.form("/tra-loi/propose_refusal").boxes["propose_refusal.reason"] == "Sai"
    assert 'aria-invalid="true"' in refused.text


def test_a_correction_needs_its_reason_and_a_day_is_typed_as_people_write_it(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)
    assert "15/09/2026" in page.text

    refused = officer.sends(page, "/tra-loi/propose_registration", value__born_on="14/9/2026")
    assert refused.status_code == 422
    boxes = HtmlPage(refused.text).form("/tra-loi/propose_registration").boxes
    assert boxes["value.born_on"] == "14/9/2026"

    typed = {"value__born_on": "31/02/2026", "reason__born_on": "Theo Giấy chứng sinh."}
    impossible = officer.sends(page, "/tra-loi/propose_registration", **typed)
    assert impossible.status_code == 422
    assert "Ngày sinh phải là ngày có thật." in impossible.text

    typed = {"value__born_on": "14/9/2026", "reason__born_on": "Theo Giấy chứng sinh.", "then": "stay"}
    assert officer.sends(page, "/tra-loi/propose_registration", **typed).status_code == 303
    desk.office.go_on()
    decision = page_of(desk.visitor(Role.CHAIRMAN), story)
    for words in ("Khác tờ khai", "14/09/2026", "Theo Giấy chứng sinh."):
        assert words in decision.text


def test_the_page_of_an_older_version_is_refused_and_keeps_what_was_typed(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    page = page_of(officer, story)

    refused = officer.sends(page, "/tra-loi/propose_registration", version="7", note="Đã đối chiếu đủ giấy tờ.")

    assert refused.status_code == 409
    again = HtmlPage(refused.text)
    assert "Việc đã thay đổi sau khi mở trang" in again.text
    assert again.form("/tra-loi/propose_registration").boxes["note"] == "Đã đối chiếu đủ giấy tờ."
    assert story.waits_for() == {"appraises"}


def test_of_two_who_answer_at_once_the_second_is_told_and_keeps_his_words(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    slow, fast = desk.visitor(Role.JUSTICE_OFFICER), desk.visitor(Role.JUSTICE_OFFICER, 1)
    opened = page_of(slow, story)
    fast.sends(page_of(fast, story), "/tra-loi/propose_registration", then="stay")

    late = slow.sends(opened, "/tra-loi/propose_registration", note="Ý kiến viết rất lâu.")

    assert late.status_code == 409
    text = HtmlPage(late.text).text
    assert "Việc này đã có người khác hoàn thành" in text
    assert "Nội dung bạn vừa nhập (chưa ghi)" in text
    assert "Ý kiến viết rất lâu." in text
    assert len([line for line in story.journal() if line == "appraises"]) == 1


def test_nobody_decides_on_his_own_appraisal(desk: DeskHouse) -> None:
    have_passwords(desk)
    from_both = desk.office.people[Role.JUSTICE_OFFICER][0]
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    with desk.front.database.transaction() as session:
        both = session.get_one(StaffMember, from_both.staff_id)
        both.roles = [Role.JUSTICE_OFFICER.value, Role.CHAIRMAN.value]
    person = desk.visitor(Role.JUSTICE_OFFICER)
    person.sends(page_of(person, story), "/tra-loi/propose_registration", then="stay")
    desk.office.go_on()

    refused = person.sends(page_of(person, story), "/tra-loi/approve", password=PASSWORD, then="stay")

    assert refused.status_code == 403
    assert "Người đã thẩm định không được tự phê duyệt" in HtmlPage(refused.text).text
    assert story.waits_for() == {"decides"}


def test_a_decision_is_bound_to_the_draft_that_was_shown(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = desk.office.file(without_copies)
    story.goes_on_to("decides")
    chairman = desk.visitor(Role.CHAIRMAN)
    refused = chairman.sends(page_of(chairman, story), "/tra-loi/approve", password=PASSWORD, shown_hash="0" * 64)
    assert refused.status_code == 409
    assert "Nội dung dự thảo đã thay đổi" in HtmlPage(refused.text).text
    assert story.waits_for() == {"decides"}


def test_who_decides_says_by_his_password_that_it_is_he(desk: DeskHouse) -> None:
    """As on the page of approvals; the password is kept in no draft and shown on no page."""
    have_passwords(desk)
    story = desk.office.file(without_copies)
    story.goes_on_to("decides")
    chairman = desk.visitor(Role.CHAIRMAN)
    for wrong in ("", "khong-phai-cau-nay"):
        again = chairman.sends(page_of(chairman, story), "/tra-loi/approve", password=wrong)
        assert again.status_code == 422
        assert "Mật khẩu chưa đúng; chưa có gì được ghi" in HtmlPage(again.text).text
        assert "khong-phai-cau-nay" not in again.text
    item = story.open_item("decides")
    chairman.post(f"/viec/{item.id}/nhap/return", {"return.reason": "Ghi lại nơi sinh.", "password": PASSWORD})
    with desk.front.database.transaction() as session:
        assert [draft.fields for draft in session.scalars(select(FormDraft))] == [{"reason": "Ghi lại nơi sinh."}]
    assert story.waits_for() == {"decides"}
    # Giving it back decides nothing.
    assert chairman.sends(page_of(chairman, story), "/tra-loi/return", return__reason="Ghi lại nơi sinh.").is_redirect
    story.goes_on_to("decides")
    assert chairman.sends(page_of(chairman, story), "/tra-loi/approve", password=PASSWORD).is_redirect
    desk.office.until(lambda: "signs" in story.waits_for())


def test_a_colleagues_work_can_be_read_but_not_answered(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    item = story.open_item("checks_components")
    holder, other = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    holder.post(f"/viec/{item.id}/nhan", {})
    page = page_of(other, story)
    assert "Lê Thị Hằng Thử đang giữ việc này" in page.text
    finds_all_good(holder, story)
    assert other.sends(page_of(other, story), "/tra-loi/complete").status_code == 409


def test_what_is_typed_is_kept_on_the_server_and_brought_back_also_to_a_colleague(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    writer, colleague = desk.visitor(Role.JUSTICE_OFFICER), desk.visitor(Role.JUSTICE_OFFICER, 1)
    form = page_of(writer, story).form("/tra-loi/propose_registration")
    kept = writer.post(form.action.partition("#")[0].replace("/tra-loi/", "/nhap/"), {**form.boxes, "note": "Viết dở"})
    assert kept.status_code == 204

    mine, his = page_of(writer, story), page_of(colleague, story)
    assert mine.form("/tra-loi/propose_registration").boxes["note"] == "Viết dở"
    assert "Bản nháp của Nguyễn Đức Hiếu Thử" in his.text
    assert his.form("/tra-loi/propose_registration").boxes["note"] == "Viết dở"

    writer.sends(mine, "/tra-loi/propose_registration", then="stay")
    with desk.front.database.transaction() as session:
        assert session.scalars(select(FormDraft)).all() == []


def test_a_draft_can_be_thrown_away(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    form = page_of(officer, story).form("/tra-loi/propose_registration")
    place = form.action.partition("#")[0]
    officer.post(place.replace("/tra-loi/", "/nhap/"), {"note": "Viết dở"})
    officer.post(place.replace("/tra-loi/", "/bo-nhap/"), {})
    assert page_of(officer, story).form("/tra-loi/propose_registration").boxes["note"] == ""


def test_the_applicant_who_comes_to_the_desk_supplements_there_with_a_scan(desk: DeskHouse) -> None:
    story, clerk = desk.office.file(with_one_paper_missing), desk.visitor(Role.RECEIVER)
    looked = HtmlPage(clerk.sends(page_of(clerk, story), "/tra-loi/incomplete").text)
    clerk.sends(looked, "/tra-loi/incomplete", then="stay")
    desk.office.until(lambda: "supplements" in story.waits_for())
    form = page_of(clerk, story).form("/tra-loi/supplement")
    row = next(name.rpartition(".")[0] for name in form.boxes if name.endswith(".kind"))

    # A browser sends no box that holds a chosen file again, so its id has come back with the page.
    broken = clerk.post(
        form.action.partition("#")[0], {**form.boxes, "then": "stay"}, files={f"{row}.file": ("a.pdf", b"%PDF-rubbish")}
    )
    assert broken.status_code == 422
    done = clerk.post(
        form.action.partition("#")[0],
        {**form.boxes, f"{row}.handed": "true", f"{row}.kind": "scan", "then": "stay"},
        files={f"{row}.file": ("giấy chứng sinh.png", picture())},
    )

    assert done.status_code == 303
    desk.office.until(lambda: "checks_components" in story.waits_for())
    assert story.outcome("supplements") == {"lapsed": False, "components": 1}
    # Asked once only: the second check offers no further request.
    assert not page_of(clerk, story).has_form("/tra-loi/incomplete")


def test_a_scan_stands_beside_the_verdicts_and_is_turned_and_enlarged_by_links(desk: DeskHouse) -> None:
    file_id = desk.office.upload(picture())
    story = desk.office.file(lambda day: online(day, file_id))
    clerk = desk.visitor(Role.RECEIVER)
    page = page_of(clerk, story)
    assert "trang 1/1" in page.text
    link = next(link for link in page.links if "xoay=90" in link).partition("#")[0]
    turned = clerk.opens(f"/ho-so/{story.dossier().code}{link}")
    assert 'class="turn-90' in turned.html
    source = page.html.partition('<img class="turn-0')[2].partition('src="')[2].partition('"')[0]
    assert clerk.get(source).status_code == 200


@pytest.mark.parametrize("act", every_act(), ids=lambda act: act.key)
def test_every_form_of_every_act_can_be_filled_in_on_a_page(act: Act[Any]) -> None:
    """Each field a person must fill in has a box: nothing required is left to a machine."""
    for form in (*act.forms, *act.also_forms):
        data = form.model_fields.get("data")
        if data is not None and data.is_required():
            continue
        shown = form_of(form.model_json_schema(), Filled())
        boxes = {field.last_name for field in shown.every_field()}
        assert {name for name, field in form.model_fields.items() if field.is_required()} <= boxes


def test_an_apology_stands_drafted_and_one_click_sends_it_with_its_new_date(desk: DeskHouse) -> None:
    office = desk.office
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    office.advance(timedelta(days=1))
    leader = desk.visitor(Role.CHAIRMAN)
    page = page_of(leader, story)
    assert "Đã quá giờ hẹn trả" in page.text
    assert "Sẽ gửi: Xin lỗi và hẹn lại ngày trả kết quả" in page.text
    assert page.form("/tra-loi/apologise").boxes["apologise.new_day"] == "09/10/2026"

    sent = leader.sends(page, "/tra-loi/apologise", then="stay")

    assert sent.status_code == 303
    office.go_on()
    assert story.letters()[-1] == "apology"
    assert lines_only_sent(story, "apology", page) == []
    after = page_of(leader, story)
    assert "Hẹn lại một lần" in after.text
    assert "đến 17:30 thứ Sáu 09/10/2026." in after.text


def test_an_apology_that_was_changed_is_shown_again_before_it_is_sent(desk: DeskHouse) -> None:
    story = desk.office.file(without_copies)
    story.goes_on_to("appraises")
    desk.office.advance(timedelta(days=1))
    leader = desk.visitor(Role.CHAIRMAN)

    changed = leader.sends(page_of(leader, story), "/tra-loi/apologise", apologise__new_day="13/10/2026", then="stay")

    assert changed.status_code == 200
    assert "13/10/2026" in HtmlPage(changed.text).text
    assert story.letters() == ["receipt"]

"""A card read into a form: whose it is, what it fills in, what it may not touch, and that nothing of it stays."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.progress.form_draft import FormDraft
from models.role import Role
from tests.desk.counter.cards import FATHER, HOA, MOTHER, OF_OLD_UNITS
from tests.desk.counter.counter import BIRTH, EXTRACT, action, boxes_of, opens, scans
from tests.desk.desk_house import DeskHouse


def test_one_card_fills_in_who_stands_here_and_whom_it_is_about(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = scans(clerk, opens(clerk, EXTRACT), EXTRACT, HOA.text, "applicant", "declaration.subject")

    boxes = boxes_of(page, EXTRACT)
    for group in ("applicant", "declaration.subject"):
        assert boxes[f"{group}.full_name"] == "Lê Thị Hoa Mẫu"
        assert boxes[f"{group}.personal_number"] == "001198000101"
        assert boxes[f"{group}.birth_date"] == "09/04/1998"
    assert boxes["applicant.residence.ward"] == "Phường Hà Đông (09556)"
    assert boxes["applicant.residence.detail"] == "Số 3 phố Thử Nghiệm"
    assert "Đã đọc thẻ của Người yêu cầu, Người có việc hộ tịch đã đăng ký." in page.text
    assert "Đã điền: họ, chữ đệm, tên" in page.text


def test_each_card_goes_to_its_own_person_and_the_next_one_is_proposed(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = opens(clerk, BIRTH)
    assert proposed(page) == ["applicant"]
    page = scans(clerk, page, BIRTH, FATHER.text, "applicant", "declaration.father")
    assert proposed(page) == ["declaration.mother"]
    page = scans(clerk, page, BIRTH, MOTHER.text, "declaration.mother")

    boxes = boxes_of(page, BIRTH)
    assert boxes["declaration.mother.full_name"] == "Trần Thị Thử"
    assert boxes["declaration.mother.sex"] == "female"
    assert boxes["declaration.father.personal_number"] == boxes["applicant.personal_number"] == "001090000001"
    assert boxes["declaration.child.full_name"] == "", "a child has no card"
    assert proposed(page) == []


def proposed(page: object) -> list[str]:
    boxes = boxes_of(page, BIRTH)  # type: ignore[arg-type]
    return [name.removeprefix("card.of.") for name in boxes if name.startswith("card.of.")]


def test_what_was_typed_is_kept_and_what_the_card_says_instead_is_offered(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = opens(clerk, EXTRACT)
    page.form(action(EXTRACT)).boxes |= {
        "applicant.full_name": "Lê Thị Hoa",
        "applicant.birth_date": "9/4/1998",
        "applicant.residence.detail": "Số 9",
    }
    page = scans(clerk, page, EXTRACT, HOA.text, "applicant")

    boxes = boxes_of(page, EXTRACT)
    assert (boxes["applicant.full_name"], boxes["applicant.residence.detail"]) == ("Lê Thị Hoa", "Số 9")
    assert boxes["applicant.birth_date"] == "9/4/1998", "the same day, written otherwise"
    assert "Thẻ ghi khác với nội dung đã nhập; nội dung đã nhập được giữ nguyên" in page.text
    assert "trên thẻ là Lê Thị Hoa Mẫu" in page.text

    one = clerk.sends(page, action(EXTRACT), then="take:applicant.full_name")
    page = type(page)(one.text)
    assert boxes_of(page, EXTRACT)["applicant.full_name"] == "Lê Thị Hoa Mẫu"
    assert boxes_of(page, EXTRACT)["applicant.residence.detail"] == "Số 9"
    rest = type(page)(clerk.sends(page, action(EXTRACT), then="take:*").text)
    assert boxes_of(rest, EXTRACT)["applicant.residence.detail"] == "Số 3 phố Thử Nghiệm"
    assert "Thẻ ghi khác" not in rest.text


def test_a_card_that_cannot_be_read_is_said_beside_its_box_and_the_form_stays(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = opens(clerk, EXTRACT)
    page.form(action(EXTRACT)).boxes["applicant.phone"] = "0900000101"
    cut = HOA.text[:40]
    page = scans(clerk, page, EXTRACT, cut, "applicant")
    assert "Nội dung thẻ bị cắt" in page.text
    assert boxes_of(page, EXTRACT)["card.text"] == cut
    assert boxes_of(page, EXTRACT)["applicant.phone"] == "0900000101"
    assert boxes_of(page, EXTRACT)["applicant.full_name"] == ""
    assert boxes_of(page, EXTRACT)["card.of.applicant"] == "true"

    nobody = scans(clerk, opens(clerk, EXTRACT), EXTRACT, HOA.text)
    assert "Chưa chọn thẻ của ai" in nobody.text


def test_doubts_about_a_card_are_told_and_hinder_nothing(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    odd = HOA.text.replace("001198", "001098")
    page = scans(clerk, opens(clerk, EXTRACT), EXTRACT, odd, "applicant")
    assert "giới tính khác với giới tính ghi trên thẻ" in page.text
    assert boxes_of(page, EXTRACT)["applicant.personal_number"] == "001098000101"

    again = scans(clerk, page, EXTRACT, odd, "declaration.subject")
    assert "Số định danh này đã ghi cho: Người yêu cầu" in again.text


def test_an_address_of_before_the_new_wards_leaves_the_ward_to_the_clerk(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    boxes = boxes_of(scans(clerk, opens(clerk, EXTRACT), EXTRACT, OF_OLD_UNITS.text, "applicant"), EXTRACT)
    assert boxes["applicant.residence.ward"] == ""
    assert boxes["applicant.residence.legacy_text"] == "Tổ 4, Nguyễn Trãi, Hà Đông, Hà Nội"


def test_nothing_of_a_card_stays_in_address_log_or_draft(desk: DeskHouse, capsys: pytest.CaptureFixture[str]) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = opens(clerk, EXTRACT)
    answer = clerk.post(action(EXTRACT), {**boxes_of(page, EXTRACT), "card.text": HOA.text[:60], "then": "card"})
    assert answer.status_code == 422
    clerk.post(f"{action(EXTRACT)}/nhap", {**boxes_of(page, EXTRACT), "card.text": HOA.text})
    clerk.post(f"{action(EXTRACT)}/thanh-phan", {**boxes_of(page, EXTRACT), "card.text": HOA.text})

    assert answer.history == []
    said = capsys.readouterr()
    assert HOA.number not in said.out + said.err
    drafts = desk.office.scalars(lambda session: [one.fields for one in session.scalars(select(FormDraft))])
    assert drafts, "the form itself is kept"
    assert not any(HOA.number in text or "|" in text for fields in drafts for text in fields.values())


def test_enter_in_any_other_box_only_shows_how_the_form_stands(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    page = opens(clerk, EXTRACT)
    first = page.form(action(EXTRACT)).buttons[0]
    assert first[:2] == ("then", "card"), "the button that Enter presses in a browser without scripts"
    shown = clerk.sends(page, action(EXTRACT), then="card", applicant__full_name="Lê Thị Hoa Mẫu")
    assert shown.status_code == 200
    assert boxes_of(type(page)(shown.text), EXTRACT)["applicant.full_name"] == "Lê Thị Hoa Mẫu"

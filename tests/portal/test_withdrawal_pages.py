"""Taking a dossier back: what it causes is said first, it happens once, and never too late."""

from __future__ import annotations

import pytest

from models.status import Ending
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import asked_to_supplement, pages_of
from tests.portal.portal_house import Citizen
from tests.portal.read_page import ReadPage

pytestmark = pytest.mark.usefixtures("doctor")

SURE = {"xac-nhan": "co", "ly-do": "Gia đình nộp lại ở nơi thường trú của mẹ."}


def page_of(citizen: Citizen, story: Story) -> ReadPage:
    citizen.comes_with_the_receipt(story)
    return citizen.opens(f"{pages_of(story)}/rut-ho-so")


def test_what_it_causes_is_said_before_the_button(office: OpenOffice, citizen: Citizen) -> None:
    told = page_of(citizen, office.file(without_copies)).words

    assert "Thông báo dừng giải quyết hồ sơ" in told
    assert "nhận lại bản chính đã nộp: Tờ khai đăng ký khai sinh; Giấy chứng sinh" in told
    assert "Không lấy lại được hồ sơ đã rút" in told


@pytest.mark.parametrize("line", ["checks_components", "decides"])
def test_the_applicant_takes_his_dossier_back(office: OpenOffice, citizen: Citizen, line: str) -> None:
    story = office.file(without_copies)
    story.goes_on_to(line)
    page = citizen.follows(citizen.sends(page_of(citizen, story), "/rut-ho-so", SURE))
    assert "Đã nhận yêu cầu rút hồ sơ." in page.words
    office.go_on()

    story.ends_as(Ending.WITHDRAWN)
    told = citizen.opens(pages_of(story))
    assert "Hồ sơ đã rút" in told.words
    assert "Thông báo dừng giải quyết hồ sơ PDF" in told.words
    assert citizen.get(told.link(f"/giay-to/{story.document('stop_notice').id}")).content.startswith(b"%PDF")


def test_while_a_supplement_is_awaited_it_can_be_taken_back_too(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_to_supplement(office)
    citizen.sends(page_of(citizen, story), "/rut-ho-so", SURE)
    office.go_on()

    story.ends_as(Ending.WITHDRAWN)


def test_asked_for_twice_it_is_taken_back_once(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    page = page_of(citizen, story)
    first, second = citizen.sends(page, "/rut-ho-so", SURE), citizen.sends(page, "/rut-ho-so", SURE)
    office.go_on()
    third = citizen.sends(page, "/rut-ho-so", SURE)

    assert first.status_code == second.status_code == third.status_code == 303
    assert story.journal("interrupted") == ["stop", "close"]
    assert len(story.letter_rows("stopped")) == 2


def test_it_must_be_confirmed_and_what_was_typed_stays(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    answer = citizen.sends(page_of(citizen, story), "/rut-ho-so", {"ly-do": "Tôi <b>đổi ý</b>."})
    page = ReadPage(answer.text, "")

    assert answer.status_code == 422
    assert "đánh dấu vào ô xác nhận" in page.words
    assert page.form("/rut-ho-so").boxes["ly-do"] == "Tôi <b>đổi ý</b>."
    assert story.waits_for() == {"checks_components"}


def test_a_decided_dossier_says_why_not(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    early = page_of(citizen, story)
    story.goes_on_to("signs")
    late = citizen.opens(f"{pages_of(story)}/rut-ho-so")
    answer = citizen.sends(early, "/rut-ho-so", SURE)

    assert "Hồ sơ đã được phê duyệt, nên không rút được nữa." in late.words
    assert not [form for form in late.forms if form.action.endswith("/rut-ho-so")]
    assert answer.status_code == 409
    assert "không rút được nữa" in answer.text
    story.goes_on_to("receives")


def test_an_ended_dossier_says_why_not(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước")
    story.ends_as(Ending.DELIVERED)

    assert "Hồ sơ đã kết thúc (đã trả kết quả)" in page_of(citizen, story).words

"""The portal in English: one press anywhere, nothing typed is lost by it, and nothing but words changes."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from models.folder.rating import Rating
from models.progress.interruption import Interruption
from portal.chosen_language import FIELD
from portal.tracking_pass import LASTS
from tests.office.filings import at_the_desk, without_copies
from tests.office.open_office import OpenOffice
from tests.portal.brought_to import PICTURE, asked_to_supplement, draft_to_read, pages_of
from tests.portal.portal_house import BASE, Citizen, PortalHouse
from tests.portal.read_page import ReadPage
from web.language.of_request import COOKIE

ENGLISH = {FIELD: "en"}


def is_english(page: ReadPage) -> bool:
    return '<html lang="en">' in page.html


def switches(citizen: Citizen, path: str, to: str = "en") -> str:
    """This will press the header's button on a page without anything typed, and say where it leads."""
    headers = {"Origin": BASE, "Referer": BASE + path}
    answer = citizen.web.post("/cong/ngon-ngu", data={FIELD: to}, headers=headers)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def test_one_press_changes_the_page_and_every_later_one(citizen: Citizen) -> None:
    assert not is_english(citizen.opens("/thu-tuc?tim=khai"))
    assert switches(citizen, "/thu-tuc?tim=khai") == "/thu-tuc?tim=khai"
    found = citizen.opens("/thu-tuc?tim=khai")
    assert is_english(found)
    assert "procedures fit “khai”" in found.words
    assert "Birth registration Đăng ký khai sinh" in found.words
    assert is_english(citizen.opens("/"))
    switches(citizen, "/", "vi")
    assert not is_english(citizen.opens("/"))


@pytest.mark.parametrize("before", ["https://elsewhere.example/thu-tuc", f"{BASE}//elsewhere.example", f"{BASE}/xyz"])
def test_nobody_is_led_elsewhere(citizen: Citizen, before: str) -> None:
    headers = {"Origin": BASE, "Referer": before}
    answer = citizen.web.post("/cong/ngon-ngu", data=ENGLISH, headers=headers)
    assert answer.headers["location"] == "/"


def test_code_and_secret_stay_in_their_boxes(citizen: Citizen) -> None:
    page = citizen.opens("/")
    answer = citizen.sends(page, "/tra-cuu", {**ENGLISH, "ma-ho-so": "H26.99.01-261006-0001", "ma-bi-mat": "ABC"})
    shown = ReadPage(answer.text, "/tra-cuu")
    assert (answer.status_code, answer.cookies[COOKIE]) == (200, "en")
    assert "Secret code" in shown.words
    boxes = shown.form("/tra-cuu").boxes
    assert (boxes["ma-ho-so"], boxes["ma-bi-mat"]) == ("H26.99.01-261006-0001", "ABC")
    wrong = ReadPage(citizen.sends(shown, "/tra-cuu").text, "/tra-cuu")
    assert "The dossier code or the secret code is wrong." in wrong.words
    assert wrong.form("/tra-cuu").boxes["ma-bi-mat"] == "ABC"


def test_an_empty_look_up_leads_back_to_the_page_it_stood_on(citizen: Citizen) -> None:
    headers = {"Origin": BASE, "Referer": f"{BASE}/"}
    answer = citizen.web.post("/tra-cuu", data=ENGLISH, headers=headers)
    assert (answer.status_code, answer.headers["location"], answer.cookies[COOKIE]) == (303, "/", "en")


def test_a_supplement_is_kept_with_its_files(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_to_supplement(office)
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/bo-sung")
    typed = {**ENGLISH, "tra-loi-3": "Cháu sinh tại nhà."}
    there = citizen.follows(citizen.sends(page, "/bo-sung", typed, files=[("tep-1", ("giay.jpg", PICTURE))]))
    assert is_english(there)
    assert "giay.jpg" in there.words
    assert there.form("/bo-sung").boxes["tra-loi-3"] == "Cháu sinh tại nhà."
    refused = citizen.sends(there, "/bo-sung", {"viec": "luu"}, files=[("tep-1", ("to.docx", b"PK\x03\x04"))])
    assert "This is a text document or an archive" in ReadPage(refused.text, "").words
    assert story.waits_for() == {"supplements"}


def test_an_opinion_about_the_draft_is_kept_and_not_sent(office: OpenOffice, citizen: Citizen) -> None:
    story = draft_to_read(office)
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/du-thao")
    answer = citizen.sends(page, "/du-thao", {**ENGLISH, "y-kien": "Sai chữ đệm"})
    there = ReadPage(answer.text, "")
    assert "There is 1 difference from the declaration" in there.words
    assert there.form("/du-thao").boxes["y-kien"] == "Sai chữ đệm"
    assert story.waits_for() == {"reads_draft"}


def test_a_withdrawal_half_filled_in_withdraws_nothing(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/rut-ho-so")
    answer = citizen.sends(page, "/rut-ho-so", {**ENGLISH, "xac-nhan": "co", "ly-do": "Nộp lại nơi khác"})
    there = ReadPage(answer.text, "")
    assert "I want to withdraw dossier" in there.words
    assert there.form("/rut-ho-so").boxes | {"csrf": ""} == {
        "csrf": "",
        "xac-nhan": "co",
        "ly-do": "Nộp lại nơi khác",
    }
    assert office.scalars(lambda session: session.get(Interruption, story.dossier_id)) is None


def test_a_rating_half_given_is_not_given(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(at_the_desk)
    story.goes_on_to("receives")
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/danh-gia")
    there = ReadPage(citizen.sends(page, "/danh-gia", {**ENGLISH, "muc": "2", "noi-dung": "Tốt"}).text, "")
    assert "How satisfied are you?" in there.words
    assert re.search(r'value="2" checked', there.html)
    assert there.form("/danh-gia").boxes["noi-dung"] == "Tốt"
    assert office.scalars(lambda session: session.scalars(select(Rating)).all()) == []


def test_enter_in_a_box_sends_the_form_and_does_not_switch(office: OpenOffice, citizen: Citizen) -> None:
    """Browsers press the first button of a form, wherever on the page it stands."""
    story = office.file(at_the_desk)
    story.answers("checks_components", "incomplete", items=[{"reason": "Chưa rõ nơi sinh.", "what_to_do": "Ghi rõ."}])
    citizen.comes_with_the_receipt(story)
    own = pages_of(story)
    for path, form in (("/", "look-up"), (f"{own}/bo-sung", "supplement"), (f"{own}/rut-ho-so", "withdraw")):
        buttons = re.findall(rf'<button[^>]*form="{form}"[^>]*>', citizen.opens(path).html)
        assert [FIELD in button for button in buttons] == [False, True], path
        assert 'tabindex="-1"' in buttons[0]


def test_words_written_on_a_page_that_lay_open_too_long_are_shown_again(
    office: OpenOffice, portal_house: PortalHouse, citizen: Citizen
) -> None:
    story = draft_to_read(office)
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/du-thao")
    portal_house.machine.advance(LASTS)
    answer = citizen.sends(page, "/du-thao", {"tra-loi": "chua-dung", "y-kien": "Chữ đệm là <Thúy>"})
    shown = ReadPage(answer.text, "")
    assert answer.status_code == 401
    assert "chưa được gửi" in shown.words
    assert "Chữ đệm là <Thúy>" in shown.words
    assert page.form("/du-thao").boxes["csrf"] not in answer.text
    assert shown.link("?tiep=du-thao") == f"{pages_of(story)}?tiep=du-thao"
    assert story.waits_for() == {"reads_draft"}

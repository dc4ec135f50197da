"""Two people and one dossier: each follows and speaks under a secret of his or her own."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.delivery.letter import Letter
from models.status import Ending
from tests.office.couple import agrees_on, comes_to_sign, today
from tests.office.marriage_filings import of_two, online
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import pages_of
from tests.portal.portal_house import Citizen
from tests.portal.read_page import ReadPage

pytestmark = pytest.mark.usefixtures("doctor")


def link_of(office: OpenOffice, story: Story, name: str) -> str:
    """The way from the last letter to this person."""
    written = select(Letter).where(Letter.dossier_id == story.dossier_id).order_by(Letter.written_at.desc())
    letters = office.scalars(lambda session: list(session.scalars(written)))
    url: str = next(letter.content["tracking_url"] for letter in letters if letter.content["addressee"] == name)
    return url.partition("//")[2].partition("/")[2]


def comes(citizen: Citizen, office: OpenOffice, story: Story, name: str) -> ReadPage:
    return citizen.opens("/" + link_of(office, story, name))


@pytest.fixture
def confirming(office: OpenOffice) -> Story:
    story = office.file(online)
    story.goes_on_to("reads_draft")
    return story


def test_each_answers_for_himself_only(office: OpenOffice, citizen: Citizen, confirming: Story) -> None:
    page = comes(citizen, office, confirming, "Vũ Thị Nợ Mẫu")
    assert "Bên còn lại" in page.words

    draft = citizen.opens(f"{pages_of(confirming)}/du-thao")
    assert "VŨ THỊ NỢ MẪU" in draft.words.upper()
    citizen.follows(citizen.sends(draft, "/du-thao", {"tra-loi": "dong-y"}))
    office.go_on()

    assert confirming.outcome("reads_draft", leg="wife") == {"objects": False, "by_silence": False}
    assert confirming.waits_for() == {"reads_draft"}
    assert confirming.open_item("reads_draft").leg == "husband"


def test_who_has_answered_cannot_answer_for_the_other(office: OpenOffice, citizen: Citizen, confirming: Story) -> None:
    comes(citizen, office, confirming, "Vũ Thị Nợ Mẫu")
    draft = citizen.opens(f"{pages_of(confirming)}/du-thao")
    for _ in range(2):
        citizen.sends(draft, "/du-thao", {"tra-loi": "dong-y"})
        office.go_on()

    assert confirming.open_item("reads_draft").leg == "husband"


def test_the_appointment_stands_on_both_pages(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(of_two)
    agrees_on(story, today(story))
    for name in ("Phạm Văn Duyên Mẫu", "Vũ Thị Nợ Mẫu"):
        page = comes(citizen, office, story, name)
        assert "Đến ký" in page.words
        assert "14:00" in page.words
        assert "Đã hẹn hai bên đến ký lúc 14:00 06/10/2026." in page.words


def test_what_happened_to_each_is_told_apart(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(of_two)
    comes_to_sign(story)
    story.goes_on_to("receives")
    page = comes(citizen, office, story, "Phạm Văn Duyên Mẫu")

    for words in (
        "Bên nữ: Đã gửi tra cứu đến Cơ sở dữ liệu quốc gia về dân cư.",
        "Hai bên đã có mặt và ký.",
        "Nhận Giấy chứng nhận kết hôn",
        "mỗi người một bản chính",
    ):
        assert words in page.words, words


def test_the_second_may_take_it_back_too(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(of_two)
    agrees_on(story, today(story))
    comes(citizen, office, story, "Vũ Thị Nợ Mẫu")
    page = citizen.opens(f"{pages_of(story)}/rut-ho-so")
    citizen.sends(page, "/rut-ho-so", {"ly-do": "Chúng tôi chưa muốn kết hôn.", "xac-nhan": "co"})
    office.go_on()

    story.ends_as(Ending.WITHDRAWN)

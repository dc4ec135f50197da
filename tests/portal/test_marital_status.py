"""A certificate of marital status as its applicant follows it: each commune by its name, the draft to read, the day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.status import Ending
from tests.office.communes import COMMUNE, answers, asked_everywhere, only_waits_in
from tests.office.marital_filings import BA_DINH, NGOC_HA, lived_in_three_communes, online
from tests.office.open_office import OpenOffice
from tests.portal.brought_to import pages_of
from tests.portal.portal_house import Citizen

pytestmark = pytest.mark.usefixtures("doctor")


def test_every_commune_that_is_asked_is_named_with_its_own_time(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_everywhere(office, lived_in_three_communes, BA_DINH, NGOC_HA)
    only_waits_in(story, BA_DINH, NGOC_HA)
    citizen.comes_with_the_receipt(story)
    told = citizen.opens(pages_of(story)).words

    for commune in ("Phường Ba Đình", "Phường Ngọc Hà"):
        asked = f"Ủy ban nhân dân {commune} Trả lời về tình trạng hôn nhân trong thời gian cư trú tại đó."
        assert asked in told
    assert "Phường Giảng Võ Trả lời" not in told
    assert "Phải xác minh ở nơi khác, đã hẹn lại giờ trả kết quả." in told
    office.town.release(COMMUNE)
    story.reaches("appraises")
    told = citizen.opens(pages_of(story)).words
    assert "Đã nhận đủ trả lời; kết quả được giải quyết ngay trong ngày." in told
    assert "Nhận đủ trả lời xác minh" in told


def test_a_silent_commune_is_told_without_names_of_officers(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_everywhere(office, lived_in_three_communes, BA_DINH)
    only_waits_in(story, BA_DINH)
    office.advance(timedelta(days=4))
    citizen.comes_with_the_receipt(story)
    assert "Xem xét vì nơi cư trú cũ chưa trả lời." in citizen.opens(pages_of(story)).words
    answers(story, BA_DINH, "take_pledge", pledge="Văn bản cam đoan ngày 12/10/2026 của người yêu cầu.")

    told = citizen.opens(pages_of(story)).words
    assert "hồ sơ đi tiếp theo văn bản cam đoan của Ông/Bà" in told
    assert "Nguyễn Đức Hiếu" not in told


def test_the_draft_is_read_and_the_paper_opened_at_home(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_everywhere(office, online)
    story.reaches("appraises")
    story.answers("appraises", "propose_registration")
    citizen.comes_with_the_receipt(story)
    draft = citizen.opens(f"{pages_of(story)}/du-thao")
    for words in ("Hiện tại chưa đăng ký kết hôn với ai", "Người dự định kết hôn", "Lê Quang Thử", "12/03/2016"):
        assert words in draft.words, words
    assert "001096000202" not in draft.words
    citizen.sends(draft, "/du-thao", {"tra-loi": "dong-y"})
    office.go_on()

    story.goes_on_to("receives")
    story.pays_at_the_desk()
    page = citizen.opens(f"{pages_of(story)}/nhan-ket-qua")
    paper = page.link(f"/giay-to/{story.document('marital_status_certificate').id}")
    assert citizen.get(paper).content.startswith(b"%PDF")
    citizen.sends(page, "/nhan-ket-qua")
    office.go_on()
    story.ends_as(Ending.DELIVERED)

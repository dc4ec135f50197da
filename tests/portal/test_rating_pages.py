"""Saying how satisfied one was: once, after there is an outcome; read by the supervisor and counted by the index."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.role import Role
from tests.desk.desk_house import DeskHouse, open_desk
from tests.desk.html_page import HtmlPage
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import draft_to_read, pages_of, result_online
from tests.portal.portal_house import Citizen
from tests.portal.read_page import ReadPage

pytestmark = pytest.mark.usefixtures("doctor")
WORDS = "Cán bộ hướng dẫn rõ, nhưng phải chờ lâu."
INDEX = "/bao-cao?bieu=766&ky=quy&ky-so=4&nam=2026"


@pytest.fixture
def desk(office: OpenOffice) -> DeskHouse:
    return open_desk(office)


def page_of(citizen: Citizen, story: Story) -> ReadPage:
    citizen.comes_with_the_receipt(story)
    return citizen.opens(f"{pages_of(story)}/danh-gia")


def measured(page: HtmlPage) -> str:
    """The line of the index that counts ratings."""
    return page.text.split("Người dân đánh giá hài lòng", 1)[1][:160]


def test_it_is_given_once_read_by_the_supervisor_and_counted(
    office: OpenOffice, citizen: Citizen, desk: DeskHouse
) -> None:
    story = result_online(office)
    supervisor = desk.visitor(Role.SUPERVISOR)
    page = page_of(citizen, story)
    told = citizen.follows(citizen.sends(page, "/danh-gia", {"muc": "4", "noi-dung": WORDS}))
    assert "Đã nhận đánh giá của Ông/Bà." in told.words
    assert "Ông/Bà đã đánh giá: Hài lòng." in told.words

    # Sent again from the page that was still open, with another level: the first one stands.
    citizen.follows(citizen.sends(page, "/danh-gia", {"muc": "1"}))
    own = citizen.opens(f"{pages_of(story)}/danh-gia").words
    assert "Ông/Bà đã đánh giá: Hài lòng" in own
    assert WORDS in own

    read = supervisor.opens("/giam-sat/danh-gia")
    assert "1 trong 1 đánh giá là hài lòng trở lên" in read.text
    assert WORDS in read.text
    assert f"/ho-so/{story.dossier().code}" in read.links

    office.advance(timedelta(hours=1))
    index = supervisor.opens(INDEX)
    assert "1 1 100" in measured(index)
    behind = [link for link in index.links if "/bao-cao/ho-so" in link and "danh-gia" in link]
    assert len(behind) == 2
    for link in behind:
        assert story.dossier().code in supervisor.opens(link).text


def test_an_unsatisfied_applicant_counts_below_the_line_only(
    office: OpenOffice, citizen: Citizen, desk: DeskHouse
) -> None:
    citizen.sends(page_of(citizen, result_online(office)), "/danh-gia", {"muc": "2"})
    office.advance(timedelta(hours=1))

    assert "0 1 0" in measured(desk.visitor(Role.SUPERVISOR).opens(INDEX))


def test_before_there_is_an_outcome_there_is_nothing_to_rate(office: OpenOffice, citizen: Citizen) -> None:
    story = draft_to_read(office)
    assert "Hồ sơ chưa có kết quả" in page_of(citizen, story).words
    token = citizen.opens(pages_of(story)).form("/dong").boxes["csrf"]
    assert citizen.post(f"{pages_of(story)}/danh-gia", {"muc": "5", "csrf": token}).status_code == 409


def test_a_level_must_be_chosen_and_what_was_written_stays(office: OpenOffice, citizen: Citizen) -> None:
    page = page_of(citizen, result_online(office))
    for level in ("", "6", "hai"):
        answer = citizen.sends(page, "/danh-gia", {"muc": level, "noi-dung": WORDS})
        assert answer.status_code == 422
        assert "Hãy chọn một mức hài lòng." in answer.text
        assert WORDS in answer.text

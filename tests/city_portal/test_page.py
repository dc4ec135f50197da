"""The supervisor's page: how far the portal is behind, what is stuck and why, what differs, and the buttons for it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from models.city_portal.portal_message import MessageState
from models.role import Role
from tasks.city_portal.compare_statuses import compare_due
from tests.city_portal.portal_seen import DOSSIER, PortalSeen
from tests.desk.desk_house import DeskHouse, Visitor, open_desk
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.simulators.test_city_portal import call, item

PATH = "/dong-bo"


@pytest.fixture
def desk(office: OpenOffice) -> DeskHouse:
    return open_desk(office)


@pytest.fixture
def supervisor(desk: DeskHouse) -> Visitor:
    return desk.visitor(Role.SUPERVISOR)


def under_way(office: OpenOffice) -> Story:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    return story


def test_the_page_counts_what_waits_and_says_when_it_is_too_long(
    office: OpenOffice, portal: PortalSeen, supervisor: Visitor
) -> None:
    story = under_way(office)
    waiting = len(portal.messages(story))
    page = supervisor.opens(PATH)
    assert f"{waiting} tin của 1 hồ sơ" in page.text
    assert "chưa lần nào" in page.text
    assert "quá 2 giờ làm việc" not in page.text

    office.clock.advance(timedelta(hours=3))
    assert "quá 2 giờ làm việc" in supervisor.opens(PATH).text
    portal.send()
    page = supervisor.opens(PATH)
    assert "Chờ lâu nhất từ không có" in " ".join(page.text.split())
    assert "chưa lần nào" not in page.text


def test_what_could_not_be_sent_stands_there_with_its_reason_and_goes_again(
    office: OpenOffice, portal: PortalSeen, supervisor: Visitor
) -> None:
    story = under_way(office)
    portal.force("*", "error")
    portal.send()
    page = supervisor.opens(PATH)
    assert "Cổng không trả lời rõ ràng" in page.text
    assert portal.send() == 0

    assert supervisor.sends(page, "/dong-bo/gui-lai").status_code == 303
    portal.send()
    assert portal.statuses(story) == [1, 2, 4]


def test_what_the_portal_refused_is_sent_anew_from_the_page(
    office: OpenOffice, portal: PortalSeen, supervisor: Visitor
) -> None:
    story = under_way(office)
    portal.force("*", "business-error", reason="4")
    portal.send()
    page = supervisor.opens(PATH)
    assert "Cổng không có mã thủ tục này." in page.text

    supervisor.sends(page, f"{story.dossier().code}/gui-lai")
    portal.send()
    assert portal.messages(story, MessageState.REFUSED) == []
    assert "Không có tin nào gửi không được." in supervisor.opens(PATH).text


def test_differences_open_the_dossier_and_are_sent_again_or_settled(
    office: OpenOffice, portal: PortalSeen, supervisor: Visitor
) -> None:
    story = under_way(office)
    portal.send()
    code, stray = story.dossier().code, f"H26.99.01-261006-9{uuid4().int % 1000:03d}"
    portal.loses(code)
    call(office.town, DOSSIER, [item(stray)], f"la-{uuid4()}")
    supervisor.sends(supervisor.opens(PATH), "/doi-soat", ngay="06/10/2026")
    assert compare_due(office.office) == 1

    page = supervisor.opens(PATH)
    assert "Cổng không có hồ sơ" in page.text
    assert "Cổng có, cơ quan không có" in page.text
    assert "4 – Đang xử lý" in page.text
    assert "Thẩm định" in supervisor.opens(f"/ho-so/{code}").text
    supervisor.sends(page, f"{code}/gui-lai")
    supervisor.sends(page, "/xong")
    portal.send()
    supervisor.sends(supervisor.opens(PATH), "/doi-soat", ngay="06/10/2026")
    compare_due(office.office)

    text = supervisor.opens(PATH).text
    assert code not in text
    assert "Cổng không có hồ sơ" not in text


def test_a_day_that_is_none_is_not_compared(office: OpenOffice, portal: PortalSeen, supervisor: Visitor) -> None:
    page = supervisor.opens(PATH)
    for typed in ("hôm qua", "01/01/2027", ""):
        assert supervisor.sends(page, "/doi-soat", ngay=typed).headers["location"].endswith("tin=ngay")


def test_nobody_sends_another_wards_dossiers(office: OpenOffice, portal: PortalSeen, supervisor: Visitor) -> None:
    assert supervisor.post("/dong-bo/ho-so/H26.99.77-261006-0001/gui-lai", {}).status_code == 404
    assert supervisor.post(f"/dong-bo/sai-lech/{uuid4()}/xong", {}).status_code == 404

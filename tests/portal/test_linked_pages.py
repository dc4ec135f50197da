"""What a family reads of a linked group: each part with its own agency, clock and result."""

from __future__ import annotations

import pytest

from models.linkage.leg_state import LegState
from models.linkage.linked_leg import find_leg
from models.status import Ending
from tests.office.linked_filings import by_householder, with_both, with_insurance
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import PICTURE, pages_of
from tests.portal.portal_house import Citizen

pytestmark = pytest.mark.usefixtures("doctor")
INSURANCE, POLICE = "insurance-office", "police-post"


def state_of(story: Story, name: str) -> LegState | None:
    leg = story.office.scalars(lambda session: find_leg(session, story.dossier_id, name))
    return leg.state if leg else None


def test_each_part_says_who_has_it_and_until_when(office: OpenOffice, citizen: Citizen) -> None:
    office.town.force(INSURANCE, "*", "silent")
    story = office.file(with_both)
    story.goes_on_to("confirms_residence")
    told = citizen.comes_with_the_receipt(story).words

    assert "Các phần liên thông: đang xử lý" in told
    for words in (
        "Ủy ban nhân dân phường Mẫu Đơn: đã có kết quả",
        "Công an cấp xã: chờ xác nhận trên VNeID",
        "Cơ quan bảo hiểm xã hội: đã chuyển, chờ tiếp nhận, hẹn trả 17:30 thứ Năm 08/10/2026",
    ):
        assert words in told.replace(" :", ":").replace(" ,", ",")
    assert "Đề nghị chủ hộ mở VNeID" in told


def test_a_refused_part_says_why_and_the_others_stand(office: OpenOffice, citizen: Citizen) -> None:
    office.town.force(INSURANCE, "*", "rejected")
    story = office.file(by_householder)
    story.goes_on_to("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED_IN_PART)
    told = citizen.comes_with_the_receipt(story).words

    assert "Các phần liên thông: hoàn thành một phần" in told
    assert "Đã trả kết quả một phần" in told
    assert "Không đủ điều kiện giải quyết theo quy định." in told
    assert "Thông báo kết quả đăng ký thường trú, số" in told
    assert "Trả kết quả Đã xong" in told


def test_what_the_police_ask_for_is_sent_from_the_same_page_as_any_supplement(
    office: OpenOffice, citizen: Citizen
) -> None:
    office.town.force(POLICE, {"operation": "start"}, "supplement-requested")
    story = office.file(by_householder)
    story.goes_on_to("receives")
    story.reaches("supplements")
    told = citizen.comes_with_the_receipt(story).words
    assert "Bổ sung cho cơ quan phối hợp" in told
    assert "Chưa có giấy tờ chứng minh chỗ ở hợp pháp." in told

    page = citizen.opens(f"{pages_of(story)}/bo-sung")
    assert "Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp" in page.words
    citizen.sends(page, "/bo-sung", {"viec": "luu"}, files=[("tep-1", ("nha.jpg", PICTURE))])
    citizen.sends(citizen.opens(f"{pages_of(story)}/bo-sung/xem-lai"), "/bo-sung/gui")
    office.until(lambda: state_of(story, "police") is LegState.COMPLETED)

    passed = office.town.ledger(POLICE, "supplemented")[-1]["request"]
    assert [component["code"] for component in passed["components"]] == ["dwelling_proof"]
    assert "Đã chuyển nội dung bổ sung cho cơ quan phối hợp." in citizen.opens(pages_of(story)).words


def test_the_undecided_parts_can_be_taken_back_from_the_page(office: OpenOffice, citizen: Citizen) -> None:
    office.town.force(INSURANCE, "*", "accepted")
    story = office.file(with_insurance)
    story.goes_on_to("receives")
    office.until(lambda: state_of(story, "insurance") is LegState.ACCEPTED)
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/rut-ho-so")
    assert "kết quả đã có vẫn được trả" in page.words

    citizen.sends(page, "/rut-ho-so", {"xac-nhan": "co", "ly-do": "Gia đình tự làm thẻ."})
    office.until(lambda: state_of(story, "insurance") is LegState.WITHDRAWN)
    story.reaches("receives")
    story.answers("receives", "handed_over", identity_seen="Căn cước của người nhận")
    story.ends_as(Ending.DELIVERED_IN_PART)

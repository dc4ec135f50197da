"""Receiving the result online."""

from __future__ import annotations

import pytest

from models.status import Ending
from tests.office.extract_filings import PAPER_ENTRY
from tests.office.extract_filings import online as copies_online
from tests.office.filings import asking_for, online
from tests.office.open_office import OpenOffice
from tests.portal.brought_to import draft_to_read, pages_of, result_online
from tests.portal.portal_house import Citizen

pytestmark = pytest.mark.usefixtures("doctor")


def test_the_result_is_opened_and_its_receipt_ends_the_dossier(office: OpenOffice, citizen: Citizen) -> None:
    story = result_online(office)
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/nhan-ket-qua")
    assert "Giấy chứng sinh" in page.words
    assert citizen.get(page.link(f"/giay-to/{story.document('birth_certificate').id}")).content.startswith(b"%PDF")
    thanked = citizen.follows(citizen.sends(page, "/nhan-ket-qua"))
    office.go_on()

    assert "Đã ghi nhận Ông/Bà nhận kết quả." in thanked.words
    story.ends_as(Ending.DELIVERED)
    assert "Giấy khai sinh PDF, đã ký số" in citizen.opens(pages_of(story)).words


def test_received_twice_it_is_received_once(office: OpenOffice, citizen: Citizen) -> None:
    story = result_online(office)
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/nhan-ket-qua")
    answers = [citizen.sends(page, "/nhan-ket-qua") for _ in range(2)]
    office.go_on()

    assert [answer.status_code for answer in answers] == [303, 303]
    assert story.journal().count("receives") == 1
    assert "đã ghi nhận việc nhận kết quả" in citizen.opens(f"{pages_of(story)}/nhan-ket-qua").words


def test_there_is_nothing_to_receive_before_it_is_issued(office: OpenOffice, citizen: Citizen) -> None:
    story = draft_to_read(office)
    citizen.comes_with_the_receipt(story)

    assert citizen.get(f"{pages_of(story)}/nhan-ket-qua").headers["location"] == pages_of(story)


def test_while_money_is_owed_the_page_says_where_to_pay_it_and_nothing_is_opened(
    office: OpenOffice, citizen: Citizen
) -> None:
    story = office.file(copies_online)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_copies", paper=PAPER_ENTRY)
    story.goes_on_to("receives")
    citizen.comes_with_the_receipt(story)
    page = citizen.opens(f"{pages_of(story)}/nhan-ket-qua")
    assert "Còn phải nộp 16.000" in page.words
    assert "Tôi đã nhận kết quả" not in page.words
    result = story.document("civil_status_extract").id
    assert not any(str(result) in link for link in page.links)
    assert citizen.get(f"{pages_of(story)}/giay-to/{result}").status_code == 404

    story.pays_at_the_desk()
    assert citizen.get(f"{pages_of(story)}/giay-to/{result}").content.startswith(b"%PDF")
    page = citizen.opens(f"{pages_of(story)}/nhan-ket-qua")
    citizen.follows(citizen.sends(page, "/nhan-ket-qua"))
    office.go_on()
    story.ends_as(Ending.DELIVERED)


def test_the_copies_asked_for_are_opened_beside_the_result(office: OpenOffice, citizen: Citizen) -> None:
    file_id = office.upload(b"a picture of the certificate")
    story = office.file(asking_for(2, lambda day: online(day, file_id)))
    story.goes_on_to("reads_draft")
    story.answers("reads_draft", "agrees")
    story.goes_on_to("receives")
    story.pays_at_the_desk()
    citizen.comes_with_the_receipt(story)

    page = citizen.opens(f"{pages_of(story)}/nhan-ket-qua")
    assert page.words.index("Mở Giấy khai sinh (PDF)") < page.words.index("Mở Trích lục khai sinh (bản sao) (PDF)")
    for kind in ("birth_certificate", "civil_status_extract"):
        opened = citizen.get(page.link(f"/giay-to/{story.document(kind).id}"))
        assert opened.content == story.pdf(kind)
    told = citizen.opens(pages_of(story)).words
    assert "Đã lập bản sao trích lục." in told
    assert "Việc cấp bản sao đã được ghi sổ." in told

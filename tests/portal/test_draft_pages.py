"""Reading a draft: beside what was declared, bound to exactly what was shown, answered once."""

from __future__ import annotations

from datetime import datetime

import pytest

from models.clock.clock import VIETNAM
from models.register.draft import Draft
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import CORRECTION, draft_to_read, pages_of
from tests.portal.portal_house import Citizen
from tests.portal.read_page import ReadPage

pytestmark = pytest.mark.usefixtures("doctor")

HOSTILE = "</textarea><script>alert(1)</script>"


@pytest.fixture
def read(office: OpenOffice, citizen: Citizen) -> Story:
    """A dossier whose draft waits to be read, opened by its applicant."""
    story = draft_to_read(office)
    citizen.comes_with_the_receipt(story)
    return story


def draft_page(citizen: Citizen, story: Story) -> ReadPage:
    return citizen.opens(f"{pages_of(story)}/du-thao")


def remarks(office: OpenOffice) -> list[str | None]:
    found: list[str | None] = office.scalars(lambda session: [draft.remarks for draft in session.query(Draft)])
    return found


def test_the_draft_stands_beside_what_was_declared_with_the_officers_reason(read: Story, citizen: Citizen) -> None:
    page = draft_page(citizen, read)

    assert "Có 1 chỗ khác" in page.words
    assert f"Khác tờ khai {CORRECTION['value']}" in page.words
    assert "Đã khai: Bệnh viện Mẫu Hà Đông, Phường Hà Đông, Thành phố Hà Nội" in page.words
    assert f"Lý do: {CORRECTION['reason']}" in page.words
    assert "Ngày sinh 15/09/2026" in page.words
    assert "Nguyễn Thị An Mẫu" in page.words
    assert "001090000001" not in page.html


def test_a_draft_like_the_declaration_says_so(office: OpenOffice, citizen: Citizen) -> None:
    story = draft_to_read(office, [])
    citizen.comes_with_the_receipt(story)

    assert "Bản thảo giống hệt nội dung đã khai." in draft_page(citizen, story).words


def test_what_silence_means_is_said_with_its_hour(read: Story, citizen: Citizen) -> None:
    told = draft_page(citizen, read).words

    assert "Trả lời chậm nhất 17:30 thứ Tư 07/10/2026" in told
    assert "chưa có ý kiến thì coi là Ông/Bà đồng ý" in told


def test_agreeing_sends_it_to_the_chairman(office: OpenOffice, read: Story, citizen: Citizen) -> None:
    page = citizen.follows(citizen.sends(draft_page(citizen, read), "/du-thao", {"tra-loi": "dong-y"}))
    office.go_on()

    assert "Đã ghi nhận: Ông/Bà đồng ý với bản thảo." in page.words
    assert read.outcome("reads_draft") == {"objects": False, "by_silence": False}
    assert read.waits_for() == {"decides"}


def test_an_objection_reaches_the_officer_in_the_applicants_words(
    office: OpenOffice, read: Story, citizen: Citizen
) -> None:
    typed = {"tra-loi": "chua-dung", "y-kien": "Chữ đệm của cháu là “Ân”."}
    page = citizen.follows(citizen.sends(draft_page(citizen, read), "/du-thao", typed))
    office.go_on()

    assert "Đã ghi nhận ý kiến của Ông/Bà." in page.words
    assert remarks(office) == ["Chữ đệm của cháu là “Ân”."]
    assert read.waits_for() == {"appraises"}


def test_answered_twice_it_is_answered_once(office: OpenOffice, read: Story, citizen: Citizen) -> None:
    page = draft_page(citizen, read)
    citizen.sends(page, "/du-thao", {"tra-loi": "dong-y"})
    again = citizen.sends(page, "/du-thao", {"tra-loi": "chua-dung", "y-kien": "Tôi đổi ý kiến."})
    office.go_on()

    assert again.headers["location"] == pages_of(read)
    assert read.journal().count("reads_draft") == 1
    assert read.outcome("reads_draft")["objects"] is False


def test_an_answer_about_an_older_draft_is_not_taken_and_keeps_what_was_typed(
    office: OpenOffice, read: Story, citizen: Citizen
) -> None:
    old = draft_page(citizen, read)
    read.answers("reads_draft", "objects", remarks="Chữ đệm viết sai dấu.")
    change = {"field": "child_name", "value": "Nguyễn Thị Ân Mẫu", "reason": "Theo ý kiến của người nộp."}
    read.answers("appraises", "propose_registration", corrections=[change])
    agreed = citizen.sends(old, "/du-thao", {"tra-loi": "dong-y"})
    objected = citizen.sends(old, "/du-thao", {"tra-loi": "chua-dung", "y-kien": "Vẫn còn sai dấu."})
    office.go_on()

    assert agreed.status_code == objected.status_code == 409
    shown = ReadPage(objected.text, "")
    assert "Bản thảo đã được soạn lại" in shown.words
    assert "Nguyễn Thị Ân Mẫu" in shown.words
    assert shown.form("/du-thao").boxes["y-kien"] == "Vẫn còn sai dấu."
    assert read.waits_for() == {"reads_draft"}


@pytest.mark.parametrize("hash_", ["", "0" * 64, "x"])
def test_an_answer_that_does_not_say_what_was_read_is_not_taken(read: Story, citizen: Citizen, hash_: str) -> None:
    answer = citizen.sends(draft_page(citizen, read), "/du-thao", {"tra-loi": "dong-y", "ban-da-doc": hash_})

    assert answer.status_code == 409
    assert read.waits_for() == {"reads_draft"}


def test_an_objection_without_words_asks_for_them(read: Story, citizen: Citizen) -> None:
    answer = citizen.sends(draft_page(citizen, read), "/du-thao", {"tra-loi": "chua-dung", "y-kien": "sai"})

    assert answer.status_code == 422
    assert "Hãy ghi rõ chỗ nào chưa đúng" in ReadPage(answer.text, "").words
    assert read.waits_for() == {"reads_draft"}


def test_agreeing_while_having_written_an_objection_is_asked_back(read: Story, citizen: Citizen) -> None:
    typed = {"tra-loi": "dong-y", "y-kien": "Tên cháu sai dấu."}
    answer = citizen.sends(draft_page(citizen, read), "/du-thao", typed)

    assert answer.status_code == 422
    assert ReadPage(answer.text, "").form("/du-thao").boxes["y-kien"] == "Tên cháu sai dấu."
    assert read.waits_for() == {"reads_draft"}


def test_after_the_time_silence_has_spoken(office: OpenOffice, read: Story, citizen: Citizen) -> None:
    page = draft_page(citizen, read)
    office.set_clock(datetime(2026, 10, 7, 17, 31, tzinfo=VIETNAM))
    told = citizen.follows(citizen.sends(page, "/du-thao", {"tra-loi": "chua-dung", "y-kien": "Tôi đến muộn."}))

    assert "Hết thời gian kiểm tra bản thảo, không có ý kiến: coi là đồng ý." in told.words
    assert remarks(office) == [None]


def test_what_people_type_is_only_ever_text(office: OpenOffice, citizen: Citizen) -> None:
    story = draft_to_read(office, [CORRECTION | {"value": f"Nơi {HOSTILE}", "reason": f"Vì {HOSTILE}"}])
    citizen.comes_with_the_receipt(story)
    page = draft_page(citizen, story)
    answer = citizen.sends(page, "/du-thao", {"tra-loi": "dong-y", "y-kien": HOSTILE})

    assert "<script>" not in page.html + answer.text
    assert ReadPage(answer.text, "").form("/du-thao").boxes["y-kien"] == HOSTILE

"""Answering a supplement request: only what is asked, nothing lost on the way, sent once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from models.clock.clock import VIETNAM
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.intake.supplement_draft import SupplementDraft
from models.intake.supplement_request import SupplementRequest
from portal.supplement.prepared import MOST_FILES_OF_ITEM
from tests.documents.hostile_files import good_pdf, picture
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import MISSING, OTHER_PICTURE, PICTURE, asked_to_supplement, pages_of
from tests.portal.portal_house import Citizen
from tests.portal.read_page import ReadPage

pytestmark = pytest.mark.usefixtures("doctor")

HOSTILE = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
Upload = tuple[str, tuple[str, bytes]]


@pytest.fixture
def asked(office: OpenOffice, citizen: Citizen) -> Story:
    """A dossier waiting for its supplement, opened by its applicant."""
    story = asked_to_supplement(office)
    citizen.comes_with_the_receipt(story)
    return story


def form_of(citizen: Citizen, story: Story) -> ReadPage:
    return citizen.opens(f"{pages_of(story)}/bo-sung")


def keeps(
    citizen: Citizen, story: Story, typed: dict[str, str] | None = None, files: Sequence[Upload] = ()
) -> Response:
    return citizen.sends(form_of(citizen, story), "/bo-sung", {"viec": "luu", **(typed or {})}, files=list(files))


def sends(citizen: Citizen, story: Story) -> Response:
    return citizen.sends(citizen.opens(f"{pages_of(story)}/bo-sung/xem-lai"), "/bo-sung/gui")


def rows(office: OpenOffice, table: Any) -> list[Any]:
    found: list[Any] = office.scalars(lambda session: list(session.scalars(select(table))))
    return found


def handed_in(office: OpenOffice, story: Story) -> list[Component]:
    present = select(Component).where(
        Component.dossier_id == story.dossier_id, Component.replaced_at.is_(None), Component.supplement_id.is_not(None)
    )
    found: list[Component] = office.scalars(lambda session: list(session.scalars(present)))
    return found


def test_only_what_is_asked_for_stands_on_the_page_with_reason_and_remedy(asked: Story, citizen: Citizen) -> None:
    page = form_of(citizen, asked)

    for item in MISSING:
        assert item["reason"] in page.words
        assert item["what_to_do"] in page.words
    assert "Căn cứ Điều 16 Luật Hộ tịch 2014" in page.words
    assert "Trẻ được đăng ký khai sinh – Họ, chữ đệm, tên của trẻ" in page.words
    assert "Đã khai Nguyễn Thị An Mẫu" in page.words
    assert page.form("/bo-sung").files == ["tep-1"]
    assert set(page.form("/bo-sung").boxes) == {"csrf", "sua-2", "tra-loi-3", "loi-nhan"}
    assert "chậm nhất 17:30 thứ Ba 27/10/2026" in page.words


def test_a_personal_number_asked_about_is_shown_masked(office: OpenOffice, citizen: Citizen) -> None:
    about = {"pointer": "/declaration/mother/personal_number", "reason": "Số chưa khớp.", "what_to_do": "Ghi lại số."}
    story = asked_to_supplement(office, [about])
    citizen.comes_with_the_receipt(story)
    page = form_of(citizen, story)

    assert "001******002" in page.words
    assert "001192000002" not in page.html


def test_what_is_chosen_and_typed_is_there_again(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    answer = keeps(citizen, asked, {"sua-2": "Nguyễn Thị Ân Mẫu"}, [("tep-1", ("giấy chứng sinh.JPG", PICTURE))])
    assert answer.status_code == 303
    page = form_of(citizen, asked)

    assert "giấy chứng sinh.jpg" in page.words
    assert page.form("/bo-sung").boxes["sua-2"] == "Nguyễn Thị Ân Mẫu"
    kept = page.link(f"/bo-sung/tep/{rows(office, StoredFile)[0].id}")
    shown = citizen.get(kept)
    assert shown.content == PICTURE
    assert shown.headers["content-type"] == "image/jpeg"
    assert asked.waits_for() == {"supplements"}


def test_a_file_that_cannot_be_taken_is_explained_and_costs_nothing_else(
    office: OpenOffice, asked: Story, citizen: Citizen
) -> None:
    files = [("tep-1", ("ảnh.jpg", PICTURE)), ("tep-1", ("tờ khai.docx", b"PK\x03\x04 a word document"))]
    answer = keeps(citizen, asked, {"tra-loi-3": "Cháu sinh tại nhà."}, files)
    page = ReadPage(answer.text, "")

    assert answer.status_code == 422
    assert "“tờ khai.docx”: Đây là tệp văn bản" in page.words
    assert "Lưu thành PDF" in page.words
    assert "ảnh.jpg" in page.words
    assert page.form("/bo-sung").boxes["tra-loi-3"] == "Cháu sinh tại nhà."
    assert len(rows(office, StoredFile)) == 1


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7 broken", b"\xff\xd8\xff\xe0 cut off"])
def test_no_broken_or_foreign_file_is_kept(office: OpenOffice, asked: Story, citizen: Citizen, data: bytes) -> None:
    answer = keeps(citizen, asked, {}, [("tep-1", ("tệp.jpg", data))])

    assert answer.status_code == 422
    assert rows(office, StoredFile) == []


def test_a_file_too_big_is_refused_with_what_to_do(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    answer = keeps(citizen, asked, {}, [("tep-1", ("lớn.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024)))])

    assert answer.status_code == 422
    assert "10 MB" in ReadPage(answer.text, "").words
    assert rows(office, StoredFile) == []


def test_files_for_what_was_not_asked_are_not_taken(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    keeps(citizen, asked, {"sua-9": "x"}, [("tep-2", ("a.jpg", PICTURE)), ("tep-7", ("b.jpg", PICTURE))])

    assert rows(office, StoredFile) == []
    assert "sua-9" not in rows(office, SupplementDraft)[0].fields["texts"]


def test_the_same_file_twice_is_kept_once(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    for _ in range(2):
        keeps(citizen, asked, {}, [("tep-1", ("ảnh.jpg", PICTURE)), ("tep-1", ("ảnh.jpg", PICTURE))])

    assert len(rows(office, StoredFile)) == 1


def test_a_file_can_be_taken_out_again(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    keeps(citizen, asked, {}, [("tep-1", ("ảnh.jpg", PICTURE))])
    page = form_of(citizen, asked)
    [(_, file_id)] = [button for button in page.form("/bo-sung").buttons if button[0] == "bo"]
    citizen.sends(page, "/bo-sung", {"bo": file_id, "sua-2": "Nguyễn Thị Ân Mẫu"})

    assert rows(office, StoredFile) == []
    assert form_of(citizen, asked).form("/bo-sung").boxes["sua-2"] == "Nguyễn Thị Ân Mẫu"
    assert citizen.get(f"{pages_of(asked)}/bo-sung/tep/{file_id}").status_code == 404


def test_there_is_an_end_to_files(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    many = [("tep-1", (f"{n}.png", picture("PNG", (300 + n, 300)))) for n in range(MOST_FILES_OF_ITEM + 1)]
    answer = keeps(citizen, asked, {}, many)

    assert answer.status_code == 422
    assert f"nhiều nhất {MOST_FILES_OF_ITEM} tệp" in ReadPage(answer.text, "").words
    assert len(rows(office, StoredFile)) == MOST_FILES_OF_ITEM


def test_another_dossiers_prepared_files_are_out_of_reach(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    another = asked_to_supplement(office)
    citizen.comes_with_the_receipt(another)
    keeps(citizen, another, {}, [("tep-1", ("ảnh.jpg", PICTURE))])
    theirs = str(rows(office, StoredFile)[0].id)
    page = form_of(citizen, asked)
    citizen.sends(page, "/bo-sung", {"bo": theirs})

    assert citizen.get(f"{pages_of(asked)}/bo-sung/tep/{theirs}").status_code == 404
    assert len(rows(office, StoredFile)) == 1


def test_before_sending_everything_is_looked_over(asked: Story, citizen: Citizen) -> None:
    answer = keeps(citizen, asked, {"viec": "xem-lai", "sua-2": "Nguyễn Thị Ân Mẫu"}, [("tep-1", ("ảnh.jpg", PICTURE))])
    page = citizen.follows(answer)

    assert page.path.endswith("/bo-sung/xem-lai")
    assert "ảnh.jpg" in page.words
    assert "Nguyễn Thị Ân Mẫu" in page.words
    assert "Chưa có gì cho mục này." in page.words
    assert "Thời hạn giải quyết được tính lại từ đầu" in page.words
    assert "Gửi dù còn thiếu 1 mục" in page.words


def test_nothing_at_all_cannot_be_sent(asked: Story, citizen: Citizen) -> None:
    page = citizen.opens(f"{pages_of(asked)}/bo-sung/xem-lai")

    assert "Chưa có nội dung nào để gửi." in page.words
    assert not [form for form in page.forms if form.action.endswith("/gui")]


def test_it_reaches_the_desk_whole_and_the_clock_starts_anew(
    office: OpenOffice, asked: Story, citizen: Citizen
) -> None:
    office.set_clock(datetime(2026, 10, 8, 10, 0, tzinfo=VIETNAM))
    typed = {"sua-2": "Nguyễn Thị Ân Mẫu", "tra-loi-3": "Cháu sinh tại nhà.", "loi-nhan": "Xin cảm ơn."}
    keeps(citizen, asked, typed, [("tep-1", ("mặt trước.jpg", PICTURE)), ("tep-1", ("mặt sau.png", OTHER_PICTURE))])
    confirmed = citizen.follows(sends(citizen, asked))
    office.go_on()

    assert "Đã nhận nội dung bổ sung" in confirmed.words
    assert "10:00 thứ Năm 08/10/2026" in confirmed.words
    assert "tính lại từ đầu" in confirmed.words
    assert asked.waits_for() == {"checks_components"}
    assert [(row.code, row.kind) for row in handed_in(office, asked)] == [("medical_birth_certificate", "scan")] * 2
    request = rows(office, SupplementRequest)[0]
    assert request.answers == {
        "answer": "Mục 3 (Nội dung hồ sơ): Cháu sinh tại nhà.\nXin cảm ơn.",
        "corrections": {"/declaration/child/full_name": "Nguyễn Thị Ân Mẫu"},
    }
    assert rows(office, SupplementDraft) == []
    asked.goes_on_to("appraises")
    assert asked.dossier().due_at == datetime(2026, 10, 8, 17, 30, tzinfo=VIETNAM)


def test_sent_twice_it_is_sent_once(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    keeps(citizen, asked, {"loi-nhan": "Tôi gửi bản chụp mới."}, [("tep-1", ("ảnh.jpg", PICTURE))])
    page = citizen.opens(f"{pages_of(asked)}/bo-sung/xem-lai")
    first, second = citizen.sends(page, "/bo-sung/gui"), citizen.sends(page, "/bo-sung/gui")
    office.go_on()
    third = citizen.sends(page, "/bo-sung/gui")

    assert {answer.headers["location"] for answer in (first, second, third)} == {f"{pages_of(asked)}/bo-sung/da-gui"}
    assert asked.journal().count("supplements") == 1
    assert len(handed_in(office, asked)) == 1


def test_sent_from_two_tabs_at_the_same_moment_it_is_sent_once(
    office: OpenOffice, asked: Story, citizen: Citizen
) -> None:
    keeps(citizen, asked, {"loi-nhan": "Tôi gửi bản chụp mới."}, [("tep-1", ("ảnh.jpg", PICTURE))])
    page = citizen.opens(f"{pages_of(asked)}/bo-sung/xem-lai")
    with ThreadPoolExecutor(4) as tabs:
        answers = list(tabs.map(lambda _: citizen.sends(page, "/bo-sung/gui"), range(4)))
    office.go_on()

    assert {answer.headers["location"] for answer in answers} == {f"{pages_of(asked)}/bo-sung/da-gui"}
    assert asked.journal().count("supplements") == 1


def test_uploads_from_two_tabs_do_not_lose_each_other(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    page = form_of(citizen, asked)
    files = [[("tep-1", (f"{n}.png", picture("PNG", (300 + n, 300))))] for n in range(4)]
    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(lambda file: citizen.sends(page, "/bo-sung", {"viec": "luu"}, files=file), files))

    assert len(rows(office, SupplementDraft)[0].fields["files"]) == 4


def test_what_changed_behind_the_page_is_looked_over_again(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    keeps(citizen, asked, {"loi-nhan": "Bản thứ nhất."})
    page = citizen.opens(f"{pages_of(asked)}/bo-sung/xem-lai")
    keeps(citizen, asked, {"loi-nhan": "Bản thứ hai."})
    answer = citizen.sends(page, "/bo-sung/gui")

    assert answer.status_code == 409
    assert "Bản thứ hai." in answer.text
    assert asked.waits_for() == {"supplements"}


def test_whoever_comes_after_it_lapsed_is_told_on_the_dossiers_page(
    office: OpenOffice, asked: Story, citizen: Citizen
) -> None:
    page = form_of(citizen, asked)
    office.set_clock(datetime(2026, 10, 27, 17, 31, tzinfo=VIETNAM))
    told = citizen.follows(citizen.sends(page, "/bo-sung", {"loi-nhan": "Tôi đến muộn."}))

    assert "Hồ sơ đã đóng vì chưa nhận được bổ sung" in told.words
    assert rows(office, SupplementDraft) == []


def test_a_supplement_taken_in_at_the_desk_meanwhile_is_confirmed_too(
    office: OpenOffice, asked: Story, citizen: Citizen
) -> None:
    keeps(citizen, asked, {"loi-nhan": "Tôi sẽ gửi."})
    page = citizen.opens(f"{pages_of(asked)}/bo-sung/xem-lai")
    asked.answers("supplements", "supplement", answer="Nộp tại quầy.")

    assert "Đã nhận nội dung bổ sung" in citizen.follows(citizen.sends(page, "/bo-sung/gui")).words
    assert asked.journal().count("supplements") == 1


def test_what_people_type_is_only_ever_text(office: OpenOffice, citizen: Citizen) -> None:
    about = {"component": "medical_birth_certificate", "reason": f"Mờ {HOSTILE}", "what_to_do": f"Chụp lại {HOSTILE}"}
    story = asked_to_supplement(office, [about, {"reason": "Chưa rõ nơi sinh.", "what_to_do": "Ghi rõ nơi sinh."}])
    citizen.comes_with_the_receipt(story)
    keeps(citizen, story, {"tra-loi-2": HOSTILE, "loi-nhan": HOSTILE}, [("tep-1", (f"{HOSTILE}.pdf", good_pdf()))])
    pages = [form_of(citizen, story), citizen.opens(f"{pages_of(story)}/bo-sung/xem-lai")]

    for page in pages:
        assert "<script>alert" not in page.html
        assert "<img" not in page.html
        assert HOSTILE in page.words
    assert pages[0].form("/bo-sung").boxes["tra-loi-2"] == HOSTILE


def test_what_is_prepared_lies_sealed_in_the_database(office: OpenOffice, asked: Story, citizen: Citizen) -> None:
    keeps(citizen, asked, {"loi-nhan": "Số định danh của tôi là 001090000001."})
    raw = office.scalars(
        lambda session: session.connection().exec_driver_sql("SELECT fields FROM supplement_draft").scalar_one()
    )

    assert raw.startswith("k1:")
    assert "001090000001" not in raw

"""Cover sheets out, a pile of pages in: every page finds its component by its cover, or by a clerk's hand."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from PIL import Image

from documents.preview import preview_pdf
from documents.scans.pile import one_pile
from documents.scans.read_covers import read_covers
from models.intake.component import Component
from models.intake.stored_file import StoredFile
from models.role import Role
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.dossier.pages import entries, place
from tests.desk.html_page import HtmlPage
from tests.desk.pictures import picture
from tests.documents.pdf_text import text_of
from tests.office.filings import at_the_desk
from tests.office.story import Story


def scanned(pages: list[bytes]) -> bytes:
    """The pages as a scanner would give them: pictures, a little aslant and grey."""
    pictures = []
    for page in pages:
        turned = Image.open(io.BytesIO(page)).convert("L").rotate(2, fillcolor=245)
        written = io.BytesIO()
        turned.save(written, "JPEG", quality=60)
        pictures.append((written.getvalue(), "jpeg"))
    return one_pile(pictures)


def covers(clerk: Visitor, story: Story) -> list[bytes]:
    answer = clerk.get(f"{place(story)}/to-bia")
    assert answer.status_code == 200
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        count = len(pdf.pages)
    return [preview_pdf(answer.content, page=number, width=1240) for number in range(1, count + 1)]


def uploads(clerk: Visitor, pile: bytes) -> HtmlPage:
    sent = clerk.post("/quet", {}, files={"pile": ("tap.pdf", pile, "application/pdf")})
    assert sent.status_code == 303, sent.text[:500]
    return clerk.opens(sent.headers["location"])


def files_of(story: Story) -> dict[str, Any]:
    pages = {row.id: row.pages for row in story.rows(StoredFile, StoredFile.uploaded_at)}
    return {row.code: pages.get(row.file_id) for row in story.rows(Component, Component.code)}


def test_a_cover_sheet_names_the_dossier_and_nobody(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    answer = desk.visitor(Role.RECEIVER).get(f"{place(story)}/to-bia")
    words = text_of(answer.content)
    assert story.dossier().code in words
    assert "Tờ khai đăng ký khai sinh" in words
    assert "Mẫu An" not in words
    assert story.dossier().applicant_name not in words


def test_a_pile_is_split_by_its_cover_sheets_once(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    first, second = covers(clerk, story)
    pile = scanned([first, picture("TO KHAI 1"), picture("TO KHAI 2"), second, picture("CHUNG SINH")])
    assert [code is not None for code in read_covers(pile)] == [True, False, False, True, False]

    page = uploads(clerk, pile)
    action = next(form.action for form in page.forms if form.action.startswith("/quet/") and form.method == "post")
    assert clerk.sends(page, action).status_code == 303

    assert sorted(files_of(story).values()) == [1, 2]
    assert len(entries(desk, story, "scan.filed")) == 2
    again = clerk.sends(page, action)
    assert again.status_code == 422
    assert len(entries(desk, story, "scan.filed")) == 2
    shown = clerk.opens(f"{place(story)}/giay-to")
    assert "trang 1/" in shown.text


def test_pages_without_a_cover_are_given_their_place_by_hand(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    page = uploads(clerk, scanned([picture("TO KHAI")]))
    assert "Không đọc được tờ bìa nào" in page.text
    action = next(form.action for form in page.forms if form.method == "post" and form.action.startswith("/quet/"))
    assert clerk.sends(page, action).status_code == 422

    page = clerk.opens(f"{action}?ho-so={story.dossier().code}")
    assert clerk.sends(page, action, page__1=f"{story.dossier().code}|declaration").status_code == 303
    assert files_of(story)["declaration"] == 1


def test_nobody_else_sees_a_pile_and_no_pile_reaches_a_dossier_one_may_not_see(desk: DeskHouse) -> None:
    story = desk.office.file(at_the_desk)
    clerk, colleague = desk.visitor(Role.RECEIVER), desk.visitor(Role.RECEIVER, 1)
    page = uploads(clerk, scanned([picture("TO KHAI")]))
    action = next(form.action for form in page.forms if form.method == "post" and form.action.startswith("/quet/"))
    assert colleague.get(action).status_code == 404
    assert colleague.get(f"{action}/trang/1").status_code == 404
    assert clerk.get(f"{action}/trang/1").status_code == 200
    forged = clerk.sends(page, action, page__1="H26.99.02-261006-0001|declaration")
    assert forged.status_code == 422
    assert files_of(story)["declaration"] is None
    wrong = clerk.post("/quet", {}, files={"pile": ("tap.pdf", b"not a pdf", "application/pdf")})
    assert wrong.status_code == 422

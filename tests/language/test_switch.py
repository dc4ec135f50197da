"""One's pages change their language at once and stay so; papers, letters and records never do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.delivery.document import Document
from models.progress.journal_line import JournalLine
from models.progress.work_item import WorkItem
from models.role import Role
from tests.desk.desk_house import BASE, CSRF, DeskHouse
from tests.desk.html_page import HtmlPage
from tests.office.filings import at_the_desk
from tests.office.story import Story
from web.language.of_request import COOKIE


def test_the_header_switches_and_leads_back_to_the_same_page(desk: DeskHouse) -> None:
    desk.office.file(at_the_desk)
    clerk = desk.visitor(Role.RECEIVER)
    page = clerk.opens("/viec?xep=han")
    assert '<html lang="vi">' in page.html
    headers = {"Origin": BASE, "Referer": f"{BASE}/viec?xep=han"}
    answer = clerk.web.post("/ngon-ngu", data={"csrf": CSRF, "language": "en"}, headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/viec?xep=han")
    english = clerk.opens("/viec?xep=han")
    assert '<html lang="en">' in english.html
    assert "My work" in english.text
    back = clerk.sends(english, "/ngon-ngu", language="vi")
    assert back.headers["location"] == "/tai-khoan"
    assert "Việc của tôi" in clerk.opens("/viec").text


def test_nobody_is_led_to_another_site_or_to_an_answer_that_was_a_form(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    for before in ("https://elsewhere.example/viec", f"{BASE}//elsewhere.example", f"{BASE}/tai-khoan/phim-tat"):
        headers = {"Origin": BASE, "Referer": before}
        answer = clerk.web.post("/ngon-ngu", data={"csrf": CSRF, "language": "en"}, headers=headers)
        assert answer.headers["location"] == "/tai-khoan"


def test_the_setting_stays_with_the_member_and_is_nobody_elses(desk: DeskHouse) -> None:
    desk.visitor(Role.RECEIVER).post("/ngon-ngu", {"language": "en"})
    assert "My work" in desk.visitor(Role.RECEIVER).opens("/viec").text
    assert "Việc của tôi" in desk.visitor(Role.RECEIVER, 1).opens("/viec").text


def test_before_log_in_a_cookie_says_it_and_what_was_typed_is_kept(desk: DeskHouse) -> None:
    stranger = desk.stranger()
    page = stranger.opens("/dang-nhap?tiep=/thu-chi")
    typed = {**page.form("/dang-nhap").boxes, "username": "an.thu", "language": "en"}
    answer = stranger.post("/dang-nhap/ngon-ngu", typed)
    english = HtmlPage(answer.text)
    assert "Log in" in english.text
    assert english.form("/dang-nhap").boxes["username"] == "an.thu"
    assert english.form("/dang-nhap").boxes["tiep"] == "/thu-chi"
    assert english.form("/dang-nhap").boxes["language"] == "en"
    assert answer.cookies[COOKIE] == "en"
    refused = stranger.post("/dang-nhap", {"username": "nobody", "password": "wrong"})
    assert "The user name, password or key is wrong." in refused.text


def test_a_problem_is_told_in_the_language_of_the_cookie(desk: DeskHouse) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    clerk.post("/ngon-ngu", {"language": "en"})
    told = clerk.get("/ho-so/khong-co")
    assert told.status_code == 404
    assert '<html lang="en">' in told.text
    assert "Not found" in told.text


def test_what_a_reader_of_english_does_is_recorded_and_sent_in_vietnamese(desk: DeskHouse) -> None:
    """A clerk takes two dossiers in alike, one reading Vietnamese, one English: nothing that is kept tells which."""
    kept = []
    for language in ("vi", "en"):
        story = desk.office.file(at_the_desk)
        clerk = desk.visitor(Role.RECEIVER)
        clerk.post("/ngon-ngu", {"language": language})
        page = clerk.opens(f"/ho-so/{story.dossier().code}")
        assert f'<html lang="{language}">' in page.html
        clerk.sends(page, "/ket-qua-xem", all="good")
        clerk.sends(clerk.opens(f"/ho-so/{story.dossier().code}"), "/tra-loi/complete")
        desk.office.until(lambda story=story: "appraises" in story.waits_for())  # type: ignore[misc]
        kept.append(what_is_kept(desk, story))
    assert kept[0] == kept[1]
    assert "Thẩm định hồ sơ, lập dự thảo" in kept[0]


def what_is_kept(desk: DeskHouse, story: Story) -> list[str]:
    """Titles of the journal, the work and the papers, and the letters, with what is this dossier's own taken out."""
    dossier = story.dossier()
    with desk.front.database.transaction() as session:
        kept = [
            *(one.title for one in of_dossier(session, JournalLine, dossier.id)),
            *(one.title for one in of_dossier(session, WorkItem, dossier.id)),
            *(one.title for one in of_dossier(session, Document, dossier.id)),
        ]
    return sorted(text.replace(dossier.code, "") for text in kept)


def of_dossier(session: Session, kind: type[Any], dossier_id: UUID) -> Sequence[Any]:
    return session.scalars(select(kind).where(kind.dossier_id == dossier_id)).all()

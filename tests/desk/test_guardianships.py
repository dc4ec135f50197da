"""Guardianships by pages: the own entry beside the declaration, the picture of the draft, both ends of a chain."""

from __future__ import annotations

from typing import Any

import pytest

from models.intake.succession import successions_of
from models.role import Role
from tests.desk.approval.noon import PASSWORD, have_passwords
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.desk.test_intake import boxes_for
from tests.office.filings import Body
from tests.office.guardianship_filings import adopted, change, natural, of_our_entry
from tests.office.story import Story


def page_of(visitor: Visitor, story: Story) -> HtmlPage:
    return visitor.opens(f"/ho-so/{story.dossier().code}")


@pytest.mark.parametrize(("procedure", "body"), [("1.004837", natural), ("1.004845", adopted), ("1.004845", change)])
def test_the_counter_has_their_forms(desk: DeskHouse, procedure: str, body: Any) -> None:
    clerk = desk.visitor(Role.RECEIVER)
    action = f"/tiep-nhan/{procedure}"
    empty = clerk.opens(f"/tiep-nhan/moi?thu-tuc={procedure}").form(action).boxes
    typed = boxes_for(body(desk.office.clock.now().date()))
    filed = clerk.post(action, {**empty, **typed, "then": "despite"})

    assert filed.status_code == 303, HtmlPage(filed.text).text
    assert "Phùng Gia Cháu Mẫu" in clerk.opens(filed.headers["location"]).text


def test_the_officer_is_offered_what_the_electronic_book_says(desk: DeskHouse) -> None:
    old = desk.office.file(natural)
    old.goes_on_to("receives")

    def of_ours(day: Any) -> Body:
        body = of_our_entry(day, f"{old.book().number}/{old.book().year}", old.book().entered_on)
        body["declaration"]["entry"].update(number=None, registered_on=None)
        return body

    story = desk.office.file(of_ours)
    story.goes_on_to("appraises")
    page = page_of(desk.visitor(Role.JUSTICE_OFFICER), story)

    assert "Số 1/2026 ngày 06/10/2026" in page.text
    assert "người giám hộ Phùng Thị Bà Mẫu: đang có hiệu lực" in page.text
    for words in ("Dữ liệu tra cứu: 1/2026", "Dữ liệu tra cứu: 06/10/2026", "chưa có, phải ghi"):
        assert words in page.text, words


def test_a_termination_is_appraised_decided_by_its_picture_and_signed_on_pages(desk: DeskHouse) -> None:
    have_passwords(desk)
    story = desk.office.file(adopted)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    officer.sends(
        page_of(officer, story),
        "/tra-loi/propose_registration",
        value__old_registered_on="04/06/2019",
        reason__old_registered_on="Theo sổ giấy năm 2019.",
    )
    desk.office.until(lambda: "decides" in story.waits_for())
    chairman = desk.visitor(Role.CHAIRMAN)
    decision = page_of(chairman, story)
    assert "04/06/2019" in decision.text
    picture = decision.html.partition('class="page-picture" src="')[2].partition('"')[0]
    assert chairman.get(picture).headers["content-type"] == "image/png"

    chairman.sends(decision, "/tra-loi/approve", password=PASSWORD)
    desk.office.until(lambda: "signs" in story.waits_for())
    assert story.book().content["old_registered_on"] == "2019-06-04"


def test_what_has_ended_already_is_told_beside_its_box(desk: DeskHouse) -> None:
    first = desk.office.file(adopted)
    first.goes_on_to("receives")
    story = desk.office.file(adopted)
    story.goes_on_to("appraises")
    officer = desk.visitor(Role.JUSTICE_OFFICER)
    refused = officer.sends(page_of(officer, story), "/tra-loi/propose_registration")

    assert refused.status_code == 422
    assert first.dossier().code in HtmlPage(refused.text).text


def test_the_chain_is_seen_on_both_dossiers(desk: DeskHouse) -> None:
    first = desk.office.file(change)
    first.goes_on_to("receives")
    (link,) = desk.office.scalars(lambda session: successions_of(session, first.dossier_id))
    second = Story(desk.office, link.later_id)
    clerk = desk.visitor(Role.RECEIVER)
    here, there = page_of(clerk, first), page_of(clerk, second)

    assert "Hồ sơ tiếp theo, đã được mở: Đăng ký giám hộ" in here.text
    assert f'href="/ho-so/{second.dossier().code}"' in here.html
    assert "Tiếp theo hồ sơ: Đăng ký chấm dứt giám hộ" in there.text
    assert f'href="/ho-so/{first.dossier().code}"' in there.html
    assert "Mở hồ sơ đăng ký giám hộ mới" in here.text

"""Paying online from the portal, without scripts: the gateway's own word counts, never the browser's."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text

from models.money.payment import IntentState
from models.money.refund_cause import RefundCause
from tests.office.extract_filings import PAPER_ENTRY
from tests.office.extract_filings import online as copies_online
from tests.office.filings import at_the_desk, by_post, paid_online, without_copies
from tests.office.open_office import OpenOffice
from tests.office.payer import GATEWAY, Payer, press
from tests.office.story import Story
from tests.portal.brought_to import pages_of
from tests.portal.portal_house import Citizen
from tests.portal.read_page import ReadPage

pytestmark = pytest.mark.usefixtures("doctor")


def taken_in(office: OpenOffice) -> Story:
    story = office.file(at_the_desk)
    story.goes_on_to("appraises")
    return story


def room(story: Story) -> str:
    return f"{pages_of(story)}/nop-tien"


def page_of(citizen: Citizen, story: Story) -> ReadPage:
    citizen.comes_with_the_receipt(story)
    return citizen.opens(room(story))


def begins(citizen: Citizen, story: Story) -> str:
    """This will press the button of the page and give the address of the gateway's."""
    page = citizen.follows(citizen.sends(page_of(citizen, story), "/nop-tien"))
    return next(link for link in page.links if "/pay?" in link)


def test_from_the_dossier_to_the_gateway_and_back(office: OpenOffice, citizen: Citizen) -> None:
    story = taken_in(office)
    shown = page_of(citizen, story)
    assert "Cộng phí 16.000" in shown.words
    link = begins(citizen, story)
    asked = parse_qs(urlsplit(link).query)
    assert (asked["amount"], asked["return_url"]) == (["16000"], [f"http://testserver{room(story)}"])
    assert press(link).headers["location"] == asked["return_url"][0]
    office.until(lambda: story.owes() == 0)

    assert "không còn khoản nào phải nộp" in citizen.opens(room(story)).words
    assert "Đã nộp, trực tuyến" in citizen.opens(pages_of(story)).words


def test_coming_back_without_having_paid_books_nothing(office: OpenOffice, citizen: Citizen) -> None:
    story = taken_in(office)
    begins(citizen, story)
    page = citizen.opens(f"{room(story)}?vnp_ResponseCode=00&amount=16000&state=paid")

    assert "Sang trang thanh toán" in page.words
    assert story.owes() == 16_000


def test_two_tabs_lead_to_one_order(office: OpenOffice, citizen: Citizen) -> None:
    story = taken_in(office)
    page = page_of(citizen, story)
    for _ in range(2):
        citizen.follows(citizen.sends(page, "/nop-tien"))

    assert len(Payer(story).intents()) == 1


def test_a_sum_that_changed_is_shown_before_it_is_paid(office: OpenOffice, citizen: Citizen) -> None:
    story = taken_in(office)
    page = page_of(citizen, story)
    answer = citizen.sends(page, "/nop-tien", {"amount": "15999"})

    assert answer.status_code == 409
    assert "Số phải nộp đã thay đổi" in answer.text
    assert Payer(story).intents() == []


def test_while_it_is_not_known_how_it_ended_nobody_is_sent_to_pay_again(office: OpenOffice, citizen: Citizen) -> None:
    story = taken_in(office)
    office.town.force(GATEWAY, {"operation": "pay"}, "never")
    press(begins(citizen, story))
    office.town.force(GATEWAY, {"operation": "inquire"}, "error")
    with office.database.transaction() as session:
        session.execute(text("UPDATE payment_intent SET expires_at = now() - interval '1 second'"))
    told = citizen.opens(room(story))
    assert "chưa trả lại lần nữa" in told.words
    anew = {"csrf": told.form("/kiem-tra").boxes["csrf"], "amount": "16000"}
    assert citizen.post(room(story), anew).status_code == 409
    for _ in range(2):
        citizen.follows(citizen.sends(told, "/kiem-tra"))
        office.go_on()

    assert story.owes() == 0
    assert len(Payer(story).intents()) == 1


def test_a_declined_payment_may_be_tried_again(office: OpenOffice, citizen: Citizen) -> None:
    story = taken_in(office)
    office.town.force(GATEWAY, {"operation": "pay"}, "refused")
    press(begins(citizen, story))
    office.until(lambda: Payer(story).intents()[0].state is IntentState.REFUSED)
    page = citizen.opens(room(story))
    assert "Lần trước chưa trả được" in page.words
    press(begins(citizen, story))
    office.until(lambda: story.owes() == 0)


def test_whoever_chose_it_pays_as_soon_as_it_is_filed(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(paid_online)
    assert "Nộp phí, lệ phí: 16.000" in citizen.comes_with_the_receipt(story).words
    press(begins(citizen, story))
    office.until(lambda: story.owes() == 0)
    story.goes_on_to("receives")
    assert story.owes() == 0


def test_what_the_post_collects_is_not_offered_online(office: OpenOffice, citizen: Citizen) -> None:
    office.town.force("post-office", "*", "held")
    story = office.file(by_post)
    story.goes_on_to("seals")
    story.answers("seals", "seal")
    story.reaches("receives")
    page = page_of(citizen, story)

    assert [form for form in page.forms if form.action.endswith("/nop-tien")] == []


def test_there_is_nothing_to_pay_where_nothing_is_charged(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(without_copies)

    assert "chưa có khoản nào phải nộp" in page_of(citizen, story).words


def test_a_refund_is_told_on_the_page(office: OpenOffice, citizen: Citizen) -> None:
    story = taken_in(office)
    office.town.force(GATEWAY, {"operation": "pay"}, "paid-twice")
    press(begins(citizen, story))
    office.until(lambda: len(Payer(story).payments()) == 2)

    assert "Chờ đề xuất: trả hai lần cho một khoản" in citizen.opens(room(story)).words
    assert Payer(story).refunds()[0].cause is RefundCause.DOUBLED


def test_an_electronic_result_opens_once_its_copies_are_paid_online(office: OpenOffice, citizen: Citizen) -> None:
    story = office.file(copies_online)
    story.goes_on_to("appraises")
    story.answers("appraises", "propose_copies", paper=PAPER_ENTRY)
    story.goes_on_to("receives")
    result = f"{pages_of(story)}/giay-to/{story.document('civil_status_extract').id}"
    citizen.comes_with_the_receipt(story)
    assert citizen.get(result).status_code == 404
    press(begins(citizen, story))
    office.until(lambda: story.owes() == 0)

    assert citizen.get(result).content.startswith(b"%PDF")

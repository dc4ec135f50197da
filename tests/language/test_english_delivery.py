"""The delivery desk in English: what it answers to scans and forms, and the money the post still owes."""

from __future__ import annotations

from datetime import timedelta

from httpx import Response

from models.role import Role
from tests.desk.delivery.counter_stories import CARD, at_counter, on_the_shelf, parcel_here, posted
from tests.desk.delivery.test_cash import compared, handed_on, today
from tests.desk.delivery.test_counter import of_a_marriage
from tests.desk.desk_house import DeskHouse
from tests.language.people_who_read_english import everybody_reads_english, left_in_vietnamese, marked_vietnamese
from tests.language.read_aloud import ReadAloud
from tests.language.test_english_desk import said_by_the_programme
from tests.office.open_office import OpenOffice

SCANS = (
    "",
    CARD,
    "https://la.example/khuyen-mai",
    "H99.01-261006-0001",
    "MC999999999VN",
    "MOTCUA BK 7/2026",
    "mau",
    "xyz",
)


def reads(pages: dict[str, str]) -> None:
    heard = {name: ReadAloud(html) for name, html in pages.items()}
    assert left_in_vietnamese(heard) == []
    assert said_by_the_programme(marked_vietnamese(heard)) == []


def refused(answer: Response) -> str:
    assert answer.status_code in (409, 422), answer.text
    return answer.text


def test_the_counter_says_in_english_why_it_hands_nothing_over(office: OpenOffice, desk: DeskHouse) -> None:
    story, couple = on_the_shelf(office), of_a_marriage(office)
    everybody_reads_english(desk)
    clerk, page = at_counter(desk, story)
    _, of_two = at_counter(desk, couple)
    pages = {text: refused(clerk.sends(clerk.opens("/tra-ket-qua"), "/quet", code=text)) for text in SCANS}
    for who in ("applicant", "token", "authorised", ""):
        pages[who or "nobody"] = refused(clerk.sends(page, "/trao", who=who, shown="9999"))
    pages["no code"] = refused(
        clerk.sends(page, "/trao", who="token", shown="001300000009", identity_seen="Thẻ", token="1")
    )
    pages["nobody is sent"] = refused(clerk.sends(page, "/ma-nhan", send_to=""))
    pages["a couple"] = refused(clerk.sends(of_two, "/trao", husband_shown="9999", wife_shown=""))
    for turn in range(3):
        clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ")
        pages[f"code {turn}"] = clerk.opens(f"/tra-ket-qua/ho-so/{story.dossier().code}?tin=ma").html
    pages["no more codes"] = refused(clerk.sends(page, "/ma-nhan", send_to="Lê Thị Nhờ"))
    for turn in range(6):
        wrong = clerk.sends(page, "/trao", who="token", shown="001300000009", identity_seen="Thẻ", token="1")
        pages[f"wrong {turn}"] = refused(wrong)
    reads(pages)
    assert "2 tries left" in pages["wrong 2"]
    assert "1 try left" in pages["wrong 3"]


def test_a_collection_is_handed_over_in_english(office: OpenOffice, desk: DeskHouse) -> None:
    stories = [parcel_here(office) for _ in range(2)]
    everybody_reads_english(desk)
    clerk = desk.visitor(Role.RETURN_DESK)
    pages = {"waits": clerk.opens("/tra-ket-qua/bang-ke").html}
    place = clerk.sends(clerk.opens("/tra-ket-qua/bang-ke"), "/bang-ke").headers["location"]
    page = clerk.opens(place)
    pages |= {"list": clerk.opens("/tra-ket-qua/bang-ke").html, "nothing is scanned": page.html}
    pages["unknown"] = refused(clerk.sends(page, "/quet", code="MC999999999VN"))
    pages["nobody"] = refused(clerk.sends(page, "/ban-giao", courier=""))
    leaves = next(form.action for form in page.forms if "/bo/" in form.action)
    pages["no reason"] = refused(clerk.post(leaves, {"because": "?"}))
    for news in ("lap", "quet", "roi", "bo", "da-giao"):
        pages[news] = clerk.opens(f"{place.partition('?')[0]}?tin={news}").html
    clerk.sends(page, "/quet", code=stories[0].parcels()[0].tracking_code)
    page = clerk.opens(place)
    given = clerk.sends(page, "/ban-giao", courier="Trần Bưu Tá")
    pages |= {"one is scanned": page.html, "given": clerk.opens(given.headers["location"]).html}
    pages["all of them"] = clerk.opens("/tra-ket-qua/bang-ke").html
    reads(pages)
    assert "1 parcel not scanned" in pages["one is scanned"]
    assert "Not there at the hand-over" in pages["given"]


def test_the_money_of_the_post_is_told_in_english(office: OpenOffice, desk: DeskHouse) -> None:
    short, late, back = posted(office, "remitted-short"), posted(office, "cod-late"), posted(office, "returned")
    handed_on(office, short)
    office.until(lambda: late.parcels()[0].cod_collected_at is not None)
    back.reaches("agrees_new_way")
    compared(office)
    office.clock.advance(timedelta(days=9))
    everybody_reads_english(desk)
    clerk = desk.visitor(Role.RETURN_DESK)
    pages = {"cash": clerk.opens(today()).html, "waits": clerk.opens("/tra-ket-qua").html}
    for story in (short, late, back):
        code = story.dossier().code
        pages[code] = clerk.opens(f"/tra-ket-qua/ho-so/{code}").html
    reads(pages)
    assert "too little" in pages["cash"]

"""The office's rules in English: proposals, their effects and ends, dry runs, and what the forms cannot read."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from models.role import Role
from tasks.rules.dry_runs import carry_on_dry_runs
from tests.desk.desk_house import DeskHouse
from tests.desk.rules.test_price_pages import accepted
from tests.desk.rules.test_procedure_pages import BIRTH, MARITAL, alone, sent
from tests.desk.rules.two_people import CALENDAR, DEARER, FLOOD, PRICES, PROCEDURES, proposed, published
from tests.language.people_who_read_english import everybody_reads_english, left_in_vietnamese, marked_vietnamese
from tests.language.read_aloud import ReadAloud
from tests.language.test_english_desk import said_by_the_programme

READERS = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.CHAIRMAN)
# Not the documents that the forms give as examples, which are told in English as examples.
WHY = {"van-ban": "Quyết định 77/2026/QĐ-UBND", "ly-do": "Thành phố giao rút ngắn thời hạn."}
CLOSED = {**FLOOD, **WHY}
SWAPPED = {"cach": "hoan-doi", "nghi": "14/10/2026", "bu": "17/10/2026", **WHY}
EARLIER = {"cach": "gio", "tu": "19/10/2026", "thang": "5-10", "buoi": "07:00-11:30,13:00-16:30", "thu-1": "1", **WHY}
SATURDAYS = {"cach": "gio", "tu": "24/10/2026", "den": "", "buoi": "nghi", "thu-5": "1", "chi-nhan": "1", **WHY}
PRICE = {**DEARER, **WHY}
TRIAL = {"phien-ban": "2027-03", "tu": "01/10/2026", "den": "06/10/2026", "han-xm": "1", "don-vi-xm": "wd"}
LIMIT = {
    "phien-ban": "2026-01",
    "han": "1",
    "don-vi": "wd",
    "han-xm": "4",
    "don-vi-xm": "wd",
    "tu": "08/10/2026",
    **WHY,
}


def in_english(pages: dict[str, str]) -> None:
    heard = {name: ReadAloud(html) for name, html in pages.items()}
    assert left_in_vietnamese(heard) == []
    assert said_by_the_programme(marked_vietnamese(heard)) == []


def seen(desk: DeskHouse, *paths: str) -> dict[str, str]:
    return {f"{role.value} {path}": desk.visitor(role).opens(path).html for role in READERS for path in paths}


def test_changes_of_the_calendar_are_proposed_and_ended_in_english(desk: DeskHouse) -> None:
    accepted(desk)
    everybody_reads_english(desk)
    administrator, chairman = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.CHAIRMAN)
    pages = {}
    for typed in (CLOSED, SWAPPED, EARLIER, SATURDAYS):
        address = proposed(desk, CALENDAR, typed)
        pages[f"again {address}"] = administrator.opens(f"{CALENDAR}/thu?{urlencode(typed)}").html
        pages |= seen(desk, f"{address}?tin=de-xuat")
        pages[f"no reason {address}"] = chairman.sends(chairman.opens(address), "/tu-choi", **{"ly-do": ""}).text
        assert published(chairman, address).status_code == 303
        pages |= seen(desk, f"{address}?tin=cong-bo")
    back = proposed(desk, CALENDAR, {"cach": "tro-lai", "tu": "07/10/2026", "den": "17/10/2026", **WHY})
    administrator.sends(administrator.opens(back), "/rut", **{"ly-do": "Đổi ý."})
    left = proposed(desk, CALENDAR, {"cach": "tro-lai", "tu": "07/10/2026", **WHY})
    chairman.sends(chairman.opens(left), "/tu-choi", **{"ly-do": "Nước chưa rút."})
    pages |= seen(desk, f"{back}?tin=rut", f"{left}?tin=tu-choi", CALENDAR, f"{CALENDAR}?nam=2029")
    pages |= seen(desk, f"{CALENDAR}?luc=05/10/2026")
    in_english(pages)
    assert "Closed from 07/10/2026 to 08/10/2026: Storm or flood" in pages[f"{Role.CHAIRMAN.value} {CALENDAR}"]


def test_prices_and_procedures_are_told_in_english(desk: DeskHouse) -> None:
    accepted(desk)
    alone(desk)
    everybody_reads_english(desk)
    administrator, chairman = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.CHAIRMAN)
    pages = {"tried": administrator.opens(f"{PRICES}/thu?{urlencode(PRICE | {'den': '31/12/2027'})}").html}
    price = proposed(desk, PRICES, PRICE)
    limit = sent(desk, MARITAL, "thoi-han", **LIMIT)
    start = sent(desk, BIRTH, "hieu-luc", **{"phien-ban": "2027-03"}, tu="01/07/2027", **WHY)
    runs = [sent(desk, BIRTH, "chay-thu", **TRIAL), sent(desk, MARITAL, "chay-thu", **TRIAL | {"phien-ban": "2026-01"})]
    pages |= seen(desk, price, limit, start, *runs)
    for address in (price, limit, start):
        assert published(chairman, address).status_code == 303
    while carry_on_dry_runs(desk.office.office):
        pass
    pages |= {f"later {name}": html for name, html in seen(desk, price, limit, start, *runs).items()}
    pages |= seen(desk, PRICES, PROCEDURES, BIRTH, MARITAL, f"{BIRTH}?ban=2026-01&so=2027-03")
    in_english(pages)


def test_what_a_form_cannot_read_is_told_in_english(desk: DeskHouse) -> None:
    everybody_reads_english(desk)
    administrator = desk.visitor(Role.ADMINISTRATOR)
    looked = [
        (CALENDAR, {"cach": "dong", "tu": "01/01/2020"}),
        (CALENDAR, {"cach": "dong", "vi": "dich", "tu": "32/13/2026"}),
        (CALENDAR, {"cach": "dong", "vi": "dich", "tu": "10/10/2026", "den": "31/12/2026"}),
        (CALENDAR, {"cach": "dong", "vi": "dich", "tu": "10/10/2026"}),
        (CALENDAR, {"cach": "hoan-doi", "nghi": "10/10/2026", "bu": "12/10/2026"}),
        (CALENDAR, {"cach": "tro-lai", "tu": "12/10/2026", "den": "11/10/2026"}),
        (CALENDAR, {"cach": "tro-lai", "tu": "12/10/2026"}),
        (CALENDAR, {"cach": "gio", "buoi": "cả ngày", "thang": "hè"}),
        (CALENDAR, {}),
        (PRICES, {"cach-nop": "tay", "muc": "nhiều", "tu": "06/10/2026", "den": "05/10/2026"}),
    ]
    pages = {
        f"{number}": administrator.get(f"{path}/thu?{urlencode(typed)}") for number, (path, typed) in enumerate(looked)
    }
    sends = [
        ("thoi-han", {"phien-ban": "2099-01", "han": "hai", "tu": ""}),
        (
            "thoi-han",
            {
                "phien-ban": "2026-01",
                "han": "9",
                "don-vi": "wd",
                "han-xm": "99",
                "don-vi-xm": "wd",
                **WHY,
                "tu": "10/10/2026",
                "buoc-0": "2",
            },
        ),
        ("hieu-luc", {"phien-ban": "2026-01", "tu": date(2026, 12, 1).strftime("%d/%m/%Y"), **WHY}),
        ("chay-thu", {"phien-ban": "2026-01", "tu": "07/10/2026", "den": "01/01/2024"}),
        ("chay-thu", {"phien-ban": "2026-01", "tu": "01/10/2026", "den": "01/01/2024"}),
    ]
    pages |= {
        f"sent {number}": administrator.post(f"{BIRTH}/{form}", typed) for number, (form, typed) in enumerate(sends)
    }
    assert [one.status_code for one in pages.values()] == [422] * len(pages)
    in_english({name: one.text for name, one in pages.items()})

"""The counter in English: the form of every procedure, what cards do to it, and all that may hold it up."""

from __future__ import annotations

import pytest

from desk.intake.card.read_card import NotACard, read_card
from language.in_english import in_english
from language.letters import is_vietnamese
from models.role import Role
from procedures.catalogue import every_procedure
from tests.desk.counter.cards import FATHER, HOA, OF_OLD_UNITS
from tests.desk.counter.counter import BIRTH, EXTRACT, NEW, TODAY, action, boxes_of, dossiers, filled, opens, scans
from tests.desk.desk_house import DeskHouse, Visitor
from tests.desk.html_page import HtmlPage
from tests.language.people_who_read_english import everybody_reads_english, left_in_vietnamese, marked_vietnamese
from tests.language.read_aloud import ReadAloud
from tests.language.test_english_desk import said_by_the_programme
from tests.office.extract_filings import of_an_old_book
from tests.office.filings import at_the_desk, without_copies

# What scanners and keyboards make of a card, and texts that are none.
NO_CARDS = (
    "",
    "001090000001",
    "https://example.vn/tra-cuu?x=1",
    "MOTCUA H26.99.01-261006-0001 declaration",
    "IDVNM0900000010001090000001",
    "xin",
    FATHER.text * 3,
    FATHER.text[:40],
    FATHER.text.replace("001090000001", "00109000000"),
    FATHER.text.replace("001090000001", "00109000000O").replace("15061990", "31021990").replace("123456789", "1"),
    FATHER.text.replace("21082025", "21082027").replace(FATHER.home, "").replace("|Nam|", "|male|"),
    FATHER.text.replace("15061990", "22082025").replace(FATHER.name, "Mẫu *"),
    FATHER.text.replace("21082025", "31022025").replace(FATHER.name, "Mẫu" * 40),
    FATHER.text.replace(FATHER.name, "Nguye64n Va8n Ma64u"),
    FATHER.text.replace("Nguyễn", "Nguy?n"),
    FATHER.text.replace(FATHER.name, "nGUYỄN vĂN mẪU"),
    FATHER.text.replace("Nguyễn", "NguyÔn V¨n"),
    FATHER.text.replace("001090000001", "đđăđ̣đđđđđđă"),
)


@pytest.mark.parametrize("text", NO_CARDS)
def test_why_a_card_cannot_be_read_is_said_in_english(text: str) -> None:
    with pytest.raises(NotACard) as refused:
        read_card(text, TODAY)
    assert [fault for fault in refused.value.faults if is_vietnamese(in_english(fault))] == []


def reads(pages: dict[str, HtmlPage]) -> None:
    heard = {name: ReadAloud(page.html) for name, page in pages.items()}
    assert left_in_vietnamese(heard) == []
    assert said_by_the_programme(marked_vietnamese(heard)) == []


def sends(clerk: Visitor, page: HtmlPage, procedure: str, then: str, **typed: str) -> HtmlPage:
    answer = clerk.sends(page, action(procedure), then=then, **typed)
    return clerk.opens(answer.headers["location"]) if answer.status_code == 303 else HtmlPage(answer.text)


def test_the_form_of_every_procedure_can_be_read_in_english(desk: DeskHouse) -> None:
    everybody_reads_english(desk)
    clerk = desk.visitor(Role.RECEIVER)
    codes = [one.code for one in every_procedure() if f"thu-tuc={one.code}" in clerk.get(NEW).text]
    assert codes
    reads({code: opens(clerk, code) for code in codes})


def test_what_a_card_does_to_a_form_can_be_read_in_english(desk: DeskHouse) -> None:
    everybody_reads_english(desk)
    clerk = desk.visitor(Role.RECEIVER)
    laid = scans(clerk, opens(clerk, EXTRACT), EXTRACT, HOA.text, "applicant", "declaration.subject")
    other = scans(clerk, laid, EXTRACT, FATHER.text, "applicant")
    odd = scans(clerk, opens(clerk, EXTRACT), EXTRACT, OF_OLD_UNITS.text.replace("001198", "001098"), "applicant")
    again = scans(clerk, odd, EXTRACT, OF_OLD_UNITS.text.replace("001198", "001098"), "declaration.subject")
    cut = scans(clerk, opens(clerk, EXTRACT), EXTRACT, HOA.text[:40], "applicant")
    whose = scans(clerk, opens(clerk, EXTRACT), EXTRACT, HOA.text)
    reads({"laid": laid, "other": other, "odd": odd, "again": again, "cut": cut, "whose": whose})


def test_what_holds_a_form_up_and_what_follows_it_can_be_read_in_english(desk: DeskHouse) -> None:
    everybody_reads_english(desk)
    clerk = desk.visitor(Role.RECEIVER)
    empty = opens(clerk, BIRTH)
    pages = {"empty": sends(clerk, empty, BIRTH, "file"), "looked": sends(clerk, empty, BIRTH, "look")}
    clerk.post(f"{action(BIRTH)}/nhap", {**boxes_of(empty, BIRTH), "applicant.full_name": "Lê Mẫu"})
    pages["left"] = clerk.opens(NEW)
    pages["nothing"] = clerk.opens(f"{NEW}?tim=khong+co")
    for then in ("take_in", "look", "all", "file"):
        page = opens(clerk, BIRTH)
        page.form(action(BIRTH)).boxes |= filled(page, without_copies(TODAY))
        pages[then] = sends(clerk, page, BIRTH, then)
    page = opens(clerk, BIRTH)
    without = {name: words for name, words in filled(page, at_the_desk(TODAY)).items() if ".handed" not in name}
    page.form(action(BIRTH)).boxes.clear()
    page.form(action(BIRTH)).boxes.update(without)
    pages["short"] = sends(clerk, page, BIRTH, "take_in")
    pages["cash"] = sends(clerk, page, BIRTH, "take_in", cash__taken="true")
    page = opens(clerk, EXTRACT)
    page.form(action(EXTRACT)).boxes |= filled(page, of_an_old_book(TODAY), components__declaration__sheets="2")
    pages["taken"] = sends(clerk, page, EXTRACT, "take_in+despite")
    desk.office.go_on()
    code = dossiers(desk)[-1].code
    pages["drawn"] = clerk.opens(f"/tiep-nhan/da-nhan/{code}")
    pages["twice"] = clerk.opens(f"/tiep-nhan/da-nhan/{code}?tin=da-nop")
    pages["same"] = clerk.opens(f"{NEW}?nguoi={code}")
    pages["carried"] = clerk.opens(f"{NEW}?thu-tuc={BIRTH}&nguoi={code}")
    reads(pages)

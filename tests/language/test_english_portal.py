"""A citizen who reads English finds every page of the portal in English, whatever has become of his dossier."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi.routing import APIRoute

import portal.router
from models.status import Ending
from portal.chosen_language import FIELD
from procedures.catalogue import every_procedure
from tests.language.people_who_read_english import left_in_vietnamese, marked_vietnamese, routes_seen, walk_from
from tests.language.read_aloud import ReadAloud
from tests.language.test_english_desk import said_by_the_programme
from tests.office.couple import agrees_on, working_day_after
from tests.office.death_filings import at_home
from tests.office.filings import at_the_desk, by_post, of_a_foundling, without_copies
from tests.office.guardianship_filings import change
from tests.office.linked_filings import by_householder, with_both
from tests.office.marriage_filings import of_two
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.portal.brought_to import PICTURE, asked_to_supplement, draft_to_read, pages_of, result_online
from tests.portal.conftest import portal_house  # noqa: F401
from tests.portal.portal_house import Citizen, PortalHouse, link_of
from tests.portal.read_page import ReadPage

NO_PAGES = {"/tra-cuu/{code}/bo-sung/tep/{file_id}", "/tra-cuu/{code}/giay-to/{document_id}"}
IN_BETWEEN = {
    of_a_foundling: "shows_notice",
    with_both: "confirms_residence",
    by_householder: "receives",
    change: "receives",
    at_home: "verifies_death",
}
Pages = dict[str, ReadAloud]


def reader(house: PortalHouse) -> Citizen:
    citizen = house.citizen()
    citizen.post("/cong/ngon-ngu", {FIELD: "en"})
    return citizen


def under_way(office: OpenOffice) -> Iterator[Story]:
    """Dossiers at every place where a citizen's page looks different."""
    for line in ("decides", "seals", "receives"):
        story = office.file(at_the_desk)
        story.goes_on_to(line)
        yield story
    refused, given_up, posted = office.file(without_copies), office.file(without_copies), office.file(by_post)
    given_up.withdraws()
    given_up.ends_as(Ending.WITHDRAWN)
    posted.goes_on_to("seals")
    posted.answers("seals", "seal")
    posted.ends_as(Ending.DELIVERED)
    office.town.force("insurance-office", "*", "rejected")
    for body, line in IN_BETWEEN.items():
        story = office.file(body)
        story.goes_on_to(line)
        yield story
    couple = office.file(of_two)
    agrees_on(couple, working_day_after(couple, 2))
    couple.reaches("appears")
    yield couple
    yield from (refused, given_up, posted, result_online(office))


def said_in(answer: str) -> ReadAloud:
    return ReadAloud(answer)


def refusals_of_supplement(office: OpenOffice, house: PortalHouse) -> Pages:
    citizen, story = reader(house), asked_to_supplement(office)
    citizen.get(link_of(story))
    own = pages_of(story)
    files = [("tep-1", ("a.jpg", PICTURE)), *(("tep-1", (f"{n}.x", bad)) for n, bad in enumerate((b"", b"PK\x03\x04")))]
    page = citizen.opens(f"{own}/bo-sung")
    pages = {"files": said_in(citizen.sends(page, "/bo-sung", {"viec": "luu", "sua-2": "Ân"}, files=files).text)}
    before = citizen.opens(f"{own}/bo-sung/xem-lai")
    citizen.sends(citizen.opens(f"{own}/bo-sung"), "/bo-sung", {"viec": "luu", "tra-loi-3": "Cháu sinh ở nhà bà ngoại"})
    pages["changed"] = said_in(citizen.sends(before, "/bo-sung/gui").text)
    pages |= walk_from(citizen, [own, f"{own}/bo-sung/xem-lai"], own)
    citizen.sends(citizen.opens(f"{own}/bo-sung/xem-lai"), "/bo-sung/gui")
    office.go_on()
    return pages | {"sent": said_in(citizen.opens(f"{own}/bo-sung/da-gui").html)} | walk_from(citizen, [own], own)


def refusals_of_draft(office: OpenOffice, house: PortalHouse) -> Pages:
    citizen, story = reader(house), draft_to_read(office)
    citizen.get(link_of(story))
    own = pages_of(story)
    sends = (
        {"tra-loi": "dong-y", "y-kien": "Chữ đệm viết sai"},
        {"tra-loi": "chua-dung"},
        {"ban-da-doc": "x", "tra-loi": "dong-y"},
    )
    page = citizen.opens(f"{own}/du-thao")
    pages = {f"draft {n}": said_in(citizen.sends(page, "/du-thao", typed).text) for n, typed in enumerate(sends)}
    pages |= walk_from(citizen, [f"{own}/du-thao"], own)
    withdrawal = citizen.sends(citizen.opens(f"{own}/rut-ho-so"), "/rut-ho-so")
    pages["not sure"] = said_in(withdrawal.text)
    agreed = citizen.follows(citizen.sends(page, "/du-thao", {"tra-loi": "dong-y"}))
    return pages | {"agreed": said_in(agreed.html), "no csrf": said_in(citizen.post(f"{own}/rut-ho-so", {}).text)}


def after_the_end(house: PortalHouse, story: Story) -> Pages:
    citizen = reader(house)
    citizen.get(link_of(story))
    own = pages_of(story)
    unsaid = citizen.sends(citizen.opens(f"{own}/danh-gia"), "/danh-gia", {"muc": ""})
    rated = citizen.follows(
        citizen.sends(citizen.opens(f"{own}/danh-gia"), "/danh-gia", {"muc": "4", "noi-dung": "Ổn"})
    )
    begun = citizen.follows(citizen.sends(citizen.opens(f"{own}/nop-tien"), "/nop-tien"))
    changed = citizen.post(f"{own}/nop-tien", {**begun.form("/kiem-tra").boxes, "amount": "1"})
    pages = {"unsaid": unsaid.text, "rated": rated.html, "begun": begun.html, "changed": changed.text}
    pages["no paper"] = citizen.get(f"{own}/giay-to/x").text
    return {name: said_in(html) for name, html in pages.items()} | walk_from(citizen, [own, f"{own}/danh-gia"], own)


def of_nobody(house: PortalHouse) -> Pages:
    citizen = reader(house)
    pages = walk_from(citizen, ["/", "/thu-tuc?tim=khai", "/thu-tuc?tim=khong+co", "/tra-cuu"])
    pages |= walk_from(citizen, [f"/thu-tuc/{one.code}" for one in every_procedure()], "/thu-tuc/")
    wrong = citizen.post("/tra-cuu", {"ma-ho-so": "x", "ma-bi-mat": "y"})
    page: ReadPage = citizen.opens("/tra-cuu/H26.99.01-261006-9999/rut-ho-so")
    texts = {"wrong": wrong.text, "secret first": page.html, "no procedure": citizen.get("/thu-tuc/9.9").text}
    return pages | {name: said_in(html) for name, html in texts.items()}


def test_every_page_of_the_portal_can_be_read_in_english(
    office: OpenOffice,
    portal_house: PortalHouse,  # noqa: F811
) -> None:
    pages = of_nobody(portal_house)
    stories = list(under_way(office))
    for story in stories:
        citizen = reader(portal_house)
        citizen.get(link_of(story))
        pages |= walk_from(citizen, [pages_of(story)], pages_of(story))
    pages |= refusals_of_supplement(office, portal_house) | refusals_of_draft(office, portal_house)
    pages |= after_the_end(portal_house, stories[2])
    assert left_in_vietnamese(pages) == []
    assert said_by_the_programme(marked_vietnamese(pages)) == []
    assert {one.language for page in pages.values() for one in page.heard} == {"en", "vi"}
    found = [route for router in portal.router.routers() for route in router.routes if isinstance(route, APIRoute)]
    routes = {route.path for route in found if "GET" in (route.methods or ())}
    assert routes - routes_seen(pages, routes) - NO_PAGES - {"/tra-cuu/{code}/bo-sung/da-gui"} == set()

"""Forms are taken from our own pages only, and only from whoever holds the pass."""

from __future__ import annotations

import pytest
from fastapi.routing import APIRoute

import portal.router
from tests.office.open_office import OpenOffice
from tests.portal.brought_to import asked_to_supplement, draft_to_read, pages_of
from tests.portal.portal_house import BASE, Citizen
from web.open_to import declared_for

OWN_FORMS = (
    "/bo-sung",
    "/bo-sung/gui",
    "/du-thao",
    "/rut-ho-so",
    "/nhan-ket-qua",
    "/nop-tien",
    "/nop-tien/kiem-tra",
    "/danh-gia",
)
SURE = {"xac-nhan": "co", "tra-loi": "dong-y"}


def routes() -> list[APIRoute]:
    return [route for router in portal.router.routers() for route in router.routes if isinstance(route, APIRoute)]


def test_every_page_of_a_dossier_is_for_its_applicant_and_the_rest_for_everybody() -> None:
    for route in routes():
        declared = declared_for(route.endpoint)
        inner = "{code}/" in route.path and not route.path.endswith("/dong")
        assert declared.applicant if inner else declared.anyone, route.path
        assert not (inner and declared.anyone), route.path


def test_every_form_is_tried_below() -> None:
    posts = {route.path.removeprefix("/tra-cuu/{code}") for route in routes() if "POST" in (route.methods or ())}

    assert posts == {*OWN_FORMS, "/dong", "/tra-cuu", "/cong/ngon-ngu"}


@pytest.mark.parametrize("action", OWN_FORMS)
def test_a_form_without_the_token_of_the_pass_is_refused(office: OpenOffice, citizen: Citizen, action: str) -> None:
    story = asked_to_supplement(office)
    citizen.comes_with_the_receipt(story)

    for token in ({}, {"csrf": ""}, {"csrf": "x" * 24}):
        answer = citizen.post(pages_of(story) + action, {**SURE, **token})
        assert answer.status_code == 403
        assert "không đến từ trang này" in answer.text
    assert story.waits_for() == {"supplements"}


@pytest.mark.parametrize("action", [*OWN_FORMS, "/dong"])
def test_a_form_from_another_site_is_refused(office: OpenOffice, citizen: Citizen, action: str) -> None:
    story = draft_to_read(office)
    page = citizen.comes_with_the_receipt(story)
    token = page.form("/dong").boxes["csrf"]

    for origin in ("https://evil.example", "null"):
        answer = citizen.post(pages_of(story) + action, {**SURE, "csrf": token}, origin=origin)
        assert answer.status_code == 403
    assert story.waits_for() == {"reads_draft"}


def test_the_look_up_form_is_taken_from_our_pages_only(citizen: Citizen) -> None:
    answer = citizen.post("/tra-cuu", {"ma-ho-so": "x", "ma-bi-mat": "y"}, origin="https://evil.example")

    assert answer.status_code == 403


def test_the_token_of_one_dossier_is_no_token_of_another(office: OpenOffice, citizen: Citizen) -> None:
    mine, another = draft_to_read(office), asked_to_supplement(office)
    token = citizen.comes_with_the_receipt(mine).form("/dong").boxes["csrf"]
    citizen.comes_with_the_receipt(another)

    assert citizen.post(f"{pages_of(another)}/rut-ho-so", {**SURE, "csrf": token}).status_code == 403
    assert another.waits_for() == {"supplements"}


def test_a_form_sent_after_the_pass_has_ended_leads_to_the_secret(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_to_supplement(office)
    page = citizen.comes_with_the_receipt(story)
    token = page.form("/dong").boxes["csrf"]
    citizen.web.cookies.clear()
    answer = citizen.post(f"{pages_of(story)}/rut-ho-so", {**SURE, "csrf": token})

    assert answer.status_code == 303
    assert answer.headers["location"] == f"{pages_of(story)}?tiep=rut-ho-so"
    assert story.waits_for() == {"supplements"}


def test_no_page_carries_script_or_style_of_its_own(office: OpenOffice, citizen: Citizen) -> None:
    story = asked_to_supplement(office)
    pages = [citizen.comes_with_the_receipt(story), *(citizen.opens(path) for path in ("/", "/thu-tuc", "/tra-cuu"))]
    pages += [citizen.opens(f"{pages_of(story)}/{room}") for room in ("bo-sung", "bo-sung/xem-lai", "rut-ho-so")]

    for page in pages:
        assert "<script" not in page.html
        assert "style=" not in page.html
        assert "onclick" not in page.html
    policy = citizen.get("/").headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "unsafe" not in policy
    assert citizen.base == BASE

"""What all pages share: who gets in, whose forms are taken, and what every answer says to the browser."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import Response

from models.role import Role
from tests.web.house import BASE, House

OURS = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}


def post(house: House, cookie: str | None, fields: dict[str, Any], headers: dict[str, str]) -> Response:
    sent = {**headers, **({"Cookie": f"motcua={cookie}"} if cookie else {})}
    answer: Response = house.web.post("/trial/desk", data=fields, headers=sent)
    return answer


def test_a_page_of_the_desk_leads_to_the_log_in_page_and_back(house: House) -> None:
    answer = house.web.get("/trial/desk?trang=2")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/dang-nhap?tiep=%2Ftrial%2Fdesk%3Ftrang%3D2"


def test_the_cookie_opens_the_page_to_the_role_it_is_for(house: House) -> None:
    receiver, keeper = house.page_cookie(Role.RECEIVER), house.page_cookie(Role.SEAL_KEEPER)

    assert house.web.get("/trial/desk", headers={"Cookie": f"motcua={receiver}"}).status_code == 200
    assert house.web.get("/trial/desk", headers={"Cookie": f"motcua={keeper}"}).status_code == 403


def test_a_form_of_our_own_page_with_its_token_is_taken(house: House) -> None:
    answer = post(house, house.page_cookie(Role.RECEIVER), {"csrf": "c" * 32, "note": " xong "}, OURS)

    assert (answer.status_code, answer.text) == (200, "đã ghi xong")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://ke-xau.example"},
        {"Origin": "null"},
        {"Origin": BASE + ".ke-xau.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": BASE, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused_even_with_cookie_and_token(house: House, headers: dict[str, str]) -> None:
    answer = post(house, house.page_cookie(Role.RECEIVER), {"csrf": "c" * 32}, headers)

    assert answer.status_code == 403
    assert "Yêu cầu không đến từ trang này" in answer.text


@pytest.mark.parametrize("fields", [{}, {"csrf": ""}, {"csrf": "d" * 32}, {"csrf": "c" * 31}, {"csrf": "ç" * 32}])
def test_a_form_without_its_sessions_token_is_refused(house: House, fields: dict[str, str]) -> None:
    assert post(house, house.page_cookie(Role.RECEIVER), fields, OURS).status_code == 403


def test_the_portals_forms_need_our_origin_but_no_session(house: House) -> None:
    assert house.web.post("/trial/portal", data={"note": "chào"}, headers=OURS).text == "chào"
    assert house.web.post("/trial/portal", data={"note": "chào"}).status_code == 403


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/viec?trang=2", "/viec?trang=2"),
        ("https://ke-xau.example", "/"),
        ("//ke-xau.example", "/"),
        ("/\\ke-xau.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: x=1", "/"),
        ("", "/"),
    ],
)
def test_after_logging_in_one_is_led_nowhere_but_to_our_pages(house: House, wanted: str, leads_to: str) -> None:
    answer = house.web.get("/trial/way-back", params={"tiep": wanted})

    assert answer.headers["location"] == leads_to


def test_a_route_that_declares_nobody_is_open_to_nobody(house: House) -> None:
    assert house.web.get("/trial/undeclared").status_code == 401


ANY = ["/trial/way-back", "/problems", "/khong-co", "/api/v1/procedures", "/api/v1/khong-co"]


@pytest.mark.parametrize("path", ANY)
def test_every_answer_forbids_what_no_page_of_ours_needs(house: House, path: str) -> None:
    headers = house.web.get(path, headers={"accept": "text/html"}).headers

    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert policy.startswith(("default-src 'self'", "default-src 'none'"))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert len(headers["x-request-id"]) == 32


def test_personal_pages_are_kept_by_nobody_and_style_sheets_for_a_year(house: House) -> None:
    page = house.web.get("/problems")
    sheet = page.text.partition('rel="stylesheet" href="/static/')[2].partition('"')[0]
    kept = house.web.get(f"/static/{sheet}")

    assert page.headers["cache-control"] == "no-store"
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert kept.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize(
    "path",
    ["/static/0000000000000000/house.css", "/static/x/../caller.py", "/static/x/%2e%2e/caller.py", "/static/x/"],
)
def test_nothing_but_the_present_static_files_is_served(house: House, path: str) -> None:
    assert house.web.get(path).status_code == 404

"""Whatever goes wrong is told in one shape, in Vietnamese, with a code to quote; what should stay in stays in."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from httpx import Response
from starlette.testclient import TestClient
from structlog.testing import capture_logs

import api.router
from models.acts import refusal
from models.database import Database
from models.role import Role
from tests.web.house import House
from web.application import create_application
from web.problem import Problem, problem_of
from web.problems.catalogue import CATALOGUE

SESSION = "/api/v1/session"


def problem(answer: Response, status: int, slug: str) -> dict[str, object]:
    """This will see that the answer is that problem in the right shape."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, object] = answer.json()
    assert told["type"] == f"/problems/{slug}"
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]
    assert told["instance"] == answer.headers["x-request-id"]
    return told


def raw(house: House, body: bytes, kind: str = "application/json") -> Response:
    answer: Response = house.web.post(SESSION, content=body, headers={"Content-Type": kind})
    return answer


def test_what_is_not_there_and_what_is_asked_wrongly(house: House) -> None:
    problem(house.get("/khong-co"), 404, "not-found")
    problem(house.web.put(SESSION), 405, "method-not-allowed")
    problem(house.get("/dossiers/H26-1"), 401, "log-in-required")
    problem(house.get("/work-items", house.as_staff(Role.ADMINISTRATOR)), 403, "not-allowed")
    problem(house.get("/work-items/khong-phai-uuid", house.as_staff(Role.RECEIVER)), 422, "validation")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"khong",
        b'{"username": NaN}',
        b'{"username": Infinity}',
        b'{"username": "a", "username": "b"}',
        b'{"username": ' + b"9" * 5000 + b"}",
        b"\xff\xfe{}",
        b"[" * 100_000,
    ],
)
def test_a_body_that_is_no_json_is_malformed(house: House, body: bytes) -> None:
    answer = raw(house, body)

    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "a\udfff"])
def test_a_text_no_database_takes_is_named(house: House, text: str) -> None:
    told = problem(raw(house, json.dumps({"username": text, "password": "x"}).encode()), 422, "validation")

    assert told["errors"] == [{"pointer": "/username", "detail": "Mục này có ký tự không dùng được trong văn bản."}]


def test_every_wrong_field_is_named_at_once_and_no_value_is_repeated(house: House) -> None:
    answer = raw(house, b'{"username": 90807060, "mat_khau": "bi-mat-907060"}')

    told = problem(answer, 422, "validation")
    assert {fault["pointer"] for fault in told["errors"]} == {"/username", "/password", "/mat_khau"}  # type: ignore[attr-defined]
    assert "907060" not in answer.text


def test_too_much_or_the_wrong_kind_is_turned_away(house: House) -> None:
    problem(raw(house, b'{"username": "' + b"a" * 1_100_000 + b'"}'), 413, "too-large")
    problem(raw(house, b"username=a", "application/x-www-form-urlencoded"), 415, "unsupported-media-type")
    problem(raw(house, b"<a/>", "text/xml"), 415, "unsupported-media-type")
    stated = house.web.post(SESSION, content=b"{}", headers={"Content-Length": "99999999999"})
    problem(stated, 413, "too-large")


UNREADABLE = ["/api/v1/dossiers/%00", "/api/v1/procedures?q=%00", "/api/v1/procedures/%ff", "/api/v1/x?" + "q" * 5000]


@pytest.mark.parametrize("path", UNREADABLE)
def test_an_address_nobody_can_read_is_malformed(house: House, path: str) -> None:
    problem(house.web.get(path), 400, "malformed-request")


def test_a_person_reads_the_same_words_on_a_page(house: House) -> None:
    answer = house.web.get("/khong-co", headers={"accept": "text/html,*/*"})

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert CATALOGUE["not-found"].meaning in answer.text
    assert answer.headers["x-request-id"] in answer.text


def test_titles_come_in_english_to_whoever_asks_for_it(house: House) -> None:
    assert house.web.get("/api/v1/x", headers={"accept-language": "en"}).json()["title"] == "Not found"
    assert house.web.get("/api/v1/x", headers={"accept-language": "en, vi"}).json()["title"] == "Không tìm thấy"


def test_what_nobody_foresaw_tells_its_place_to_the_log_and_its_words_to_nobody(house: House) -> None:
    with capture_logs() as lines:
        answer = house.web.get("/trial/broken", headers={"accept": "application/json"})

    problem(answer, 500, "internal")
    told = next(line for line in lines if line["event"] == "unforeseen")
    assert told["kind"] == "RuntimeError"
    assert any("broken" in place for place in told["at"])
    assert "001090000001" not in json.dumps(lines) + answer.text


def test_a_database_that_is_away_asks_to_come_again(house: House) -> None:
    nowhere = Database("postgresql://nobody@127.0.0.1:9/motcua")
    web = TestClient(create_application(replace(house.front, database=nowhere), api.router.routers()))
    try:
        answer = web.get("/api/v1/work-items", headers={"Authorization": "Bearer mcs_x"})
    finally:
        nowhere.close()

    problem(answer, 503, "database-away")
    assert answer.headers["retry-after"] == "5"


def test_every_reason_of_the_models_has_its_place_in_the_catalogue() -> None:
    reasons = [kind for kind in vars(refusal).values() if isinstance(kind, type) and issubclass(kind, refusal.Refused)]

    assert len(reasons) > 8
    for reason in reasons:
        assert reason.slug in CATALOGUE, reason


def test_a_refusal_keeps_its_own_words() -> None:
    told = problem_of(refusal.StaleVersion(7))

    assert told.status_code == 409
    assert told.detail == str(refusal.StaleVersion(7))
    assert told.body("x")["version"] == 7


def test_every_kind_of_problem_has_a_page(house: House) -> None:
    for slug, kind in CATALOGUE.items():
        assert kind.meaning in house.web.get(f"/problems/{slug}").text.replace("&#39;", "'")
        assert re.fullmatch(r"[a-z-]+", slug)
        assert Problem(slug).status_code == kind.status


def test_the_log_of_a_request_names_neither_person_nor_secret(house: House) -> None:
    who = house.as_staff(Role.RECEIVER)
    with capture_logs() as lines:
        house.get("/tracking/H26.99.01-260827-0001", params={"secret": "BIMAT2345678"})
        house.get("/work-items", who, params={"q": "Nguyễn Văn Mẫu"})

    written = json.dumps(lines, ensure_ascii=False, default=str)
    assert [line["route"] for line in lines if line["event"] == "request"] == [
        "/api/v1/tracking/{code}",
        "/api/v1/work-items",
    ]
    for hidden in ("BIMAT", "Nguyễn", "0001", who["Authorization"][-10:]):
        assert hidden not in written

"""How a partner's machine proves who it is, and every way in which it may not."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey
from sqlalchemy import select
from starlette.testclient import TestClient

import api.router
from models.partner_client import PartnerClient
from tests.web.house import API, BASE, House
from web.application import create_application
from web.passwords import hash_password

KEY = ECKey.generate_key("P-256")
STRANGERS_KEY = ECKey.generate_key("P-256")
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SECRET = "motcua-demo"


@pytest.fixture(scope="module")
def secret_hash() -> str:
    return hash_password(SECRET)


@pytest.fixture(autouse=True)
def clients(house: House, secret_hash: str) -> None:
    """`ky` signs, `thu` has a shared secret."""
    scopes = ["case:create:1.001193", "case:read:1.001193"]
    jwk = json.dumps(KEY.as_dict(private=False))
    with house.transaction() as session:
        session.add(PartnerClient(client_id="ky", name="Cơ quan ký", scopes=scopes, public_jwk=jwk))
        session.add(PartnerClient(client_id="thu", name="Cơ quan thử", scopes=scopes, secret_hash=secret_hash))


def ask(house: House, headers: dict[str, str] | None = None, **fields: str) -> Response:
    answer: Response = house.web.post(
        f"{API}/oauth/token", data={"grant_type": "client_credentials", **fields}, headers=headers
    )
    return answer


def assertion(house: House, key: Any = KEY, header: dict[str, Any] | None = None, **changed: Any) -> str:
    now = int(house.machine.now().timestamp())
    claims = {"iss": "ky", "sub": "ky", "aud": BASE, "iat": now, "exp": now + 300, "jti": "mot-lan-duy-nhat"}
    kept = {name: value for name, value in {**claims, **changed}.items() if value is not None}
    return jwt.encode({"alg": "ES256", **(header or {})}, kept, key, algorithms=["ES256", "HS256", "EdDSA", "Ed25519"])


def prove(house: House, said: str) -> Response:
    return ask(house, client_assertion_type=JWT_BEARER, client_assertion=said)


def test_a_signed_assertion_opens_for_ten_minutes(house: House) -> None:
    told = prove(house, assertion(house)).json()

    who = {"Authorization": f"Bearer {told['access_token']}"}
    assert (told["token_type"], told["expires_in"]) == ("Bearer", 600)
    assert told["scope"] == "case:create:1.001193 case:read:1.001193"
    assert house.get("/events", who).status_code == 200
    house.machine.advance(timedelta(minutes=10, seconds=1))
    assert house.get("/events", who).status_code == 401


def test_the_same_assertion_does_not_open_twice(house: House) -> None:
    said = assertion(house)

    assert [prove(house, said).status_code for _ in range(2)] == [200, 401]
    assert prove(house, assertion(house, jti="mot-lan-khac-nua")).status_code == 200


@pytest.mark.parametrize("aud", [BASE, f"{BASE}/api/v1/oauth/token", [BASE, "https://khac.example"]])
def test_it_may_be_meant_for_the_house_or_for_this_very_door(house: House, aud: Any) -> None:
    assert prove(house, assertion(house, aud=aud)).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "thu"},
        {"sub": "thu"},
        {"iss": None},
        {"sub": None},
        {"aud": "https://khac.example"},
        {"aud": None},
        {"aud": []},
        {"aud": {"x": 1}},
        {"exp": None},
        {"exp": 1},
        {"exp": 4102444800},
        {"exp": "mai"},
        {"exp": True},
        {"iat": 4102444800},
        {"jti": None},
        {"jti": "ngan"},
        {"jti": 12345678},
        {"jti": "x" * 200},
    ],
)
def test_an_assertion_that_says_anything_else_opens_nothing(house: House, changed: dict[str, Any]) -> None:
    answer = prove(house, assertion(house, **changed))

    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/bad-credentials")
    assert answer.json()["error"] == "invalid_client"


def test_only_the_registered_key_and_no_weaker_art_of_signing_is_taken(house: House) -> None:
    public = json.dumps(KEY.as_dict(private=False)).encode()
    forged = [
        assertion(house, STRANGERS_KEY),
        assertion(house, OctKey.import_key(public), {"alg": "HS256"}),
        assertion(house, OKPKey.generate_key("Ed25519"), {"alg": "EdDSA"}),
        _unsigned(house),
        assertion(house)[:-4],
        "khong.phai.jwt",
        "....",
        "a" * 7000,
    ]

    assert {prove(house, said).status_code for said in forged} == {401}


def test_a_shared_secret_opens_in_the_form_or_in_the_header(house: House) -> None:
    basic = base64.b64encode(f"thu:{SECRET}".encode()).decode()

    assert ask(house, client_id="thu", client_secret=SECRET).status_code == 200
    assert ask(house, {"Authorization": f"Basic {basic}"}).status_code == 200
    assert ask(house, client_id="thu", client_secret="sai").status_code == 401
    assert ask(house, client_id="ky", client_secret="").status_code == 401
    assert ask(house, client_id="khong-co", client_secret=SECRET).status_code == 401
    assert ask(house, {"Authorization": "Basic %%%"}).status_code == 401


def test_outside_a_demonstration_shared_secrets_open_nothing(house: House) -> None:
    web = TestClient(create_application(replace(house.front, demo=False), api.router.routers()), base_url=BASE)
    fields = {"grant_type": "client_credentials", "client_id": "thu", "client_secret": SECRET}

    assert web.post(f"{API}/oauth/token", data=fields).status_code == 401


def test_less_than_everything_may_be_asked_for_and_more_may_not(house: House) -> None:
    less = ask(house, client_id="thu", client_secret=SECRET, scope="case:read:1.001193")
    more = ask(house, client_id="thu", client_secret=SECRET, scope="case:read:*")

    assert less.json()["scope"] == "case:read:1.001193"
    assert (more.status_code, more.json()["error"]) == (403, "invalid_scope")


@pytest.mark.parametrize("grant", ["", "password", "authorization_code"])
def test_there_is_one_grant_only(house: House, grant: str) -> None:
    answer = ask(house, grant_type=grant)

    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


def test_a_client_that_was_closed_or_lost_a_scope_is_out_at_once(house: House) -> None:
    who = {"Authorization": f"Bearer {prove(house, assertion(house)).json()['access_token']}"}
    with house.transaction() as session:
        client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == "ky")).one()
        client.scopes = ["case:create:1.001193"]
    assert house.get("/events", who).status_code == 403
    with house.transaction() as session:
        session.scalars(select(PartnerClient).where(PartnerClient.client_id == "ky")).one().active = False
    assert house.get("/events", who).status_code == 401


def _unsigned(house: House) -> str:
    """`alg: none`, as the oldest trick has it."""
    _, payload, _ = assertion(house).split(".")
    return base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=") + f".{payload}."

"""Requests as any client might send them, written without our own adapters."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx

from tests.simulators.running import CLIENT, RunningSimulators

PARTY = {"name": "Nguyễn Thị Thử", "address": "Số 0 đường Mô Phỏng", "tel": "0900000000", "province": "01"}


def post(address: str, reference: str, body: dict[str, Any], timeout: float = 5.0) -> httpx.Response:
    headers = {"idempotency-key": f'"{reference}"'}
    return CLIENT.post(address, json={"reference": reference, **body}, headers=headers, timeout=timeout)


def book(partners: RunningSimulators, reference: str, cod: int = 0, timeout: float = 5.0) -> httpx.Response:
    order = {
        "customer_code": "KH-THU",
        "order_number": "H26.0000",
        "cod_amount": cod,
        "sender": PARTY,
        "receiver": PARTY,
    }
    return post(f"{partners.post_office}/parcels", reference, order, timeout)


def look_up(partners: RunningSimulators, reference: str, kind: str = "population", people: int = 1) -> httpx.Response:
    persons = [
        {"full_name": f"Lò Thị Thử {number}", "birth_date": "1990-05", "identity_number": f"00119099000{number}"}
        for number in range(people)
    ]
    body = {"kind": kind, "persons": persons, "requested_by": "tu-phap", "purpose": "1.001193"}
    return post(f"{partners.population_database}/look-ups", reference, body)


def ask_for_number(
    partners: RunningSimulators, reference: str, birth_date: str = "2026-11-20", sex: str = "female"
) -> httpx.Response:
    child = {"full_name": "Nguyễn Bé Thử", "birth_date": birth_date, "sex": sex, "province_code": "001"}
    body = {"child": child, "requested_by": "tu-phap"}
    return post(f"{partners.population_database}/numbers", reference, body)


def query(partners: RunningSimulators, reference: str) -> httpx.Response:
    """A question as a linked case, by whoever says who he is."""
    declaration = {"about": "marital_status", "commune": "09556", "subject": {"full_name": "Lò Thị Thử"}}
    headers = {"idempotency-key": f'"{reference}"', **admitted(partners)}
    body = {"linkage_id": reference, "procedure": "9.000001", "declaration": declaration}
    return CLIENT.post(f"{partners.other_commune}/api/v1/linked/9.000001", json=body, headers=headers)


def question(partners: RunningSimulators, reference: str) -> dict[str, Any]:
    """How that case stands."""
    found = CLIENT.get(f"{partners.other_commune}/api/v1/linked/{reference}", headers=admitted(partners))
    told: dict[str, Any] = found.json()
    return told


def admitted(partners: RunningSimulators) -> dict[str, str]:
    claims = base64.urlsafe_b64encode(json.dumps({"iss": "thu", "sub": "thu"}).encode()).decode().rstrip("=")
    form = {"grant_type": "client_credentials", "client_assertion": f"x.{claims}.x"}
    given = CLIENT.post(f"{partners.other_commune}/api/v1/oauth/token", data=form).json()
    return {"authorization": f"Bearer {given['access_token']}"}


def text(
    partners: RunningSimulators, reference: str, to: str = "0900000000", words: str = "Ho so da co ket qua."
) -> httpx.Response:
    return post(f"{partners.sms_gateway}/messages", reference, {"to": to, "text": words})

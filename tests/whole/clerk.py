"""A clerk at the desk's pages, who opens what waits for her."""

from __future__ import annotations

import httpx

from tests.whole.up import WholeOffice


def clerk_at(office: WholeOffice, username: str) -> httpx.Client:
    """This will log her in; the client then opens pages as her browser does."""
    address = office.settings.address
    clerk = httpx.Client(base_url=address, headers={"Origin": address}, timeout=10.0, trust_env=False)
    password = office.settings.demo_secret.get_secret_value()
    entered = clerk.post("/dang-nhap", data={"username": username, "password": password})
    assert entered.headers["location"] == "/viec", entered.status_code
    return clerk

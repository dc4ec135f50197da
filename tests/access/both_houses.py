"""Desk and API of one office behind one door, as they are served, and people in front of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx import Response
from sqlalchemy import select
from starlette.testclient import TestClient

import api.router
import desk.router
from models.actor import Actor
from models.partner_client import PartnerClient
from models.staff_member import StaffSession
from tests.desk.desk_house import BASE, COOKIE, CSRF, DeskHouse, open_desk
from tests.office.open_office import OpenOffice
from web.application import create_application
from web.machines.client_credentials import give_token
from web.secret_text import STAFF_PREFIX, new_token, token_hash
from web.staff_session import ABSOLUTE

Headers = dict[str, str]


@dataclass
class BothHouses:
    """Staff carry a page's cookie and a machine's token, whichever the route wants."""

    desk: DeskHouse
    app: FastAPI
    web: TestClient
    keys: int = 0

    @property
    def office(self) -> OpenOffice:
        return self.desk.office

    def routes(self) -> list[tuple[str, str]]:
        found = iter_route_contexts(self.app.routes)
        return sorted({(method, route.path or "") for route in found for method in route.methods or ()} - _OF_THE_HOUSE)

    def staff(self, actor: Actor) -> Headers:
        """The cookie and the token of somebody who has just logged in at both."""
        assert actor.staff_id is not None
        page, machine = self._log_in(actor.staff_id, "page"), self._log_in(actor.staff_id, "api")
        return {"Cookie": f"{COOKIE}={page}", "Authorization": f"Bearer {machine}"}

    def partner(self, client_id: str) -> Headers:
        scopes = ["case:create:*", "case:read:*", "document:send:*"]
        with self.office.database.transaction() as session:
            client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == client_id)).one_or_none()
            if client is None:
                client = PartnerClient(client_id=client_id, name=client_id, scopes=scopes)
                session.add(client)
                session.flush()
            token = give_token(session, client, frozenset(scopes), self.desk.machine.now())
        return {"Authorization": f"Bearer {token}"}

    def ask(self, method: str, path: str, who: Headers, **more: Any) -> Response:
        """This will send what the route's own page or client would: forms to pages, JSON to the API."""
        self.keys += 1
        page = not path.startswith("/api/")
        headers = {"Accept": "text/html" if page else "application/json", "Origin": BASE, **who}
        if page:
            headers.pop("Authorization", None)
            form = None if method == "GET" else {"csrf": CSRF, **more.get("form", {})}
            return self.web.request(method, path, data=form, headers=headers)  # type: ignore[no-any-return]
        headers.pop("Cookie", None)
        headers["Idempotency-Key"] = f"key-{self.keys}"
        body = None if method in ("GET", "DELETE") else more.get("body", {})
        return self.web.request(method, path, json=body, headers=headers)  # type: ignore[no-any-return]

    def _log_in(self, staff_id: UUID, kind: str) -> str:
        token, now = new_token(STAFF_PREFIX), self.desk.machine.now()
        session_row = StaffSession(
            token_hash=token_hash(token),
            staff_id=staff_id,
            kind=kind,
            csrf=CSRF,
            opened_at=now,
            seen_at=now,
            expires_at=now + ABSOLUTE,
        )
        with self.office.database.transaction() as session:
            session.add(session_row)
        return token


# What the house itself serves to everybody: style sheets, whether it is well, what a problem means.
_OF_THE_HOUSE = {
    ("GET", "/health/live"),
    ("GET", "/health/web"),
    ("GET", "/health/ready"),
    ("GET", "/problems"),
    ("GET", "/problems/{slug}"),
    ("GET", "/static/{digest}/{name:path}"),
}


def open_both(office: OpenOffice) -> BothHouses:
    desk_house = open_desk(office)
    rooms = (*api.router.routers(), *desk.router.routers())
    app = create_application(desk_house.front, rooms)
    return BothHouses(desk_house, app, TestClient(app, base_url=BASE, follow_redirects=False))

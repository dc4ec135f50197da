"""A police post at work, with its doors open to another agency's machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from models.agency import Agency
from models.dossier import Dossier
from models.linkage.linked_case import LinkedCase
from models.linkage.outgoing_event import OutgoingEvent
from procedures.other_agencies.office_kind import OfficeKind
from tests.office.filings import Body
from tests.office.open_office import MORNING, OpenOffice
from tests.office.residence_filings import linked
from tests.office.story import Story
from tests.web.house import API, Headers, House, house_in

WARD = "H26.99.01"
RESIDENCE = "1.004222"


@dataclass
class PolicePost:
    """`office` reads what is filed, `house` is its front door, `ward` the header of the ward's machine."""

    office: OpenOffice
    house: House
    ward: Headers

    def starts(self, linkage_id: str, body: Body | None = None, **request: Any) -> Response:
        """The ward starts a case under its reference, which is also its idempotency key."""
        filled = linked(MORNING.date()) if body is None else body
        key = request.pop("key", {"Idempotency-Key": f'"{linkage_id}"'})
        who = request.pop("who", self.ward)
        path = f"/linked/{request.pop('procedure', RESIDENCE)}"
        return self.house.post(path, {**filled, "linkage_id": linkage_id}, who, key)

    def started(self, linkage_id: str, body: Body | None = None) -> Story:
        """The same, as a story that can be told on."""
        answer = self.starts(linkage_id, body)
        assert answer.status_code == 201, answer.text
        self.office.go_on()
        return self.story(linkage_id)

    def story(self, linkage_id: str) -> Story:
        query = select(Dossier.id).join(LinkedCase).where(LinkedCase.linkage_id == linkage_id)
        return Story(self.office, self.office.scalars(lambda session: session.scalars(query).one()))

    def asks(self, linkage_id: str, who: Headers | None = None) -> dict[str, Any]:
        answer = self.house.get(f"/linked/{linkage_id}", who or self.ward)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def events(self, linkage_id: str) -> list[dict[str, Any]]:
        """What the ward is owed to be told of the case, in order."""
        about = select(OutgoingEvent).join(LinkedCase, LinkedCase.id == OutgoingEvent.case_id)
        query = about.where(LinkedCase.linkage_id == linkage_id).order_by(OutgoingEvent.sequence)
        rows = self.office.scalars(lambda session: list(session.scalars(query)))
        return [json.loads(row.body) for row in rows]

    def told(self, linkage_id: str) -> list[str]:
        return [event["data"]["state"] for event in self.events(linkage_id)]

    def upload(self, data: bytes) -> str:
        answer = self.house.upload(data, self.ward)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["file_id"])


@pytest.fixture
def post(office: OpenOffice) -> Iterator[PolicePost]:
    with office.database.transaction() as session:
        agency = session.get_one(Agency, office.agency.id)
        agency.kind = OfficeKind.POLICE
        agency.name = "Công an phường Mẫu Đơn"
    house = house_in(office)
    with house.web:
        ward = house.as_client(WARD, f"case:create:{RESIDENCE}", f"case:read:{RESIDENCE}")
        yield PolicePost(office, house, ward)


__all__ = ["API", "PolicePost", "post"]

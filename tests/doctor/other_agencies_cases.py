"""What other agencies filed in the ward with a past: one case that came to its end, one that was sent back to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from models.dossier import Dossier
from models.linkage.linked_case import LinkedCase
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from models.status import Ending
from tests.office.filings import without_copies
from tests.office.open_office import OpenOffice
from tests.office.story import Story
from tests.web.house import House, house_in

POLICE = "G01.99.01"
BIRTH = "1.001193"


def cases_of_other_agencies(office: OpenOffice, asked_for: dict[str, str]) -> dict[str, Story]:
    """`asked_for` is what the second case lacks."""
    house = house_in(office)
    with house.web:
        done, sent_back = _started(office, house, "CA-1"), _started(office, house, "CA-2")
    _is_told_at_its_own_door(office)
    done.goes_on_to("seals")
    done.answers("seals", "seal")
    done.ends_as(Ending.DELIVERED)
    sent_back.answers("checks_components", "incomplete", items=[asked_for])
    return {"case of the police": done, "case sent back": sent_back}


def _is_told_at_its_own_door(office: OpenOffice) -> None:
    with office.database.transaction() as session:
        client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == POLICE)).one()
        session.add(
            PartnerAgency(
                code=POLICE,
                name="Công an phường",
                base_url="https://congan.example",
                event_keys=[],
                our_client_id=office.agency.code,
                client_id=client.id,
                files_there=[],
                networks=[],
                added_at=office.clock.now(),
            )
        )


def _started(office: OpenOffice, house: House, linkage_id: str) -> Story:
    body: dict[str, Any] = {**without_copies(office.clock.now().date()), "linkage_id": linkage_id}
    body.update(channel="linked", components=[], delivery={"way": "online"})
    police = house.as_client(POLICE, f"case:create:{BIRTH}", f"case:read:{BIRTH}")
    answer = house.post(f"/linked/{BIRTH}", body, police, {"Idempotency-Key": linkage_id})
    assert answer.status_code == 201, answer.text
    office.go_on()
    query = select(Dossier.id).join(LinkedCase).where(LinkedCase.linkage_id == linkage_id)
    return Story(office, office.scalars(lambda session: session.scalars(query).one()))

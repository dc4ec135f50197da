"""A police post with the ward as its partner: cases begun, a line between them, and whoever looks after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import event, select, text

import desk.router
from gateways.outgoing.event_post import EventPost
from gateways.outgoing.key_pair import CLIENT, EVENTS, KeyPair, verifying_keys
from gateways.signed_message import sign
from models.clock.clock import FixedClock, SystemClock
from models.linkage.outgoing_event import EventState, OutgoingEvent
from models.linkage.partner_agency import PartnerAgency
from models.partner_client import PartnerClient
from models.role import Role
from tasks.outbox.send_events import send_due_events
from tests.desk.desk_house import DeskHouse, Visitor, open_desk
from tests.linkage.fixtures import WARD, PolicePost
from tests.linkage.ward_receiver import WardReceiver, ward_receiver
from web.application import create_application

OURS = KeyPair(EVENTS, b"s" * 32)
OUR_CLIENT = KeyPair(CLIENT, b"c" * 32)
THEIRS = KeyPair(EVENTS, b"w" * 32)
PARTNER = f"/quan-tri/ket-noi/{WARD}"


@dataclass
class LinkedOffice:
    """`ward` hears what the post tells; `admin`, `chairman` and `supervisor` sit at the post."""

    post: PolicePost
    ward: WardReceiver
    house: DeskHouse

    @property
    def admin(self) -> Visitor:
        return self.house.visitor(Role.ADMINISTRATOR)

    @property
    def chairman(self) -> Visitor:
        return self.house.visitor(Role.CHAIRMAN)

    @property
    def supervisor(self) -> Visitor:
        return self.house.visitor(Role.SUPERVISOR)

    def partner(self) -> PartnerAgency:
        wanted = select(PartnerAgency).where(PartnerAgency.code == WARD)
        found: PartnerAgency = self.post.office.scalars(lambda session: session.scalars(wanted).one())
        return found

    def accepts(self, linkage_id: str = "BG-1") -> None:
        """The ward begins a case and the post takes it, so that the ward is owed an event."""
        self.post.started(linkage_id).goes_on_to("checks_residence")

    def sends(self) -> int:
        with self.post.office.database.transaction() as session:
            session.execute(text("UPDATE outgoing_event SET not_before = now() WHERE not_before > now()"))
        return send_due_events(self.post.office.office)

    def events(self) -> list[OutgoingEvent]:
        in_order = select(OutgoingEvent).order_by(OutgoingEvent.written_at)
        rows: list[OutgoingEvent] = self.post.office.scalars(lambda session: list(session.scalars(in_order)))
        return rows

    def waiting(self) -> int:
        return sum(one.state is EventState.WAITING for one in self.events())

    def hears(self, body: bytes, event_id: str, key: KeyPair = THEIRS) -> int:
        """The ward says something at the post's door; gives what the door answers."""
        at = self.post.house.machine.now()
        headers = sign(body, message_id=event_id, at=at, secrets=[key.signing_key])
        answer = self.post.house.web.post("/api/v1/callbacks/agency", content=body, headers=headers)
        return int(answer.status_code)


@contextmanager
def linked_office(post: PolicePost) -> Iterator[LinkedOffice]:
    with ward_receiver(verifying_keys([OURS.public_jwk])) as ward:
        carrier = EventPost([OURS.signing_key], 2.0)
        equipment = replace(post.office.office.equipment, events=carrier)
        post.office.office = replace(post.office.office, equipment=equipment)
        _acquainted(post, ward)
        yield LinkedOffice(post, ward, desk_with_keys(open_desk(post.office), carrier))


def desk_with_keys(house: DeskHouse, carrier: EventPost) -> DeskHouse:
    """The same desk, behind a front door that publishes keys and can try another agency's. It goes by the real time,
    since what it sends is verified by somebody who does."""
    machine = FixedClock(SystemClock().now())
    keys = (OURS.public_jwk, OUR_CLIENT.public_jwk)
    front = replace(house.front, event_post=carrier, published_keys=keys, machine=machine)
    return DeskHouse(house.office, front, create_application(front, desk.router.routers()), machine)


def _acquainted(post: PolicePost, ward: WardReceiver) -> None:
    with post.office.database.transaction() as session:
        client = session.scalars(select(PartnerClient).where(PartnerClient.client_id == WARD)).one()
        session.add(
            PartnerAgency(
                code=WARD,
                name="Ủy ban nhân dân phường Mẫu Đơn",
                base_url=ward.address,
                event_keys=verifying_keys([THEIRS.public_jwk]),
                our_client_id="G01.99.01",
                client_id=client.id,
                files_there=["1.001193"],
                networks=["127.0.0.0/8"],
                added_at=post.office.clock.now(),
            )
        )


@contextmanager
def counted(house: DeskHouse) -> Iterator[list[str]]:
    """The statements that go to the database while the block runs."""
    said: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        said.append(statement)

    engine = house.front.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)

"""What else of hidden dossiers lies about in the town: a letter that led to one, what passed with another agency, a
collection of the post, ratings, and the journal sealed so that its feed tells."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.audit.chain import seal_entries
from models.clock.written_time import in_vietnam
from models.delivery.parcel import Parcel
from models.delivery.post_sheet import draw_up
from models.dossier import Dossier
from models.folder.rating import Level, rate
from models.incoming.document_kind import DocumentKind
from models.incoming.grades import Medium
from models.incoming.particulars import Particulars
from models.incoming.register import Arrival, register
from models.incoming.routing import Direction, present, route
from models.incoming.settle import Outcome, Result, settle
from models.linkage.exchange import Direction as Way
from models.linkage.keep_exchange import Passed, keep_exchange
from models.linkage.partner_agency import PartnerAgency
from models.role import Role
from models.staff_member import StaffMember
from tests.office.open_office import OpenOffice
from tests.office.story import Story

PARTNER = "G01.99.01"


def left_besides(office: OpenOffice, sealed: UUID, finished: list[Story]) -> dict[str, str]:
    """By the name it has in addresses."""
    now, head = office.clock.now(), office.member(Role.CHAIRMAN)
    with office.database.transaction() as session:
        dossier = session.get_one(Dossier, sealed)
        document = _letter_that_led_to(office, session, dossier)
        number = _asked_about(office, session, dossier)
        sheet = draw_up(session, office.agency.id, list(session.scalars(select(Parcel))), head, now)
        for story in finished:
            rate(session, session.get_one(Dossier, story.dossier_id), Level.SATISFIED, "", head, now)
        session.flush()
        told = {"document_id": document, "number": number, "code": PARTNER, "sheet_id": sheet.id}
        while seal_entries(session):
            pass
    return {name: str(one) for name, one in told.items()}


def _letter_that_led_to(office: OpenOffice, session: Session, dossier: Dossier) -> UUID:
    keeper, head, now = office.member(Role.SEAL_KEEPER), office.member(Role.CHAIRMAN), office.clock.now()
    leader = session.get_one(StaffMember, head.staff_id)
    told = Particulars(sender="Sở Thử", symbol="1/ST", issued_on=in_vietnam(now).date(), kind=DocumentKind.LETTER,
                       subject="Việc chung")  # fmt: skip
    document = register(session, office.agency.id, Arrival(uuid4(), told, Medium.PAPER, None), keeper, now)
    session.flush()
    present(session, document, leader, keeper, now)
    route(session, document, Direction(leader, now + timedelta(days=3), "Giải quyết.", []), head, now)
    session.flush()
    settle(session, document, Result(Outcome.DOSSIER, "Đã lập hồ sơ.", "", None, dossier), head, leader, now)
    return document.id


def _asked_about(office: OpenOffice, session: Session, dossier: Dossier) -> int:
    """Another agency that took the dossier's code for its reference."""
    session.add(
        PartnerAgency(
            code=PARTNER,
            name="Công an phường Thử",
            base_url="https://cong-an.example",
            event_keys=[],
            our_client_id="H26.99.01",
            files_there=[],
            networks=[],
            added_at=office.clock.now(),
        )
    )
    asked = Passed(PARTNER, Way.IN, "GET", f"/api/v1/linked/{dossier.code}", dossier.code, b"", 200, b"{}")
    entry = keep_exchange(session, asked, office.clock.now())
    session.flush()
    return entry.id

"""Hồ sơ liên thông: a group counts once, at its first dossier, and what follows from it says from which."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from models.dossier import Dossier
from models.intake.succession import successions_of
from models.linkage.leg_state import LegState
from models.linkage.linked_case import LinkedCase
from models.linkage.linked_leg import LinkedLeg
from models.partner_client import PartnerClient
from models.reports.counted import Origin, tally
from models.reports.period import Closings, PeriodKind, period
from models.reports.question import Question
from models.reports.register_report import register_lines
from models.role import Role
from tests.desk.desk_house import DeskHouse
from tests.office.filings import without_copies
from tests.office.guardianship_filings import change
from tests.office.linked_filings import with_insurance
from tests.office.open_office import OpenOffice
from tests.office.story import Story

QUARTER = period(PeriodKind.QUARTER, 2026, 4, Closings())


def received(office: OpenOffice) -> int:
    question = Question(office.agency.id, QUARTER, office.clock.now())
    return sum(office.scalars(lambda session: tally(session, question)).values())


def test_a_group_with_parts_at_other_agencies_is_one_dossier(office: OpenOffice) -> None:
    story = office.file(with_insurance)
    story.goes_on_to("appraises")
    office.advance(timedelta(minutes=5))

    assert received(office) == 1


def test_a_part_that_came_back_to_the_same_agency_is_not_counted_beside_its_original(office: OpenOffice) -> None:
    first, part = office.file(without_copies), office.file(without_copies)
    for story in (first, part):
        story.goes_on_to("appraises")
    office.advance(timedelta(minutes=5))
    assert received(office) == 2

    _tie(office, first, part)
    assert received(office) == 1
    question = Question(office.agency.id, QUARTER, office.clock.now())
    lines = office.scalars(lambda session: register_lines(session, question))
    assert [line.code for line in lines] == [first.dossier().code]


def test_another_agencys_case_counts_here_as_electronic_and_names_its_original(office: OpenOffice) -> None:
    story = office.file(without_copies)
    story.goes_on_to("appraises")
    _tie(office, None, story)
    office.advance(timedelta(minutes=5))
    question = Question(office.agency.id, QUARTER, office.clock.now())

    found = office.scalars(lambda session: tally(session, question))
    assert {origin for _, origin, _ in found} == {Origin.ONLINE}
    (line,) = office.scalars(lambda session: register_lines(session, question))
    assert line.original == "liên thông, hồ sơ gốc LT-0001"
    assert line.original in line.cells()[2].text


def test_a_dossier_opened_by_another_stands_in_the_book_with_the_code_of_that_one(desk: DeskHouse) -> None:
    """A change of guardian is two procedures of law, two results: both count, and the second names the first."""
    office = desk.office
    story = office.file(change)
    story.goes_on_to("receives")
    (link,) = office.scalars(lambda session: successions_of(session, story.dossier_id))
    Story(office, link.later_id).goes_on_to("appraises")
    office.advance(timedelta(hours=1))
    page = desk.visitor(Role.SUPERVISOR).opens("/bao-cao?bieu=so-theo-doi")

    assert received(office) == 2
    assert f"tiếp theo hồ sơ {story.dossier().code}" in page.text


def _tie(office: OpenOffice, first: Story | None, part: Story) -> None:
    """The rows another agency's message leaves: the case it started here, and of the first the part it is."""
    with office.database.transaction() as session:
        client = PartnerClient(id=uuid4(), client_id="thu-lien-thong", name="Cơ quan thử", scopes=[])
        session.add(client)
        session.flush()
        session.add(
            LinkedCase(
                id=uuid4(),
                client_id=client.id,
                linkage_id="LT-0001",
                dossier_id=part.dossier_id,
                started_at=office.clock.now(),
            )
        )
        session.get_one(Dossier, part.dossier_id).channel = "linked"
        if first is not None:
            leg = LinkedLeg(id=uuid4(), dossier_id=first.dossier_id, name="residence", procedure="1.004222")
            leg.reference, leg.state, leg.opened_at = "LT-0001", LegState.RECEIVED, office.clock.now()
            session.add(leg)

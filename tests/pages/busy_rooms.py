"""What lies in the rooms beside the dossiers on a Friday: a unit, a change of the rules, a dry run, a sheet for the
post, a document that came in, a result that was handed over."""

from __future__ import annotations

from models.linkage.exchange import Direction
from models.linkage.keep_exchange import Passed, keep_exchange
from models.role import Role
from tasks.rules.dry_runs import carry_on_dry_runs
from tests.desk.delivery.counter_stories import at_counter, on_the_shelf, parcel_here
from tests.desk.delivery.test_sheets import drawn_up
from tests.desk.incoming.papers import person, register, routed, scan
from tests.desk.people.test_units_and_roles import adds
from tests.desk.rules.two_people import CALENDAR, FLOOD, PROCEDURES, proposed
from tests.office.agencies import POLICE
from tests.office.story import Story
from tests.pages.whole_front import WholeFront

NEXT_WEEK = {**FLOOD, "tu": "14/10/2026", "den": "15/10/2026"}
TRIAL = {"phien-ban": "2026-01", "tu": "01/10/2026", "den": "08/10/2026"}


def busy_rooms(house: WholeFront, stories: dict[str, Story]) -> dict[str, str]:
    """Addresses by what lies there."""
    desk = house.desk
    administrator, keeper = desk.visitor(Role.ADMINISTRATOR), desk.visitor(Role.SEAL_KEEPER)
    run = administrator.post(f"{PROCEDURES}/1.001193/chay-thu", TRIAL)
    assert run.status_code == 303, run.text[:600]
    carry_on_dry_runs(desk.office.office)
    stories["for the post"] = parcel_here(desk.office)
    stories["handed over"] = _handed_over(house)
    _called_the_police(house, stories["linked sent"])
    document = register(keeper, files=scan())
    routed(desk, document, person(desk, Role.JUSTICE_OFFICER))
    return {
        "unit": adds(administrator, "Văn phòng"),
        "change": proposed(desk, CALENDAR, NEXT_WEEK),
        "dry run": run.headers["location"],
        "sheet": drawn_up(desk.visitor(Role.RETURN_DESK)),
        "document": document,
    }


def _called_the_police(house: WholeFront, story: Story) -> None:
    """What the wire keeps of one request; the simulated police are called without one."""
    office = house.desk.office
    passed = Passed(POLICE, Direction.OUT, "POST", "/api/v1/linked", story.dossier().code, b"{}", 202, b"{}")
    with office.database.transaction() as session:
        keep_exchange(session, passed, office.clock.now())


def _handed_over(house: WholeFront) -> Story:
    story = on_the_shelf(house.desk.office)
    clerk, page = at_counter(house.desk, story)
    assert clerk.sends(page, "/trao", shown="0001", identity_seen="Căn cước").status_code == 303
    return story

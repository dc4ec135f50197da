"""Forms of the desk against forgery, and another agency's dossier by whatever page. Which role uses which page stands
in `tests/access/matrix.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

from fastapi.routing import APIRoute

import desk.router
from models.role import Role
from tests.desk.desk_house import BASE, DeskHouse
from tests.office.filings import at_the_desk
from tests.office.staff import hire, open_agency
from web.open_to import declared_for


def forms() -> Iterator[str]:
    """The addresses forms are sent to by whoever has logged in, with something in their places that leads nowhere."""
    told = {"code": "H26.99.01-261006-9999", "outcome": "complete", "name": "applicant.phone", "procedure": "1.001193"}
    told |= {"number": "1", "place": "moi-thu", "part": "greeting", "move": "dung"}
    for route in (route for router in desk.router.routers() for route in router.routes):
        if isinstance(route, APIRoute) and "POST" in (route.methods or ()) and not declared_for(route.endpoint).anyone:
            places = dict.fromkeys(re.findall(r"{(\w+_id)(?::\w+)?}", route.path), str(uuid4()))
            yield route.path.format(**places, **told)


def test_no_form_is_taken_without_its_token_or_from_another_site(desk: DeskHouse) -> None:
    visitor, sent = desk.visitor(Role.RECEIVER), 0
    for path in forms():
        without = visitor.post(path, {"csrf": ""})
        foreign = visitor.web.post(path, data={"csrf": "c" * 32}, headers={"Origin": "https://example.com"})
        assert (without.status_code, foreign.status_code) == (403, 403), path
        sent += 1
    assert sent > 100
    assert visitor.web.post("/viec/tiep", data={"csrf": "c" * 32}).status_code == 403
    assert visitor.web.post("/viec/tiep", data={"csrf": "c" * 32}, headers={"Origin": BASE}).status_code == 303


def test_a_dossier_of_another_agency_is_not_found_by_any_way(desk: DeskHouse) -> None:
    office = desk.office
    story = office.file(at_the_desk)
    code, item = story.dossier().code, story.open_item("checks_components")
    with office.database.transaction() as session:
        from_elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
        strangers = hire(session, from_elsewhere)
    office.people[Role.RECEIVER].append(strangers[Role.RECEIVER][0])
    office.people[Role.SUPERVISOR].append(strangers[Role.SUPERVISOR][0])

    for role, number in ((Role.RECEIVER, 2), (Role.SUPERVISOR, 1)):
        stranger = desk.visitor(role, number)
        assert stranger.get(f"/ho-so/{code}").status_code == 404
        assert code not in stranger.opens("/viec").html
        assert code not in stranger.opens("/hang-doi").html
        assert code not in stranger.opens(f"/tim?q={code}").text.replace(f"“{code}”", "")
        assert stranger.post(f"/viec/{item.id}/nhan", {}).status_code == 404
        assert stranger.post(f"/viec/{item.id}/tra-loi/complete", {"version": "1"}).status_code == 404
    assert story.waits_for() == {"checks_components"}

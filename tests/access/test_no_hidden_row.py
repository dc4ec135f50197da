"""No route returns a row that the list would hide: random limits, random people, every route that reads."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from models.actor import Actor
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.role import Role
from models.staff.seal_dossier import seal_dossier
from models.staff_member import StaffMember
from tests.access.both_houses import BothHouses, open_both
from tests.access.members import HA_DONG, KIEN_HUNG, join, open_unit
from tests.access.town_of_dossiers import NOWHERE, hired, subject_of, waits_to_be_handed_over
from tests.office.extract_filings import of_a_death
from tests.office.filings import Body, at_the_desk, of_a_mother_alone, without_copies
from tests.office.marital_filings import always_lived_here
from tests.office.open_office import OpenOffice
from tests.office.question_filings import by_letter
from tests.office.story import Story

# Routes that read and may name dossiers or work, with what they are asked; `{}` stands for each code in turn.
LISTS = {
    "/viec": ("", "?cho=noi-khac", "?q=mau", "?giu=free"),
    "/hang-doi": ("", "?cho=noi-khac", "?q=mau", "?thu-tuc=1.004873"),
    "/duyet": ("",),
    "/su-co": ("",),
    "/tra-ket-qua": ("",),
    "/tim": ("?q=mau", "?q=thu", "?q={}", "?q=0900000001"),
    "/thu-chi": ("",),
    "/dong-bo": ("",),
    "/ho-so-mat": ("",),
    "/nhat-ky": ("", "?loai=xem", "?ho-so={}"),
    "/api/v1/work-items": ("?limit=200", "?dossier={}", "?q=mau"),
    "/api/v1/events": ("",),
}
# Routes about one dossier, named in the path: let in to those who may see it, and naming no other.
ABOUT_ONE = {
    "/ho-so/{code}",
    "/ho-so/{code}/mat",
    "/ho-so/{code}/giay-to/{component_id}/trang/{page}",
    "/ho-so/{code}/giay-to/{component_id}/tep",
    "/ho-so/{code}/tai-lieu/{document_id}",
    "/ho-so/{code}/tai-lieu/{document_id}/trang/{page}",
    "/ho-so/{code}/bien-lai/{receipt_id}",
    "/ho-so/{code}/du-thao/{draft_id}/trang/1",
    "/tiep-nhan/da-nhan/{code}",
    "/tiep-nhan/da-nhan/{code}/qr.svg",
    "/api/v1/dossiers/{code}",
    "/api/v1/dossiers/{code}/documents/{document_id}",
    "/api/v1/dossiers/{code}/payments",
    "/api/v1/work-items/{item_id}",
}
# Routes that know nothing of dossiers, or answer nobody of the office.
OF_NO_DOSSIER = {
    "/dang-nhap",
    "/tai-khoan",
    "/tiep-nhan/moi",
    "/.well-known/jwks.json",
    "/api/v1/openapi.json",
    "/api/v1/procedures",
    "/api/v1/procedures/{code}",
    "/api/v1/linkage/reconciliation",
    "/api/v1/linked/{linkage_id}",
    "/api/v1/tracking/{code}",
}
CODE = re.compile(r"H26\.99\.[0-9]{2}-[0-9]{6}-[0-9]{4,}")
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
BIRTH, MARITAL, EXTRACT, QUESTION = "1.001193", "1.004873", "2.000635", "MC.01"
OFFICE: list[Role] = [role for role in Role if role.is_staff and role is not Role.ADMINISTRATOR]


@dataclass(frozen=True)
class Known:
    """What a test knows of a dossier, without asking the filter."""

    dossier: Dossier
    items: list[WorkItem]
    named: Collection[UUID]

    def is_seen_by(self, limits: Limits) -> bool:
        lines = {item.line for item in self.items}
        return (
            limits.agency_id == self.dossier.agency_id
            and (not limits.territories or self.dossier.territory in limits.territories)
            and (not limits.procedures or self.dossier.procedure in limits.procedures)
            and (not limits.steps or bool(lines & limits.steps))
            and (not self.named or limits.staff_id in self.named)
        )


@dataclass(frozen=True)
class Limits:
    """Somebody's limits as they were handed out; the unit's and his own are chosen so that they never contradict."""

    staff_id: UUID
    agency_id: UUID
    roles: Collection[Role]
    territories: set[str]
    procedures: set[str]
    steps: set[str]


def from_kien_hung(body: Any) -> Any:
    def filled(day: date) -> Body:
        made: Body = body(day)
        made["applicant"]["residence"].update(ward=KIEN_HUNG, ward_name="Phường Kiến Hưng")
        return made

    return filled


def filed(office: OpenOffice) -> list[Story]:
    bodies = (at_the_desk, without_copies, of_a_mother_alone, always_lived_here, of_a_death)
    stories = [office.file(made) for body in bodies for made in (body, from_kien_hung(body))]
    stories.append(office.file(by_letter))
    for story, line in ((stories[0], "appraises"), (stories[1], "decides"), (stories[3], "signs")):
        story.goes_on_to(line)
    return stories


def somebody(office: OpenOffice, chance: random.Random) -> tuple[Actor, Limits]:
    def some(*of: str) -> set[str]:
        return set(chance.sample(of, chance.randint(1, len(of) - 1))) if chance.random() < 0.4 else set()

    roles = chance.sample(OFFICE, chance.randint(1, 3))
    territories, procedures = some(HA_DONG, KIEN_HUNG), some(BIRTH, MARITAL, EXTRACT)
    steps = some("checks_components", "appraises", "decides", "signs", "receives")
    by_unit = chance.random() < 0.5
    unit = open_unit(office, f"Đơn vị {chance.random()}", procedures=procedures) if by_unit else None
    own = () if by_unit else procedures
    actor = join(office, *roles, unit_id=unit, territories=territories, procedures=own, steps=steps)
    assert actor.staff_id is not None
    return actor, Limits(actor.staff_id, office.agency.id, roles, territories, procedures, steps)


def known(stories: list[Story], sealed: dict[UUID, set[UUID]]) -> list[Known]:
    return [Known(story.dossier(), story.items(), sealed.get(story.dossier_id, set())) for story in stories]


@pytest.fixture
def both(office: OpenOffice) -> BothHouses:
    return open_both(office)


def test_every_route_that_reads_is_classified(both: BothHouses) -> None:
    """A new one is told here which rows it may give, before it gives any."""
    reading = {path for method, path in both.routes() if method == "GET"}
    assert reading == {*LISTS, *ABOUT_ONE, *OF_NO_DOSSIER}


def seal_some(office: OpenOffice, stories: list[Story], members: list[Actor]) -> dict[UUID, set[UUID]]:
    """The first of the members may see the sealed ones, and the supervisor who sealed them."""
    boss, now = office.member(Role.SUPERVISOR), office.clock.now()
    first = next(actor for actor in members if Role.RECEIVER in actor.roles)
    assert boss.staff_id is not None
    assert first.staff_id is not None
    for story in stories:
        with office.database.transaction() as session:
            dossier = session.get_one(Dossier, story.dossier_id)
            seal_dossier(session, dossier, "Giữ kín nguồn gốc của trẻ.", [first.staff_id], boss, now)
    return {story.dossier_id: {first.staff_id, boss.staff_id} for story in stories}


def asked_for(path: str, ways: Collection[str], codes: Collection[str]) -> list[str]:
    return [path + way.format(code) for way in ways for code in (codes if "{}" in way else [""])]


def shown(text: str, echoed: str) -> tuple[set[str], set[str]]:
    """The codes and ids in an answer; what was asked for and is only repeated in its box counts as nothing."""
    without = text.replace(f'value="{echoed}"', "").replace(f"“{echoed}”", "").replace(f"ho-so={echoed}", "")
    return set(CODE.findall(without if echoed else text)), set(IDENTIFIER.findall(text))


@pytest.mark.parametrize("seed", [1, 2])
def test_no_answer_names_a_dossier_or_work_that_the_filter_hides(both: BothHouses, seed: int) -> None:
    office, chance = both.office, random.Random(seed)
    stories = filed(office)
    members = [somebody(office, chance) for _ in range(8)]
    members.append(_without_limits(office, Role.RECEIVER, Role.SUPERVISOR))
    early = [story for story in stories if "checks_components" in story.waits_for()]
    sealed = seal_some(office, chance.sample(early, 2), [actor for actor, _ in members])
    everything = known(stories, sealed)
    codes = [one.dossier.code for one in everything]
    seen_at_all = 0
    for actor, limits in members:
        seen = [one for one in everything if one.is_seen_by(limits)]
        allowed = {one.dossier.code for one in seen}
        hidden_ids = {str(item.id) for one in everything if one not in seen for item in one.items}
        hidden_ids |= {str(one.dossier.id) for one in everything if one not in seen}
        who = both.staff(actor)
        for path, ways in LISTS.items():
            for address in asked_for(path, ways, codes):
                answer = both.ask("GET", address, who)
                echoed = address.rpartition("=")[2] if "=" in address else ""
                told, ids = shown(answer.text + answer.headers.get("location", ""), echoed)
                assert told <= allowed, (address, limits, told - allowed)
                assert not ids & hidden_ids, (address, limits)
                seen_at_all += len(told)
                if path in ("/viec", "/hang-doi", "/api/v1/work-items"):
                    assert not ids & _work_of_other_steps(seen, limits), (address, limits)
        for one in everything:
            _each_dossier(both, who, one, limits, allowed)
    assert seen_at_all > 200, "the property says nothing of lists that are empty"


def _without_limits(office: OpenOffice, *roles: Role) -> tuple[Actor, Limits]:
    actor = join(office, *roles)
    assert actor.staff_id is not None
    return actor, Limits(actor.staff_id, office.agency.id, list(roles), set(), set(), set())


def _work_of_other_steps(seen: list[Known], limits: Limits) -> set[str]:
    """A list of work shows the work of one's own steps only, also of dossiers that one sees."""
    if not limits.steps:
        return set()
    return {str(item.id) for one in seen for item in one.items if item.line not in limits.steps}


def _each_dossier(both: BothHouses, who: Any, one: Known, limits: Limits, allowed: set[str]) -> None:
    """What is asked for by code or id is there for whoever may see it and has the role, and for nobody else."""
    code, seen = one.dossier.code, one.is_seen_by(limits)
    for path in (f"/ho-so/{code}", f"/api/v1/dossiers/{code}", f"/api/v1/dossiers/{code}/payments"):
        answer = both.ask("GET", path, who)
        assert (answer.status_code == 200) == seen, (path, limits)
        assert answer.status_code in (200, 404)
        assert shown(answer.text, "")[0] <= allowed, (path, limits)
    for item in one.items:
        mine = seen and (not limits.steps or item.line in limits.steps)
        answer = both.ask("GET", f"/api/v1/work-items/{item.id}", who)
        assert (answer.status_code == 200) == mine, (item.line, limits)
        # An address that names the work of a dossier one does not see leads nowhere, either.
        if item.state is ItemState.OPEN and not mine:
            assert both.ask("POST", f"/viec/{item.id}/nhan", who).status_code == 404


def test_no_paper_is_reached_by_way_of_another_dossier(both: BothHouses) -> None:
    """Ids of one dossier under the code of another lead nowhere, also for somebody who may see both."""
    people = hired(both.office)
    first, second = (subject_of(waits_to_be_handed_over(both.office)) for _ in range(2))
    who = both.staff(people.own[Role.SUPERVISOR])
    receiver = both.staff(people.own[Role.RECEIVER])
    mixed = {**first.names(), "code": second.code, "page": "1"}
    for path in sorted(ABOUT_ONE):
        own = both.ask("GET", path.format(**{**first.names(), "page": "1"}), receiver if "tiep-nhan" in path else who)
        assert own.status_code == 200, path
        if "_id}" in path and "{code}" in path:
            assert both.ask("GET", path.format(**mixed), who).status_code == 404, path
    assert NOWHERE not in (first.item, first.scan)


def test_counts_tell_no_more_than_rows(both: BothHouses) -> None:
    stories = filed(both.office)
    actor = join(both.office, Role.RECEIVER, territories=[KIEN_HUNG], procedures=[MARITAL])
    page = both.ask("GET", "/viec", both.staff(actor)).text
    visible = [one for one in stories if (one.dossier().territory, one.dossier().procedure) == (KIEN_HUNG, MARITAL)]
    assert len(visible) == 1
    assert set(CODE.findall(page)) == {visible[0].dossier().code}
    with both.office.database.transaction() as session:
        assert session.get_one(StaffMember, actor.staff_id).steps == []

"""A town of dossiers in which some see a part: people with limits at random, two dossiers sealed, and what a colleague
who sees everything has left lying about: a view, a list of many, a kept report."""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.clock.clock import VIETNAM
from models.clock.special_day import DayKind, SpecialDay
from models.dossier import Dossier
from models.progress.reading import Reading
from models.progress.work_item import WorkItem
from models.reports.kept_report import KeptReport
from models.role import Role
from models.rules.calendar_change import CalendarChange
from models.rules.carry_on_dry_run import ask_for_dry_run, carry_on
from models.rules.decide import propose
from models.rules.proposal import Proposal
from models.rules.rule_change import ChangeKind
from models.rules.trial import Trial
from models.staff.saved_view import SavedView
from models.staff.seal_dossier import seal_dossier
from procedures.limits import WorkingHours
from tests.access.both_houses import BothHouses
from tests.access.left_in_the_town import left_besides
from tests.access.members import HA_DONG, KIEN_HUNG, join, open_unit
from tests.access.town_of_dossiers import NOWHERE, Subject, keep_a_report, subject_of, waits_to_be_handed_over
from tests.desk.delivery.counter_stories import parcel_here
from tests.office.extract_filings import of_a_death
from tests.office.filings import Body, at_the_desk, of_a_mother_alone, without_copies
from tests.office.marital_filings import always_lived_here
from tests.office.open_office import OpenOffice
from tests.office.question_filings import by_letter
from tests.office.story import Story

CODE = re.compile(r"H26\.99\.[0-9]{2}-[0-9]{6}-[0-9]{4,}")
IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
BIRTH, MARITAL, EXTRACT, QUESTION = "1.001193", "1.004873", "2.000635", "MC.01"
# A deputy is hired beside them: what he may do hangs on a mandate, not on chance.
_NOT_BY_CHANCE = (Role.ADMINISTRATOR, Role.DEPUTY)
OFFICE: list[Role] = [role for role in Role if role.is_staff and role not in _NOT_BY_CHANCE]
# A number that leads to its dossiers; some of the reports' lead to procedures.
OF_PROCEDURES = "cong-bo|thu-tuc-truc-tuyen|thu-tuc-tra-truc-tuyen|bieu=ii07b"
NUMBER = re.compile(rf'href="/(?:giam-sat|bao-cao)/ho-so\?(?![^"]*(?:{OF_PROCEDURES}))[^>]*>([0-9.]+)</a>')


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
    stories.append(parcel_here(office))
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


def seal_some(office: OpenOffice, stories: list[Story], reader: Actor) -> dict[UUID, set[UUID]]:
    """One member may see the sealed ones, and the supervisor who sealed them."""
    boss, now = office.member(Role.SUPERVISOR), office.clock.now()
    assert boss.staff_id is not None
    assert reader.staff_id is not None
    for story in stories:
        with office.database.transaction() as session:
            dossier = session.get_one(Dossier, story.dossier_id)
            seal_dossier(session, dossier, "Giữ kín nguồn gốc của trẻ.", [reader.staff_id], boss, now)
    return {story.dossier_id: {reader.staff_id, boss.staff_id} for story in stories}


@dataclass(frozen=True)
class HiddenTown:
    """`complete` are two dossiers with everything a path may name; `left` is what the one who sees all left lying."""

    both: BothHouses
    members: list[tuple[Actor, Limits]]
    everything: list[Known]
    complete: tuple[Subject, Subject]
    left: dict[str, str]

    @property
    def read(self) -> Known:
        """The sealed dossier whose reading is quoted."""
        return next(one for one in self.everything if one.named)

    def names(self, some: list[Known]) -> dict[str, Any]:
        """What addresses are filled with; of the codes only some, hidden and seen."""
        codes = [one.dossier.code for one in some]
        return {
            **self.left,
            "codes": codes,
            "day": f"{self.both.office.clock.now():%F}",
        }


def hidden_town(both: BothHouses, chance: random.Random) -> HiddenTown:
    """This will file, seal and hire, all of it by the ways of the office."""
    office = both.office
    stories = filed(office)
    early = [story for story in stories if "checks_components" in story.waits_for()]
    finished = [waits_to_be_handed_over(office) for _ in range(2)]
    members = [somebody(office, chance) for _ in range(8)]
    members += [without_limits(office, Role.RECEIVER, Role.SUPERVISOR), without_limits(office, Role.CHAIRMAN)]
    members.append(with_limits(office, Role.SUPERVISOR, Role.CHAIRMAN, procedures={MARITAL, EXTRACT}))
    members.append(with_limits(office, Role.SUPERVISOR, Role.CHAIRMAN, territories={KIEN_HUNG}))
    members.append(with_limits(office, Role.DEPUTY, territories={KIEN_HUNG}))
    reader = members[8]
    sealed = seal_some(office, [*chance.sample(early, 2)], reader[0])
    everything = known([*stories, *finished], sealed)
    first, second = (subject_of(story) for story in finished)
    left = left_by(both, reader[0], everything)
    left |= left_besides(office, next(iter(sealed)), finished)
    # Whatever still runs is late by now, so the lists of what is late are not empty.
    office.set_clock(office.clock.now() + timedelta(days=20))
    return HiddenTown(both, members, everything, (first, second), left)


def left_by(both: BothHouses, actor: Actor, everything: list[Known]) -> dict[str, str]:
    """A run over the whole queue, a view that everybody may use, a kept report, and work in hand."""
    who, office = both.staff(actor), both.office
    for one in everything[:3]:
        for item in one.items:
            both.ask("POST", f"/viec/{item.id}/nhan", who)
    form = {"noi": "/hang-doi", "loc": "", "pham-vi": "tat-ca", "viec-lam": "claim", "ve": "/hang-doi"}
    run = both.ask("POST", "/hang-loat", who, form=form).headers["location"].rpartition("/")[2]
    both.ask("POST", "/goc-nhin", who, form={"noi": "/hang-doi", "loc": "q=mau", "ten": "Tên Mẫu", "chung": "co"})
    sealed = next(one.dossier.id for one in everything if one.named)
    with office.database.transaction() as session:
        keep_a_report(session, office.agency.id, actor, office.clock.now())
        session.flush()
        view, kept = session.scalars(select(SavedView.id)).one(), session.scalars(select(KeptReport.id)).one()
        reading = session.scalars(select(Reading.id).where(Reading.dossier_id == sealed)).first()
        change_id, trial_id = tried_out(office, session)
    items = "&viec=".join(str(item.id) for one in everything for item in one.items if item.role is Role.CHAIRMAN)
    known_rows = ",".join(f"{item.id}~x" for one in everything for item in one.items)
    return {
        "staff_id": str(actor.staff_id),
        "run_id": run,
        "view_id": str(view),
        "kept_id": str(kept),
        "reading": f"LX-{str(reading)[:8].upper()}",
        "known": known_rows,
        "items": items,
        "batch_id": str(NOWHERE),
        "page": "1",
        "change_id": str(change_id),
        "trial_id": str(trial_id),
    }


def tried_out(office: OpenOffice, session: Session) -> tuple[UUID, UUID]:
    """A closure of all coming days, which moves everything that is promised, and a run that finds every birth late."""
    by, now = office.member(Role.ADMINISTRATOR), office.clock.now()
    today = now.astimezone(VIETNAM).date()
    days = [today + timedelta(days=number) for number in range(20)]
    closed = CalendarChange(tuple(SpecialDay(on, DayKind.OFF, "Bão", "Công điện") for on in days))
    kind, agency_id = ChangeKind.CALENDAR, office.agency.id
    said = Proposal(kind, "Bão", closed.content(), closed.touches, closed.first_day, "Công điện", "Bão lớn")
    change = propose(session, agency_id, said, by, now)
    trial = Trial("2026-01", WorkingHours(1), WorkingHours(1))
    run = ask_for_dry_run(session, agency_id, BIRTH, trial, (today - timedelta(days=30), today), by, now)
    while carry_on(session, now):
        pass
    return change.id, run.id


def without_limits(office: OpenOffice, *roles: Role) -> tuple[Actor, Limits]:
    return with_limits(office, *roles)


def with_limits(
    office: OpenOffice, *roles: Role, territories: Collection[str] = (), procedures: Collection[str] = ()
) -> tuple[Actor, Limits]:
    actor = join(office, *roles, territories=territories, procedures=procedures)
    assert actor.staff_id is not None
    return actor, Limits(actor.staff_id, office.agency.id, roles, set(territories), set(procedures), set())

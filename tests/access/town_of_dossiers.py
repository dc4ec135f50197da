"""One office with a dossier in each state the table speaks of, each with a scan, a draft, documents and a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.delivery.document import Document
from models.dossier import Dossier
from models.intake.component import Component
from models.money.fee import CashReceipt
from models.register.draft import Draft
from models.reports.kept_report import KeptReport, keep_report
from models.reports.period import PeriodKind, period_of
from models.reports.question import Question
from models.reports.report import ReportKind
from models.reports.report_rule import closings_by, rules_of
from models.role import Role
from models.staff.dossier_seal import SealPass
from models.staff.seal_dossier import break_glass, seal_dossier
from tests.access.members import KIEN_HUNG, join
from tests.desk.pictures import picture
from tests.office.filings import Body, at_the_desk
from tests.office.open_office import OpenOffice
from tests.office.staff import open_agency
from tests.office.story import Story

STAFF: tuple[Role, ...] = tuple(role for role in Role if role.is_staff)
NOWHERE = UUID("00000000-0000-4000-8000-000000000000")


@dataclass(frozen=True)
class Subject:
    """A dossier with everything a path may name."""

    story: Story
    code: str
    secret: str
    item: UUID
    scan: UUID
    document: UUID
    receipt: UUID
    draft: UUID
    decision: UUID
    opening: UUID = NOWHERE
    kept: UUID = NOWHERE

    def names(self) -> dict[str, str]:
        return {
            "code": self.code,
            "item_id": str(self.item),
            "component_id": str(self.scan),
            "document_id": str(self.document),
            "receipt_id": str(self.receipt),
            "draft_id": str(self.draft),
            "decision_id": str(self.decision),
            "pass_id": str(self.opening),
            "kept_id": str(self.kept),
        }


@dataclass(frozen=True)
class People:
    """By role: a colleague, one who is named for the sealed dossier, one of another territory, one of another ward."""

    own: dict[Role, Actor]
    named: dict[Role, Actor]
    out_of_reach: dict[Role, Actor]
    other_agency: dict[Role, Actor]


def hired(office: OpenOffice) -> People:
    with office.database.transaction() as session:
        elsewhere = open_agency(session, "H26.99.02", "Bằng Lăng")
    return People(
        {role: office.member(role) for role in STAFF},
        {role: join(office, role) for role in STAFF},
        {role: join(office, role, territories=[KIEN_HUNG]) for role in STAFF},
        {role: join(office, role, agency=elsewhere) for role in STAFF},
    )


def waits_to_be_handed_over(office: OpenOffice, by: Actor | None = None) -> Story:
    """A birth with a scanned paper and copies to pay, all of it done but the handing over."""
    file_id = office.upload(picture())

    def body(day: date) -> Body:
        filled = at_the_desk(day)
        filled["components"] = [
            {"code": "declaration", "kind": "original_submitted", "source": "paper", "original_kept": True},
            {"code": "medical_birth_certificate", "kind": "scan", "source": "upload", "file_id": file_id},
        ]
        return filled

    story = office.file(body, by=by)
    story.goes_on_to("appraises")
    story.pays_at_the_desk()
    story.goes_on_to("receives")
    return story


def subject_of(story: Story) -> Subject:
    dossier = story.dossier()
    [item] = [one for one in story.items() if one.line == "receives"]
    [decision] = [one for one in story.items() if one.line == "decides"]
    [scan] = [one for one in story.rows(Component) if one.file_id]
    document = next(one for one in story.rows(Document, Document.reserved_at) if one.sealed_at)
    [receipt], [draft] = story.rows(CashReceipt), story.rows(Draft)
    with story.office.database.transaction() as session:
        opening = session.scalars(select(SealPass.id).where(SealPass.until.is_not(None))).first()
        kept = session.scalars(select(KeptReport.id)).first()
    return Subject(
        story, dossier.code, dossier.tracking_secret, item.id, scan.id, document.id, receipt.id, draft.id,
        decision.id, opening or NOWHERE, kept or NOWHERE,
    )  # fmt: skip


def keep_a_report(session: Session, agency_id: UUID, by: Actor, now: datetime) -> None:
    """The figures of this quarter as they stand, of the whole agency, as the chore keeps them at night."""
    quarter = period_of(PeriodKind.QUARTER, now, closings_by(rules_of(session, agency_id)))
    question = Question(agency_id, quarter, now)
    assert keep_report(session, ReportKind.STATUS, question, by, now)


def subjects(office: OpenOffice, people: People, partner: Actor) -> dict[str, Subject]:
    """The dossiers by how they stand; the partner's own waits to be handed over like the open one."""
    stories = {state: waits_to_be_handed_over(office) for state in ("open", "ended", "sealed")}
    stories["partner"] = waits_to_be_handed_over(office, by=partner)
    stories["ended"].answers("receives", "handed_over", identity_seen="Căn cước")
    office.go_on()
    now, guest = office.clock.now(), join(office, Role.RECEIVER)
    others = [actor.staff_id for actor in people.named.values() if actor.staff_id]
    with office.database.transaction() as session:
        dossier = session.get_one(Dossier, stories["sealed"].dossier_id)
        seal_dossier(session, dossier, "Giữ kín nguồn gốc của trẻ.", others, people.named[Role.SUPERVISOR], now)
        session.flush()
        break_glass(session, dossier, "Người nhận đang chờ ở quầy.", guest, now, now)
        keep_a_report(session, office.agency.id, people.named[Role.SUPERVISOR], now)
    return {state: subject_of(story) for state, story in stories.items()}

"""Whole stories of a birth registration, told through the API alone by staff and applicants who never give up."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from models.clock.clock import VIETNAM
from models.dossier import Dossier
from models.intake.succession import successions_of
from models.progress.work_item import ItemState, WorkItem
from tests.crash.api_client import ApiClient, NotAccepted
from tests.crash.office import OutsideOffice
from tests.documents.hostile_files import picture
from tests.office import filings, guardianship_filings
from tests.office.payer import press

PATIENCE_S = 40.0
HOUR_S, DAY_S = 3_600, 86_400
# A Tuesday morning with no holiday near: the office's day at the beginning of every story.
MORNING = datetime(2026, 10, 6, 9, 0, tzinfo=VIETNAM)
POPULATION, POST = "population-database", "post-office"
STAFF = {
    "checks_components": "mot-cua",
    "agrees_to_refuse_intake": "chu-tich",
    "appraises": "tu-phap",
    "decides": "chu-tich",
    "permits_without_number": "chu-tich",
    "adds_number": "tu-phap",
    "signs": "chu-tich",
    "weighs_silence": "tu-phap",
    "seals": "van-thu",
    "receives": "tra-ket-qua",
    "agrees_new_way": "tra-ket-qua",
    "proposes_refund": "tra-ket-qua",
    "agrees_refund": "chu-tich",
    "pays_refund": "tra-ket-qua",
    "confirms_residence": "mot-cua",
    "confirms_benefit": "mot-cua",
    "answers_leg": "mot-cua",
    "settles_silence": "mot-cua",
    "verifies_death": "tu-phap",
}
MISSING = {
    "component": "medical_birth_certificate",
    "reason": "Bản chụp Giấy chứng sinh bị mờ.",
    "what_to_do": "Chụp lại rõ cả bốn góc.",
}


@dataclass
class Telling:
    """One dossier of one office, as those outside see it: they act through the API and look until it is their turn.

    `asked` is a pattern of partners that the office asks after their answers while somebody waits; none at first.
    `number` is the applicant's, which he shows when he fetches the result.
    """

    office: OutsideOffice
    client: ApiClient
    code: str = ""
    secret: str = ""
    dossier_id: UUID | None = None
    asked: str = ""
    number: str = ""

    def begins(self) -> None:
        """This will let it be that Tuesday morning again, if the story before went far into the future."""
        if self.office.clock_moved:
            self.office.set_clock(_ahead())
            self.office.clock_moved = False

    # -- what people do -------------------------------------------------------------------------------------------

    def file(self, body: dict[str, Any], who: str | None = "mot-cua") -> None:
        told = self.client.post("/dossiers", body, self.client.as_staff(who) if who else {})
        self.secret, self.number = told["tracking_secret"], str(body["applicant"].get("personal_number"))
        self.filed_as(told["code"])

    def filed_as(self, code: str) -> None:
        """From now on the story is about the dossier of that code."""
        self.code = code
        self.dossier_id = self.until(self._find, "its record")

    def answers(self, line: str, outcome: str, **fields: Any) -> None:
        """Whoever's work it is opens it, sees what is to be seen, and answers."""
        who = STAFF[line]
        item = self.awaits(line)
        shown = self.client.get(f"/work-items/{item}", who)
        body = {"version": shown["version"], "outcome": outcome, **fields}
        if shown["shown_hash"]:
            body["shown_hash"] = shown["shown_hash"]
        self.client.post(f"/work-items/{item}/complete", body, self.client.as_staff(who))

    def pays(self) -> None:
        owed = self.client.get(f"/dossiers/{self.code}", "tra-ket-qua")["owed"]
        body = {"way": "cash", "amount": owed}
        self.client.post(f"/dossiers/{self.code}/payments", body, self.client.as_staff("tra-ket-qua"))

    def opens_order(self) -> str:
        """The applicant asks for what is owed, and is led to the gateway's page."""
        told = self.client.post(f"/dossiers/{self.code}/payments/online", {}, {"Tracking-Secret": self.secret})
        return str(told["pay_url"])

    def pays_online(self, choice: str = "pay") -> None:
        """The same, and there he presses a button."""
        assert press(self.opens_order(), choice).status_code == 303

    def applicant(self, what: str, body: dict[str, Any]) -> None:
        self.client.post(f"/dossiers/{self.code}/{what}", body, {"Tracking-Secret": self.secret})

    def reads_draft(self, **said: Any) -> None:
        item = self.awaits("reads_draft")
        with self.office.database.transaction() as session:
            shown = session.get_one(WorkItem, item).shown_hash
        self.applicant("draft-answer", {"draft_hash": shown, **said})

    def follow_up(self) -> Telling:
        """The dossier that this one has opened, as somebody else's telling."""
        with self.office.database.transaction() as session:
            (link,) = successions_of(session, self.dossier_id or UUID(int=0))
            later = session.get_one(Dossier, link.later_id)
            return Telling(self.office, self.client, later.code, later.tracking_secret, later.id)

    # -- what they wait for ---------------------------------------------------------------------------------------

    def awaits(self, line: str) -> UUID:
        """This will give the open wait of that name as soon as there is one."""
        waits = select(WorkItem.id).where(
            WorkItem.dossier_id == self.dossier_id, WorkItem.line == line, WorkItem.state == ItemState.OPEN
        )

        def look() -> UUID | None:
            with self.office.database.transaction() as session:
                return session.scalars(waits).first()

        found: UUID = self.until(look, line)
        return found

    def until(self, look: Callable[[], Any], what: str) -> Any:
        """This will look again and again; what waits by the database's clock need not wait in a test."""
        began = time.monotonic()
        while time.monotonic() < began + PATIENCE_S:
            # The database may be among those that are dead just now.
            with contextlib.suppress(DBAPIError):
                if found := look():
                    return found
                if time.monotonic() > began + 0.2:
                    self.office.let_database_time_pass()
                if self.asked and time.monotonic() > began + 0.4:
                    self.office.let_partners_be_asked(self.asked)
            time.sleep(0.02)
        raise NotAccepted(f"{self.code}: {what} never came; {self.standing()}")

    def _find(self) -> UUID | None:
        with self.office.database.transaction() as session:
            return session.scalars(select(Dossier.id).where(Dossier.code == self.code)).first()

    def standing(self) -> str:
        rows = """
        SELECT 'dossier', status || ' ' || coalesce(ending, '-') FROM dossier WHERE id = :d
        UNION ALL SELECT 'open', line FROM work_item WHERE dossier_id = :d AND state = 'open'
        UNION ALL SELECT 'letter', notice || ' ' || state || ' ' || attempts FROM letter
                   WHERE dossier_id = :d AND state <> 'sent'
        UNION ALL SELECT 'wake-up', due_at::text FROM wake_up WHERE dossier_id = :d
        UNION ALL SELECT 'lease', coalesce(holder, '-') || ' ' || failures || ' ' || coalesce(incident_at::text, '-')
                    FROM reading_lease WHERE dossier_id = :d
        UNION ALL SELECT 'message', m.kind || ' ' || m.state FROM inbox_message m
                    JOIN effect f ON f.reference = m.reference WHERE f.dossier_id = :d
        """
        with self.office.database.transaction() as session:
            return "; ".join(f"{row[0]} {row[1]}" for row in session.execute(text(rows), {"d": self.dossier_id}))

    def days_later(self, days: int) -> None:
        self.office.set_clock(_ahead() + days * DAY_S)

    def hours_later(self, hours: int) -> None:
        self.office.set_clock(_ahead() + hours * HOUR_S)

    def force(self, partner: str, match: Any, outcome: str, **more: Any) -> None:
        self.office.partners.force(partner, match, outcome, **more)

    def has(self, question: str, **about: Any) -> bool:
        """Whether there is such a row; `:d` is the dossier."""
        with self.office.database.transaction() as session:
            found = session.scalar(text(f"SELECT EXISTS ({question})"), {"d": self.dossier_id, **about})
            return bool(found)

    def ends(self) -> None:
        self.until(lambda: _ended(self), "the end")

    # -- the usual ------------------------------------------------------------------------------------------------

    def is_appraised_and_approved(self) -> None:
        self.answers("appraises", "propose_registration")
        self.answers("decides", "approve")

    def is_signed_and_sealed(self) -> None:
        self.answers("signs", "sign")
        self.answers("seals", "seal")

    def is_handed_over(self, paper: str = "Căn cước của người nhận") -> None:
        shown = {"who": "applicant", "identity_seen": paper, "shown": self.number}
        self.answers("receives", "handed_over", **shown)


def _ahead() -> int:
    return int(MORNING.timestamp() - time.time())


def paid_at_the_desk(story: Telling) -> None:
    story.file(filings.at_the_desk(MORNING.date()))
    story.answers("checks_components", "complete")
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()
    story.awaits("receives")
    story.pays()
    story.is_handed_over()


def online_and_by_post(story: Telling) -> None:
    """The draft is objected to, the parcel comes back, and the family fetches it at the desk in the end."""
    story.force(POST, {"operation": "book"}, "returned")
    file_id = story.client.upload(picture("PNG", (300, 200)))
    body = filings.by_post(MORNING.date())
    body["channel"] = "online"
    body["components"] = filings.online(MORNING.date(), file_id)["components"]
    story.file(body, who=None)
    story.answers("checks_components", "complete")
    story.answers("appraises", "propose_registration")
    story.reads_draft(agrees=False, remarks="Chữ đệm của cháu viết sai dấu.")
    correction = {"field": "child_name", "value": "Nguyễn Thị Ân Mẫu", "reason": "Theo ý kiến của người nộp."}
    story.answers("appraises", "propose_registration", corrections=[correction])
    story.reads_draft(agrees=True)
    story.answers("decides", "approve")
    story.is_signed_and_sealed()
    story.answers("agrees_new_way", "new_way", way="desk", agreed_by="Gọi điện lúc 9 giờ.")
    story.awaits("receives")
    story.pays()
    story.is_handed_over()


def supplemented_and_numbered_late(story: Telling) -> None:
    """Something was missing, an answer of the database is lost on its way, and the number comes when all is over."""
    story.force(POPULATION, {"operation": "number"}, "held")
    story.force(POPULATION, {"kind": "marital"}, "lost")
    story.file(filings.without_copies(MORNING.date()))
    story.answers("checks_components", "incomplete", items=[MISSING])
    story.awaits("supplements")
    handed_in = {"code": "medical_birth_certificate", "kind": "original_submitted", "source": "paper"}
    story.applicant("supplements", {"components": [handed_in]})
    story.answers("checks_components", "complete")
    story.awaits("answers_look_up")
    story.until(lambda: _appraised(story), "an answer that was asked for")
    story.is_appraised_and_approved()
    story.awaits("gives_number")
    story.days_later(5)
    story.answers("permits_without_number", "permit")
    story.is_signed_and_sealed()
    story.is_handed_over()
    story.ends()
    story.office.partners.release(POPULATION)
    story.answers("adds_number", "add_number")


def withdrawn(story: Telling) -> None:
    story.file(filings.at_the_desk(MORNING.date()))
    story.answers("checks_components", "complete")
    story.answers("appraises", "propose_registration")
    story.awaits("decides")
    story.applicant("withdrawal", {"reason": "Gia đình nộp lại ở nơi thường trú của mẹ."})


def refused_after_a_query(story: Telling) -> None:
    """The database knows of no marriage, so another commune is asked; the officer then proposes to refuse."""
    story.force(POPULATION, {"kind": "marital"}, "no-data")
    story.file(filings.at_the_desk(MORNING.date()))
    story.answers("checks_components", "complete")
    law = "Điều 16 Luật Hộ tịch 2014"
    story.answers("appraises", "propose_refusal", reason="Trẻ đã được đăng ký ở nơi khác.", legal_basis=law)
    story.answers("decides", "refuse", reason="Trẻ đã được đăng ký khai sinh ở nơi khác.", legal_basis=law)


def not_taken_in(story: Telling) -> None:
    story.file(filings.at_the_desk(MORNING.date()))
    story.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Cha, mẹ đều cư trú tại phường khác.",
        legal_basis="Điều 13 Luật Hộ tịch 2014",
    )
    story.answers("agrees_to_refuse_intake", "agree")


def lapsed(story: Telling) -> None:
    """Nothing comes: a reminder after ten working days, the end after fifteen."""
    story.file(filings.without_copies(MORNING.date()))
    story.answers("checks_components", "incomplete", items=[MISSING])
    story.awaits("supplements")
    story.days_later(16)
    story.until(lambda: _wrote(story, "supplement_reminder"), "the reminder")
    story.days_later(30)


def guardian_changed(story: Telling) -> None:
    """The dossier that the first one opens is turned away at once; the first one is handed over."""
    body = guardianship_filings.change(MORNING.date())
    # Each telling ends a guardianship of its own: none can be ended twice.
    body["declaration"]["entry"]["number"] = f"{secrets.randbelow(900_000) + 1}/2019"
    story.file(body)
    story.answers("checks_components", "complete")
    story.is_appraised_and_approved()
    story.is_signed_and_sealed()
    story.awaits("receives")
    second = story.follow_up()
    second.answers(
        "checks_components",
        "cannot_be_taken_in",
        ground="wrong_office",
        reason="Hai bên đều đã chuyển đi phường khác.",
        legal_basis="Điều 19 Luật Hộ tịch 2014",
    )
    second.answers("agrees_to_refuse_intake", "agree")
    second.until(lambda: _at_rest(second), "the end of the second dossier")
    story.is_handed_over()


STORIES = {
    story.__name__: story
    for story in (
        paid_at_the_desk,
        online_and_by_post,
        supplemented_and_numbered_late,
        withdrawn,
        refused_after_a_query,
        not_taken_in,
        lapsed,
        guardian_changed,
    )
}


def _ended(story: Telling) -> bool:
    with story.office.database.transaction() as session:
        return not session.get_one(Dossier, story.dossier_id).is_open


def _at_rest(story: Telling) -> bool:
    waiting = text("SELECT EXISTS (SELECT FROM letter WHERE dossier_id = :d AND state = 'waiting')")
    with story.office.database.transaction() as session:
        return _ended(story) and not session.scalar(waiting, {"d": story.dossier_id})


def _appraised(story: Telling) -> bool:
    story.office.let_partners_be_asked()
    waits = select(WorkItem.id).where(WorkItem.dossier_id == story.dossier_id, WorkItem.line == "appraises")
    with story.office.database.transaction() as session:
        return session.scalars(waits).first() is not None


def _wrote(story: Telling, notice: str) -> bool:
    with story.office.database.transaction() as session:
        found = text("SELECT EXISTS (SELECT FROM letter WHERE dossier_id = :d AND notice = :n)")
        return bool(session.scalar(found, {"d": story.dossier_id, "n": notice}))

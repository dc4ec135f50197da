"""The contact log: who of the office spoke with the applicant, how, and whether he was reached.

Where a letter could not be delivered, speaking with the applicant stands for it ("hoặc liên hệ trực tiếp"): the work
that the undelivered letter left on the desk is then answered by the contact itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from language.phrase import phrase
from models.actor import Actor
from models.acts.answer import answer
from models.acts.aside.reaches_applicant import REACHES_APPLICANT, Told
from models.acts.refusal import FormFault, FormFaults, ItemGone
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.dossier import Dossier
from models.progress.work_item import ItemState, WorkItem
from models.sealed import SealedText


class ContactWay(StrEnum):
    PHONE = "phone"
    IN_PERSON = "in_person"
    MESSAGE = "message"

    @property
    def words(self) -> str:
        return {"phone": "Gọi điện", "in_person": "Gặp trực tiếp", "message": "Nhắn tin"}[self.value]


class Reached(StrEnum):
    YES = "yes"
    OTHER = "other"
    NO = "no"

    @property
    def words(self) -> str:
        return {"yes": "Gặp đúng người nộp", "other": "Gặp người khác", "no": "Không liên lạc được"}[self.value]


class Contact(Identified, Base):
    """`item_id` is the work about an undelivered letter which this contact answered."""

    __tablename__ = "contact"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    way: Mapped[ContactWay] = mapped_column(Coded(ContactWay))
    reached: Mapped[Reached] = mapped_column(Coded(Reached))
    said: Mapped[str] = mapped_column(SealedText("contact.said"))
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    item_id: Mapped[UUID | None] = mapped_column(ForeignKey("work_item.id"))


@dataclass(frozen=True)
class Spoken:
    """What a clerk says of a contact; `item_id` and `version` name the undelivered letter's work it stands for.

    `id` is the page's own: sent twice, it is one contact.
    """

    id: UUID
    way: ContactWay
    reached: Reached
    said: str
    item_id: UUID | None = None
    version: int | None = None


def log_contact(session: Session, dossier: Dossier, spoken: Spoken, actor: Actor, now: datetime) -> bool:
    """This will write the contact down, answer the undelivered letter's work it stands for, and say so.

    The dossier must be locked. Raises `FormFaults` where somebody else was reached, for a notice is owed to the
    applicant himself, and whatever `models.acts.answer.answer` raises.
    """
    if session.get(Contact, spoken.id) is not None:
        return False
    if spoken.item_id is not None:
        _stand_for_letter(session, dossier, spoken, actor, now)
    contact = Contact(
        id=spoken.id,
        dossier_id=dossier.id,
        way=spoken.way,
        reached=spoken.reached,
        said=spoken.said,
        made_by=actor.key,
        made_at=now,
        item_id=spoken.item_id,
    )
    session.add(contact)
    record(
        session,
        actor,
        "contact.logged",
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        way=spoken.way,
        reached=spoken.reached,
        item=spoken.item_id,
    )
    return True


def _stand_for_letter(session: Session, dossier: Dossier, spoken: Spoken, actor: Actor, now: datetime) -> None:
    if spoken.reached is not Reached.YES:
        raise FormFaults([FormFault("/stands_for", "Chỉ thay cho thư báo khi đã gặp đúng người nộp.")])
    item = session.get(WorkItem, spoken.item_id)
    if item is None or item.dossier_id != dossier.id or item.line != REACHES_APPLICANT.line:
        raise FormFaults([FormFault("/stands_for", "Không có thư báo này trong hồ sơ.")])
    if item.state is not ItemState.OPEN:
        raise ItemGone(item.state, item.ended_by)
    how = phrase("{way}: {said}", way=spoken.way.words, said=spoken.said)[:200]
    answer(session, item.id, actor, Told.name, {"how": how}, now, version=spoken.version)

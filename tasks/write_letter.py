"""Writing to the applicant: a row in the outbox for each channel, in the transaction of the act that owes it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.reading import Place
from engine.work import Work
from models.acts.aside.reaches_applicant import REACHES_APPLICANT
from models.delivery.document import Document
from models.delivery.letter import Letter, LetterState
from models.dossier import Dossier
from models.progress.open_aside import open_aside
from models.progress.work_item import WorkItem
from notifications.channels import NoWayToReach, route
from notifications.content import Content
from notifications.message import Channel
from notifications.notice import Notice
from procedures.civil_words import Channel as Filed
from tasks.wording.applicant import contact_of
from tasks.wording.spouse import second_contact

SomeContent = TypeVar("SomeContent", bound=Content)
NO_CHANNEL = "none"


def write_letter(
    work: Work, notice: Notice[SomeContent], content: SomeContent, *, document: Document | None = None
) -> None:
    """This will put the notice into the outbox; `document` goes along where the channel can carry it."""
    about = document.id if document else None
    owe_letter(work.session, work.dossier, work.place, notice.id, content.kept(), work.now, about=about)


def owe_letter(
    session: Session,
    dossier: Dossier,
    place: Place,
    notice_id: str,
    content: dict[str, Any],
    now: datetime,
    *,
    about: UUID | None = None,
) -> None:
    """This will do the same for whoever writes outside of a reading; the dossier must be locked."""
    if not put_letters(session, dossier, place, notice_id, content, now, about=about):
        letter = _letter(dossier, place, notice_id, content, now, about)
        ask_a_person(session, dossier, _unaddressed(session, letter), now)


def put_letters(
    session: Session,
    dossier: Dossier,
    place: Place,
    notice_id: str,
    content: dict[str, Any],
    now: datetime,
    *,
    about: UUID | None = None,
    tried: AbstractSet[Channel] = frozenset(),
) -> bool:
    """This will add one letter for each channel to use now; False when no channel is left.

    Of a case that another agency started only that agency is told (`models.linkage.tell_of_change`): the family hears
    of all legs of its group from one office.
    """
    if dossier.channel == Filed.LINKED.value:
        return True
    addresses = route(notice_id, second_contact(dossier, place.leg) or contact_of(dossier), tried)
    if isinstance(addresses, NoWayToReach):
        return False
    for address in addresses:
        letter = _letter(dossier, place, notice_id, content, now, about)
        letter.channel = address.channel.value
        letter.to = address.to
        letter.reference = f"{address.channel.value}-{uuid4()}"
        session.add(letter)
    return True


def ask_a_person(session: Session, dossier: Dossier, letter: Letter, now: datetime) -> None:
    """This will put it on the desk that the applicant must be reached some other way."""
    leg = f"letter/{letter.id}"
    before = select(func.count()).select_from(WorkItem).where(WorkItem.dossier_id == dossier.id, WorkItem.leg == leg)
    turn = (session.scalar(before) or 0) + 1
    open_aside(session, dossier, REACHES_APPLICANT, leg=leg, turn=turn, at=now, about=letter.id)


def _letter(
    dossier: Dossier, place: Place, notice_id: str, content: dict[str, Any], now: datetime, about: UUID | None
) -> Letter:
    return Letter(
        id=uuid4(),
        dossier_id=dossier.id,
        leg=place.leg,
        line=place.line,
        turn=place.turn,
        notice=notice_id,
        content=content,
        document_id=about,
        written_at=now,
        not_before=func.now(),
        attempts=0,
    )


def _unaddressed(session: Session, letter: Letter) -> Letter:
    """What could not even be addressed is kept too, so that the person who finds an address can send it."""
    letter.channel = NO_CHANNEL
    letter.to = ""
    letter.reference = f"{NO_CHANNEL}-{uuid4()}"
    letter.state = LetterState.UNDELIVERABLE
    letter.fault = "no-address"
    session.add(letter)
    session.flush()
    return letter

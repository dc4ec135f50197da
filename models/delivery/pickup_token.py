"""A one-time code by which somebody the applicant sends may fetch the result in his stead.

The code goes to the applicant by the ordinary letters and is never stored: it is the keyed hash of the token's id, so
whoever reads the tables without the key knows as little as before.
"""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from language.phrase import phrase
from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.base import Base, Identified
from models.dossier import Dossier
from models.sealed import SealedText, find_key

LIFE = timedelta(hours=72)
MOST_TRIES = 5
MOST_A_DAY = 3
DIGITS = 8


class PickupToken(Identified, Base):
    """`person` is whom the applicant sends. At most one token of a dossier is live: neither used nor withdrawn."""

    __tablename__ = "pickup_token"
    __table_args__ = (
        Index(
            "ix_pickup_token_live",
            "dossier_id",
            unique=True,
            postgresql_where=text("used_at IS NULL AND withdrawn_at IS NULL"),
        ),
        Index("ix_pickup_token_to_tell", "asked_at", postgresql_where=text("told_at IS NULL")),
        CheckConstraint("used_at IS NULL OR (locked_at IS NULL AND withdrawn_at IS NULL)", name="used_while_good"),
    )

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    person: Mapped[str] = mapped_column(SealedText("pickup_token.person"))
    asked_by: Mapped[str] = mapped_column(String(80))
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    told_at: Mapped[datetime | None] = mapped_column(comment="when the letter with the code was put into the outbox")
    tries: Mapped[int] = mapped_column(default=0, comment="wrong codes typed so far")
    locked_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]

    def why_not(self, now: datetime) -> str:
        """Why the code opens nothing now, in words; empty while it does."""
        if self.locked_at is not None:
            return phrase("Mã đã bị khóa vì gõ sai {tries} lần. Hãy gửi mã mới cho người nộp.", tries=MOST_TRIES)
        if self.expires_at <= now:
            return "Mã đã hết hạn. Hãy gửi mã mới cho người nộp."
        return ""


def code_of(token_id: UUID) -> str:
    """The digits that belong to the token; reckoned whenever they are needed and kept nowhere."""
    return f"{int(find_key(f'pickup:{token_id}')[:15], 16) % 10**DIGITS:0{DIGITS}d}"


def live_token(session: Session, dossier_id: UUID) -> PickupToken | None:
    """The token that stands for the dossier now, be it locked or past its time."""
    live = select(PickupToken).where(
        PickupToken.dossier_id == dossier_id, PickupToken.used_at.is_(None), PickupToken.withdrawn_at.is_(None)
    )
    return session.scalars(live).one_or_none()


def ask_token(session: Session, dossier: Dossier, person: str, actor: Actor, now: datetime) -> PickupToken:
    """This will make a new token in the place of any earlier one; the dossier is locked.

    Raises `FormFaults` without a name, or when today's messages are used up.
    """
    if not 2 <= len(person) <= 200:
        raise FormFaults([FormFault("/person", "Hãy ghi họ tên người được nhờ nhận.")])
    today = select(func.count()).where(
        PickupToken.dossier_id == dossier.id, PickupToken.asked_at > now - timedelta(days=1)
    )
    if (session.scalar(today) or 0) >= MOST_A_DAY:
        enough = phrase("Đã gửi {most} mã trong 24 giờ; hãy dùng giấy ủy quyền.", most=MOST_A_DAY)
        raise FormFaults([FormFault("/person", enough)])
    earlier = live_token(session, dossier.id)
    if earlier is not None:
        earlier.withdrawn_at = now
        session.flush()
    token = PickupToken(
        id=uuid4(),
        dossier_id=dossier.id,
        person=person,
        asked_by=actor.key,
        asked_at=now,
        expires_at=now + LIFE,
        tries=0,
    )
    session.add(token)
    _note(session, dossier, "pickup_token.asked", token, actor, now)
    return token


def try_code(
    session: Session, dossier: Dossier, typed: str, actor: Actor, now: datetime
) -> tuple[PickupToken | None, str]:
    """This will give the token the code belongs to, or none and what to say; a wrong code is counted.

    The caller's transaction must be committed for the count to stand. The dossier is locked.
    """
    token = live_token(session, dossier.id)
    if token is None:
        return None, "Chưa gửi mã nhận thay nào cho hồ sơ này."
    hindered = token.why_not(now)
    if hindered:
        return None, hindered
    if hmac.compare_digest(typed.encode(), code_of(token.id).encode()):
        return token, ""
    token.tries += 1
    if token.tries >= MOST_TRIES:
        token.locked_at = now
    _note(session, dossier, "pickup_token.wrong", token, actor, now)
    left = MOST_TRIES - token.tries
    return None, token.why_not(now) or phrase("Mã không đúng; còn {left} lần gõ.", left=left)


def _note(session: Session, dossier: Dossier, action: str, token: PickupToken, actor: Actor, now: datetime) -> None:
    record(
        session,
        actor,
        action,
        now,
        dossier_id=dossier.id,
        agency_id=dossier.agency_id,
        token=token.id,
        tries=token.tries,
    )

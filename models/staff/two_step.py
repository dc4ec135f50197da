"""What the second step of logging in goes by: the secret shared with a telephone, spare codes, and who must have it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.sealed import SealedText


class StaffTotp(Base):
    """`secret` is base32 as RFC 6238 apps read it. Until `confirmed_at` nobody is asked for a code.

    `last_step` is the half-minute whose code was taken last; that one and all before it are good no more.
    """

    __tablename__ = "staff_totp"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(SealedText("staff_totp.secret"))
    begun_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)


class RecoveryCode(Base):
    """A spare code for whoever has lost the telephone, kept as a keyed hash; each is good once."""

    __tablename__ = "recovery_code"

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), primary_key=True)
    code_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class TwoStepRule(Base):
    """The roles whose people must have the second step; an agency without a row asks it of nobody."""

    __tablename__ = "two_step_rule"

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"), primary_key=True)
    roles: Mapped[list[str]] = mapped_column(ARRAY(String(30)))
    version: Mapped[int] = mapped_column(default=1)

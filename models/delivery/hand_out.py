"""What was given to whom over the counter: the row behind the sheet that the recipient signs."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from models.delivery.identity import Proof
from models.sealed import SealedRecord


class Recipient(StrEnum):
    """In what capacity somebody fetched the result."""

    APPLICANT = "applicant"
    FILED_PROXY = "filed_proxy"
    BEARER = "token"
    AUTHORISED = "authorised"
    COUPLE = "couple"

    @property
    def words(self) -> str:
        return {
            "applicant": "Người nộp hồ sơ",
            "filed_proxy": "Người đã nộp thay",
            "token": "Người được nhờ, có mã nhận thay",
            "authorised": "Người được ủy quyền, có giấy ủy quyền",
            "couple": "Hai bên nam, nữ",
        }[self.value]


class HandOut(Identified, Base):
    """One answered hand-over. `told` holds the recipient's name, the papers shown and everything that was given.

    A token is used by exactly one, and only by one that says so.
    """

    __tablename__ = "hand_out"
    __table_args__ = (CheckConstraint("(recipient = 'token') = (token_id IS NOT NULL)", name="token_of_its_own"),)

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    work_item_id: Mapped[UUID] = mapped_column(ForeignKey("work_item.id"), unique=True)
    recipient: Mapped[Recipient] = mapped_column(Coded(Recipient))
    proof: Mapped[Proof] = mapped_column(Coded(Proof))
    told: Mapped[Any] = mapped_column(SealedRecord("hand_out.told"))
    token_id: Mapped[UUID | None] = mapped_column(ForeignKey("pickup_token.id"), unique=True)
    receipt_id: Mapped[UUID | None] = mapped_column(ForeignKey("cash_receipt.id"), unique=True)
    handed_by: Mapped[str] = mapped_column(String(80))
    handed_at: Mapped[datetime]

    @property
    def checked(self) -> str:
        """What was checked, in words: a stranger's number was written down, there was nothing to compare it with."""
        if self.recipient is Recipient.BEARER:
            return "mã nhận thay đúng; đã ghi số giấy tờ của người nhận"
        if self.recipient is Recipient.AUTHORISED:
            return "đã xem giấy ủy quyền; đã ghi số giấy tờ của người nhận"
        return self.proof.words

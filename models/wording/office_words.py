"""An office's own words in its letters: proposed by one person, published by another, every version kept."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified

EVERYWHERE = "*"


class WordsPart(StrEnum):
    """The parts an office may set; the first three stand in every letter, the others belong to one notice.

    What a part of a text message costs stands here too, since it is the office that has the contract.
    """

    GREETING = "greeting"
    HOURS = "hours"
    CONTACT = "contact"
    SENTENCE = "sentence"
    SMS = "sms"
    SMS_PRICE = "sms_price"

    @property
    def words(self) -> str:
        return _TITLES[self]

    @property
    def is_of_one_notice(self) -> bool:
        return self in (WordsPart.SENTENCE, WordsPart.SMS)

    @property
    def longest(self) -> int:
        """In characters, as typed."""
        return _LONGEST.get(self, 200)


_TITLES = {
    WordsPart.GREETING: "Lời chào",
    WordsPart.HOURS: "Ghi chú giờ làm việc",
    WordsPart.CONTACT: "Dòng liên hệ thêm",
    WordsPart.SENTENCE: "Câu thêm trong thư",
    WordsPart.SMS: "Câu thêm trong tin nhắn",
    WordsPart.SMS_PRICE: "Giá một phần tin nhắn (đồng)",
}
_LONGEST = {WordsPart.SENTENCE: 300, WordsPart.SMS: 160, WordsPart.SMS_PRICE: 6}


class WordsState(StrEnum):
    PROPOSED = "proposed"
    PUBLISHED = "published"
    DECLINED = "declined"


class OfficeWords(Identified, Base):
    """One version of one part; the published one with the highest number is in force, an empty text says nothing.

    `place` is a notice's id, or `EVERYWHERE`.
    """

    __tablename__ = "office_words"
    __table_args__ = (
        UniqueConstraint("agency_id", "place", "part", "version"),
        Index(
            "uq_office_words_proposed",
            "agency_id",
            "place",
            "part",
            unique=True,
            postgresql_where=text("state = 'proposed'"),
        ),
    )

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    place: Mapped[str] = mapped_column(String(40))
    part: Mapped[WordsPart] = mapped_column(Coded(WordsPart))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[WordsState] = mapped_column(Coded(WordsState), default=WordsState.PROPOSED)
    proposed_by: Mapped[str] = mapped_column(String(80))
    proposed_at: Mapped[datetime]
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]

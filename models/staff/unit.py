"""A unit of an agency (đơn vị): its one-stop desk, a specialised room; what it is given narrows what its people see."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified


class UnitKind(StrEnum):
    LEADERS = "leaders"
    ONE_STOP = "one-stop"
    SPECIALISED = "specialised"
    CLERKS = "clerks"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    UnitKind.LEADERS: "Lãnh đạo",
    UnitKind.ONE_STOP: "Bộ phận một cửa",
    UnitKind.SPECIALISED: "Phòng, bộ phận chuyên môn",
    UnitKind.CLERKS: "Văn phòng, văn thư",
}


class Unit(Identified, Base):
    """`territories` are ward codes in force since 01/07/2025, `procedures` national codes; empty is no limit.

    A ward that was merged has the code of the new one; a unit that serves several wards names each of them. `parent_id`
    says where it stands in the house and limits nothing; a unit that was closed keeps its name in what happened.
    """

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("agency_id", "name"),)

    agency_id: Mapped[UUID] = mapped_column(ForeignKey("agency.id"))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[UnitKind] = mapped_column(Coded(UnitKind))
    territories: Mapped[list[str]] = mapped_column(ARRAY(String(5)), default=list, server_default="{}")
    procedures: Mapped[list[str]] = mapped_column(ARRAY(String(20)), default=list, server_default="{}")
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("unit.id"))
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1, server_default="1")

"""An agency whose desk this instance serves."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Coded, Identified
from procedures.other_agencies.office_kind import OfficeKind


class Agency(Identified, Base):
    """A ward (or other agency) by its mã định danh (QĐ 20/2020/QĐ-TTg); nearly everything else belongs to one."""

    __tablename__ = "agency"

    code: Mapped[str] = mapped_column(String(35), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(100), comment="the place name written before a date")
    province_code: Mapped[str] = mapped_column(String(2))
    ward_code: Mapped[str] = mapped_column(String(5))
    address: Mapped[str] = mapped_column(String(300))
    phone: Mapped[str] = mapped_column(String(20))
    one_stop_name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[OfficeKind] = mapped_column(
        Coded(OfficeKind), default=OfficeKind.WARD, server_default=OfficeKind.WARD.value
    )

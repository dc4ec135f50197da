"""One dossier opened by another that ended well, such as the new guardianship after the old one was ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.dossier import Dossier
from models.status import Ending, Status
from procedures.catalogue import find


class Succession(Base):
    """Each dossier opens at most one, and is opened by at most one."""

    __tablename__ = "succession"

    earlier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    later_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), unique=True)
    opened_at: Mapped[datetime]


def successions_of(session: Session, dossier_id: UUID) -> list[Succession]:
    """This will give the links of a dossier to what it was opened by and to what it opened, in that order."""
    mine = or_(Succession.earlier_id == dossier_id, Succession.later_id == dossier_id)
    return list(session.scalars(select(Succession).where(mine).order_by(Succession.opened_at)))


@dataclass(frozen=True)
class Link:
    """The dossier at the other end: `is_later` when ours opened it, else it opened ours."""

    dossier: Dossier
    is_later: bool

    @property
    def kind(self) -> str:
        return "opened" if self.is_later else "opened_by"

    @property
    def words(self) -> str:
        return "Hồ sơ tiếp theo, đã được mở" if self.is_later else "Tiếp theo hồ sơ"

    @property
    def procedure(self) -> str:
        return find(self.dossier.procedure).title

    @property
    def stands(self) -> str:
        """Where it stands, in words; nothing else of it is told here."""
        return Ending(self.dossier.ending).words if self.dossier.ending else Status(self.dossier.status).words


def chain_of(session: Session, dossier_id: UUID) -> list[Link]:
    """This will give the dossiers next to this one in its chain, the earlier first."""
    links = []
    for row in successions_of(session, dossier_id):
        is_later = row.earlier_id == dossier_id
        links.append(Link(session.get_one(Dossier, row.later_id if is_later else row.earlier_id), is_later))
    return sorted(links, key=lambda link: link.is_later)

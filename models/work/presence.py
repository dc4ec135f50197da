"""Who has which dossier open at this moment: no fact of the office, only a courtesy between colleagues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, Index, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.staff_member import StaffMember

# A page says that it is still open every half minute; one without scripts is thought open for five.
AFTER_HEARTBEAT = timedelta(seconds=75)
AFTER_LOADING = timedelta(minutes=5)


class DossierPresence(Base):
    """The table is not logged: after a crash of the database nobody is present until his page speaks again."""

    __tablename__ = "dossier_presence"
    __table_args__ = (Index("ix_dossier_presence_staff_id", "staff_id"), {"prefixes": ["UNLOGGED"]})

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), primary_key=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"), primary_key=True)
    until: Mapped[datetime]


def note_presence(session: Session, dossier_id: UUID, staff_id: UUID, now: datetime, lasts: timedelta) -> None:
    """This will say that he has the dossier open, and forget where he has been before."""
    gone = delete(DossierPresence).where(DossierPresence.staff_id == staff_id, DossierPresence.until <= now)
    session.execute(gone)
    new = insert(DossierPresence).values(dossier_id=dossier_id, staff_id=staff_id, until=now + lasts)
    same = [DossierPresence.dossier_id, DossierPresence.staff_id]
    session.execute(new.on_conflict_do_update(index_elements=same, set_={"until": new.excluded.until}))


def end_presence(session: Session, dossier_id: UUID, staff_id: UUID) -> None:
    """This will say that he has closed it."""
    his = delete(DossierPresence).where(DossierPresence.dossier_id == dossier_id, DossierPresence.staff_id == staff_id)
    session.execute(his)


def present_in(
    session: Session, dossier_ids: Collection[UUID], but: UUID, now: datetime
) -> Mapping[UUID, tuple[str, ...]]:
    """The names of the colleagues who have these dossiers open, by dossier; `but` is whoever asks."""
    if not dossier_ids:
        return {}
    others = (
        select(DossierPresence.dossier_id, StaffMember.full_name)
        .join(StaffMember, StaffMember.id == DossierPresence.staff_id)
        .where(
            DossierPresence.dossier_id.in_(dossier_ids), DossierPresence.until > now, DossierPresence.staff_id != but
        )
        .order_by(func.lower(StaffMember.full_name))
    )
    found: dict[UUID, tuple[str, ...]] = defaultdict(tuple)
    for dossier_id, name in session.execute(others):
        found[dossier_id] += (name,)
    return found

"""Where each original is: handed in, on which shelf, given back and signed for, or kept with the file for good.

Every move is a row and none is ever changed; the last one tells where the original is now. An original the office
keeps and that has no row yet was handed in and nobody has said where it lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.actor import Actor
from models.acts.refusal import FormFault, FormFaults
from models.audit.audit_entry import record
from models.base import Base, Coded, Identified
from models.intake.component import Component
from models.sealed import SealedText


class Custody(StrEnum):
    """What happened to an original, or, of the last move, where it is."""

    UNKNOWN = "unknown"
    TAKEN_IN = "taken_in"
    SHELVED = "shelved"
    GIVEN_BACK = "given_back"
    ARCHIVED = "archived"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to look for it any more: given back, or kept with the file as the law wants."""
        return self in (Custody.GIVEN_BACK, Custody.ARCHIVED)


_WORDS = {
    Custody.UNKNOWN: "Đã nhận, chưa ghi nơi để",
    Custody.TAKEN_IN: "Nhận giữ, chưa ghi nơi để",
    Custody.SHELVED: "Đang để tại",
    Custody.GIVEN_BACK: "Đã trả lại",
    Custody.ARCHIVED: "Lưu cùng hồ sơ",
}


class SignedFor(StrEnum):
    """How whoever got an original back confirmed it."""

    SLIP = "slip"
    RECEIPT_BOOK = "receipt_book"
    RETURN_SHEET = "return_sheet"
    PARCEL = "parcel"

    @property
    def words(self) -> str:
        return {
            "slip": "ký trên giấy tiếp nhận",
            "receipt_book": "ký sổ trả giấy tờ",
            "return_sheet": "ký phiếu trả kết quả",
            "parcel": "ký nhận bưu gửi",
        }[self.value]


class OriginalMove(Identified, Base):
    """`place` is a shelf or folder of the office; `to_whom` and `signed_for` belong to what was given back."""

    __tablename__ = "original_move"

    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    component_id: Mapped[UUID] = mapped_column(ForeignKey("component.id"), index=True)
    custody: Mapped[Custody] = mapped_column(Coded(Custody))
    place: Mapped[str] = mapped_column(String(80), default="")
    to_whom: Mapped[str | None] = mapped_column(SealedText("original_move.to_whom"))
    signed_for: Mapped[SignedFor | None] = mapped_column(Coded(SignedFor))
    moved_by: Mapped[str] = mapped_column(String(80))
    moved_at: Mapped[datetime]
    number: Mapped[int]


@dataclass(frozen=True)
class Move:
    """What somebody says he did with an original."""

    custody: Custody
    place: str = ""
    to_whom: str = ""
    signed_for: SignedFor | None = None


def move_original(
    session: Session, component: Component, earlier: Iterable[OriginalMove], move: Move, actor: Actor, now: datetime
) -> OriginalMove:
    """This will write the move down; `earlier` are the moves of this original so far, the dossier is locked.

    Raises `FormFaults`: a shelf needs its name, giving back needs to whom and how it was signed for, and what was
    given back or archived must first be taken in again; so a move written down by mistake is put right, too.
    """
    last = last_of(earlier)
    _check(component, last, move)
    if move.custody is Custody.TAKEN_IN:
        component.original_kept = True
    row = OriginalMove(
        id=uuid4(),
        dossier_id=component.dossier_id,
        component_id=component.id,
        custody=move.custody,
        place=move.place,
        to_whom=move.to_whom or None,
        signed_for=move.signed_for,
        moved_by=actor.key,
        moved_at=now,
        number=(last.number if last else 0) + 1,
    )
    session.add(row)
    record(
        session,
        actor,
        "original.moved",
        now,
        dossier_id=component.dossier_id,
        component=component.code,
        custody=move.custody,
        move=row.id,
    )
    return row


def last_of(moves: Iterable[OriginalMove]) -> OriginalMove | None:
    return max(moves, key=lambda row: row.number, default=None)


def where_is(component: Component, moves: Iterable[OriginalMove]) -> Custody | None:
    """Where the original of this component is; None when the office never had it."""
    last = last_of(row for row in moves if row.component_id == component.id)
    if last is not None:
        return last.custody
    return Custody.UNKNOWN if component.original_kept else None


def held(session: Session, components: Sequence[Component]) -> list[Component]:
    """This will give those of the components whose originals the office still has to give back or archive."""
    wanted = select(OriginalMove).where(OriginalMove.component_id.in_([row.id for row in components]))
    moves = list(session.scalars(wanted)) if components else []
    found = [(row, where_is(row, moves)) for row in components]
    return [row for row, custody in found if custody is not None and not custody.is_settled]


def _is_here(component: Component, last: OriginalMove | None) -> bool:
    return not last.custody.is_settled if last is not None else component.original_kept


def _check(component: Component, last: OriginalMove | None, move: Move) -> None:
    faults = []
    if move.custody is Custody.UNKNOWN:
        faults.append(FormFault("/custody", "Hãy chọn việc đã làm với bản chính."))
    here = _is_here(component, last)
    if move.custody is Custody.TAKEN_IN and here:
        faults.append(FormFault("/custody", "Bản chính này đang được giữ."))
    elif last is not None and last.custody.is_settled and move.custody is not Custody.TAKEN_IN:
        faults.append(FormFault("/custody", "Bản chính này đã được trả lại hoặc lưu cùng hồ sơ."))
    elif not here and move.custody is not Custody.TAKEN_IN:
        faults.append(FormFault("/custody", "Cơ quan không giữ bản chính của thành phần này."))
    if move.custody is Custody.SHELVED and not move.place:
        faults.append(FormFault("/place", "Hãy ghi nơi để: tủ, kệ hoặc cặp."))
    if move.custody is Custody.GIVEN_BACK and not move.to_whom:
        faults.append(FormFault("/to_whom", "Hãy ghi họ tên người nhận lại."))
    if move.custody is Custody.GIVEN_BACK and move.signed_for is None:
        faults.append(FormFault("/signed_for", "Hãy chọn cách người nhận đã ký."))
    if faults:
        raise FormFaults(faults)

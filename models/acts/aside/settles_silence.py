"""An agency has not acknowledged a case within two working hours: a person finds out, and may drive it anew."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field
from sqlalchemy import func, text, update

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.audit.audit_entry import record
from models.clock.due import derive_due
from models.linkage.leg_clock import ACKNOWLEDGE_WITHIN
from models.linkage.linked_leg import LinkedLeg
from models.progress.effect import Effect
from models.progress.open_aside import open_aside
from models.progress.reading import ReadingLease
from models.progress.wake_up import ring
from models.role import Role

# So long ago, by the database's time, that whoever asks after answers asks about this first.
_LONG_AGO = text("now() - interval '1 day'")


class SilenceSettled(Outcome):
    settled_as: str


class DriveAgain(Form):
    name: ClassVar[str] = "drive_again"
    title: ClassVar[str] = "Chuyển lại ngay"
    causes: ClassVar[str] = (
        "Hệ thống hỏi cơ quan phối hợp đã nhận chưa; chưa nhận thì gửi lại đúng nội dung cũ, "
        "đã nhận thì không gửi trùng."
    )


class SpokenTo(Form):
    name: ClassVar[str] = "spoken_to"
    title: ClassVar[str] = "Đã liên hệ cơ quan phối hợp"
    causes: ClassVar[str] = "Việc nhắc kết thúc; nội dung đã trao đổi được ghi vào hồ sơ."
    sample: ClassVar[dict[str, Any]] = {"note": "Gọi trực ban Công an phường lúc 10 giờ, đã thấy hồ sơ trên hệ thống."}

    note: Sentence = Field(title="Đã trao đổi với ai, nội dung gì")


def _record(deed: Deed, form: DriveAgain | SpokenTo) -> SilenceSettled:
    leg = deed.session.get_one(LinkedLeg, deed.item.subject_id)
    record(deed.session, deed.actor, f"leg.{form.name}", deed.now, dossier_id=deed.dossier.id, leg=leg.name)
    if isinstance(form, DriveAgain):
        _ask_at_once(deed, leg)
        _look_again_later(deed, leg)
    return SilenceSettled(settled_as=form.name)


def _ask_at_once(deed: Deed, leg: LinkedLeg) -> None:
    """What never went out is tried now, without waiting for the partner's rest to end; what did is asked about."""
    release = update(ReadingLease).where(ReadingLease.dossier_id == deed.dossier.id)
    deed.session.execute(release.values(not_before=func.now()))
    if leg.reference is not None:
        about = update(Effect).where(Effect.reference == leg.reference, Effect.settled_at.is_(None))
        deed.session.execute(about.values(asked_at=_LONG_AGO))
    ring(deed.session)


def _look_again_later(deed: Deed, leg: LinkedLeg) -> None:
    """Driving anew is no acknowledgement: the same person's role is reminded until one comes, or somebody spoke."""
    again = open_aside(
        deed.session,
        deed.dossier,
        SETTLES_SILENCE,
        leg=deed.item.leg,
        turn=deed.item.turn + 1,
        at=deed.now,
        about=leg.id,
    )
    again.due_at = derive_due(ACKNOWLEDGE_WITHIN, deed.now, deed.calendar).at


SETTLES_SILENCE = Act(
    line="settles_silence",
    title="Cơ quan phối hợp chưa xác nhận hồ sơ – liên hệ, chuyển lại",
    awaiting="Chờ liên hệ cơ quan phối hợp",
    role=Role.RECEIVER,
    also_role=Role.SUPERVISOR,
    forms=(DriveAgain, SpokenTo),
    outcome=SilenceSettled,
    record=_record,
)

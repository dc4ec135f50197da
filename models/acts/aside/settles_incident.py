"""A technical incident is settled by a person: try again, or stop the dossier with a written notice."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field
from sqlalchemy import func, update

from models.acts.act import Act, Deed
from models.acts.outcome import Form, Outcome, Sentence
from models.progress.incident import Incident
from models.progress.interrupt import interrupt
from models.progress.interruption import InterruptionKind
from models.progress.reading import ReadingLease
from models.role import Role


class IncidentSettled(Outcome):
    settled_as: str


class Retry(Form):
    name: ClassVar[str] = "retry"
    title: ClassVar[str] = "Thử lại"
    causes: ClassVar[str] = "Hồ sơ được xử lý lại từ bước đang dừng; các bước đã xong không lặp lại."


class Stop(Form):
    name: ClassVar[str] = "stop"
    title: ClassVar[str] = "Dừng giải quyết hồ sơ"
    grave: ClassVar[bool] = True
    causes: ClassVar[str] = "Người nộp nhận Thông báo dừng giải quyết hồ sơ (Mẫu số 05) nêu lý do."
    sample: ClassVar[dict[str, Any]] = {"reason": "Hồ sơ gặp sự cố kỹ thuật; người nộp được hướng dẫn nộp lại."}

    reason: Sentence = Field(title="Lý do")


def _record(deed: Deed, form: Retry | Stop) -> IncidentSettled:
    if isinstance(form, Stop):
        interrupt(deed.session, deed.dossier, deed.actor, InterruptionKind.STOP, form.reason, deed.now)
    # The lease lives by the time of the database, which an office in a demonstration may be days ahead of.
    release = update(ReadingLease).where(ReadingLease.dossier_id == deed.dossier.id)
    deed.session.execute(release.values(failures=0, not_before=func.now(), incident_at=None))
    settled = update(Incident).where(Incident.work_item_id == deed.item.id)
    deed.session.execute(settled.values(settled_at=deed.now, settled_as=form.name))
    return IncidentSettled(settled_as=form.name)


SETTLES_INCIDENT = Act(
    line="settles_incident",
    title="Sự cố kỹ thuật",
    awaiting="Chờ xử lý sự cố kỹ thuật",
    role=Role.SUPERVISOR,
    also_role=Role.RECEIVER,
    forms=(Retry, Stop),
    outcome=IncidentSettled,
    record=_record,
)
